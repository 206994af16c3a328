package parts

import (
	"slices"
	"strconv"
	"strings"

	"statecraft/engine"
)

// Answers is what somebody has filled into a form so far, in the shapes the
// engine takes. Text that is not yet a number or an amount is kept as it is, so
// that the engine can say what is wrong with it.
type Answers struct {
	form *engine.Form
	data map[string]any
}

// NewAnswers begins with what the instance's data hold already, or else with
// the fields' defaults. A nil form has no answers.
func NewAnswers(form *engine.Form, data map[string]any) *Answers {
	a := &Answers{form: form, data: map[string]any{}}
	for _, f := range a.Fields() {
		value, known := data[f.Name]
		if !known || value == nil {
			value = f.Default
		}
		if f.Type == engine.FieldBoolean && value == nil {
			value = false // an empty box is an answer
		}
		if value != nil {
			a.data[f.Name] = value
		}
	}
	return a
}

// Fields are the form's, none for a nil form.
func (a *Answers) Fields() []engine.Field {
	if a == nil || a.form == nil {
		return nil
	}
	return a.form.Fields
}

// Visible tells, field by field, whether it is asked with the answers so far.
func (a *Answers) Visible() []bool {
	shown, _ := a.asked()
	return shown
}

// Data gives the answers as the engine takes them: unanswered fields are left
// out, and so are those not asked. What was answered there is kept for when
// they are asked again.
func (a *Answers) Data() map[string]any {
	_, data := a.asked()
	return data
}

// asked tells which fields are shown and what they hold. Leaving out a hidden
// answer can hide a field that stands before it, so it is looked at again until
// nothing is left out any more.
func (a *Answers) asked() (shown []bool, data map[string]any) {
	fields := a.Fields()
	data = map[string]any{}
	conditions := false
	for _, f := range fields {
		conditions = conditions || f.VisibleWhen != ""
		if value, answered := a.data[f.Name]; answered {
			data[f.Name] = value
		}
	}
	if !conditions {
		return slices.Repeat([]bool{true}, len(fields)), data
	}
	for {
		shown = engine.VisibleFields(a.form, data)
		before := len(data)
		for i := range shown {
			if !shown[i] {
				delete(data, fields[i].Name)
			}
		}
		if len(data) == before {
			return shown, data
		}
	}
}

// Check says what is wrong with the answers, as the engine will.
func (a *Answers) Check() []engine.Problem { return engine.ValidateAnswers(a.form, a.Data()) }

// Text is an answer as an input shows it.
func (a *Answers) Text(field string) string {
	switch v := a.data[field].(type) {
	case string:
		return v
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return ""
}

// SetText answers with what was typed or picked.
func (a *Answers) SetText(f engine.Field, text string) {
	trimmed := strings.TrimSpace(text)
	if f.Type == engine.FieldText || f.Type == engine.FieldLongText {
		trimmed = text
	}
	if strings.TrimSpace(text) == "" {
		delete(a.data, f.Name)
		return
	}
	a.data[f.Name] = trimmed
	if f.Type == engine.FieldNumber {
		if n, err := strconv.ParseFloat(pointed(trimmed), 64); err == nil {
			a.data[f.Name] = n
		}
	}
}

// Checked tells whether the box of a yes-or-no question is ticked.
func (a *Answers) Checked(field string) bool { return a.data[field] == true }

// SetChecked ticks or clears it.
func (a *Answers) SetChecked(field string, on bool) { a.data[field] = on }

// Money is an amount as two inputs show it; the currency offered first stands
// where none was chosen.
func (a *Answers) Money(f engine.Field) (amount, currency string) {
	if m, ok := a.data[f.Name].(map[string]any); ok {
		amount, _ = m["amount"].(string)
		currency, _ = m["currency"].(string)
	}
	if currency == "" && len(f.Currencies) > 0 {
		currency = f.Currencies[0]
	}
	return amount, currency
}

// SetMoney answers with an amount; without a figure there is no answer.
func (a *Answers) SetMoney(f engine.Field, amount, currency string) {
	amount = pointed(strings.TrimSpace(amount))
	if amount == "" {
		delete(a.data, f.Name)
		return
	}
	a.data[f.Name] = map[string]any{"amount": amount, "currency": strings.ToUpper(strings.TrimSpace(currency))}
}

// Chosen tells whether an option is picked.
func (a *Answers) Chosen(field, option string) bool {
	switch v := a.data[field].(type) {
	case string:
		return v == option
	case []any:
		for _, o := range v {
			if o == option {
				return true
			}
		}
	}
	return false
}

// SetChosen adds or removes one option of several; they stay in the order of
// the form.
func (a *Answers) SetChosen(f engine.Field, option string, on bool) {
	var list []any
	for _, o := range f.Options {
		if o.Value == option && on || o.Value != option && a.Chosen(f.Name, o.Value) {
			list = append(list, o.Value)
		}
	}
	if len(list) == 0 {
		delete(a.data, f.Name)
		return
	}
	a.data[f.Name] = list
}

// pointed reads a single decimal comma as a point; "1,480" could mean two
// things and stays as it is.
func pointed(figure string) string {
	whole, fraction, found := strings.Cut(figure, ",")
	if !found || len(fraction) == 3 || strings.ContainsAny(fraction, ",.") || strings.Contains(whole, ".") {
		return figure
	}
	return whole + "." + fraction
}
