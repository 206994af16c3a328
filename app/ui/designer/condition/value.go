package condition

import (
	"strconv"
	"strings"

	"statecraft/app/ui/designer/words"
	"statecraft/app/ui/say"
	"statecraft/engine"
	"statecraft/engine/expr"
)

// Editing is what the value of a row is edited with.
type Editing int

const (
	EditNothing Editing = iota // there is no value to edit
	EditText
	EditNumber
	EditDate
	EditPerson
	EditOption  // one of Options
	EditOptions // several of them
)

// EditedBy says what the value of a row is edited with.
func EditedBy(n engine.Name, r expr.Row) Editing {
	switch r.Value.(type) {
	case nil:
		return EditNothing
	case bool:
		return EditOption
	case float64:
		return EditNumber
	case []any:
		return EditOptions
	}
	switch t := fieldType(n); {
	case len(options(n)) > 0:
		return EditOption
	case t == engine.FieldDate:
		return EditDate
	case t == engine.FieldUser:
		return EditPerson
	}
	return EditText
}

// Values are what can be chosen for the value of a row, with what is chosen.
func Values(n engine.Name, r expr.Row) []words.Choice {
	if _, is := r.Value.(bool); is {
		return []words.Choice{{Value: "true", Text: say.Say("yes")}, {Value: "false", Text: say.Say("no")}}
	}
	var list []words.Choice
	for _, o := range options(n) {
		list = append(list, words.Choice{Value: o.Value, Text: o.Title()})
	}
	for _, v := range Chosen(r) {
		known := false
		for _, c := range list {
			known = known || c.Value == v
		}
		if !known {
			list = append(list, words.Choice{Value: v, Text: v})
		}
	}
	return list
}

// Chosen are the values of a row as texts.
func Chosen(r expr.Row) []string {
	list, is := r.Value.([]any)
	if !is {
		return []string{ValueText(r.Value)}
	}
	texts := make([]string, len(list))
	for i := range list {
		texts[i] = ValueText(list[i])
	}
	return texts
}

// ValueText is a value as it is typed.
func ValueText(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case bool:
		return strconv.FormatBool(v)
	case float64:
		return say.Typed(expr.Literal(v))
	}
	return ""
}

// SetValue gives a row what was typed or chosen.
func SetValue(r expr.Row, text string) (expr.Row, error) {
	switch r.Value.(type) {
	case float64:
		decimal, err := say.ReadTyped(text)
		if err != nil {
			return r, err
		}
		r.Value, err = strconv.ParseFloat(decimal, 64)
		return r, err
	case bool:
		r.Value = text == "true"
	default:
		r.Value = text
	}
	return r, nil
}

// SetValues gives a row a list of values; it needs one at least.
func SetValues(r expr.Row, n engine.Name, texts []string) (expr.Row, error) {
	var list []any
	for _, text := range texts {
		if text = strings.TrimSpace(text); text == "" {
			continue
		}
		one, err := SetValue(expr.Row{Value: fitting(nil, n)}, text)
		if err != nil {
			return r, err
		}
		list = append(list, one.Value)
	}
	if len(list) == 0 {
		return r, &engine.Error{Code: engine.CodeInvalid, Message: say.Say("Choose one at least, or remove the comparison.")}
	}
	r.Value = list
	return r, nil
}
