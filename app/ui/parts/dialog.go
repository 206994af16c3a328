package parts

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
)

// Dialog is a native modal dialog: it keeps the focus inside, closes by Escape,
// and gives the focus back. It is closed until OpenDialog names it.
type Dialog struct {
	ID    string
	Title string
	// Wide suits dialogs with a form of several columns or a picture.
	Wide bool
	Body []app.UI
	// Buttons stand at the bottom right, the one that goes on last.
	Buttons []app.UI
	// OnClose is told however the dialog was closed.
	OnClose app.EventHandler
	// OnSubmit is told when Enter or a submit button asks to go on.
	OnSubmit app.EventHandler
}

// UI draws the dialog.
func (d Dialog) UI() app.UI {
	class := "dialog"
	if d.Wide {
		class += " wide"
	}
	title := d.ID + "-title"
	return tag.Dialog().ID("%s", d.ID).Class(class).Aria("labelledby", title).
		On("close", d.OnClose, app.EventScope(d.ID)).
		Body(d.frame(
			d.head(title),
			tag.Div().Class("dialog-body").Body(d.Body...),
			app.If(len(d.Buttons) > 0, func() app.UI { return tag.Div().Class("dialog-foot").Body(d.Buttons...) }),
		))
}

// frame is a form where the dialog is submitted as a whole; a body with a form
// of its own must not stand in another.
func (d Dialog) frame(body ...app.UI) app.UI {
	if d.OnSubmit == nil {
		return tag.Div().Class("dialog-form").Body(body...)
	}
	return tag.Form().Class("dialog-form").Attr("method", "dialog").Attr("novalidate", "true").
		OnSubmit(d.submit(), app.EventScope(d.ID)).
		Body(body...)
}

func (d Dialog) head(title string) app.UI {
	id := d.ID
	return tag.Div().Class("dialog-head").Body(
		tag.H2().ID("%s", title).Text(d.Title),
		tag.Button().Attr("type", "button").Class("button quiet icon-only").Aria("label", say.Say("Close")).
			OnClick(func(app.Context, app.Event) { CloseDialog(id) }, app.EventScope(id)).
			Body(Icon("close")),
	)
}

// submit keeps the browser from closing the dialog before the page has looked
// at what was filled in.
func (d Dialog) submit() app.EventHandler {
	return func(ctx app.Context, e app.Event) {
		e.PreventDefault()
		d.OnSubmit(ctx, e)
	}
}

// OpenDialog shows the dialog with that id on top of the page.
func OpenDialog(id string) {
	if d := app.Window().GetElementByID(id); d.Truthy() && !d.Get("open").Bool() {
		d.Call("showModal")
	}
}

// CloseDialog hides it again; what is closed already stays so.
func CloseDialog(id string) {
	if d := app.Window().GetElementByID(id); d.Truthy() && d.Get("open").Bool() {
		d.Call("close")
	}
}
