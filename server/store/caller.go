package store

import (
	"slices"

	"statecraft/engine"
	"statecraft/shared"
)

// Caller is on whose behalf the store is asked. The zero Caller sees nothing.
type Caller struct {
	// Person is the acting person with the groups they belong to now.
	Person engine.Person
	// Sets are what the person may do in the workspace.
	Sets []shared.PermissionSet
	// SignedIn is who really acts where that is somebody else than Person; empty
	// where it is Person. Key is the id of the API key they came with; empty for
	// none.
	SignedIn string
	Key      string
	// Scopes are all a key allows of what the sets grant; nil allows all.
	Scopes []shared.Permission
}

// CallerOf is a user acting for themselves.
func CallerOf(u *shared.User) Caller {
	return Caller{Person: engine.Person{Name: u.Name, Groups: u.Groups, Manages: u.Manages}, Sets: u.Permissions}
}

// signature is how the journal names the caller: the person, and how they came
// where that was not by signing in themselves.
func (c Caller) signature() string {
	name := c.Person.Name
	if c.SignedIn != "" && c.SignedIn != name {
		name = c.SignedIn + " as " + name
	}
	if c.Key != "" {
		name += " by key " + c.Key
	}
	return name
}

// Server is the caller for what the server does on its own. It matches no
// actor, so it can do nobody's task.
func Server() Caller {
	return Caller{
		Person: engine.Person{Name: engine.SystemPrefix + "server"},
		Sets:   []shared.PermissionSet{shared.Admin},
	}
}

// May tells whether one of the caller's sets grants the permission.
func (c Caller) May(p shared.Permission) bool {
	return c.Person.Name != "" && c.allows(p) && slices.ContainsFunc(c.Sets, func(s shared.PermissionSet) bool { return s.Grants(p) })
}

// allows tells whether the key the caller came with lets the permission through.
func (c Caller) allows(p shared.Permission) bool {
	return c.Scopes == nil || p == shared.Public || p == shared.SignedIn || slices.Contains(c.Scopes, p)
}

// Admits tells whether something about one workflow is open to the caller before
// it is known which: a set grants the permission, or the workflow may list them.
func (c Caller) Admits(p shared.Permission) bool {
	_, listed := p.Right()
	return c.May(p) || listed && c.Person.IsHuman() && c.allows(p)
}

// unscoped is the caller as without a key. What a key is for says what may be done
// with a workflow; that there is one its owner sees in any case.
func (c Caller) unscoped() Caller {
	c.Scopes = nil
	return c
}

// InPerson tells whether the caller has signed in themselves: no key, and nobody
// who acts as them, changes how they sign in.
func (c Caller) InPerson() bool {
	return c.Person.IsHuman() && c.Key == "" && (c.SignedIn == "" || c.SignedIn == c.Person.Name)
}

// NotInPerson refuses who is not.
func NotInPerson() error {
	return &engine.Error{Code: engine.CodeForbidden, Message: "Only who has signed in themselves may do this: no key, and nobody acting as them. Sign in, then repeat."}
}

// Actors lists every actor that means the caller, for who tells others what they
// may hear of.
func (c Caller) Actors() []string { return c.actors() }

// actors lists every actor that means the caller.
func (c Caller) actors() []string {
	if !c.Person.IsHuman() {
		return nil
	}
	actors := []string{string(engine.ActorAnyone), string(engine.ActorKindUser) + ":" + c.Person.Name}
	actors = append(actors, c.groups()...)
	for _, user := range c.Person.Manages {
		actors = append(actors, string(engine.ActorKindManagerOf)+":user:"+user)
	}
	return actors
}

// groups lists the actors that mean a group of the caller's.
func (c Caller) groups() []string {
	if !c.Person.IsHuman() {
		return nil
	}
	actors := make([]string, len(c.Person.Groups))
	for n, group := range c.Person.Groups {
		actors[n] = string(engine.ActorKindGroup) + ":" + group
	}
	return actors
}

// isServer tells whether nobody but the server itself asks.
func (c Caller) isServer() bool { return c.Person.Name == Server().Person.Name }
