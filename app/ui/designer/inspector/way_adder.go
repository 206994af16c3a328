package inspector

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/designer/words"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/engine"
)

// wayAdder leads on to one more state: a button that opens the list of states.
type wayAdder struct {
	app.Compo
	On
	State  string
	Person bool

	of   string // state the list is open for
	open bool
}

// OnUpdate closes the list when the state is another one.
func (a *wayAdder) OnUpdate(app.Context) {
	if a.of != a.State {
		a.of, a.open = a.State, false
	}
}

// Render draws the button, and the list where it is open.
func (a *wayAdder) Render() app.UI {
	label := say.Say("Lead on to…")
	switch {
	case a.State == engine.FromAnywhere:
		label = say.Say("Add one, such as withdrawing…")
	case a.Person:
		label = say.Say("Add an outcome…")
	}
	return tag.Div().Class("adder").OnKeyDown(a.onKey).Body(
		tag.Button().ID("way-add").Attr("type", "button").Class("button add").Aria("expanded", strconv.FormatBool(a.open)).
			OnClick(a.onToggle).Body(parts.Icon("plus"), app.Text(label)),
		slot(a.open, a.list),
	)
}

func (a *wayAdder) list() app.UI {
	choices := stateChoices(a.Desk.Workflow())
	if a.State != engine.FromAnywhere { // there is no card beside which to draw it
		choices = append([]words.Choice{{Value: newState, Text: say.Say("A new state")}}, choices...)
	}
	return tag.Ul().Class("menu adder-list").Aria("label", say.Say("Where it leads")).Body(
		app.Range(choices).Slice(func(i int) app.UI {
			to := choices[i].Value
			return tag.Li().Body(
				tag.Button().Attr("type", "button").Class("menu-item").
					OnClick(func(ctx app.Context, _ app.Event) { a.lead(ctx, to) }, app.EventScope(a.State, to)).
					Body(tag.Span().Class("muted").Aria("hidden", "true").Text("→"), tag.Span().Class("truncate").Text(choices[i].Text)),
			)
		}),
	)
}

func (a *wayAdder) lead(ctx app.Context, to string) {
	a.open = false
	if err := a.Desk.Do(leadOn(a.Desk.Workflow(), a.State, to)); err != nil {
		parts.Toast(ctx, say.Error(err))
	}
	app.Window().GetElementByID("way-add").Call("focus")
}

func (a *wayAdder) onToggle(app.Context, app.Event) {
	a.of, a.open = a.State, !a.open
}

func (a *wayAdder) onKey(ctx app.Context, e app.Event) {
	if !a.open || e.Get("key").String() != "Escape" {
		ctx.PreventUpdate()
		return
	}
	e.PreventDefault()
	a.open = false
	app.Window().GetElementByID("way-add").Call("focus")
}
