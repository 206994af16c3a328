package parts

import (
	"statecraft/engine"
	"statecraft/shared"
)

// People knows what users and groups are called. The zero value knows nobody
// and uses their names.
type People struct {
	users  map[string]string
	groups map[string]string
}

// NewPeople takes the names from the directory.
func NewPeople(d shared.Directory) People {
	p := People{users: map[string]string{}, groups: map[string]string{}}
	for _, u := range d.Users {
		p.users[u.Name] = u.Display
	}
	for _, g := range d.Groups {
		p.groups[g.Name] = g.Display
	}
	return p
}

// User is what people read of a user.
func (p People) User(name string) string { return called(p.users, name) }

func called(names map[string]string, name string) string {
	if display := names[name]; display != "" {
		return display
	}
	return name
}

// Actors says in words who may act, such as "group Finance or Anna".
func (p People) Actors(actors []engine.Actor) string {
	if len(actors) == 0 {
		return "nobody"
	}
	words := make([]string, len(actors))
	for i, a := range p.actors(actors) {
		words[i] = engine.ActorWords(a)
	}
	return Or(words)
}

// Sentence tells an event in plain words, as [engine.Sentence] does, with
// everybody as they are called.
func (p People) Sentence(w *engine.Workflow, e engine.Event) string {
	e.By, e.Actors = p.User(e.By), p.actors(e.Actors)
	return engine.Sentence(w, e)
}

// actors puts what people read in the place of names. Only for words: nobody
// is found by the result.
func (p People) actors(actors []engine.Actor) []engine.Actor {
	named := make([]engine.Actor, len(actors))
	for i, a := range actors {
		named[i] = a
		switch kind, name, _ := a.Parse(); kind {
		case engine.ActorKindUser:
			named[i] = engine.Actor("user:" + p.User(name))
		case engine.ActorKindGroup:
			named[i] = engine.Actor("group:" + called(p.groups, name))
		}
	}
	return named
}
