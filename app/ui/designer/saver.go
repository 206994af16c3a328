package designer

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/client"
	"statecraft/app/ui/designer/saving"
	"statecraft/engine"
	"statecraft/shared"
)

// arm sets the clock to the moment the machine wants to be asked again.
func (w *work) arm() {
	at, ok := w.saving.Wake()
	if w.timer != nil {
		w.timer.Stop()
	}
	if ok {
		w.timer = time.AfterFunc(time.Until(at), func() { w.dispatch(w.tick) })
	}
}

// tick sends the draft if it is time to.
func (w *work) tick(ctx app.Context) {
	if !w.saving.Take(time.Now()) {
		w.arm()
		return
	}
	w.touch()
	w.keep()
	w.sent = w.copied()
	key, body := w.key, shared.SaveDraft{Workflow: w.sent, Revision: w.saving.Base()}
	ctx.Async(func() {
		saved, err := client.SaveDraft(ctx, key, body)
		w.dispatch(func(ctx app.Context) { w.answered(ctx, saved, err) })
	})
}

func (w *work) answered(ctx app.Context, saved shared.Saved, err error) {
	switch {
	case err == nil:
		w.stored(ctx, saved.Revision)
	case engine.CodeOf(err) == shared.CodeConflict:
		w.lookAtTheirs(ctx, err)
	default:
		w.refused(ctx, err)
	}
}

// stored says that the server has what was sent, as its revision.
func (w *work) stored(ctx app.Context, revision int) {
	w.saving.Landed(revision, time.Now())
	w.changed = true
	w.theirs = nil
	w.arm()
	w.touch()
	if !w.saving.Dirty() {
		w.forget()
		w.tellLanded(ctx, nil)
	}
}

func (w *work) refused(ctx app.Context, err error) {
	w.saving.Failed(err, time.Now())
	w.arm()
	w.touch()
	w.tellLanded(ctx, err)
}

// lookAtTheirs finds out what somebody else saved. It may be the very same: then
// an answer was lost on its way, and nobody is in anybody's way.
func (w *work) lookAtTheirs(ctx app.Context, conflict error) {
	ctx.Async(func() {
		theirs, err := client.Workflow(ctx, w.key)
		w.dispatch(func(ctx app.Context) {
			switch {
			case err != nil && engine.CodeOf(err) == client.CodeOffline:
				w.refused(ctx, err)
			case err == nil && saving.Same(&theirs.Workflow, &w.sent):
				w.stored(ctx, theirs.Revision)
			default:
				if err == nil {
					w.theirs = &theirs
				}
				w.refused(ctx, conflict)
			}
		})
	})
}

// whenLanded sends what the server lacks and calls f when it has everything, or
// when it will not take it.
func (w *work) whenLanded(ctx app.Context, f func(app.Context, error)) {
	if !w.saving.Dirty() {
		f(ctx, nil)
		return
	}
	if w.saving.Status() == saving.Conflict {
		f(ctx, &engine.Error{Code: shared.CodeConflict, Message: "Somebody else saved this workflow. Decide first whose drawing goes on."})
		return
	}
	w.landed = append(w.landed, f)
	w.hurry(ctx)
}

func (w *work) tellLanded(ctx app.Context, err error) {
	waiting := w.landed
	w.landed = nil
	for _, f := range waiting {
		f(ctx, err)
	}
}

// hurry sends at once what the server lacks.
func (w *work) hurry(ctx app.Context) {
	w.saving.Hurry(time.Now())
	w.tick(ctx)
}

// leave is called when the page may be gone in a moment: what stands half typed
// in a field is taken over, everything is kept in the browser, and sent.
func (w *work) leave(app.Context) {
	active := app.Window().Get("document").Get("activeElement")
	if active.Truthy() && active.Call("matches", "input, textarea").Bool() {
		active.Call("dispatchEvent", app.Window().Get("Event").New("change"))
	}
	// The field's own handler has to run first.
	w.dispatch(func(ctx app.Context) {
		w.keep()
		w.hurry(ctx)
	})
}

// keep puts what the server lacks into the browser, where a reload finds it. A
// browser without room for it still has the page itself.
func (w *work) keep() {
	if w.saving.Dirty() {
		_ = w.store.Set(w.backupKey(), saving.Backup{Workflow: w.copied(), Base: w.saving.Base(), At: time.Now()})
	}
}

func (w *work) forget() { w.store.Del(w.backupKey()) }

func (w *work) backupKey() string { return saving.BackupKey(w.me.Name, w.key) }
