package shell

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/shared"
)

// NotFound is the page of addresses that lead nowhere.
type NotFound struct{ app.Compo }

// Render draws it.
func (n *NotFound) Render() app.UI {
	return Frame{
		Title: say.Say("Nothing here"),
		Main: []app.UI{parts.Empty{
			Icon: "search", Title: say.Say("There is no page at this address"),
			Text:    say.Say("It may have been mistyped. Everything there is can be reached from here."),
			Buttons: []app.UI{tag.A().Class("button primary").Attr("href", shared.PageHome).Text(say.Say("Go home"))},
		}.UI()},
	}.UI()
}
