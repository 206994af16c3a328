package designer

import (
	"slices"
	"strconv"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/canvas"
	"statecraft/app/client"
	"statecraft/app/client/stream"
	"statecraft/app/editor/merge"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/engine"
	"statecraft/shared"
)

// soonest is how long after the last word the next may follow.
const soonest = 2 * time.Second

// presence is who else has the draft open, and that they are told of this tab.
type presence struct {
	tab    string // what this tab calls itself
	others []shared.Tab

	said   time.Time
	asking bool
	again  bool // something has changed while a word was on its way
	timer  *time.Timer
	muted  bool // nobody is signed in
}

// join says that this tab has the draft open, now and again, and listens to what
// happens to it.
func (w *work) join() {
	w.presence.tab = client.NewAttempt()
	w.hold()
	window := app.Window()
	w.listeners.Add(parts.Poll(w.ctx, shared.PresenceEvery, w.sayHere))
	w.listeners.On(window, client.EventSignedIn, func(app.Value) {
		w.dispatch(func(ctx app.Context) { w.presence.muted = false; w.sayHere(ctx) })
	})
	w.listeners.On(window, "pagehide", func(app.Value) { client.Leave(w.key, w.presence.tab) })
	w.listeners.Add(stream.Listen(func(n stream.News) {
		if n.AboutWorkflow(w.key) {
			w.dispatch(func(ctx app.Context) { w.hear(ctx, n) })
		}
	}))
	w.dispatch(w.sayHere)
}

// leaveDraft says that this tab has gone on to something else.
func (w *work) leaveDraft() {
	if w.presence.tab == "" {
		return
	}
	if w.presence.timer != nil {
		w.presence.timer.Stop()
	}
	client.Leave(w.key, w.presence.tab)
}

// hear follows what somebody did to the workflow. What exactly it was, the server
// tells: a save may just as well be one's own.
func (w *work) hear(ctx app.Context, n stream.News) {
	for i := range n.Changes {
		if c := &n.Changes[i]; c.Workflow == w.key && c.Instance == 0 && c.Action == "workflow.publish" {
			w.lookAtVersion(ctx, c.By)
		}
	}
	w.sayHere(ctx)
}

// sayHereSoon does so in a moment, and not too often.
func (w *work) sayHereSoon() {
	p := &w.presence
	if p.tab == "" || p.timer != nil {
		return
	}
	p.timer = time.AfterFunc(time.Until(p.said.Add(soonest)), func() { w.dispatch(w.sayHere) })
}

// sayHere says what is selected here and learns who else is there, and whether
// the draft has been saved meanwhile.
func (w *work) sayHere(ctx app.Context) {
	p := &w.presence
	if p.timer != nil {
		p.timer.Stop()
		p.timer = nil
	}
	switch {
	case p.muted || !parts.Visible() || !app.Window().Get("navigator").Get("onLine").Bool():
		return
	case p.asking:
		p.again = true
		return
	}
	p.asking, p.again, p.said = true, false, time.Now()
	key, tab, body := w.key, p.tab, shared.Presence{Selection: w.pointedAt()}
	ctx.Async(func() {
		others, err := client.Present(ctx, key, tab, body)
		w.dispatch(func(ctx app.Context) { w.learn(ctx, others, err) })
	})
}

func (w *work) learn(ctx app.Context, others shared.Others, err error) {
	p := &w.presence
	p.asking = false
	if err != nil {
		p.muted = engine.CodeOf(err) == shared.CodeUnauthenticated
		w.showOthers(nil)
		return
	}
	w.showOthers(others.Tabs)
	if w.saving != nil {
		w.saving.Heard(others.Revision)
		w.tick(ctx)
	} else if others.Revision > w.opened {
		w.follow(ctx)
	}
	if p.again {
		w.sayHereSoon()
	}
}

// showOthers shows who is there, where that has changed.
func (w *work) showOthers(tabs []shared.Tab) {
	same := slices.EqualFunc(w.presence.others, tabs, func(a, b shared.Tab) bool {
		return a.ID == b.ID && a.User == b.User && slices.Equal(a.Selection, b.Selection)
	})
	w.presence.others = tabs
	if !same {
		w.touch()
		w.pointOutOthers()
	}
}

// pointOutOthers shows on the drawing where others are, oneself elsewhere left
// out.
func (w *work) pointOutOthers() {
	if w.canvas == nil {
		return
	}
	var list []canvas.Other
	for _, c := range companyOf(w.presence.others, w.me.Name, w.calledBy) {
		if c.User != w.me.Name {
			list = append(list, canvas.Other{Name: c.Name, IDs: c.At})
		}
	}
	w.canvas.SetOthers(list)
}

// pointedAt lists what is selected, as far as the server takes it.
func (w *work) pointedAt() []string {
	s := w.desk.Editor.Selection()
	ids := slices.Concat(s.States, s.Transitions)
	return ids[:min(len(ids), shared.MostSelected)]
}

// follow shows what others have saved to somebody who may only look.
func (w *work) follow(ctx app.Context) {
	key := w.key
	ctx.Async(func() {
		draft, err := client.Workflow(ctx, key)
		if err != nil {
			return // the next word finds out again
		}
		w.dispatch(func(app.Context) {
			w.desk.Editor.Absorb(draft.Workflow, merge.Renamed{})
			w.opened, w.version, w.changed = draft.Revision, draft.Version, draft.Changed
			w.touch()
		})
	})
}

// lookAtVersion learns which version is the newest now, and tells who made it.
func (w *work) lookAtVersion(ctx app.Context, by string) {
	key := w.key
	ctx.Async(func() {
		draft, err := client.Workflow(ctx, key)
		if err != nil {
			return // whoever needs it will be told
		}
		w.dispatch(func(ctx app.Context) {
			if draft.Version > w.version {
				w.version = draft.Version
				w.touch()
				if by != w.me.Name { // else the dialog says so
					parts.Toast(ctx, say.Say("%s published version %s.", w.calledBy(by), strconv.Itoa(draft.Version)))
				}
			}
			if w.saving == nil || draft.Revision == w.saving.Base() {
				w.changed = draft.Changed
			}
		})
	})
}
