package inspector

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/designer/advice"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/engine"
)

// wayList is how it goes on from a state: the outcomes of a person, or the ways
// that conditions choose among. One of them is open.
type wayList struct {
	app.Compo
	On
	State  string
	Person bool

	of   string // state whose way is open
	open string // id of the open transition
}

// OnUpdate closes the way when the state is another one.
func (l *wayList) OnUpdate(app.Context) {
	if l.of != l.State {
		l.of, l.open = l.State, ""
	}
}

// Render draws the list.
func (l *wayList) Render() app.UI {
	ways := waysOut(l.Desk.Workflow(), l.State)
	title, none := say.Say("Leads on"), say.Say("Nothing leads on: the path ends here.")
	switch {
	case l.State == engine.FromAnywhere:
		title, none = say.Say("What can be chosen"), say.Say("Nothing yet.")
	case l.Person:
		title = say.Say("Outcomes")
	}
	return tag.Section().Class("group").Aria("label", title).Body(
		tag.H3().Class("group-title").Text(title),
		slot(len(ways) == 0, func() app.UI {
			return tag.P().Class("muted small").Text(none)
		}),
		tag.Ol().Class("entries").Body(
			app.Range(ways).Slice(func(i int) app.UI { return l.row(i, &ways[i], ways) }),
		),
		slot(!l.Desk.ReadOnly, func() app.UI { return &wayAdder{On: l.On, State: l.State, Person: l.Person} }),
	)
}

func (l *wayList) row(i int, t *engine.Transition, ways []engine.Transition) app.UI {
	id, open := t.ID, l.open == t.ID
	w := l.Desk.Workflow()
	return tag.Li().Class("entry").Body(
		rowHead{
			id: "way-" + strconv.Itoa(i), open: open, title: way(w, t, l.Person), detail: "→ " + stateTitle(w, t.To),
			troubled: advice.Counts(l.Desk.Advice())[id] > 0,
			toggle: func() {
				if l.open = id; open {
					l.open = ""
				}
			},
		}.ui(),
		slot(open, func() app.UI {
			return &wayFields{On: l.On, ID: "way-" + strconv.Itoa(i), Way: *t, Person: l.Person, Several: len(ways) > 1}
		}),
	)
}
