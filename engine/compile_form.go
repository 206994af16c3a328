package engine

import (
	"fmt"
	"strconv"
	"time"
)

// form checks the fields of a form; s is nil for the start form.
func (c *compiler) form(f *Form, s *State) {
	if f == nil {
		return
	}
	if len(f.Fields) > MaxFields {
		c.formProblem(s, ProblemTooLarge, "form", "A form can have at most %d fields: split it up.", MaxFields)
	}
	seen := map[string]bool{}
	for n := range f.Fields {
		field := &f.Fields[n]
		if !fieldPattern.MatchString(field.Name) || reserved(field.Name) {
			c.formProblem(s, ProblemField, "form."+field.Name, "The field %s needs a name of letters, digits and underscores that begins with a letter and is no word of conditions.", field.Title())
		}
		if seen[field.Name] {
			c.formProblem(s, ProblemDuplicateID, "form."+field.Name, "Two fields of one form are called %s: rename one.", field.Name)
		}
		seen[field.Name] = true
		c.field(field, s)
	}
}

func (c *compiler) formProblem(s *State, code ProblemCode, field, format string, args ...any) {
	p := Problem{Code: code, Field: field, Message: fmt.Sprintf(format, args...)}
	if s != nil {
		p.State = s.ID
	}
	c.report(p)
}

// field checks the settings of one field against its type.
func (c *compiler) field(f *Field, s *State) {
	at := "form." + f.Name
	switch f.Type {
	case FieldText, FieldLongText, FieldNumber, FieldMoney, FieldBoolean, FieldDate, FieldUser:
		if len(f.Options) > 0 {
			c.formProblem(s, ProblemMisplaced, at, "The field %s is a %s and takes no options: make it a choice or remove them.", f.Title(), f.Type)
		}
	case FieldChoice, FieldChoices:
		c.options(f, s)
	case FieldFile:
		c.formProblem(s, ProblemNotExecuted, at, "The field %s asks for a file, which does not run in this version: remove it.", f.Title())
	default:
		c.formProblem(s, ProblemUnknownValue, at, "The field %s has the type %q; choose text, longtext, number, money, boolean, date, choice, choices or user.", f.Title(), f.Type)
	}
	if f.Pattern != "" || f.VisibleWhen != "" {
		c.formProblem(s, ProblemNotExecuted, at, "The pattern or visibility of the field %s does not run in this version: remove it.", f.Title())
	}
	for _, bound := range []string{f.Min, f.Max} {
		if bound == "" {
			continue
		}
		if _, err := parseBound(f.Type, bound); err != nil {
			c.formProblem(s, ProblemField, at, "The limit %q of the field %s %s.", bound, f.Title(), err.Error())
		}
	}
	for _, currency := range f.Currencies {
		if !currencyPattern.MatchString(currency) {
			c.formProblem(s, ProblemField, at, "%q is no currency: use a three-letter code such as EUR.", currency)
		}
	}
}

func (c *compiler) options(f *Field, s *State) {
	if len(f.Options) == 0 {
		c.formProblem(s, ProblemField, "form."+f.Name, "The field %s is a choice without options: add some.", f.Title())
	}
	seen := map[string]bool{}
	for _, o := range f.Options {
		if o.Value == "" || seen[o.Value] {
			c.formProblem(s, ProblemField, "form."+f.Name, "The options of %s must differ and none may be empty: change %q.", f.Title(), o.Value)
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
