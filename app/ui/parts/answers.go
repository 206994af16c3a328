package parts

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"statecraft/app/ui/say"
	"statecraft/engine"
)

// Answers is what somebody has filled into a form so far, in the shapes the
// engine takes. Text that is not yet a number or an amount is kept as it is, so
// that the engine can say what is wrong with it.
type Answers struct {
	form *engine.Form
	data map[string]any
	// unread is what was typed as an amount and cannot be read as one. It is not
	// in the data, because some of it the engine would read.
	unread map[string]string

	changes int    // rises with every answer
	looked  looked // at which questions are asked
}

// looked is which questions are asked after so many changes: finding out means
// compiling their conditions, and every key asks several times.
type looked struct {
	changes int // of the answers then, from 1
	shown   []bool
	data    map[string]any
}

// NewAnswers begins with what the instance's data hold already, or else with
// the fields' defaults. A nil form has no answers.
func NewAnswers(form *engine.Form, data map[string]any) *Answers {
	a := &Answers{form: form, data: map[string]any{}, unread: map[string]string{}, changes: 1}
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
	return maps.Clone(data)
}

// asked tells which fields are shown and what they hold.
func (a *Answers) asked() (shown []bool, data map[string]any) {
	if a == nil {
		return nil, map[string]any{}
	}
	if a.looked.changes != a.changes {
		a.looked.shown, a.looked.data = a.look()
		a.looked.changes = a.changes
	}
	return a.looked.shown, a.looked.data
}

// look finds out what is asked. Leaving out a hidden answer can hide a field that
// stands before it, so it is looked at again until nothing is left out any more.
func (a *Answers) look() (shown []bool, data map[string]any) {
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

// set takes an answer in; nothing takes it back.
func (a *Answers) set(field string, value any) {
	a.changes++
	delete(a.unread, field)
	if value == nil {
		delete(a.data, field)
		return
	}
	a.data[field] = value
}

// Text is an answer as an input shows it.
func (a *Answers) Text(field string) string {
	switch v := a.data[field].(type) {
	case string:
		return v
	case float64:
		return say.Typed(strconv.FormatFloat(v, 'f', -1, 64))
	}
	return ""
}

// SetText answers with what was typed or picked.
func (a *Answers) SetText(f engine.Field, text string) {
	if strings.TrimSpace(text) == "" {
		a.set(f.Name, nil)
		return
	}
	switch f.Type {
	case engine.FieldText, engine.FieldLongText:
		a.set(f.Name, text)
	case engine.FieldNumber:
		a.set(f.Name, number(text))
	default:
		a.set(f.Name, strings.TrimSpace(text))
	}
}

// number is what was typed as a number, or the text where it is none.
func number(text string) any {
	decimal, err := say.ReadTyped(text)
	if err != nil {
		return strings.TrimSpace(text)
	}
	n, err := strconv.ParseFloat(decimal, 64)
	if err != nil {
		return strings.TrimSpace(text)
	}
	return n
}

// Checked tells whether the box of a yes-or-no question is ticked.
func (a *Answers) Checked(field string) bool { return a.data[field] == true }

// SetChecked ticks or clears it.
func (a *Answers) SetChecked(field string, on bool) { a.set(field, on) }

// Money is an amount as two inputs show it; the currency offered first stands
// where none was chosen.
func (a *Answers) Money(f engine.Field) (amount, currency string) {
	if m, ok := a.data[f.Name].(map[string]any); ok {
		amount, _ = m["amount"].(string)
		currency, _ = m["currency"].(string)
	}
	amount = say.Typed(amount)
	if typed, unread := a.unread[f.Name]; unread {
		amount = typed
	}
	if currency == "" && len(f.Currencies) > 0 {
		currency = f.Currencies[0]
	}
	return amount, currency
}

// SetMoney answers with an amount; without a figure there is no answer.
func (a *Answers) SetMoney(f engine.Field, amount, currency string) {
	if amount = strings.TrimSpace(amount); amount == "" {
		a.set(f.Name, nil)
		return
	}
	decimal, err := say.ReadTyped(amount)
	a.set(f.Name, map[string]any{"amount": decimal, "currency": strings.ToUpper(strings.TrimSpace(currency))})
	if err != nil {
		a.unread[f.Name] = amount
	}
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
		a.set(f.Name, nil)
		return
	}
	a.set(f.Name, list)
}

// Check says what is wrong with the answers, as the engine will. What was typed
// and cannot be read as a number it asks about here, as the engine knows nothing
// of how the reader writes numbers.
func (a *Answers) Check() []engine.Problem {
	data := a.Data()
	problems := engine.ValidateAnswers(a.form, data)
	for i, p := range problems {
		typed, unread := a.unread[p.Field]
		if f := a.field(p.Field); f != nil && f.Type == engine.FieldNumber {
			typed, unread = data[p.Field].(string)
		}
		if _, err := say.ReadTyped(typed); unread && err != nil {
			problems[i].Message = say.Say("%s: %s", a.field(p.Field).Title(), err.Error())
		}
	}
	return problems
}

// field finds a field by its name; nil where there is none.
func (a *Answers) field(name string) *engine.Field {
	fields := a.Fields()
	for i := range fields {
		if fields[i].Name == name {
			return &fields[i]
		}
	}
	return nil
}
