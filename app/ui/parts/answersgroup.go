package parts

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/engine"
)

// group is a field with several inputs under one legend.
func (in input) group(control app.UI) app.UI {
	return tag.FieldSet().Class("field").Aria("describedby", in.describedBy()).Body(
		tag.Legend().Body(in.label()...),
		control,
		in.help(),
		in.error(),
	)
}

// options are radio buttons for one answer, boxes for several. The first has
// the field's id, so that a problem can be jumped to.
func (in input) options() app.UI {
	return tag.Div().Body(app.Range(in.Options).Slice(func(i int) app.UI { return in.option(i) }))
}

func (in input) option(i int) app.UI {
	o, id, kind := in.Options[i], in.id, "radio"
	if i > 0 {
		id += "-" + strconv.Itoa(i)
	}
	if in.Type == engine.FieldChoices {
		kind = "checkbox"
	}
	return tag.Label().Class("choice").Body(
		tag.Input().ID("%s", id).Attr("name", in.id).Attr("type", kind).Attr("checked", in.form.Answers.Chosen(in.Name, o.Value)).
			OnChange(func(ctx app.Context, _ app.Event) {
				on := ctx.JSSrc().Get("checked").Bool()
				in.answer(ctx, func(a *Answers) { in.choose(a, o.Value, on) })
			}, app.EventScope(id)),
		tag.Span().Text(o.Title()),
	)
}

func (in input) choose(a *Answers, option string, on bool) {
	if in.Type == engine.FieldChoices {
		a.SetChosen(in.Field, option, on)
		return
	}
	a.SetText(in.Field, option)
}

// money is a figure and a currency.
func (in input) money() app.UI {
	amount, currency := in.form.Answers.Money(in.Field)
	return tag.Div().Class("field-row").Body(
		tag.Input().ID("%s", in.id).Attr("type", "text").Attr("value", amount).Attr("inputmode", "decimal").Attr("placeholder", say.Number("0.00")).
			Aria("label", say.Say("Amount")).Aria("invalid", in.invalid()).Aria("required", in.Required).
			OnInput(in.paid, app.EventScope(in.id)),
		in.currency(currency),
	)
}

func (in input) currency(chosen string) app.UI {
	id := in.id + "-currency"
	if len(in.Currencies) == 0 {
		return tag.Input().ID("%s", id).Class("narrow").Attr("type", "text").Attr("value", chosen).Aria("label", say.Say("Currency")).
			Attr("maxlength", 3).Attr("placeholder", "EUR").OnInput(in.paid, app.EventScope(id))
	}
	return tag.Select().ID("%s", id).Class("narrow").Aria("label", say.Say("Currency")).OnChange(in.paid, app.EventScope(id)).Body(
		app.Range(in.Currencies).Slice(func(i int) app.UI {
			c := in.Currencies[i]
			return tag.Option().Attr("value", c).Text(c).Attr("selected", c == chosen)
		}),
	)
}

func (in input) paid(ctx app.Context, _ app.Event) {
	value := func(id string) string { return app.Window().GetElementByID(id).Get("value").String() }
	in.answer(ctx, func(a *Answers) { a.SetMoney(in.Field, value(in.id), value(in.id+"-currency")) })
}
