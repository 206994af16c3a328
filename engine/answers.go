package engine

import (
	"fmt"
	"math"
	"math/big"
	"sort"
	"strings"
	"time"
	"unicode/utf8"
)

// MaxAnswer bounds one text answer in bytes.
const MaxAnswer = 100_000

// ValidateAnswers checks what somebody filled in and lists every problem, in
// the order of the fields. Values are plain JSON data: string, float64, bool,
// []any, map[string]any, nil. A nil form accepts nothing but empty answers. A
// field that is not shown takes no answer.
func ValidateAnswers(form *Form, answers map[string]any) []Problem {
	compiled, _ := compileForm(form, new(int))
	return compiled.validate(answers)
}

// VisibleFields tells, field by field, whether it is shown with these answers.
func VisibleFields(form *Form, answers map[string]any) []bool {
	compiled, _ := compileForm(form, new(int))
	if compiled == nil {
		return nil
	}
	return compiled.visible(answers)
}

// visible evaluates visibleWhen of each field. What a hidden field would hold
// counts as empty for the fields after it; a condition that cannot be evaluated
// yet hides its field.
func (f *compiledForm) visible(answers map[string]any) []bool {
	shown := make([]bool, len(f.fields))
	var values map[string]any
	for n := range f.fields {
		field := &f.fields[n]
		if field.visible == nil {
			shown[n] = true
			continue
		}
		if values == nil {
			values = f.values(answers)
		}
		now, err := field.visible.True(values)
		if shown[n] = err == nil && now; !shown[n] {
			delete(values, field.Name)
		}
	}
	return shown
}

// values is what the conditions of a form read: amounts as numbers, yes-or-no
// fields left alone as no.
func (f *compiledForm) values(answers map[string]any) map[string]any {
	values := make(map[string]any, len(f.fields))
	for n := range f.fields {
		field := &f.fields[n]
		v := answers[field.Name]
		switch {
		case field.Type == FieldMoney:
			v = amount(v)
		case field.Type == FieldBoolean && v == nil:
			v = false
		}
		values[field.Name] = v
	}
	return values
}

// validate is ValidateAnswers of a compiled form; nil accepts nothing.
func (f *compiledForm) validate(answers map[string]any) []Problem {
	if len(answers) == 0 && (f == nil || len(f.fields) == 0) {
		return nil
	}
	var problems []Problem
	report := func(code ProblemCode, field, message string) {
		problems = append(problems, Problem{Code: code, Severity: SeverityError, Field: field, Message: message})
	}
	known := map[string]bool{}
	if f != nil {
		shown := f.visible(answers)
		for n := range f.fields {
			field := &f.fields[n]
			value := answers[field.Name]
			known[field.Name] = true
			switch {
			case empty(value):
				if field.Required && shown[n] {
					report(ProblemMissingAnswer, field.Name, field.Title()+" is needed: fill it in.")
				}
			case !shown[n]:
				report(ProblemUnknownAnswer, field.Name, field.Title()+" is not asked with these answers: leave it out.")
			default:
				if problem := field.check(value); problem != "" {
					report(ProblemInvalidAnswer, field.Name, field.Title()+" "+problem+".")
				}
			}
		}
	}
	var unknown []string
	for name := range answers {
		if !known[name] {
			unknown = append(unknown, name)
		}
	}
	sort.Strings(unknown)
	for _, name := range unknown {
		report(ProblemUnknownAnswer, name, fmt.Sprintf("The form has no field %q: leave it out.", name))
	}
	return problems
}

// answered is what valid answers store: what was filled in, and no for a
// yes-or-no field that was shown and left alone.
func (f *compiledForm) answered(answers map[string]any) map[string]any {
	if f == nil || len(f.fields) == 0 {
		return nil
	}
	shown := f.visible(answers)
	data := make(map[string]any, len(f.fields))
	for n := range f.fields {
		field := &f.fields[n]
		value, given := answers[field.Name]
		switch {
		case field.Type == FieldBoolean && shown[n] && value == nil:
			data[field.Name] = false
		case given:
			data[field.Name] = value
		}
	}
	return data
}

// checkData checks values an operator stores: those a form asks for like its
// answers, the others for a usable name and size.
func (p *Program) checkData(data map[string]any) []Problem {
	names := make([]string, 0, len(data))
	for name := range data {
		names = append(names, name)
	}
	sort.Strings(names)
	var problems []Problem
	report := func(name, message string) {
		problems = append(problems, Problem{Code: ProblemInvalidAnswer, Severity: SeverityError, Field: name, Message: message})
	}
	if len(data) == 0 {
		report("", "There is nothing to store: give a name and a value.")
	}
	for _, name := range names {
		field := p.fields[name]
		switch {
		case !fieldPattern.MatchString(name) || reserved(name):
			report(name, fmt.Sprintf("%q is no usable name: letters, digits and underscores, beginning with a letter.", name))
		case empty(data[name]):
		case field != nil:
			if problem := field.check(data[name]); problem != "" {
				report(name, field.Title()+" "+problem+".")
			}
		case !plain(data[name], 8):
			report(name, name+" takes text, a number, yes or no, or a short list of them.")
		}
	}
	return problems
}

// plain tells whether a value is JSON data of bearable size and depth.
func plain(value any, depth int) bool {
	switch v := value.(type) {
	case nil, bool:
		return true
	case float64:
		return !math.IsNaN(v) && !math.IsInf(v, 0)
	case string:
		return len(v) <= MaxAnswer && utf8.ValidString(v)
	case []any:
		for _, item := range v {
			if depth == 0 || !plain(item, depth-1) {
				return false
			}
		}
		return len(v) <= 1000
	case map[string]any:
		for _, item := range v {
			if depth == 0 || !plain(item, depth-1) {
				return false
			}
		}
		return len(v) <= 1000
	}
	return false
}

// empty tells whether a value counts as "nothing filled in".
func empty(value any) bool {
	switch v := value.(type) {
	case nil:
		return true
	case string:
		return v == ""
	case []any:
		return len(v) == 0
	case map[string]any:
		return len(v) == 0
	}
	return false
}

// check is Field.check and the pattern.
func (f *compiledField) check(value any) string {
	if problem := f.Field.check(value); problem != "" {
		return problem
	}
	if text, _ := value.(string); f.pattern != nil && len(text) > maxPatternText {
		return fmt.Sprintf("is longer than %d characters: shorten it", maxPatternText)
	}
	if f.pattern != nil && !f.pattern.MatchString(value.(string)) {
		return "does not have the right form: check it"
	}
	return ""
}

// check says what is wrong with a value, as the end of a sentence; "" is right.
func (f *Field) check(value any) string {
	switch f.Type {
	case FieldText, FieldLongText:
		return f.checkText(value)
	case FieldNumber:
		return f.checkNumber(value)
	case FieldMoney:
		return f.checkMoney(value)
	case FieldBoolean:
		if _, ok := value.(bool); !ok {
			return "takes yes or no"
		}
	case FieldDate:
		return f.checkDate(value)
	case FieldChoice:
		return f.checkOption(value)
	case FieldChoices:
		return f.checkOptions(value)
	case FieldUser:
		if s, ok := value.(string); !ok || len(s) > 200 {
			return "takes a user's name"
		}
	case FieldFile:
		m, ok := value.(map[string]any)
		id, okID := m["file"].(string)
		name, okName := m["name"].(string)
		if !ok || !okID || !okName || len(m) != 2 || id == "" || name == "" || len(id)+len(name) > 1000 {
			return "takes a file"
		}
	default:
		return "has no known type"
	}
	return ""
}

func (f *Field) checkText(value any) string {
	s, ok := value.(string)
	if !ok || !utf8.ValidString(s) {
		return "takes text"
	}
	if f.Type == FieldText && strings.ContainsAny(s, "\r\n") {
		return "takes one line"
	}
	if len(s) > MaxAnswer {
		return fmt.Sprintf("is longer than %d characters: shorten it", MaxAnswer)
	}
	return f.checkCount(utf8.RuneCountInString(s), "character", "characters")
}

// checkCount compares a length with Min and Max.
func (f *Field) checkCount(n int, one, many string) string {
	unit := func(bound any) string {
		if bound == 1 {
			return one
		}
		return many
	}
	if low, err := parseBound(f.Type, f.Min); f.Min != "" && err == nil && n < low.(int) {
		return fmt.Sprintf("needs at least %d %s", low, unit(low))
	}
	if high, err := parseBound(f.Type, f.Max); f.Max != "" && err == nil && n > high.(int) {
		return fmt.Sprintf("takes at most %d %s", high, unit(high))
	}
	return ""
}

func (f *Field) checkNumber(value any) string {
	n, ok := value.(float64)
	if !ok || math.IsNaN(n) || math.IsInf(n, 0) {
		return "takes a number"
	}
	if low, err := parseBound(f.Type, f.Min); f.Min != "" && err == nil && n < low.(float64) {
		return "must be at least " + f.Min
	}
	if high, err := parseBound(f.Type, f.Max); f.Max != "" && err == nil && n > high.(float64) {
		return "must be at most " + f.Max
	}
	return ""
}

func (f *Field) checkMoney(value any) string {
	m, ok := value.(map[string]any)
	amount, okAmount := m["amount"].(string)
	currency, okCurrency := m["currency"].(string)
	if !ok || !okAmount || !okCurrency || len(m) != 2 {
		return "takes an amount and a currency"
	}
	d, err := parseDecimal(amount)
	if err != nil {
		return "takes an amount such as 1480.00"
	}
	if !currencyPattern.MatchString(currency) || !listed(f.Currencies, currency) {
		return fmt.Sprintf("takes no amounts in %q", currency)
	}
	if low, err := parseBound(f.Type, f.Min); f.Min != "" && err == nil && d.Cmp(low.(*big.Rat)) < 0 {
		return "must be at least " + f.Min
	}
	if high, err := parseBound(f.Type, f.Max); f.Max != "" && err == nil && d.Cmp(high.(*big.Rat)) > 0 {
		return "must be at most " + f.Max
	}
	return ""
}

// listed tells whether a word is in a list; an empty list holds every word.
func listed(list []string, word string) bool {
	for _, l := range list {
		if l == word {
			return true
		}
	}
	return len(list) == 0
}

func (f *Field) checkDate(value any) string {
	s, ok := value.(string)
	if _, err := time.Parse(time.DateOnly, s); !ok || err != nil {
		return "takes a date such as 2026-11-20"
	}
	// ISO dates compare as text.
	if f.Min != "" && s < f.Min {
		return "must not be before " + f.Min
	}
	if f.Max != "" && s > f.Max {
		return "must not be after " + f.Max
	}
	return ""
}

func (f *Field) option(value any) bool {
	s, ok := value.(string)
	for _, o := range f.Options {
		if ok && o.Value == s {
			return true
		}
	}
	return false
}

func (f *Field) checkOption(value any) string {
	if !f.option(value) {
		return "takes one of its options"
	}
	return ""
}

func (f *Field) checkOptions(value any) string {
	list, ok := value.([]any)
	if !ok {
		return "takes a list of its options"
	}
	seen := map[string]bool{}
	for _, v := range list {
		if !f.option(v) || seen[v.(string)] {
			return "takes each of its options at most once"
		}
		seen[v.(string)] = true
	}
	return f.checkCount(len(list), "option", "options")
}
