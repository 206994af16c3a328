package condition

import (
	"strings"

	"statecraft/app/ui/say"
	"statecraft/engine"
	"statecraft/engine/expr"
)

// Reading says in words what a source asks: "Total is more than 1,000 and Urgent
// is yes". It is empty where that takes more than a list of comparisons.
func (s Scope) Reading(source string) string {
	simple, ok := expr.ReadSimple(source)
	if !ok || s.Want != expr.Boolean {
		return ""
	}
	text := ""
	for i, r := range simple.Rows {
		t, known := s.typeOf(r.Name)
		if !known || (r.Op == expr.Yes || r.Op == expr.No) && t != expr.Boolean && t != expr.Any {
			return "" // it would read well and be wrong
		}
		row := s.row(r)
		switch {
		case i == 0:
			text = row
		case simple.Any:
			text = say.Say("%s or %s", text, row)
		default:
			text = say.Say("%s and %s", text, row)
		}
	}
	return text
}

// row says one comparison.
func (s Scope) row(r expr.Row) string {
	n := s.Name(r.Name)
	switch ComparedBy(r) {
	case isEmpty:
		return join(Title(n), emptyWords())
	case isFilled:
		return join(Title(n), filledWords())
	case Compared(expr.Yes), Compared(expr.No):
		return join(Title(n), opWords(r.Op, n))
	}
	value := ""
	switch v := r.Value.(type) {
	case []any:
		for i := range v {
			if i == 0 {
				value = valueWords(n, v[i])
			} else {
				value = say.Say("%s or %s", value, valueWords(n, v[i]))
			}
		}
	default:
		value = valueWords(n, v)
	}
	return join(Title(n), opWords(r.Op, n), value)
}

// join puts the parts of a comparison behind each other, as rows show them.
func join(parts ...string) string { return strings.Join(parts, " ") }

// valueWords is a value as people read it.
func valueWords(n engine.Name, value any) string {
	switch v := value.(type) {
	case nil:
		return say.Say("nothing")
	case bool:
		if v {
			return say.Say("yes")
		}
		return say.Say("no")
	case float64:
		return say.Number(expr.Literal(v))
	case string:
		for _, o := range options(n) {
			if o.Value == v {
				return o.Title()
			}
		}
		if fieldType(n) == engine.FieldDate {
			return say.Date(v)
		}
		return say.Say("“%s”", v)
	}
	return ""
}

// Words is a value as people read it: what an expression gives.
func Words(value any) string {
	list, is := value.([]any)
	if !is {
		return valueWords(engine.Name{}, value)
	}
	items := make([]string, len(list))
	for i := range list {
		items[i] = valueWords(engine.Name{}, list[i])
	}
	return strings.Join(items, ", ")
}
