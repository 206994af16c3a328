package engine

// Candidates are the actors of a state in this instance, reduced to what the
// directory knows: users, groups, anyone, and manager-of:user:NAME. What cannot
// be resolved is left out, so it lets nobody in.
func (i *Instance) Candidates(s *State) []Actor {
	list := make([]Actor, 0, len(s.Actors))
	add := func(a Actor) {
		for _, known := range list {
			if known == a {
				return
			}
		}
		list = append(list, a)
	}
	for _, a := range s.Actors {
		i.reduce(a, add)
	}
	return list
}

// reduce hands on what an actor stands for in this instance.
func (i *Instance) reduce(a Actor, add func(Actor)) {
	kind, name, ok := a.Parse()
	if !ok {
		return
	}
	switch kind {
	case ActorKindUser, ActorKindGroup, ActorKindAnyone:
		add(a)
	case ActorKindRole:
		for _, seat := range i.Roles[name] {
			// A seat holds no roles (Compile and Start refuse them), so this
			// goes one level deep.
			if seatActor(seat) {
				i.reduce(seat, add)
			}
		}
	case ActorKindManagerOf:
		for _, user := range i.users(Actor(name)) {
			add(Actor("manager-of:user:" + user))
		}
	default:
		for _, user := range i.users(a) {
			add(Actor("user:" + user))
		}
	}
}

// users names the users an actor stands for; none for groups and anyone, which
// only the directory can count.
func (i *Instance) users(a Actor) []string {
	kind, name, ok := a.Parse()
	if !ok {
		return nil
	}
	switch kind {
	case ActorKindUser:
		return []string{name}
	case ActorKindStarter:
		if human(i.Starter) {
			return []string{i.Starter}
		}
	case ActorKindSignerOf:
		return i.signersOf(name)
	case ActorKindData:
		return userNames(i.Data[name])
	case ActorKindRole:
		var users []string
		for _, seat := range i.Roles[name] {
			if seatActor(seat) {
				users = append(users, i.users(seat)...)
			}
		}
		return users
	}
	return nil
}

// userNames reads users from a value of the data: a name or a list of names.
// Only plain names: a field that people fill in must not let in whole groups.
func userNames(value any) []string {
	switch v := value.(type) {
	case string:
		if v != "" {
			return []string{v}
		}
	case []any:
		var names []string
		for _, item := range v {
			if s, ok := item.(string); ok && s != "" {
				names = append(names, s)
			}
		}
		return names
	}
	return nil
}

// Eligible lists those of the people who are among the actors of an open
// activation, in the order given: what a host answers with Resolve.
func Eligible(p *Program, i *Instance, activation int, people []Person) []string {
	names := []string{}
	a := i.Activation(activation)
	for n := 0; a != nil && n < len(people); n++ {
		if i.matchesAny(p.state(a.State).Actors, &people[n]) {
			names = append(names, people[n].Name)
		}
	}
	return names
}

// matchesAny tells whether a person is one of the actors.
func (i *Instance) matchesAny(actors []Actor, person *Person) bool {
	if !human(person.Name) {
		return false
	}
	for _, a := range actors {
		if i.matches(a, person) {
			return true
		}
	}
	return false
}

func (i *Instance) matches(a Actor, person *Person) bool {
	kind, name, ok := a.Parse()
	if !ok {
		return false
	}
	switch kind {
	case ActorKindAnyone:
		return true
	case ActorKindUser:
		return person.Name == name
	case ActorKindGroup:
		return person.InGroup(name)
	case ActorKindStarter:
		return i.Starter != "" && person.Name == i.Starter
	case ActorKindRole:
		for _, seat := range i.Roles[name] {
			if seatActor(seat) && i.matches(seat, person) {
				return true
			}
		}
	case ActorKindManagerOf:
		for _, user := range i.users(Actor(name)) {
			if user != person.Name && person.Manager(user) {
				return true
			}
		}
	case ActorKindSignerOf, ActorKindData:
		return contains(i.users(a), person.Name)
	}
	return false
}
