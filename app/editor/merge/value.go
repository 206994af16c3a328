package merge

import (
	"encoding/json"
	"reflect"
	"strings"

	"statecraft/engine"
)

// value joins one field. It is walked by reflection: the model grows, and a
// field forgotten in a hand-written list would be lost in silence.
func (m *merging) value(at Place, base, mine, theirs reflect.Value) reflect.Value {
	if v, ok := settled(base, mine, theirs); ok {
		return v
	}
	switch mine.Type() {
	case reflect.TypeFor[engine.Point](), reflect.TypeFor[*engine.Point](), reflect.TypeFor[[]engine.Point]():
		return m.place(at, mine, theirs)
	case reflect.TypeFor[*engine.Form]():
		if !mine.IsNil() && !theirs.IsNil() {
			return m.form(at, base, mine, theirs)
		}
	case reflect.TypeFor[[]engine.Note](), reflect.TypeFor[[]engine.Role](), reflect.TypeFor[[]engine.Param]():
		return m.list(at, m.element, base, mine, theirs)
	}
	return m.conflict(at, base, mine, theirs)
}

// settled gives the value where at most one side changed it, or both did the
// same.
func settled(base, mine, theirs reflect.Value) (v reflect.Value, ok bool) {
	switch {
	case same(mine, theirs), same(base, theirs):
		return mine, true
	case same(base, mine):
		return theirs, true
	}
	return reflect.Value{}, false
}

// fields joins a thing that all three have, field by field.
func (m *merging) fields(at Place, base, mine, theirs reflect.Value) reflect.Value {
	out := reflect.New(mine.Type()).Elem()
	for i := range out.NumField() {
		at.Field = fieldName(out.Type().Field(i))
		out.Field(i).Set(m.value(at, base.Field(i), mine.Field(i), theirs.Field(i)))
	}
	return out
}

// form joins two forms question by question; base may be nil.
func (m *merging) form(at Place, base, mine, theirs reflect.Value) reflect.Value {
	before := engine.Form{}
	if !base.IsNil() {
		before = *base.Interface().(*engine.Form)
	}
	form := reflect.New(mine.Type().Elem())
	fields := func(form *engine.Form) reflect.Value { return reflect.ValueOf(form.Fields) }
	form.Elem().FieldByName("Fields").Set(m.list(at, m.element, reflect.ValueOf(before.Fields),
		fields(mine.Interface().(*engine.Form)), fields(theirs.Interface().(*engine.Form))))
	return form
}

// place is where something stands that both moved. Nobody is asked about that:
// it stays with whoever merges, and is told.
func (m *merging) place(at Place, mine, theirs reflect.Value) reflect.Value {
	if len(m.placed) == 0 || m.placed[len(m.placed)-1] != at.ID {
		m.placed = append(m.placed, at.ID)
	}
	if m.prefer == Theirs {
		return theirs
	}
	return mine
}

// conflict notes that both changed the same and gives what is to stand there.
func (m *merging) conflict(at Place, base, mine, theirs reflect.Value) reflect.Value {
	if m.decide(at, given(base), given(mine), given(theirs)) == Theirs {
		return theirs
	}
	return mine
}

// decide notes a conflict and says whose version is to stand there.
func (m *merging) decide(at Place, base, mine, theirs any) Side {
	c := Conflict{Place: at, Base: base, Mine: mine, Theirs: theirs, Of: given(m.of), Chosen: m.chosen[at]}
	m.conflicts = append(m.conflicts, c)
	if c.Chosen == Theirs || c.Chosen == Undecided && m.prefer == Theirs {
		return Theirs
	}
	return Mine
}

// given is the value, or nil where there is none.
func given(v reflect.Value) any {
	if !v.IsValid() || v.Kind() == reflect.Pointer && v.IsNil() {
		return nil
	}
	return v.Interface()
}

// same compares what is stored of two values: an empty list and a missing one are
// the same.
func same(a, b reflect.Value) bool {
	switch a.Kind() {
	case reflect.Pointer:
		if a.IsNil() || b.IsNil() {
			return a.IsNil() == b.IsNil()
		}
		return a.Pointer() == b.Pointer() || same(a.Elem(), b.Elem())
	case reflect.Struct:
		for i := range a.NumField() {
			if !same(a.Field(i), b.Field(i)) {
				return false
			}
		}
		return true
	case reflect.Slice:
		if a.Len() != b.Len() {
			return false
		}
		if a.Pointer() == b.Pointer() {
			return true
		}
		for i := range a.Len() {
			if !same(a.Index(i), b.Index(i)) {
				return false
			}
		}
		return true
	case reflect.Map, reflect.Interface:
		// What people typed: a number may be of any type here.
		return a.Kind() == reflect.Map && a.Len() == 0 && b.Len() == 0 || written(a) == written(b)
	}
	return a.Equal(b)
}

func written(v reflect.Value) string {
	text, err := json.Marshal(v.Interface())
	if err != nil {
		return err.Error()
	}
	return string(text)
}

// fieldName is what JSON calls a field.
func fieldName(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return name
}
