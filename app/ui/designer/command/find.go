package command

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/editor/search"
	"statecraft/engine"
)

// OpenFind opens the page's Find. back is what had the keyboard before, see
// [ReadyFind].
func OpenFind(ctx app.Context, back app.Value) { ctx.NewActionWithValue(openFind, back) }

// StepFind goes on by so many hits, or opens the page's Find where it is closed.
func StepFind(ctx app.Context, by int) { ctx.NewActionWithValue(stepFind, by) }

// ReadyFind gives the keyboard to the field at once, before anything is drawn:
// what is typed right behind the shortcut must not reach the drawing. It may be
// called from anywhere, tells what had the keyboard, and OpenFind follows.
func ReadyFind() (back app.Value) {
	back = app.Window().Get("document").Get("activeElement")
	if bar := byID(findBar); bar.Truthy() {
		bar.Call("removeAttribute", "hidden")
		typeOver()
	}
	return back
}

// typeOver gives the field the keyboard; what was looked for last is selected.
func typeOver() {
	if in := byID(findField); in.Truthy() {
		in.Call("focus")
		in.Call("select")
	}
}

const (
	openFind  = "open-find"
	stepFind  = "step-find"
	findBar   = "find"
	findField = "find-input"
)

// Find is a bar over the drawing: what is typed there marks all that has it on
// the drawing, Enter goes from one to the next. The page stays usable meanwhile.
type Find struct {
	app.Compo
	Page Page
	// View rises with every change on the page.
	View int

	open   bool
	query  string
	filter search.Filter
	hits   []search.Hit
	at     int       // of hits, the one gone to last; -1 before that
	back   app.Value // what had the keyboard before
}

// OnMount waits to be opened.
func (f *Find) OnMount(ctx app.Context) {
	f.at = -1
	ctx.Handle(openFind, func(ctx app.Context, a app.Action) { f.begin(ctx, a.Value.(app.Value)) })
	ctx.Handle(stepFind, func(ctx app.Context, a app.Action) {
		if f.open {
			f.step(a.Value.(int))
			return
		}
		f.begin(ctx, ReadyFind())
	})
}

// OnUpdate looks again: the drawing may have changed.
func (f *Find) OnUpdate(app.Context) {
	if f.open {
		f.look(f.current())
	}
}

// OnDismount takes the marks away.
func (f *Find) OnDismount() {
	if f.open {
		f.Page.Mark(nil)
	}
}

// begin opens the bar with what was looked for last, to be typed over.
func (f *Find) begin(ctx app.Context, back app.Value) {
	if f.open {
		return
	}
	f.open, f.back = true, back
	f.look("")
	ctx.Defer(func(app.Context) {
		// It could not have the keyboard before, where another tab was up.
		if in := byID(findField); !app.Window().Get("document").Get("activeElement").Equal(in) {
			typeOver()
		}
	})
}

// look finds and marks. The hit with the id that was gone to stays the one.
func (f *Find) look(current string) {
	f.hits = search.In(f.Page.Source(), f.query, f.filter)
	f.at = -1
	ids := make([]string, len(f.hits))
	for i := range f.hits {
		if ids[i] = f.hits[i].ID(); ids[i] == current {
			f.at = i
		}
	}
	f.Page.Mark(ids)
}

// current is the id of the hit gone to last.
func (f *Find) current() string {
	if f.at < 0 || f.at >= len(f.hits) {
		return ""
	}
	return f.hits[f.at].ID()
}

// step goes on by so many hits, round and round.
func (f *Find) step(by int) {
	n := len(f.hits)
	switch {
	case n == 0:
		return
	case f.at < 0 && by > 0:
		f.at = 0
	case f.at < 0:
		f.at = n - 1
	default:
		f.at = ((f.at+by)%n + n) % n
	}
	f.Page.Show(&f.hits[f.at])
}

func (f *Find) onInput(ctx app.Context, _ app.Event) {
	f.query = ctx.JSSrc().Get("value").String()
	f.look("")
}

// onKey is about the field, onBarKey about whatever in the bar has the keyboard.
func (f *Find) onKey(ctx app.Context, e app.Event) {
	command := e.Get("ctrlKey").Bool() || e.Get("metaKey").Bool()
	switch key := strings.ToLower(e.Get("key").String()); {
	case e.Get("isComposing").Bool():
		return
	case key == "enter" || key == "f3" || command && key == "g":
		by := 1
		if e.Get("shiftKey").Bool() {
			by = -1
		}
		f.step(by)
	case command && key == "f":
		typeOver()
	default:
		ctx.PreventUpdate()
		return
	}
	e.PreventDefault()
}

func (f *Find) onBarKey(ctx app.Context, e app.Event) {
	if e.Get("key").String() != "Escape" {
		ctx.PreventUpdate()
		return
	}
	e.PreventDefault()
	f.close()
}

func (f *Find) turnKind(kind engine.Kind) {
	if f.filter.Kind == kind {
		kind = ""
	}
	f.filter.Kind = kind
	f.look(f.current())
}

func (f *Find) turnTroubled() {
	f.filter.Troubled = !f.filter.Troubled
	f.look(f.current())
}

// close takes the bar away. Whoever went to something has come where they wanted
// and goes on there; the keyboard of others goes back where it was.
func (f *Find) close() {
	gone := f.at >= 0 && f.at < len(f.hits)
	state := ""
	if gone {
		state = f.hits[f.at].State
	}
	back := f.back
	f.open, f.hits, f.at, f.back = false, nil, -1, nil
	f.Page.Mark(nil)
	if !gone && back != nil && back.Truthy() && back.Get("isConnected").Bool() {
		back.Call("focus", map[string]any{"preventScroll": true})
		return
	}
	f.Page.Focus(state)
}
