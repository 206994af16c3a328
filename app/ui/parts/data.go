package parts

import (
	"sort"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

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
	var rows []DataRow
	seen := map[string]bool{}
	for _, f := range formFields(w) {
		value, known := data[f.Name]
		if !known || seen[f.Name] {
			continue
		}
		seen[f.Name] = true
		rows = append(rows, DataRow{Label: f.Title(), Value: fieldValue(f, value)})
	}
	var others []string
	for name := range data {
		if !seen[name] {
			others = append(others, name)
		}
	}
	sort.Strings(others)
	for _, name := range others {
		rows = append(rows, DataRow{Label: Spoken(name), Value: engine.ValueWords(data[name])})
	}
	return rows
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

// fieldValue shows a value as its field means it: options by their labels,
// dates written out.
func fieldValue(f engine.Field, value any) string {
	switch v := value.(type) {
	case string:
		for _, o := range f.Options {
			if o.Value == v {
				return o.Title()
			}
		}
		if day, err := time.Parse(time.DateOnly, v); err == nil && f.Type == engine.FieldDate {
			return day.Format("2 January 2006")
		}
	case []any:
		labels := make([]any, len(v))
		for i := range v {
			labels[i] = fieldValue(engine.Field{Options: f.Options}, v[i])
		}
		return engine.ValueWords(labels)
	}
	return engine.ValueWords(value)
}

// DataList draws the rows as a list of terms.
func DataList(rows []DataRow) app.UI {
	return tag.Dl().Class("data").Body(app.Range(rows).Slice(func(i int) app.UI {
		return tag.Div().Body(tag.Dt().Text(rows[i].Label), tag.Dd().Text(rows[i].Value))
	}))
}
