package start

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/shell"
	"statecraft/app/ui/tag"
)

// gate is a page for somebody who is not in yet: no navigation, one card.
func gate(title string, body ...app.UI) app.UI {
	return tag.Div().Class("frame").Body(
		tag.Main().Class("main").Body(
			tag.Div().Class("gate").Body(
				shell.Mark(),
				tag.H1().Text(title),
				tag.Div().Class("card fields").Body(body...),
			),
		),
	)
}
