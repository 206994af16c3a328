package play

import (
	"strconv"
	"strings"

	"statecraft/engine"
)

// answers fills in the required fields of a form and those that say who may act
// somewhere, and only those. A field for which no valid value is found stays
// empty: the engine then refuses and says why.
func (r *Run) answers(form *engine.Form, by engine.Person) map[string]any {
	if form == nil {
		return nil
	}
	answers := map[string]any{}
	// An answer may bring further fields into view, at most each of them once.
	for range form.Fields {
		before := len(answers)
		for _, problem := range engine.ValidateAnswers(form, answers) {
			if value, ok := r.answer(field(form, problem.Field), by); ok {
				answers[problem.Field] = value
			}
		}
		for n, shown := range engine.VisibleFields(form, answers) {
			f := &form.Fields[n]
			if !shown || !r.deciders[f.Name] || answers[f.Name] != nil {
				continue
			}
			if value, ok := r.answer(f, by); ok {
				answers[f.Name] = value
			}
		}
		if len(answers) == before {
			break
		}
	}
	return answers
}

// answer finds a valid value for one field: what the data hold, what the form
// offers, or something made up.
func (r *Run) answer(f *engine.Field, by engine.Person) (any, bool) {
	if f == nil {
		return nil, false
	}
	alone := *f
	alone.VisibleWhen = "" // it is shown, or nobody would ask
	form := &engine.Form{Fields: []engine.Field{alone}}
	for _, value := range append([]any{r.instance.Data[f.Name], f.Default}, r.samples(f, by)...) {
		if value == nil {
			continue
		}
		if len(engine.ValidateAnswers(form, map[string]any{f.Name: value})) == 0 {
			return value, true
		}
	}
	return nil, false
}

// samples makes up values that may suit the field's type and bounds.
func (r *Run) samples(f *engine.Field, by engine.Person) []any {
	switch f.Type {
	case engine.FieldText, engine.FieldLongText:
		return textSamples(f)
	case engine.FieldNumber:
		return numberSamples(f)
	case engine.FieldMoney:
		return moneySamples(f)
	case engine.FieldBoolean:
		return []any{true}
	case engine.FieldDate:
		return []any{r.now.Format("2006-01-02"), f.Min, f.Max}
	case engine.FieldChoice:
		values := make([]any, len(f.Options))
		for i, o := range f.Options {
			values[i] = o.Value
		}
		return values
	case engine.FieldChoices:
		return choicesSamples(f)
	case engine.FieldUser:
		if r.deciders[f.Name] {
			return []any{f.Name}
		}
		return []any{by.Name}
	case engine.FieldFile:
		return []any{map[string]any{"file": "sample", "name": "sample.txt"}}
	}
	return nil
}

// textSamples are the field's title, repeated or cut to the length demanded.
func textSamples(f *engine.Field) []any {
	title := strings.Join(strings.Fields(f.Title()), " ") // a text has one line
	if title == "" {
		title = f.Name
	}
	text := []rune(title)
	if least, err := strconv.Atoi(f.Min); err == nil && len(text) < least && least <= engine.MaxAnswer {
		text = []rune(strings.Repeat(title+" ", least/(len(text)+1)+1))[:least]
	}
	if most, err := strconv.Atoi(f.Max); err == nil && 0 <= most && most < len(text) {
		text = text[:most]
	}
	return []any{string(text)}
}

func numberSamples(f *engine.Field) []any {
	values := []any{float64(1)}
	for _, bound := range []string{f.Min, f.Max} {
		if n, err := strconv.ParseFloat(bound, 64); err == nil {
			values = append(values, n)
		}
	}
	return values
}

func moneySamples(f *engine.Field) []any {
	currency := "EUR"
	if len(f.Currencies) > 0 {
		currency = f.Currencies[0]
	}
	var values []any
	for _, amount := range []string{"1.00", f.Min, f.Max} {
		values = append(values, map[string]any{"amount": amount, "currency": currency})
	}
	return values
}

// choicesSamples are the first so many options: as few as possible first.
func choicesSamples(f *engine.Field) []any {
	var values []any
	chosen := []any{}
	for _, o := range f.Options {
		chosen = append(chosen, o.Value)
		values = append(values, append([]any{}, chosen...))
	}
	return values
}

func field(form *engine.Form, name string) *engine.Field {
	for i := range form.Fields {
		if form.Fields[i].Name == name {
			return &form.Fields[i]
		}
	}
	return nil
}
