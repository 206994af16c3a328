package shell

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/parts"
	"statecraft/app/ui/tag"
)

// MarkInteractive is the performance mark set once the first page can be used.
const MarkInteractive = "statecraft:interactive"

// head names the browser's tab, says when the page became usable, puts the
// focus where reading goes on after going to another page, and keeps relative
// times true. It shows nothing.
type head struct {
	app.Compo
	Title   string
	Loading bool

	stop func()
}

// minutes is how often relative times are brought up to date.
const minutes = 20 * time.Second

func (h *head) OnMount(ctx app.Context) {
	if marked() {
		focusMain()
	}
	h.apply(ctx)
	h.stop = parts.Poll(ctx, minutes, func(ctx app.Context) {
		ctx.PreventUpdate()
		parts.RefreshRelative(time.Now())
	})
}

func (h *head) OnDismount() {
	if h.stop != nil {
		h.stop()
	}
}

func (h *head) OnUpdate(ctx app.Context) { h.apply(ctx) }

func (h *head) Render() app.UI { return tag.Span().Hidden(true) }

func (h *head) apply(ctx app.Context) {
	title := "Statecraft"
	if h.Title != "" {
		title = h.Title + " · Statecraft"
	}
	ctx.Page().SetTitle("%s", title)
	if !h.Loading {
		Usable()
	}
}

// Usable says that somebody can now work with the page. Frames say it by
// themselves; pages without a frame call it.
func Usable() {
	if !marked() {
		app.Window().Get("performance").Call("mark", MarkInteractive)
	}
}

func marked() bool {
	return app.Window().Get("performance").Call("getEntriesByName", MarkInteractive).Length() > 0
}

// focusMain gives the focus to the page when going there has left it nowhere.
func focusMain() {
	document := app.Window().Get("document")
	if document.Get("activeElement").Equal(document.Get("body")) {
		app.Window().GetElementByID(mainID).Call("focus", map[string]any{"preventScroll": true})
	}
}
