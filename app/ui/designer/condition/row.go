package condition

import (
	"slices"
	"strings"

	"statecraft/app/ui/designer/words"
	"statecraft/engine"
	"statecraft/engine/expr"
)

// Compared is how a row is shown: by a comparison, or as being empty or not,
// which the language writes as a comparison with nothing.
type Compared string

const (
	isEmpty  Compared = "empty"
	isFilled Compared = "filled"
)

// ComparedBy says how a row compares.
func ComparedBy(r expr.Row) Compared {
	switch {
	case r.Op == expr.Equal && r.Value == nil:
		return isEmpty
	case r.Op == expr.NotEqual && r.Value == nil:
		return isFilled
	}
	return Compared(r.Op)
}

// Comparisons are the ways to compare what a row is about; the one that is set is
// always among them.
func Comparisons(n engine.Name, r expr.Row) []words.Choice {
	list := []words.Choice{}
	for _, op := range ops(n) {
		list = append(list, words.Choice{Value: string(op), Text: opWords(op, n)})
	}
	list = append(list, words.Choice{Value: string(isEmpty), Text: emptyWords()}, words.Choice{Value: string(isFilled), Text: filledWords()})
	now := string(ComparedBy(r))
	for _, c := range list {
		if c.Value == now {
			return list
		}
	}
	return append(list, words.Choice{Value: now, Text: opWords(r.Op, n)})
}

// NewRow is a row about a name, compared in the most usual way with the least
// there is.
func NewRow(n engine.Name) expr.Row {
	return Compare(expr.Row{Name: n.Name}, n, Compared(ops(n)[0]))
}

// About has a row be about another name. How it compares stays where that name
// can be compared so.
func About(r expr.Row, n engine.Name) expr.Row {
	by := ComparedBy(r)
	if by == isEmpty || by == isFilled || slices.Contains(ops(n), r.Op) {
		r.Name = n.Name
		return Compare(r, n, by)
	}
	return NewRow(n)
}

// Compare has a row compare in another way; its value stays where it fits.
func Compare(r expr.Row, n engine.Name, by Compared) expr.Row {
	switch by {
	case isEmpty:
		return expr.Row{Name: r.Name, Op: expr.Equal}
	case isFilled:
		return expr.Row{Name: r.Name, Op: expr.NotEqual}
	case Compared(expr.Yes), Compared(expr.No):
		return expr.Row{Name: r.Name, Op: expr.Op(by)}
	}
	list, several := r.Value.([]any)
	if several {
		r.Value = list[0]
	}
	r.Op, r.Value = expr.Op(by), fitting(r.Value, n)
	if r.Op == expr.OneOf || r.Op == expr.NoneOf {
		if !several {
			list = []any{r.Value}
		}
		r.Value = list
	}
	return r
}

// fitting is a value a name can be compared with: the one there is, or the least.
func fitting(value any, n engine.Name) any {
	switch v := value.(type) {
	case float64:
		if n.Type == expr.Number || n.Type == expr.Any {
			return v
		}
	case string:
		if n.Type != expr.Number && n.Type != expr.Boolean && (len(options(n)) == 0 || isOption(n, v)) {
			return v
		}
	case bool:
		if n.Type == expr.Boolean {
			return v
		}
	}
	switch {
	case n.Type == expr.Number:
		return 0.0
	case n.Type == expr.Boolean:
		return true
	case len(options(n)) > 0:
		return options(n)[0].Value
	}
	return ""
}

func isOption(n engine.Name, value string) bool {
	for _, o := range options(n) {
		if o.Value == value {
			return true
		}
	}
	return false
}

// Name is what conditions call so; what they do not know can hold anything.
func (s Scope) Name(name string) engine.Name {
	n, known := s.name(name)
	if !known {
		n.Name = name
	}
	return n
}

// Rows reads a source as rows of plain words; ok is false where it is too rich
// for them. An empty source has no rows.
func Rows(source string) (s expr.Simple, ok bool) {
	if strings.TrimSpace(source) == "" {
		return expr.Simple{}, true
	}
	return expr.ReadSimple(source)
}
