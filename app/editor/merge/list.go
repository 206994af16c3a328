package merge

import (
	"reflect"

	"statecraft/engine"
)

// element is one thing of a list as the three have it; a side without it has the
// zero Value.
type element struct{ base, mine, theirs reflect.Value }

// by is the element as a side has it.
func (e element) by(s Side) reflect.Value {
	if s == Theirs {
		return e.theirs
	}
	return e.mine
}

// joiner says what becomes of one thing of a list; the zero Value is nothing.
type joiner func(at Place, e element) reflect.Value

// list joins lists of things that are known by a key. Drafts hold mistakes: a
// list with two things of one key is joined as a whole.
func (m *merging) list(at Place, join joiner, base, mine, theirs reflect.Value) reflect.Value {
	b, okBase := keyed(base)
	i, okMine := keyed(mine)
	t, okTheirs := keyed(theirs)
	if !okBase || !okMine || !okTheirs {
		if v, ok := settled(base, mine, theirs); ok {
			return v
		}
		return m.conflict(at, base, mine, theirs)
	}
	out := reflect.MakeSlice(mine.Type(), 0, max(mine.Len(), theirs.Len()))
	for _, key := range m.order(at, b.keys, i.keys, t.keys) {
		joined := join(within(at, mine.Type().Elem(), key), element{b.things[key], i.things[key], t.things[key]})
		if joined.IsValid() {
			out = reflect.Append(out, joined)
		}
	}
	if out.Len() == 0 && mine.Len() == 0 {
		return mine // as it is written where it is empty
	}
	return out
}

// element joins one thing of a list.
func (m *merging) element(at Place, e element) reflect.Value {
	switch {
	case e.mine.IsValid() && e.theirs.IsValid():
		if !e.base.IsValid() {
			if same(e.mine, e.theirs) {
				return e.mine
			}
			break
		}
		if v, ok := settled(e.base, e.mine, e.theirs); ok {
			return v
		}
		return m.fields(at, e.base, e.mine, e.theirs)
	case !e.base.IsValid():
		return e.by(e.holder())
	case !e.mine.IsValid() && !e.theirs.IsValid():
		return reflect.Value{}
	case same(e.base, e.by(e.holder())):
		return reflect.Value{}
	}
	return m.whole(at, e)
}

// whole has a person choose between two things, or a thing and none.
func (m *merging) whole(at Place, e element) reflect.Value {
	at.Field = ""
	return e.by(m.decide(at, given(e.base), given(e.mine), given(e.theirs)))
}

// holder is the one side that has the thing.
func (e element) holder() Side {
	if e.theirs.IsValid() {
		return Theirs
	}
	return Mine
}

// keyedList is a list with its things by key.
type keyedList struct {
	keys   []string
	things map[string]reflect.Value
}

// keyed tells false where a key is missing or there twice.
func keyed(list reflect.Value) (keyedList, bool) {
	k := keyedList{things: make(map[string]reflect.Value, list.Len())}
	for i := range list.Len() {
		thing := list.Index(i)
		key := keyOf(thing)
		if _, twice := k.things[key]; twice || key == "" {
			return k, false
		}
		k.keys = append(k.keys, key)
		k.things[key] = thing
	}
	return k, true
}

// keyOf is what a thing of a list is known by.
func keyOf(thing reflect.Value) string {
	if id := thing.FieldByName("ID"); id.IsValid() {
		return id.String()
	}
	return thing.FieldByName("Name").String()
}

// within is the place of a thing of a list.
func within(at Place, thing reflect.Type, key string) Place {
	switch thing {
	case reflect.TypeFor[engine.State]():
		return Place{Thing: ThingState, ID: key}
	case reflect.TypeFor[engine.Transition]():
		return Place{Thing: ThingTransition, ID: key}
	case reflect.TypeFor[engine.Note]():
		return Place{Thing: ThingNote, ID: key}
	case reflect.TypeFor[engine.Role]():
		return Place{Thing: ThingRole, ID: key}
	case reflect.TypeFor[engine.Param]():
		return Place{Thing: ThingParam, ID: key}
	}
	at.Question, at.Field = key, ""
	return at
}
