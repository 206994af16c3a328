package inspector

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/editor"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
)

// severalSheet is what can be done with several things at once.
type severalSheet struct {
	app.Compo
	On
}

// Render draws the sheet.
func (s *severalSheet) Render() app.UI {
	return tag.Div().Class("fields").Body(
		tag.P().Class("muted").Text(say.Say("Drag them, or move them with the arrow keys. Fields are for one thing at a time.")),
		slot(!s.Desk.ReadOnly, func() app.UI {
			return tag.Button().Attr("type", "button").Class("button bad").OnClick(s.onDelete).Body(parts.Icon("trash"), app.Text(say.Say("Delete all of them")))
		}),
	)
}

func (s *severalSheet) onDelete(ctx app.Context, _ app.Event) {
	if err := s.Desk.Do(editor.Remove{Selection: s.Desk.Editor.Selection()}); err != nil {
		parts.Toast(ctx, say.Error(err))
	}
}
