package designer

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/tag"
)

// tabs are the ways to look at the workflow. They are links, so that each has an
// address and the back button works.
type tabs struct {
	app.Compo
	View
	// Page is where the workflow is.
	Page string
	// All are the tabs there are.
	All []tab
}

// Render draws them.
func (t *tabs) Render() app.UI {
	return tag.Nav().Class("tabs designer-tabs").Aria("label", "Views").Body(
		app.Range(t.All).Slice(func(i int) app.UI {
			current := ""
			if t.Work.tab == t.All[i] {
				current = "page"
			}
			return tag.A().Class("tab").Attr("href", t.All[i].address(t.Page)).Aria("current", current).Text(t.All[i].title())
		}),
	)
}

// turnTo shows another tab. A picture is of what the server has, so that is
// brought up to date first.
func (w *work) turnTo(ctx app.Context, t tab) {
	if w.tab == t {
		return
	}
	w.tab = t
	w.touch()
	if t == tabDiagram && w.saving != nil {
		w.whenLanded(ctx, func(app.Context, error) { w.touch() })
	}
}
