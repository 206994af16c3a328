package engine

import "strings"

// Actor says who may do something, as text: "user:NAME", "group:NAME",
// "role:NAME", "starter", "anyone", "data:FIELD", "manager-of:ACTOR", "item".
type Actor string

const (
	ActorStarter Actor = "starter" // whoever started the instance
	ActorAnyone  Actor = "anyone"  // anybody signed in
	ActorItem    Actor = "item"    // the item of a forEach
)

// ActorKind is the part of an actor before its colon.
type ActorKind string

const (
	ActorKindUser      ActorKind = "user"
	ActorKindGroup     ActorKind = "group"
	ActorKindRole      ActorKind = "role"
	ActorKindData      ActorKind = "data"
	ActorKindManagerOf ActorKind = "manager-of"
	ActorKindStarter   ActorKind = "starter"
	ActorKindAnyone    ActorKind = "anyone"
	ActorKindItem      ActorKind = "item"
)

// Parse splits an actor into kind and name ("group", "finance"). ok is false
// for text that names no actor, such as "boss" or "group:".
func (a Actor) Parse() (kind ActorKind, name string, ok bool) {
	switch a {
	case ActorStarter, ActorAnyone, ActorItem:
		return ActorKind(a), "", true
	}
	before, name, found := strings.Cut(string(a), ":")
	if !found || strings.TrimSpace(name) != name || name == "" {
		return "", "", false
	}
	switch kind = ActorKind(before); kind {
	case ActorKindUser, ActorKindGroup, ActorKindRole, ActorKindData:
		return kind, name, true
	case ActorKindManagerOf:
		_, _, ok = Actor(name).Parse()
		return kind, name, ok
	}
	return "", "", false
}

// Person is somebody who acts, with the groups they belong to at that moment.
type Person struct {
	// Name is the user's name; machines are called "system:…" and match no actor.
	Name   string   `json:"name"`
	Groups []string `json:"groups,omitempty"`
}

// SystemPrefix begins the name of every actor that is not a person.
const SystemPrefix = "system:"

// IsHuman tells whether the person is known and not a machine.
func (p Person) IsHuman() bool {
	return p.Name != "" && !strings.HasPrefix(p.Name, SystemPrefix)
}

// InGroup tells whether the person belongs to the group.
func (p Person) InGroup(group string) bool {
	for _, g := range p.Groups {
		if g == group {
			return true
		}
	}
	return false
}
