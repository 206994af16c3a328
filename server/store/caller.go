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
	return slices.ContainsFunc(c.Sets, func(s shared.PermissionSet) bool { return s.Grants(p) })
}

// actors lists every actor that means the caller.
func (c Caller) actors() []string {
	if !c.Person.IsHuman() {
		return nil
	}
	actors := []string{string(engine.ActorAnyone), string(engine.ActorKindUser) + ":" + c.Person.Name}
	for _, group := range c.Person.Groups {
		actors = append(actors, string(engine.ActorKindGroup)+":"+group)
	}
	return actors
}

// isServer tells whether nobody but the server itself asks.
func (c Caller) isServer() bool { return c.Person.Name == Server().Person.Name }
