package parts

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/engine"
)

// input is one field of an AnswersForm as it is drawn.
type input struct {
	engine.Field
	form    *AnswersForm
	id      string
	problem string
}

func (in input) label() []app.UI {
	return []app.UI{
		app.Text(in.Title()),
		app.If(in.Required, func() app.UI { return tag.Span().Class("required").Text(" · " + say.Say("required")) }),
	}
}

func (in input) help() app.UI {
	return app.If(in.Field.Help != "", func() app.UI {
		return tag.P().ID("%s-help", in.id).Class("help").Text(in.Field.Help)
	})
}

func (in input) error() app.UI {
	return app.If(in.problem != "", func() app.UI {
		return tag.P().ID("%s-error", in.id).Class("error").Text(say.Sentence(in.problem))
	})
}

// describedBy names what is read out after the label.
func (in input) describedBy() string {
	switch {
	case in.problem != "":
		return in.id + "-error"
	case in.Field.Help != "":
		return in.id + "-help"
	}
	return ""
}

// invalid is the value of aria-invalid; absent where nothing is wrong.
func (in input) invalid() string {
	if in.problem != "" {
		return "true"
	}
	return ""
}

// answer stores what was filled in. Nothing is drawn again unless other fields
// are asked now.
func (in input) answer(ctx app.Context, set func(*Answers)) {
	before := in.form.Answers.Visible()
	set(in.form.Answers)
	if slices.Equal(before, in.form.Answers.Visible()) {
		ctx.PreventUpdate()
	}
}

// typed stores a text while it is typed.
func (in input) typed(ctx app.Context, _ app.Event) {
	text := ctx.JSSrc().Get("value").String()
	in.answer(ctx, func(a *Answers) { a.SetText(in.Field, text) })
}

// single is the control of a field with one input.
func (in input) single() app.UI {
	value := in.form.Answers.Text(in.Name)
	switch in.Type {
	case engine.FieldLongText:
		return tag.Textarea().ID("%s", in.id).Attr("name", in.Name).Attr("rows", 3).Text(value).
			Aria("describedby", in.describedBy()).Aria("invalid", in.invalid()).Aria("required", in.Required).
			OnInput(in.typed, app.EventScope(in.id))
	case engine.FieldChoice:
		return in.dropDown(value)
	case engine.FieldFile:
		return tag.P().ID("%s", in.id).Class("muted").Text(say.Say("Files cannot be attached in this version."))
	}
	box := tag.Input().ID("%s", in.id).Attr("name", in.Name).Attr("type", "text").Attr("value", value).
		Aria("describedby", in.describedBy()).Aria("invalid", in.invalid()).Aria("required", in.Required).
		OnInput(in.typed, app.EventScope(in.id))
	switch in.Type {
	case engine.FieldNumber:
		return box.Attr("inputmode", "decimal")
	case engine.FieldDate:
		return box.Attr("type", "date").Attr("min", in.Min).Attr("max", in.Max)
	case engine.FieldUser:
		return tag.Div().Body(box.Attr("list", in.id+"-people").Attr("autocomplete", "off"), in.people())
	}
	return box
}

func (in input) people() app.UI {
	users := in.form.Users
	return tag.DataList().ID("%s-people", in.id).Body(
		app.Range(users).Slice(func(i int) app.UI { return tag.Option().Attr("value", users[i].Name).Text(users[i].Display) }),
	)
}

func (in input) dropDown(value string) app.UI {
	return tag.Select().ID("%s", in.id).Attr("name", in.Name).
		Aria("describedby", in.describedBy()).Aria("invalid", in.invalid()).Aria("required", in.Required).
		OnChange(in.picked, app.EventScope(in.id)).
		Body(
			tag.Option().Attr("value", "").Text(say.Say("Choose…")),
			app.Range(in.Options).Slice(func(i int) app.UI {
				o := in.Options[i]
				return tag.Option().Attr("value", o.Value).Text(o.Title()).Attr("selected", o.Value == value)
			}),
		)
}

func (in input) picked(ctx app.Context, _ app.Event) {
	value := Picked(ctx.JSSrc())
	in.answer(ctx, func(a *Answers) { a.SetText(in.Field, value) })
}

func (in input) boolean() app.UI {
	return tag.Label().Class("choice").Body(
		tag.Input().ID("%s", in.id).Attr("name", in.Name).Attr("type", "checkbox").Attr("checked", in.form.Answers.Checked(in.Name)).
			Aria("describedby", in.describedBy()).
			OnChange(func(ctx app.Context, _ app.Event) {
				on := ctx.JSSrc().Get("checked").Bool()
				in.answer(ctx, func(a *Answers) { a.SetChecked(in.Name, on) })
			}, app.EventScope(in.id)),
		tag.Span().Text(in.Title()),
	)
}
