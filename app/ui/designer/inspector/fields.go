package inspector

import (
	"slices"
	"strings"

	"statecraft/app/ui/designer/words"
	"statecraft/app/ui/say"
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
		if !engine.UsableName(name) {
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
		return say.Say("%s, required", words.FieldType(f.Type))
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
		return say.Say("Fewest characters"), say.Say("Most characters")
	case engine.FieldNumber, engine.FieldMoney:
		return say.Say("At least"), say.Say("At most")
	case engine.FieldDate:
		return say.Say("Not before"), say.Say("Not after")
	case engine.FieldChoices:
		return say.Say("Choose at least"), say.Say("Choose at most")
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
