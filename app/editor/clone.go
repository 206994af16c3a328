package editor

import (
	"reflect"
	"slices"

	"statecraft/engine"
)

// clone copies a value with everything it points to, so that a caller may
// change the copy freely. It walks by reflection: the model grows, and a field
// forgotten in a hand-written copy would be shared in silence.
func clone[T any](v T) T {
	out := reflect.New(reflect.TypeFor[T]()).Elem()
	copyInto(out, reflect.ValueOf(&v).Elem())
	return out.Interface().(T)
}

func copyInto(to, from reflect.Value) {
	switch from.Kind() {
	case reflect.Pointer:
		if !from.IsNil() {
			to.Set(reflect.New(from.Type().Elem()))
			copyInto(to.Elem(), from.Elem())
		}
	case reflect.Interface:
		if !from.IsNil() {
			inner := reflect.New(from.Elem().Type()).Elem()
			copyInto(inner, from.Elem())
			to.Set(inner)
		}
	case reflect.Slice:
		if !from.IsNil() {
			to.Set(reflect.MakeSlice(from.Type(), from.Len(), from.Len()))
			for i := range from.Len() {
				copyInto(to.Index(i), from.Index(i))
			}
		}
	case reflect.Map:
		copyMap(to, from)
	case reflect.Struct:
		for i := range from.NumField() {
			copyInto(to.Field(i), from.Field(i))
		}
	default:
		to.Set(from)
	}
}

func copyMap(to, from reflect.Value) {
	if from.IsNil() {
		return
	}
	to.Set(reflect.MakeMapWithSize(from.Type(), from.Len()))
	for entries := from.MapRange(); entries.Next(); {
		value := reflect.New(from.Type().Elem()).Elem()
		copyInto(value, entries.Value())
		to.SetMapIndex(entries.Key(), value)
	}
}

// head is the workflow without its states, transitions and notes.
func head(w engine.Workflow) engine.Workflow {
	w.States, w.Transitions, w.Notes = nil, nil, nil
	return w
}

// snapshot keeps the lists apart from the ones commands write into. The values
// in them are never changed in place, so they may be shared.
func snapshot(w engine.Workflow) engine.Workflow {
	w.States = slices.Clone(w.States)
	w.Transitions = slices.Clone(w.Transitions)
	w.Notes = slices.Clone(w.Notes)
	return w
}
