package parts

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/tag"
	"statecraft/engine"
	"statecraft/shared"
)

// SignOffs finds the decisions in a history, oldest first, with the states by
// their titles.
func SignOffs(w *engine.Workflow, events []engine.Event) []shared.SignOff {
	var list []shared.SignOff
	for _, e := range events {
		if e.Kind == engine.Signed {
			list = append(list, shared.SignOff{By: e.By, At: e.At, State: StateTitle(w, e.State), Outcome: e.Outcome, Notes: e.Notes})
		}
	}
	return list
}

// StateTitle is what people read of a state.
func StateTitle(w *engine.Workflow, id string) string {
	if s := w.State(id); s != nil {
		return s.Title()
	}
	return id
}

// SignOffList draws decisions whose State is a title.
func SignOffList(list []shared.SignOff, people People) app.UI {
	return tag.Ul().Class("sign-offs").Body(app.Range(list).Slice(func(i int) app.UI {
		s := list[i]
		who := people.User(s.By)
		return tag.Li().Body(
			Avatar(who),
			tag.Div().Body(
				tag.P().Body(tag.Span().Class("strong").Text(who), app.Text(" · "+s.State+": "+s.Outcome)),
				app.If(s.Notes != "", func() app.UI { return tag.P().Class("quote").Text(Quoted(s.Notes)) }),
				tag.P().Class("muted small").Body(Relative(s.At)),
			),
		)
	}))
}
