package inspector

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/parts"
	"statecraft/app/ui/tag"
)

// rowHead is the line of a list that opens to its fields.
type rowHead struct {
	id       string
	open     bool
	title    string
	detail   string
	troubled bool
	toggle   func()
	// move gives the row another place, by Alt with the arrows; nil where it has
	// its own.
	move func(ctx app.Context, by int)
}

func (r rowHead) ui() app.UI {
	class := "entry-head"
	if r.troubled {
		class += " troubled"
	}
	return tag.Button().Attr("type", "button").ID(r.id+"-head").Class(class).Aria("expanded", strconv.FormatBool(r.open)).Aria("description", trouble(r.troubled)).
		OnClick(func(app.Context, app.Event) { r.toggle() }, app.EventScope(r.id, r.open)).
		OnKeyDown(r.onKey, app.EventScope(r.id, r.open)).
		Body(
			tag.Span().Class("entry-title truncate").Text(r.title),
			tag.Span().Class("entry-detail muted truncate").Text(r.detail),
			parts.Icon(rowIcon(r.open)),
		)
}

func (r rowHead) onKey(ctx app.Context, e app.Event) {
	by := 0
	switch e.Get("key").String() {
	case "ArrowUp":
		by = -1
	case "ArrowDown":
		by = 1
	}
	if r.move == nil || by == 0 || !e.Get("altKey").Bool() {
		ctx.PreventUpdate()
		return
	}
	e.PreventDefault()
	r.move(ctx, by)
}

func rowIcon(open bool) string {
	if open {
		return "down"
	}
	return "forward"
}

// focusLater gives the focus to an element that the next drawing brings.
func focusLater(ctx app.Context, id string) {
	ctx.Defer(func(app.Context) {
		if e := app.Window().GetElementByID(id); e.Truthy() {
			e.Call("focus")
		}
	})
}
