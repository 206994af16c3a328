package designer

import (
	"slices"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/canvas"
	"statecraft/app/editor"
	"statecraft/app/ui/designer/desk"
	"statecraft/app/ui/designer/saving"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/shell"
	"statecraft/engine"
	"statecraft/shared"
)

// work is one workflow on the page, from opening to leaving. Everything in it
// is touched on the goroutine that draws, and nowhere else.
type work struct {
	ctx   app.Context // of the page
	store app.BrowserStorage

	me      shared.Me
	key     string
	version int  // newest published, 0 is none
	changed bool // the draft differs from it
	shown   int  // the published version that is shown; 0 is the draft
	opened  int  // the server's revision when the page was opened

	desk   *desk.Desk
	canvas *canvas.Canvas
	tab    tab
	turns  int // rises with what the desk does not count

	saving *saving.Machine
	timer  *time.Timer
	landed []func(app.Context, error)
	merging
	presence presence
	past     past
	attempt  string // to publish, however often it takes

	incoming *incoming // a text that waits for a person's yes

	framed  bool        // a check is asked for in the next frame
	said    string      // for people who do not see the canvas
	armed   engine.Kind // waits for its place on the canvas
	sheet   bool        // the inspector is up, on a phone
	problem int         // the one to show next

	listeners parts.Listeners
}

// dispatch carries a function over to the goroutine that draws, and draws.
func (w *work) dispatch(f func(app.Context)) { w.ctx.Dispatch(f) }

// redraw draws what has changed.
func (w *work) redraw() { w.dispatch(func(app.Context) {}) }

// round rises whenever any part may look different.
func (w *work) round() int { return w.desk.View() + w.turns }

// touch lets the parts draw again.
func (w *work) touch() { w.turns++ }

// workflow is the document.
func (w *work) workflow() *engine.Workflow { return w.desk.Workflow() }

// may tells whether the person has a permission.
func (w *work) may(p shared.Permission) bool { return shell.Granted(w.me, p) }

// begin follows the document from now on.
func (w *work) begin() {
	w.desk.Editor.OnChange(func(editor.Touched) {
		if w.saving != nil {
			w.saving.Edited(w.desk.Editor.Revision(), time.Now())
			w.arm()
		}
		w.checkSoon()
		w.redraw()
	})
	w.desk.Editor.OnSelect(func(editor.Selection) {
		w.sayHereSoon()
		w.redraw()
	})
	w.desk.Editor.OnOvertaken(w.overtaken)
	if w.saving == nil {
		return
	}
	window := app.Window()
	w.listeners.On(window, "pagehide", func(app.Value) { w.dispatch(w.leave) })
	w.listeners.On(window.Get("document"), "visibilitychange", func(app.Value) {
		if !parts.Visible() {
			w.dispatch(w.leave)
		}
	})
	w.listeners.On(window, "online", func(app.Value) { w.dispatch(w.hurry) })
}

// end stops following and sends what is left.
func (w *work) end() {
	w.listeners.Stop()
	w.leaveDraft()
	if w.saving != nil {
		w.keep()
		w.hurry(w.ctx)
		if w.timer != nil {
			w.timer.Stop()
		}
	}
}

// say tells people who do not see the canvas what happened there.
func (w *work) say(text string) {
	w.said = text
	w.touch()
	w.redraw()
}

// try carries out commands and says in the corner why when they are refused.
func (w *work) try(ctx app.Context, cmds ...editor.Command) bool {
	if err := w.desk.Do(cmds...); err != nil {
		parts.Toast(ctx, err.Error())
		return false
	}
	return true
}

// copied is the document as it is now: later changes do not reach it. The editor
// replaces states and transitions and never changes them in place, so copying
// the lists is enough.
func (w *work) copied() engine.Workflow {
	c := *w.workflow()
	c.States = slices.Clone(c.States)
	c.Transitions = slices.Clone(c.Transitions)
	return c
}
