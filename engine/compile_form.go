package engine

import (
	"fmt"
	"regexp"
	"regexp/syntax"
	"strconv"
	"time"

	"statecraft/engine/expr"
)

// compiledForm is a form with its patterns and conditions compiled. nil is a
// form without fields.
type compiledForm struct {
	fields []compiledField
}

type compiledField struct {
	*Field
	pattern *regexp.Regexp // nil matches everything
	visible *expr.Program  // nil is always visible
}

// form checks the fields of a form; s is nil for the start form.
func (c *compiler) form(f *Form, s *State) *compiledForm {
	compiled, problems := compileForm(f, &c.patterns)
	for _, p := range problems {
		p.Severity = SeverityError
		if s != nil {
			p.State = s.ID
		}
		c.report(p)
	}
	return compiled
}

// compileForm compiles a form and lists what is wrong with it. patterns adds up
// what the patterns weigh.
func compileForm(f *Form, patterns *int) (*compiledForm, []Problem) {
	if f == nil {
		return nil, nil
	}
	b := &formBuilder{form: f, compiled: &compiledForm{}, patterns: patterns}
	if len(f.Fields) > MaxFields {
		b.report(ProblemTooLarge, "form", "A form can have at most %d fields: split it up.", MaxFields)
		return nil, b.problems
	}
	names := expr.Names{}
	for n := range f.Fields {
		names[f.Fields[n].Name] = fieldNameType(f.Fields[n].Type)
	}
	seen := map[string]bool{}
	for n := range f.Fields {
		field := &f.Fields[n]
		if !fieldPattern.MatchString(field.Name) || reserved(field.Name) {
			b.report(ProblemField, "form."+field.Name, "The field %s needs a name of letters, digits and underscores that begins with a letter and is no word of conditions.", field.Title())
		}
		if seen[field.Name] {
			b.report(ProblemDuplicateID, "form."+field.Name, "Two fields of one form are called %s: rename one.", field.Name)
		}
		seen[field.Name] = true
		b.field(field, names)
	}
	return b.compiled, b.problems
}

type formBuilder struct {
	form     *Form
	compiled *compiledForm
	patterns *int
	problems []Problem
}

func (b *formBuilder) report(code ProblemCode, field, format string, args ...any) {
	b.problems = append(b.problems, Problem{Code: code, Field: field, Message: fmt.Sprintf(format, args...)})
}

// field checks the settings of one field against its type and compiles it.
func (b *formBuilder) field(f *Field, names expr.Names) {
	at := "form." + f.Name
	switch f.Type {
	case FieldText, FieldLongText, FieldNumber, FieldMoney, FieldBoolean, FieldDate, FieldUser, FieldFile:
		if len(f.Options) > 0 {
			b.report(ProblemMisplaced, at, "The field %s is a %s and takes no options: make it a choice or remove them.", f.Title(), f.Type)
		}
	case FieldChoice, FieldChoices:
		b.options(f)
	default:
		b.report(ProblemUnknownValue, at, "The field %s has the type %q; choose text, longtext, number, money, boolean, date, choice, choices, user or file.", f.Title(), f.Type)
	}
	b.bounds(f)
	for _, currency := range f.Currencies {
		if !currencyPattern.MatchString(currency) {
			b.report(ProblemField, at, "%q is no currency: use a three-letter code such as EUR.", currency)
		}
	}
	compiled := compiledField{Field: f}
	if f.Pattern != "" {
		compiled.pattern = b.pattern(f)
	}
	if f.VisibleWhen != "" {
		program, err := expr.Compile(f.VisibleWhen, names, expr.Boolean)
		if err != nil {
			b.problems = append(b.problems, Problem{Code: ProblemCondition, Field: at, Column: err.Column,
				Message: fmt.Sprintf("When the field %s is shown: %s.", f.Title(), err.Message)})
		}
		compiled.visible = program
	}
	b.compiled.fields = append(b.compiled.fields, compiled)
}

// Limits of patterns, and with them of the memory they take and of what matching
// one costs.
const (
	maxPattern      = 200     // bytes
	maxPatternSteps = 1000    // once its counts are written out
	maxPatternText  = 1000    // bytes it is matched with
	maxPatterns     = 200_000 // what all patterns of a workflow weigh
)

func (b *formBuilder) pattern(f *Field) *regexp.Regexp {
	at := "form." + f.Name
	if f.Type != FieldText && f.Type != FieldLongText {
		b.report(ProblemMisplaced, at, "The field %s is a %s and takes no pattern: remove it.", f.Title(), f.Type)
		return nil
	}
	if len(f.Pattern) > maxPattern {
		b.report(ProblemField, at, "The pattern of the field %s is longer than %d characters: shorten it.", f.Title(), maxPattern)
		return nil
	}
	if *b.patterns > maxPatterns || !b.bearable(f, at) {
		return nil
	}
	pattern, err := regexp.Compile(`^(?:` + f.Pattern + `)$`)
	if err != nil {
		b.report(ProblemField, at, "The pattern of the field %s is no regular expression: mend it or remove it.", f.Title())
		return nil
	}
	return pattern
}

// bearable adds the pattern to what all weigh together, and reports one that is
// too much. One that does not parse is left to the compiler.
func (b *formBuilder) bearable(f *Field, at string) bool {
	parsed, err := syntax.Parse(f.Pattern, syntax.Perl)
	if err != nil {
		return true
	}
	steps, ranges := patternWeight(parsed)
	*b.patterns += steps + ranges/8
	switch {
	case steps > maxPatternSteps:
		b.report(ProblemField, at, "The pattern of the field %s counts too far: use smaller numbers in its braces.", f.Title())
	case *b.patterns > maxPatterns:
		b.report(ProblemTooLarge, at, "The patterns of all forms together are too large: simplify this one and those after it.")
	default:
		return true
	}
	return false
}

// patternWeight is about how many steps an expression is compiled to, and how
// many ranges of characters it tells apart.
func patternWeight(e *syntax.Regexp) (steps, ranges int) {
	steps, ranges = 1, len(e.Rune)
	for _, sub := range e.Sub {
		s, r := patternWeight(sub)
		steps, ranges = steps+s, ranges+r
	}
	if e.Op == syntax.OpRepeat {
		steps *= max(e.Min, e.Max, 1)
	}
	return steps, ranges
}

func (b *formBuilder) bounds(f *Field) {
	for _, bound := range []string{f.Min, f.Max} {
		if bound == "" {
			continue
		}
		if _, err := parseBound(f.Type, bound); err != nil {
			b.report(ProblemField, "form."+f.Name, "The limit %q of the field %s %s.", bound, f.Title(), err.Error())
		}
	}
}

func (b *formBuilder) options(f *Field) {
	if len(f.Options) == 0 {
		b.report(ProblemField, "form."+f.Name, "The field %s is a choice without options: add some.", f.Title())
	}
	seen := map[string]bool{}
	for _, o := range f.Options {
		if o.Value == "" || seen[o.Value] {
			b.report(ProblemField, "form."+f.Name, "The options of %s must differ and none may be empty: change %q.", f.Title(), o.Value)
		}
		seen[o.Value] = true
	}
}

// parseBound reads a Min or Max in the unit of its type.
func parseBound(t FieldType, bound string) (any, error) {
	switch t {
	case FieldDate:
		if _, err := time.Parse(time.DateOnly, bound); err != nil {
			return nil, fmt.Errorf("is no date: write it as 2026-11-20")
		}
		return bound, nil
	case FieldText, FieldLongText, FieldChoices:
		n, err := strconv.Atoi(bound)
		if err != nil || n < 0 {
			return nil, fmt.Errorf("is no count: write a whole number")
		}
		return n, nil
	case FieldNumber:
		n, err := strconv.ParseFloat(bound, 64)
		if err != nil {
			return nil, fmt.Errorf("is no number")
		}
		return n, nil
	case FieldMoney:
		d, err := parseDecimal(bound)
		if err != nil {
			return nil, fmt.Errorf("is no amount: write it as 1480.00")
		}
		return d, nil
	}
	return nil, fmt.Errorf("has no meaning for a %s", t)
}
