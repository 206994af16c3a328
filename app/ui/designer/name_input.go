package designer

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/tag"
)

// nameInput stands in the place of a name while it is changed. It has the focus
// from the beginning and is gone when it loses it.
type nameInput struct {
	app.Compo
	Name string
	Done func(ctx app.Context, name string, ok bool)

	done bool
}

// OnMount shows the name and selects it.
func (n *nameInput) OnMount(ctx app.Context) {
	in := ctx.JSSrc()
	in.Set("value", n.Name)
	in.Call("focus")
	in.Call("select")
}

// Render draws the field.
func (n *nameInput) Render() app.UI {
	return tag.Input().Attr("type", "text").Class("designer-name").Aria("label", "Name of the workflow").
		Attr("autocomplete", "off").OnKeyDown(n.onKey).On("blur", n.onBlur)
}

func (n *nameInput) onKey(ctx app.Context, e app.Event) {
	switch e.Get("key").String() {
	case "Enter":
		n.finish(ctx, true)
	case "Escape":
		n.finish(ctx, false)
	default:
		ctx.PreventUpdate()
	}
}

func (n *nameInput) onBlur(ctx app.Context, _ app.Event) { n.finish(ctx, true) }

// finish ends it once: leaving the page is also losing the focus.
func (n *nameInput) finish(ctx app.Context, ok bool) {
	if n.done {
		return
	}
	n.done = true
	n.Done(ctx, strings.Join(strings.Fields(n.JSValue().Get("value").String()), " "), ok)
}
