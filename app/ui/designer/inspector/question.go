package inspector

import (
	"slices"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/editor"
	"statecraft/app/ui/designer/condition"
	"statecraft/app/ui/designer/control"
	"statecraft/app/ui/designer/words"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/engine"
	"statecraft/engine/expr"
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
	Form    *engine.Form
	// Hidden is what is wrong with when it is asked, HiddenAt the byte of it.
	Hidden   string
	HiddenAt int

	Apply  func(i int, change func(*engine.Form)) []editor.Command
	Remove func(i int) error
	Move   func(i, by int) error

	about string // which question it was drawn for
	own   bool   // a pattern of one's own is being written
}

// OnUpdate forgets what was begun for another question.
func (q *question) OnUpdate(app.Context) {
	if about := q.subject() + q.ID; q.about != about {
		q.about, q.own = about, false
	}
}

// Render draws the question.
func (q *question) Render() app.UI {
	return tag.Div().Class("entry-body fields").Body(
		q.label(), q.kind(),
		slot(hasOptions(q.Field.Type), func() app.UI {
			return &options{On: q.On, ID: q.ID, List: q.Field.Options, Apply: q.edit}
		}),
		q.required(),
		q.bounds(),
		slot(q.Field.Type == engine.FieldMoney, func() app.UI { return q.currencies() }),
		slot(isText(q.Field.Type) || q.Field.Pattern != "", func() app.UI { return q.pattern() }),
		slot(q.Count > 1 || q.Field.VisibleWhen != "", func() app.UI { return q.visible() }),
		q.helpText(),
		slot(hasDefault(q.Field.Type), q.filledIn),
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

// edit changes the question in one step, unless the change is refused.
func (q *question) edit(change func(f *engine.Field) error) error {
	var refused error
	err := q.Desk.Do(q.Apply(q.Number, func(f *engine.Form) {
		field := f.Fields[q.Number]
		field.Options = slices.Clone(field.Options)
		if refused = change(&field); refused == nil {
			f.Fields[q.Number] = field
		}
	})...)
	if refused != nil {
		return refused
	}
	return err
}

func (q *question) label() app.UI {
	id, subject := q.ID+"-label", q.subject()
	read := func(name string) bool { return words.Mentions(q.Desk.Workflow(), name) }
	return &control.Text{
		ID: id, Label: say.Say("Question"), Of: subject, Value: q.Field.Label, Placeholder: say.Say("What do you ask?"), Fixed: q.Desk.ReadOnly, Trouble: q.Trouble,
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
	return &control.Select{ID: q.ID + "-type", Label: say.Say("Answer"), Value: string(now), Choices: words.FieldTypeChoices(now), Fixed: q.Desk.ReadOnly,
		Change: func(v string) error {
			return q.set(func(f *engine.Field) { retypeField(f, engine.FieldType(v)) })
		}}
}

func (q *question) required() app.UI {
	return &control.Check{ID: q.ID + "-required", Label: say.Say("An answer is required"), On: q.Field.Required, Fixed: q.Desk.ReadOnly,
		Change: func(on bool) error { return q.set(func(f *engine.Field) { f.Required = on }) }}
}

func (q *question) bounds() app.UI {
	low, high := boundLabels(q.Field.Type)
	return slot(low != "", func() app.UI {
		least := q.bound("min", low, q.Field.Min, func(f *engine.Field, text string) { f.Min = text })
		most := q.bound("max", high, q.Field.Max, func(f *engine.Field, text string) { f.Max = text })
		return tag.Div().Class("field-row").Body(least, most)
	})
}

// bound edits one end of what an answer can be. A number is told on leaving the
// field, in the notation of the reader.
func (q *question) bound(name, label, value string, change func(f *engine.Field, text string)) *control.Text {
	c := q.field(name, label, value, change)
	switch q.Field.Type {
	case engine.FieldDate:
		c.Date, c.Late = true, true
	case engine.FieldNumber, engine.FieldMoney:
		c.Value, c.Number, c.Late = say.Typed(value), true, true
		c.Change = func(text string) error {
			return q.edit(func(f *engine.Field) error {
				decimal, err := readBound(text)
				if err == nil {
					change(f, decimal)
				}
				return err
			})
		}
	default:
		c.Number = true
	}
	return c
}

// readBound reads a number that limits others; none is no limit.
func readBound(text string) (string, error) {
	if strings.TrimSpace(text) == "" {
		return "", nil
	}
	return say.ReadTyped(text)
}

func (q *question) currencies() app.UI {
	text := ""
	for i, code := range q.Field.Currencies {
		if i > 0 {
			text += ", "
		}
		text += code
	}
	c := q.field("currencies", say.Say("Currencies"), text, func(f *engine.Field, text string) { f.Currencies = currencies(text) })
	c.Placeholder, c.Help = say.Say("any"), say.Say("Codes such as EUR, USD; the first is offered.")
	c.Late = true
	return c
}

// visible edits when the question is asked; only the other answers of its form
// can be read there.
func (q *question) visible() app.UI {
	c := q.expression(q.ID+"-visible", say.Say("Asked only when"), q.Field.VisibleWhen, func(text string) []editor.Command {
		return q.Apply(q.Number, func(f *engine.Form) { f.Fields[q.Number].VisibleWhen = text })
	})
	c.Scope = condition.Scope{Names: engine.FormNames(q.Form, q.Field.Name), Want: expr.Boolean}
	c.Placeholder, c.Trouble, c.Column = say.Say("always"), q.Hidden, q.HiddenAt
	c.Help = say.Say("It can depend on the other answers of this form.")
	return c
}

func (q *question) helpText() app.UI {
	c := q.field("help", say.Say("Help"), q.Field.Help, func(f *engine.Field, text string) { f.Help = text })
	c.Placeholder = say.Say("a hint beneath the question")
	return c
}

func (q *question) name() app.UI {
	c := q.field("name", say.Say("Name in conditions"), q.Field.Name, func(f *engine.Field, text string) { f.Name = text })
	c.Code, c.Late = true, true
	return c
}

func (q *question) tools() app.UI {
	return tag.Div().Class("entry-tools").Body(
		q.tool(say.Say("Move up"), "up", q.Number == 0, func() error { return q.Move(q.Number, -1) }),
		q.tool(say.Say("Move down"), "down", q.Number == q.Count-1, func() error { return q.Move(q.Number, 1) }),
		q.tool(say.Say("Remove"), "remove", false, func() error { return q.Remove(q.Number) }),
	)
}

func (q *question) tool(label, id string, off bool, do func() error) app.UI {
	return tag.Button().Attr("type", "button").ID(q.ID+"-"+id).Class("button quiet").Attr("disabled", off).
		OnClick(func(ctx app.Context, _ app.Event) {
			if err := do(); err != nil {
				parts.Toast(ctx, say.Error(err))
			}
		}, app.EventScope(q.ID, q.Number, label)).
		Text(label)
}
