package inspector

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/tag"
)

// slot is a place for something that is not always there. The place itself
// always is: children are matched by their number, so without it whatever comes
// after would be drawn anew, and lose the focus, when this appears.
func slot(there bool, elem func() app.UI) app.UI {
	return tag.Div().Class("slot").Body(app.If(there, elem))
}
