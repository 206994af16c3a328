package engine

import "strings"

// Actor says who may do something, as text: "user:NAME", "group:NAME",
// "role:NAME", "starter", "anyone", "data:FIELD" (the users a field names),
// "manager-of:ACTOR" (whoever manages that person), "signer-of:STATE" (whoever
// signed that state, for themselves or through somebody), "item".
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
	ActorKindSignerOf  ActorKind = "signer-of"
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
	case ActorKindUser, ActorKindGroup, ActorKindRole, ActorKindData, ActorKindSignerOf:
		return kind, name, true
	case ActorKindManagerOf:
		_, _, ok = Actor(name).Parse()
		return kind, name, ok
	}
	return "", "", false
}

// Person is somebody who acts, with what the directory says of them at that
// moment. The engine believes it: filling it in is the host's duty.
type Person struct {
	// Name is the user's name; machines are called "system:…" and match no actor.
	Name   string   `json:"name"`
	Groups []string `json:"groups,omitempty"`
	// Manages names the users this person is the manager of.
	Manages []string `json:"manages,omitempty"`
	// Operator says the person may mend instances of this workflow: suspend,
	// skip, move and so on. It gives no right to sign anything.
	Operator bool `json:"operator,omitempty"`
}

// SystemPrefix begins the name of every actor that is not a person.
const SystemPrefix = "system:"

// IsHuman tells whether the person is known and not a machine.
func (p Person) IsHuman() bool { return human(p.Name) }

func human(name string) bool {
	return name != "" && !strings.HasPrefix(name, SystemPrefix)
}

// Manager tells whether the person manages the user.
func (p Person) Manager(user string) bool {
	for _, u := range p.Manages {
		if u == user {
			return true
		}
	}
	return false
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
