package inspector

import (
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/editor"
	"statecraft/app/ui/designer/control"
	"statecraft/app/ui/designer/words"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/tag"
	"statecraft/engine"
)

// question is one field of a form, opened.
type question struct {
	app.Compo
	On

	ID      string
	Field   engine.Field
	Trouble string
	Number  int // its place in the form
	Count   int // how many there are
	// Siblings are the names of all questions of the form.
	Siblings []string

	Apply  func(i int, change func(*engine.Form)) []editor.Command
	Remove func(i int) error
	Move   func(i, by int) error
}

// Render draws the question.
func (q *question) Render() app.UI {
	return tag.Div().Class("entry-body fields").Body(
		q.label(), q.kind(),
		slot(hasOptions(q.Field.Type), func() app.UI { return q.options() }),
		q.required(),
		q.bounds(),
		slot(q.Field.Type == engine.FieldMoney, func() app.UI { return q.currencies() }),
		slot(isText(q.Field.Type) || q.Field.Pattern != "", func() app.UI { return q.pattern() }),
		slot(q.Count > 1 || q.Field.VisibleWhen != "", func() app.UI { return q.visible() }),
		q.helpText(),
		slot(hasDefault(q.Field.Type), func() app.UI { return q.preset() }),
		q.name(),
		slot(!q.Desk.ReadOnly, q.tools),
	)
}

// field makes a text control that changes the question.
func (q *question) field(name, label, value string, change func(f *engine.Field, text string)) *control.Text {
	return q.text(q.ID+"-"+name, label, value, func(text string) []editor.Command {
		return q.Apply(q.Number, func(f *engine.Form) { change(&f.Fields[q.Number], text) })
	})
}

// set changes the question in one step.
func (q *question) set(change func(f *engine.Field)) error {
	return q.Desk.Do(q.Apply(q.Number, func(f *engine.Form) { change(&f.Fields[q.Number]) })...)
}

func (q *question) label() app.UI {
	id, subject := q.ID+"-label", q.subject()
	read := func(name string) bool { return words.Mentions(q.Desk.Workflow(), name) }
	return &control.Text{
		ID: id, Label: "Question", Of: subject, Value: q.Field.Label, Placeholder: "What do you ask?", Fixed: q.Desk.ReadOnly, Trouble: q.Trouble,
		Change: func(text string) error {
			return q.Desk.Type(id+subject, time.Now(), q.Apply(q.Number, func(f *engine.Form) { labelField(f, q.Number, text, read) })...)
		},
		Leave: q.Desk.LeaveField,
	}
}

func (q *question) kind() app.UI {
	now := q.Field.Type
	if now == "" {
		now = engine.FieldText
	}
	return &control.Select{ID: q.ID + "-type", Label: "Answer", Value: string(now), Choices: words.FieldTypeChoices(now), Fixed: q.Desk.ReadOnly,
		Change: func(v string) error {
			return q.set(func(f *engine.Field) { retypeField(f, engine.FieldType(v)) })
		}}
}

func (q *question) options() app.UI {
	c := q.field("options", "Options, one a line", words.Options(q.Field.Options), func(f *engine.Field, text string) { f.Options = words.ParseOptions(text) })
	c.Area = true
	c.Help = "Write \"eur = Euro\" to store eur and show Euro."
	return c
}

func (q *question) required() app.UI {
	return &control.Check{ID: q.ID + "-required", Label: "An answer is required", On: q.Field.Required, Fixed: q.Desk.ReadOnly,
		Change: func(on bool) error { return q.set(func(f *engine.Field) { f.Required = on }) }}
}

func (q *question) bounds() app.UI {
	low, high := boundLabels(q.Field.Type)
	return slot(low != "", func() app.UI {
		least := q.field("min", low, q.Field.Min, func(f *engine.Field, text string) { f.Min = text })
		most := q.field("max", high, q.Field.Max, func(f *engine.Field, text string) { f.Max = text })
		least.Number, most.Number = q.Field.Type != engine.FieldDate, q.Field.Type != engine.FieldDate
		if q.Field.Type == engine.FieldDate {
			least.Placeholder, most.Placeholder = "2026-01-31", "2026-12-31"
		}
		return tag.Div().Class("field-row").Body(least, most)
	})
}

func (q *question) currencies() app.UI {
	text := ""
	for i, code := range q.Field.Currencies {
		if i > 0 {
			text += ", "
		}
		text += code
	}
	c := q.field("currencies", "Currencies", text, func(f *engine.Field, text string) { f.Currencies = currencies(text) })
	c.Placeholder, c.Help = "any", "Codes such as EUR, USD; the first is offered."
	c.Late = true
	return c
}

// pattern is told on leaving the field: half a pattern is none.
func (q *question) pattern() app.UI {
	c := q.field("pattern", "Must look like", q.Field.Pattern, func(f *engine.Field, text string) { f.Pattern = text })
	c.Code, c.Late, c.Placeholder = true, true, "anything"
	c.Help = "A regular expression for the whole answer, such as [A-Z]{2}[0-9]+."
	return c
}

// visible edits when the question is asked; only answers of the same form can be
// read there.
func (q *question) visible() app.UI {
	c := q.field("visible", "Asked only when", q.Field.VisibleWhen, func(f *engine.Field, text string) { f.VisibleWhen = strings.TrimLeft(text, " ") })
	c.Code, c.Placeholder = true, "always"
	c.Help = "It can read the other answers of this form" + q.others() + "."
	return c
}

// others lists the names of the other questions of the form.
func (q *question) others() string {
	names := make([]string, 0, len(q.Siblings))
	for _, name := range q.Siblings {
		if name != q.Field.Name {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return ": " + strings.Join(names, ", ")
}

func (q *question) helpText() app.UI {
	c := q.field("help", "Help", q.Field.Help, func(f *engine.Field, text string) { f.Help = text })
	c.Placeholder = "a hint beneath the question"
	return c
}

func (q *question) preset() app.UI {
	if q.Field.Type == engine.FieldBoolean {
		return &control.Select{ID: q.ID + "-default", Label: "Filled in beforehand", Value: defaultText(&q.Field), Fixed: q.Desk.ReadOnly,
			Choices: []words.Choice{{Value: "", Text: "Nothing"}, {Value: "true", Text: "Yes"}, {Value: "false", Text: "No"}},
			Change: func(v string) error {
				value, err := defaultValue(engine.FieldBoolean, v)
				if err != nil {
					return err
				}
				return q.set(func(f *engine.Field) { f.Default = value })
			}}
	}
	kind := q.Field.Type
	c := q.field("default", "Filled in beforehand", defaultText(&q.Field), nil)
	c.Late = true
	c.Change = func(text string) error {
		value, err := defaultValue(kind, text)
		if err != nil {
			return err
		}
		return q.set(func(f *engine.Field) { f.Default = value })
	}
	return c
}

func (q *question) name() app.UI {
	c := q.field("name", "Name in conditions", q.Field.Name, func(f *engine.Field, text string) { f.Name = text })
	c.Code, c.Late = true, true
	return c
}

func (q *question) tools() app.UI {
	return tag.Div().Class("entry-tools").Body(
		q.tool("Move up", "up", q.Number == 0, func() error { return q.Move(q.Number, -1) }),
		q.tool("Move down", "down", q.Number == q.Count-1, func() error { return q.Move(q.Number, 1) }),
		q.tool("Remove", "remove", false, func() error { return q.Remove(q.Number) }),
	)
}

func (q *question) tool(label, id string, off bool, do func() error) app.UI {
	return tag.Button().Attr("type", "button").ID(q.ID+"-"+id).Class("button quiet").Attr("disabled", off).
		OnClick(func(ctx app.Context, _ app.Event) {
			if err := do(); err != nil {
				parts.Toast(ctx, err.Error())
			}
		}, app.EventScope(q.ID, q.Number, label)).
		Text(label)
}
