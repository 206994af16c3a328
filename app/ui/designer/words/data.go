package words

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"statecraft/engine"
)

// DataNames lists, sorted, the names that conditions of the workflow can read:
// what forms ask for, what automatic states set, and what is always there.
func DataNames(w *engine.Workflow) []string {
	seen := map[string]bool{engine.NameStarter: true, engine.NameOutcome: true}
	for _, f := range Forms(w) {
		for i := range f.Fields {
			seen[f.Fields[i].Name] = true
		}
	}
	for i := range w.States {
		if a := w.States[i].Action; a != nil {
			for _, set := range a.Set {
				seen[set.Name] = true
			}
		}
	}
	delete(seen, "")
	names := make([]string, 0, len(seen))
	for n := range seen {
		names = append(names, n)
	}
	sort.Strings(names)
	return names
}

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
	reads := func(text string) bool { return mentions(text, name) }
	named := func(a engine.Actor) bool { return namesData(a, name) }
	for i := range w.Transitions {
		if t := &w.Transitions[i]; reads(t.When) || slices.ContainsFunc(t.Actors, named) {
			return true
		}
	}
	for i := range w.States {
		s := &w.States[i]
		if reads(s.When) || reads(s.SkipWhen) || slices.ContainsFunc(s.Actors, named) {
			return true
		}
		if s.Action != nil && slices.ContainsFunc(s.Action.Set, func(set engine.Assignment) bool { return reads(set.Value) }) {
			return true
		}
	}
	for _, f := range Forms(w) {
		if slices.ContainsFunc(f.Fields, func(f engine.Field) bool { return reads(f.VisibleWhen) }) {
			return true
		}
	}
	return slices.ContainsFunc(w.Roles, func(r engine.Role) bool { return slices.ContainsFunc(r.Default, named) })
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

// Options writes the options of a choice one a line, the label behind the value
// where it differs: "eur = Euro".
func Options(list []engine.Option) string {
	lines := make([]string, len(list))
	for i, o := range list {
		lines[i] = o.Value
		if o.Label != "" && o.Label != o.Value {
			lines[i] += " = " + o.Label
		}
	}
	return strings.Join(lines, "\n")
}

// ParseOptions reads what Options writes; empty lines do not count.
func ParseOptions(text string) []engine.Option {
	var list []engine.Option
	for _, line := range strings.Split(text, "\n") {
		value, label, _ := strings.Cut(line, " = ")
		if value = strings.TrimSpace(value); value != "" {
			list = append(list, engine.Option{Value: value, Label: strings.TrimSpace(label)})
		}
	}
	return list
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
