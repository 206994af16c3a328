package parts

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/tag"
	"statecraft/engine"
	"statecraft/shared"
)

// AnswersForm shows the fields of a form and collects what is filled in into
// Answers. The inputs own what was typed: they keep it while the page around
// them is drawn again. A new ID begins afresh.
type AnswersForm struct {
	app.Compo

	// ID tells forms apart and begins the ids of the inputs.
	ID      string
	Answers *Answers
	// Problems are shown at their fields; pass what Answers.Check gave.
	Problems []engine.Problem
	// Users are offered where a field asks for a person.
	Users []shared.User
}

// CompoID makes a form with another ID a new form.
func (f *AnswersForm) CompoID() string { return f.ID }

// Render draws one field below the other. A field that is not asked keeps its
// place, so that the one being typed in stays the same element when another
// appears above it.
func (f *AnswersForm) Render() app.UI {
	fields, shown := f.Answers.Fields(), f.Answers.Visible()
	return tag.Div().Class("fields").Body(
		app.Range(fields).Slice(func(i int) app.UI {
			return tag.Div().Class("slot").Body(app.If(shown[i], func() app.UI { return f.field(fields[i]) }))
		}),
	)
}

// field puts label, help and problem around an input.
func (f *AnswersForm) field(field engine.Field) app.UI {
	in := input{form: f, Field: field, id: f.ID + "-" + field.Name, problem: f.problem(field.Name)}
	switch field.Type {
	case engine.FieldBoolean:
		return tag.Div().Class("field").Body(in.boolean(), in.help(), in.error())
	case engine.FieldChoice, engine.FieldChoices:
		if field.Type == engine.FieldChoices || len(field.Options) <= fewOptions {
			return in.group(in.options())
		}
	case engine.FieldMoney:
		return in.group(in.money())
	}
	return tag.Div().Class("field").Body(
		tag.Label().Attr("for", in.id).Body(in.label()...),
		in.single(),
		in.help(),
		in.error(),
	)
}

// fewOptions is how many are shown at once instead of behind a drop-down.
const fewOptions = 5

func (f *AnswersForm) problem(field string) string {
	for _, p := range f.Problems {
		if p.Field == field {
			return p.Message
		}
	}
	return ""
}

// FocusProblem puts the focus on the first input with a problem.
func FocusProblem(formID string, problems []engine.Problem) {
	for _, p := range problems {
		if e := app.Window().GetElementByID(formID + "-" + p.Field); e.Truthy() {
			e.Call("focus")
			return
		}
	}
}
