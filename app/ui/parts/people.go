package parts

import (
	"statecraft/app/ui/say"
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
		return say.Say("nobody")
	}
	words := make([]string, len(actors))
	for i, a := range actors {
		words[i] = p.Actor(a)
	}
	return Or(words)
}

// Actor says in words who may act, such as "group Finance".
func (p People) Actor(a engine.Actor) string {
	kind, name, ok := a.Parse()
	if !ok {
		return string(a)
	}
	switch kind {
	case engine.ActorKindUser:
		return p.User(name)
	case engine.ActorKindGroup:
		return say.Say("group %s", called(p.groups, name))
	case engine.ActorKindRole:
		return say.Say("role %s", name)
	case engine.ActorKindStarter:
		return say.Say("the starter")
	case engine.ActorKindAnyone:
		return say.Say("anyone")
	case engine.ActorKindItem:
		return say.Say("the person of the item")
	case engine.ActorKindManagerOf:
		if name == string(engine.ActorKindStarter) {
			return say.Say("the manager of the starter")
		}
		return say.Say("the manager of %s", p.Actor(engine.Actor(name)))
	case engine.ActorKindSignerOf:
		return say.Say("whoever signed %s", name)
	case engine.ActorKindData:
		return say.Say("whoever %s names", name)
	}
	return string(a)
}

// Sentence tells an event in plain words of the reader's language, with everybody
// as they are called.
func (p People) Sentence(w *engine.Workflow, e engine.Event) string {
	told := engine.Tell(w, e, engine.Words{
		Person: p.User,
		Actor:  p.Actor,
		Data:   func(data map[string]any) string { return dataWords(DataRows(w, data)) },
		Note:   Quoted,
		Reason: say.Sentence,
	})
	return say.Here().Say(told.Format(), told.Args...)
}

// Quoted is what somebody wrote, in quotation marks.
func Quoted(words string) string { return say.Say("“%s”", words) }
