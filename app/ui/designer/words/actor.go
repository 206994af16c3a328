package words

import (
	"sort"
	"strings"

	"statecraft/app/ui/say"
	"statecraft/engine"
	"statecraft/shared"
)

// Who is an actor as people read it.
type Who struct {
	Actor engine.Actor
	Text  string // "Finance"
	Sort  string // "group"; empty where the text says it all
	Icon  string
}

// Actor says who an actor is, by the names of the directory and of the
// workflow's roles.
func Actor(a engine.Actor, d *shared.Directory, w *engine.Workflow) Who {
	who := Who{Actor: a, Text: string(a), Icon: "warning"}
	kind, name, ok := a.Parse()
	if !ok {
		return who
	}
	switch kind {
	case engine.ActorKindAnyone:
		who.Text, who.Icon = say.Say("anyone"), "people"
	case engine.ActorKindStarter:
		who.Text, who.Icon = say.Say("starter"), "start"
	case engine.ActorKindUser:
		who.Text, who.Icon = userTitle(name, d), "person"
	case engine.ActorKindGroup:
		who.Text, who.Sort, who.Icon = groupTitle(name, d), say.Say("group"), "people"
	case engine.ActorKindRole:
		who.Text, who.Sort, who.Icon = roleTitle(name, w), say.Say("role"), "person"
	case engine.ActorKindData:
		who.Text, who.Icon = say.Say("whoever %s names", fieldTitle(name, w)), "person"
	case engine.ActorKindSignerOf:
		who.Text, who.Icon = say.Say("whoever signed %s", stateTitle(name, w)), "check"
	case engine.ActorKindManagerOf:
		who.Text, who.Icon = say.Say("manager of %s", Actor(engine.Actor(name), d, w).Text), "person"
	default:
		return who
	}
	if !known(kind, name, d, w) {
		who.Sort, who.Icon = say.Say("not known here"), "warning"
	}
	return who
}

// Scope says which actors make sense at a place.
type Scope struct {
	Roles   bool // the workflow's seats
	Starter bool // whoever started the instance
	Earlier bool // whoever an answer names or has signed
}

// Suggest lists whom to offer for what has been typed so far, without those
// taken. What names an actor outright, such as "group:finance", comes first
// although the directory may not know it.
func Suggest(query string, scope Scope, taken []engine.Actor, d *shared.Directory, w *engine.Workflow) []Who {
	typed := engine.Actor(strings.TrimSpace(query))
	query = strings.ToLower(string(typed))
	var list []Who
	for _, a := range candidates(scope, d, w) {
		who := Actor(a, d, w)
		if !has(taken, a) && matches(who, query) {
			list = append(list, who)
		}
	}
	if named(typed, scope) && !has(taken, typed) && !listed(list, typed) {
		list = append([]Who{Actor(typed, d, w)}, list...)
	}
	return list
}

// candidates are all actors there are, the most general first.
func candidates(scope Scope, d *shared.Directory, w *engine.Workflow) []engine.Actor {
	list := []engine.Actor{engine.ActorAnyone}
	if scope.Starter {
		list = append(list, engine.ActorStarter)
	}
	if scope.Roles {
		for _, r := range w.Roles {
			list = append(list, engine.Actor("role:"+r.Name))
		}
	}
	if scope.Earlier {
		for _, name := range personFields(w) {
			list = append(list, engine.Actor("data:"+name))
		}
	}
	groups := append([]shared.Group(nil), d.Groups...)
	sort.SliceStable(groups, func(i, j int) bool { return groups[i].Name < groups[j].Name })
	for _, g := range groups {
		list = append(list, engine.Actor("group:"+g.Name))
	}
	users := append([]shared.User(nil), d.Users...)
	sort.SliceStable(users, func(i, j int) bool { return users[i].Name < users[j].Name })
	for _, u := range users {
		list = append(list, engine.Actor("user:"+u.Name))
	}
	return append(list, relatives(scope, w)...)
}

// relatives are those known by somebody else: the managers of who is known by
// name on the way, and whoever has signed.
func relatives(scope Scope, w *engine.Workflow) []engine.Actor {
	var list []engine.Actor
	manager := func(of engine.Actor) { list = append(list, engine.Actor(engine.ActorKindManagerOf)+":"+of) }
	if scope.Starter {
		manager(engine.ActorStarter)
		if scope.Roles {
			for _, r := range w.Roles {
				manager(engine.Actor("role:" + r.Name))
			}
		}
	}
	if !scope.Earlier {
		return list
	}
	for _, name := range personFields(w) {
		manager(engine.Actor("data:" + name))
	}
	for i := range w.States {
		if s := &w.States[i]; IsPerson(s) {
			list = append(list, engine.Actor("signer-of:"+s.ID))
		}
	}
	return list
}

func matches(w Who, query string) bool {
	return query == "" ||
		strings.Contains(strings.ToLower(w.Text+" "+w.Sort), query) ||
		strings.Contains(strings.ToLower(string(w.Actor)), query)
}

// named tells whether text is an actor that this version runs at the place.
func named(a engine.Actor, scope Scope) bool {
	kind, name, ok := a.Parse()
	switch kind {
	case engine.ActorKindUser, engine.ActorKindGroup:
		return ok
	case engine.ActorKindRole:
		return ok && scope.Roles
	case engine.ActorKindData, engine.ActorKindSignerOf:
		return ok && scope.Earlier
	case engine.ActorKindManagerOf:
		return ok && scope.Starter && single(engine.Actor(name)) && (named(engine.Actor(name), scope) || name == string(engine.ActorStarter))
	}
	return false
}

func has(list []engine.Actor, a engine.Actor) bool {
	for _, b := range list {
		if a == b {
			return true
		}
	}
	return false
}

func listed(list []Who, a engine.Actor) bool {
	for _, w := range list {
		if w.Actor == a {
			return true
		}
	}
	return false
}

func userTitle(name string, d *shared.Directory) string {
	for _, u := range d.Users {
		if u.Name == name && u.Display != "" {
			return u.Display
		}
	}
	return name
}

func groupTitle(name string, d *shared.Directory) string {
	for _, g := range d.Groups {
		if g.Name == name && g.Display != "" {
			return g.Display
		}
	}
	return name
}

func roleTitle(name string, w *engine.Workflow) string {
	for i := range w.Roles {
		if w.Roles[i].Name == name {
			return w.Roles[i].Title()
		}
	}
	return name
}
