package words

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"statecraft/engine"
	"statecraft/engine/expr"
)

// Forms are the forms of the workflow, the start form first.
func Forms(w *engine.Workflow) []*engine.Form {
	var list []*engine.Form
	if w.Form != nil {
		list = append(list, w.Form)
	}
	for i := range w.States {
		if f := w.States[i].Form; f != nil {
			list = append(list, f)
		}
	}
	return list
}

// Mentions tells whether anything of the workflow reads the name: a condition, a
// value, or an actor such as "data:boss". A field that is mentioned keeps its
// name when its label changes.
func Mentions(w *engine.Workflow, name string) bool {
	if anyExpression(w, func(text string) bool { return mentions(text, name) }) {
		return true
	}
	named := func(a engine.Actor) bool { return namesData(a, name) }
	for i := range w.Transitions {
		if slices.ContainsFunc(w.Transitions[i].Actors, named) {
			return true
		}
	}
	for i := range w.States {
		if slices.ContainsFunc(w.States[i].Actors, named) {
			return true
		}
	}
	return slices.ContainsFunc(w.Roles, func(r engine.Role) bool { return slices.ContainsFunc(r.Default, named) })
}

// Quotes tells whether an expression of the workflow compares with the text, as
// with an option of a choice.
func Quotes(w *engine.Workflow, text string) bool {
	double := expr.Literal(text)
	single := "'" + double[1:len(double)-1] + "'"
	return anyExpression(w, func(source string) bool { return strings.Contains(source, double) || strings.Contains(source, single) })
}

// anyExpression tells whether any condition or value of the workflow is such.
func anyExpression(w *engine.Workflow, such func(source string) bool) bool {
	for i := range w.Transitions {
		if such(w.Transitions[i].When) {
			return true
		}
	}
	for i := range w.States {
		s := &w.States[i]
		if such(s.When) || such(s.SkipWhen) {
			return true
		}
		if s.Action != nil && slices.ContainsFunc(s.Action.Set, func(set engine.Assignment) bool { return such(set.Value) }) {
			return true
		}
	}
	for _, f := range Forms(w) {
		if slices.ContainsFunc(f.Fields, func(f engine.Field) bool { return such(f.VisibleWhen) }) {
			return true
		}
	}
	return false
}

// namesData tells whether an actor is whoever the field names, or their manager.
func namesData(a engine.Actor, field string) bool {
	kind, name, _ := a.Parse()
	switch kind {
	case engine.ActorKindData:
		return name == field
	case engine.ActorKindManagerOf:
		return namesData(engine.Actor(name), field)
	}
	return false
}

// mentions finds the name as a whole word.
func mentions(text, name string) bool {
	for _, word := range strings.FieldsFunc(text, func(r rune) bool {
		return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}) {
		if word == name {
			return true
		}
	}
	return false
}

// Mark cuts a text at the place of an error, given as a 1-based byte: what is
// before it, the word that stands there, and the rest. ok is false where the
// place is unknown or behind the end of the text.
func Mark(text string, column int) (before, word, after string, ok bool) {
	at := column - 1
	if column <= 0 || at >= len(text) {
		return text, "", "", false
	}
	for at > 0 && !utf8.RuneStart(text[at]) {
		at--
	}
	end := at
	for end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		if end > at && !wordRune(r) {
			break
		}
		end += size
		if !wordRune(r) {
			break
		}
	}
	return text[:at], text[at:end], text[end:], true
}

func wordRune(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }
