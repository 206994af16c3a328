package parts

import (
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/engine"
)

// DataRow is one value of an instance with what people call it.
type DataRow struct {
	Label string
	Value string
}

// DataRows names the values of an instance by the labels of the workflow's
// forms, in the order of the forms; values no form asks for come last.
func DataRows(w *engine.Workflow, data map[string]any) []DataRow {
	fields := map[string]engine.Field{}
	for _, f := range slices.Backward(formFields(w)) { // the first of a name counts
		fields[f.Name] = f
	}
	var rows []DataRow
	for _, name := range DataNames(w, data) {
		f, asked := fields[name]
		label := Spoken(name)
		if asked {
			label = f.Title()
		}
		rows = append(rows, DataRow{Label: label, Value: fieldValue(f, data[name])})
	}
	return rows
}

// DataNames are the names of the values, in the order of [DataRows].
func DataNames(w *engine.Workflow, data map[string]any) []string {
	var names, others []string
	seen := map[string]bool{}
	for _, f := range formFields(w) {
		if _, known := data[f.Name]; known && !seen[f.Name] {
			seen[f.Name] = true
			names = append(names, f.Name)
		}
	}
	for name := range data {
		if !seen[name] {
			others = append(others, name)
		}
	}
	sort.Strings(others)
	return append(names, others...)
}

// Spoken makes a name people can read of one that programs use: "Needs
// approval" of "needs_approval".
func Spoken(name string) string {
	words := strings.Join(strings.FieldsFunc(name, func(r rune) bool { return r == '_' || r == '-' }), " ")
	if words == "" {
		return name
	}
	first, size := utf8.DecodeRuneInString(words)
	return string(unicode.ToUpper(first)) + words[size:]
}

func formFields(w *engine.Workflow) []engine.Field {
	var fields []engine.Field
	if w.Form != nil {
		fields = append(fields, w.Form.Fields...)
	}
	for _, s := range w.States {
		if s.Form != nil {
			fields = append(fields, s.Form.Fields...)
		}
	}
	return fields
}

// fieldValue shows a value as its field means it: options by their labels, dates
// written out, numbers as the reader's language writes them.
func fieldValue(f engine.Field, value any) string {
	switch v := value.(type) {
	case nil:
		return say.Say("nothing")
	case bool:
		if v {
			return say.Say("yes")
		}
		return say.Say("no")
	case float64:
		return say.Number(strconv.FormatFloat(v, 'f', -1, 64))
	case string:
		for _, o := range f.Options {
			if o.Value == v {
				return o.Title()
			}
		}
		if f.Type == engine.FieldDate {
			return say.Date(v)
		}
		return v
	case []any:
		words := make([]string, len(v))
		for i := range v {
			words[i] = fieldValue(f, v[i])
		}
		return strings.Join(words, ", ")
	case map[string]any:
		return objectValue(v)
	}
	return engine.ValueWords(value)
}

// objectValue shows an amount, a file by its name, or whatever else it is.
func objectValue(object map[string]any) string {
	amount, isAmount := object["amount"].(string)
	if currency, ok := object["currency"].(string); ok && isAmount {
		return say.Money(amount, currency)
	}
	return engine.ValueWords(object)
}

// dataWords lists values in a sentence: "Amount 1,480.00 EUR, Urgent yes".
func dataWords(rows []DataRow) string {
	words := make([]string, len(rows))
	for i, r := range rows {
		words[i] = r.Label + " " + r.Value
	}
	return strings.Join(words, ", ")
}

// DataList draws the rows as a list of terms.
func DataList(rows []DataRow) app.UI {
	return tag.Dl().Class("data").Body(app.Range(rows).Slice(func(i int) app.UI {
		return tag.Div().Body(tag.Dt().Text(rows[i].Label), tag.Dd().Text(rows[i].Value))
	}))
}
