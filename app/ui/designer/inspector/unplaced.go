package inspector

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/designer/advice"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
)

// unplaced is what is wrong on a sheet with a setting that has no control: it
// does not run yet, or means nothing here. All there is to do is to take it off.
type unplaced struct {
	app.Compo
	On
}

// Render draws a notice for each.
func (u *unplaced) Render() app.UI {
	list := u.Desk.Unplaced(u.Desk.Sheet())
	return tag.Div().Class("slot").Body(app.Range(list).Slice(func(i int) app.UI { return u.notice(list[i]) }))
}

func (u *unplaced) notice(a advice.Advice) app.UI {
	return tag.Div().Class("notice bad small unplaced").Body(
		tag.P().Text(say.Sentence(a.Message)),
		slot(!u.Desk.ReadOnly && len(a.Fixes) > 0, func() app.UI {
			return tag.Div().Class("buttons").Body(app.Range(a.Fixes).Slice(func(i int) app.UI {
				fix := a.Fixes[i]
				return tag.Button().Attr("type", "button").Class("link-button").
					OnClick(func(ctx app.Context, _ app.Event) {
						if err := u.Desk.Do(fix.Commands...); err != nil {
							parts.Toast(ctx, say.Error(err))
						}
					}, app.EventScope(a.State, a.Transition, a.Field, i)).
					Text(fix.Label)
			}))
		}),
	)
}
