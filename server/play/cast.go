package play

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"statecraft/engine"
)

// Names of stand-ins.
const (
	anyoneName    = "somebody"
	starterName   = "starter"
	memberSuffix  = "-member"  // of a group: finance-member
	managerSuffix = "-manager" // of a user: ann-manager
)

// cast is everybody who acts in a run: the people the steps name, and stand-ins
// made up when they are needed. It is what a directory is to the server.
type cast struct {
	people map[string]engine.Person
	order  []string        // every name, in the order it came up
	named  []string        // those the steps name
	given  map[string]bool // what the steps say of them: nothing is added
	made   map[string]bool // stand-ins for whom any other would do
}

func newCast() *cast {
	return &cast{people: map[string]engine.Person{}, given: map[string]bool{}, made: map[string]bool{}}
}

// mention takes in the people the steps name. What is said of somebody first
// holds from the beginning.
func (c *cast) mention(steps []Step) {
	named := nameSet(c.named)
	for _, s := range steps {
		people := append([]engine.Person{s.By, s.To, {Name: s.For}}, s.People...)
		for _, p := range people {
			if p.Name == "" {
				continue
			}
			if !named[p.Name] {
				named[p.Name] = true
				c.named = append(c.named, p.Name)
			}
			if !c.given[p.Name] {
				c.known(p)
			}
		}
	}
}

func nameSet(names []string) map[string]bool {
	set := make(map[string]bool, len(names))
	for _, name := range names {
		set[name] = true
	}
	return set
}

// known fills in what was said of a name before, and remembers what is new.
func (c *cast) known(p engine.Person) engine.Person {
	was, met := c.people[p.Name]
	if !met {
		c.order = append(c.order, p.Name)
	}
	if p.Groups != nil || p.Manages != nil {
		c.given[p.Name] = true
	}
	if p.Groups == nil {
		p.Groups = was.Groups
	}
	if p.Manages == nil {
		p.Manages = was.Manages
	}
	c.people[p.Name] = p
	return p
}

// person is somebody by name, with what is known of them.
func (c *cast) person(name string) engine.Person { return c.known(engine.Person{Name: name}) }

// standIn is the nth person who stands for the actor, from 1. There is one of
// each user, and no end of members, managers and anybody. Actors that only the
// data can resolve have none.
func (c *cast) standIn(actor engine.Actor, n int) (engine.Person, bool) {
	p, open, ok := standIn(actor, n)
	was := c.people[p.Name]
	switch {
	case !ok:
		return p, false
	case c.given[p.Name]:
		return was, true
	case open:
		c.made[p.Name] = true
	}
	return union(p, was), true
}

// add takes somebody in with their groups and users, unless the steps have said
// what they have.
func (c *cast) add(p engine.Person) engine.Person {
	was := c.person(p.Name)
	if !c.given[p.Name] {
		was = union(was, p)
		c.people[p.Name] = was
	}
	return was
}

// standIn makes up a person. open tells that there is no end of them, so that
// the name does not matter.
func standIn(actor engine.Actor, n int) (p engine.Person, open, ok bool) {
	kind, name, ok := actor.Parse()
	if !ok || n < 1 {
		return p, false, false
	}
	switch kind {
	case engine.ActorKindUser:
		return engine.Person{Name: name}, false, n == 1
	case engine.ActorKindStarter:
		return engine.Person{Name: starterName}, false, n == 1
	case engine.ActorKindGroup:
		return engine.Person{Name: numbered(name+memberSuffix, n), Groups: []string{name}}, true, true
	case engine.ActorKindAnyone:
		return engine.Person{Name: numbered(anyoneName, n)}, true, true
	case engine.ActorKindManagerOf:
		if user, ok := strings.CutPrefix(name, "user:"); ok {
			return engine.Person{Name: numbered(user+managerSuffix, n), Manages: []string{user}}, true, true
		}
	}
	return p, false, false
}

// openEnded tells whether there is no end of stand-ins for the actor.
func openEnded(actor engine.Actor) bool {
	_, open, _ := standIn(actor, 1)
	return open
}

// numbered tells stand-ins of the same kind apart: finance-member,
// finance-member-2, finance-member-3.
func numbered(name string, n int) string {
	if n == 1 {
		return name
	}
	return fmt.Sprintf("%s-%d", name, n)
}

// recognise makes up the stand-in whom a step names, so that a name this package
// has printed can be written in a step.
func (c *cast) recognise(name string, actors []engine.Actor) {
	for _, actor := range actors {
		first, open, _ := standIn(actor, 1)
		if !open {
			continue
		}
		rest, ok := strings.CutPrefix(name, first.Name)
		n, err := strconv.Atoi(strings.TrimPrefix(rest, "-"))
		if rest == "" {
			n, err = 1, nil
		}
		if !ok || err != nil || numbered(first.Name, n) != name {
			continue
		}
		if p, ok := c.standIn(actor, n); ok {
			c.add(p)
		}
	}
}

// joined is one person who is both p and who stands for another actor, where that
// can be: a stand-in for whom any other would do is whoever the other is. Of
// somebody whose groups the steps have given, it is they alone.
func (c *cast) joined(p engine.Person, actor engine.Actor) (engine.Person, bool) {
	other, ok := c.standIn(actor, 1)
	switch {
	case !ok:
		return p, false
	case openEnded(actor) || other.Name == p.Name:
		p = union(p, other)
	case c.made[p.Name]:
		p = union(other, p)
	default:
		return p, false
	}
	if c.given[p.Name] {
		p = c.person(p.Name)
	}
	return p, true
}

// union is the first person with the groups and users of both.
func union(p, other engine.Person) engine.Person {
	p.Groups = merged(p.Groups, other.Groups)
	p.Manages = merged(p.Manages, other.Manages)
	return p
}

func merged(list, more []string) []string {
	list = slices.Clone(list)
	for _, word := range more {
		if !slices.Contains(list, word) {
			list = append(list, word)
		}
	}
	return list
}
