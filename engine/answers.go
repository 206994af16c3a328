package engine

import (
	"fmt"
	"math"
	"math/big"
	"sort"
	"time"
	"unicode/utf8"
)

// MaxAnswer bounds one text answer in bytes.
const MaxAnswer = 100_000

// ValidateAnswers checks what somebody filled in and lists every problem, in
// the order of the fields. Values are plain JSON data: string, float64, bool,
// []any, map[string]any, nil. A nil form accepts nothing but empty answers.
func ValidateAnswers(form *Form, answers map[string]any) []Problem {
	var problems []Problem
	report := func(code ProblemCode, field, message string) {
		problems = append(problems, Problem{Code: code, Severity: SeverityError, Field: field, Message: message})
	}
	known := map[string]bool{}
	if form != nil {
		for n := range form.Fields {
			f := &form.Fields[n]
			known[f.Name] = true
			value := answers[f.Name]
			if empty(value) {
				if f.Required {
					report(ProblemMissingAnswer, f.Name, f.Title()+" is needed: fill it in.")
				}
				continue
			}
			if problem := f.check(value); problem != "" {
				report(ProblemInvalidAnswer, f.Name, f.Title()+" "+problem+".")
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
	default:
		return "cannot be filled in in this version"
	}
	return ""
}

func (f *Field) checkText(value any) string {
	s, ok := value.(string)
	if !ok || !utf8.ValidString(s) {
		return "takes text"
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
