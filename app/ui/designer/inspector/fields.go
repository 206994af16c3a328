package inspector

import (
	"slices"
	"strconv"
	"strings"

	"statecraft/app/ui/designer/words"
	"statecraft/engine"
)

// addField puts a new question at the end of a form.
func addField(f *engine.Form) {
	f.Fields = append(f.Fields, engine.Field{Name: freeName(f, "", -1), Type: engine.FieldText})
}

// removeField takes a question out of a form.
func removeField(f *engine.Form, at int) { f.Fields = slices.Delete(f.Fields, at, at+1) }

// moveField lets a question change places with the one before or after it.
func moveField(f *engine.Form, at, by int) {
	if to := at + by; to >= 0 && to < len(f.Fields) {
		f.Fields[at], f.Fields[to] = f.Fields[to], f.Fields[at]
	}
}

// labelField gives a question another label. Its name follows as long as it was
// made from the label and nothing reads it.
func labelField(f *engine.Form, at int, label string, read func(name string) bool) {
	field := &f.Fields[at]
	follows := words.MadeFrom(field.Name, field.Label) && !read(field.Name)
	field.Label = label
	if follows {
		field.Name = freeName(f, label, at)
	}
}

// freeName is the name the question at a place of a form gets for a label.
func freeName(f *engine.Form, label string, at int) string {
	return words.FieldName(label, func(name string) bool {
		if !words.Usable(name) {
			return true
		}
		for i := range f.Fields {
			if i != at && f.Fields[i].Name == name {
				return true
			}
		}
		return false
	})
}

// retypeField gives a question another type and takes off what has no meaning
// for it.
func retypeField(f *engine.Field, t engine.FieldType) {
	was, _ := boundLabels(f.Type)
	if unit, _ := boundLabels(t); unit != was || unit == "" {
		f.Min, f.Max = "", ""
	}
	f.Type = t
	if !hasOptions(t) {
		f.Options = nil
	}
	if !isText(t) {
		f.Pattern = ""
	}
	if t != engine.FieldMoney {
		f.Currencies = nil
	}
	f.Default = nil
}

// fieldDetail is a question in a few words: its type, and whether it must be
// answered.
func fieldDetail(f *engine.Field) string {
	if f.Required {
		return words.FieldType(f.Type) + ", required"
	}
	return words.FieldType(f.Type)
}

func isText(t engine.FieldType) bool {
	return t == engine.FieldText || t == engine.FieldLongText || t == ""
}

func hasOptions(t engine.FieldType) bool {
	return t == engine.FieldChoice || t == engine.FieldChoices
}

// boundLabels are the words for Min and Max of a type; empty where it has none.
func boundLabels(t engine.FieldType) (low, high string) {
	switch t {
	case engine.FieldText, engine.FieldLongText, "":
		return "Fewest characters", "Most characters"
	case engine.FieldNumber, engine.FieldMoney:
		return "At least", "At most"
	case engine.FieldDate:
		return "Not before", "Not after"
	case engine.FieldChoices:
		return "Choose at least", "Choose at most"
	}
	return "", ""
}

// currencies reads a list of codes such as "EUR, USD".
func currencies(text string) []string {
	var list []string
	for _, code := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' || r == ';' }) {
		list = append(list, strings.ToUpper(code))
	}
	return list
}

// defaultText writes what a question is filled in with beforehand.
func defaultText(f *engine.Field) string {
	switch v := f.Default.(type) {
	case string:
		return v
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case bool:
		return strconv.FormatBool(v)
	}
	return ""
}

// defaultValue reads what defaultText writes, in the shape of the type.
func defaultValue(t engine.FieldType, text string) (any, error) {
	if text == "" {
		return nil, nil
	}
	switch t {
	case engine.FieldNumber:
		n, err := strconv.ParseFloat(text, 64)
		if err != nil {
			return nil, &engine.Error{Code: engine.CodeInvalid, Message: "Write a number, such as 12.5."}
		}
		return n, nil
	case engine.FieldBoolean:
		return text == "true", nil
	}
	return text, nil
}

// hasDefault tells whether a question of the type can be filled in beforehand.
func hasDefault(t engine.FieldType) bool {
	switch t {
	case engine.FieldMoney, engine.FieldChoices, engine.FieldUser, engine.FieldFile:
		return false
	}
	return true
}
