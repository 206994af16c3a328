package designer

import (
	"encoding/json"
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

// tick fetches what somebody else saved, or sends the draft, if it is time to.
func (w *work) tick(ctx app.Context) {
	now := time.Now()
	switch {
	case w.saving.Fetch(now):
		w.fetchTheirs(ctx)
	case w.saving.Take(now):
		w.send(ctx)
	default:
		w.arm()
	}
}

// send writes the draft once: for the server, and for the browser meanwhile.
func (w *work) send(ctx app.Context) {
	w.touch()
	w.sent = w.snapshot()
	w.keepAs(w.sent)
	key, base, written := w.key, w.saving.Base(), w.sent.written
	ctx.Async(func() {
		saved, err := client.SaveDraftJSON(ctx, key, base, written)
		w.dispatch(func(ctx app.Context) { w.answered(ctx, saved, err) })
	})
}

func (w *work) answered(ctx app.Context, saved shared.Saved, err error) {
	switch {
	case err == nil:
		w.stored(ctx, saved.Revision)
	case engine.CodeOf(err) == shared.CodeConflict:
		w.saving.Failed(err, time.Now())
		w.refusal = err
		w.tick(ctx)
	default:
		w.refused(ctx, err)
	}
}

// stored says that the server has what was sent, as its revision.
func (w *work) stored(ctx app.Context, revision int) {
	w.saving.Landed(revision, time.Now())
	w.base, w.refusal = w.sent, nil
	w.changed = true
	w.arm()
	w.touch()
	w.settled(ctx)
}

// settled ends what waits until the server has everything.
func (w *work) settled(ctx app.Context) {
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

// whenLanded sends what the server lacks and calls f when it has everything, or
// when it will not take it.
func (w *work) whenLanded(ctx app.Context, f func(app.Context, error)) {
	if !w.saving.Dirty() {
		f(ctx, nil)
		return
	}
	if w.saving.Status() == saving.Conflict {
		f(ctx, conflictLeft())
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
		w.keepAs(w.snapshot())
	}
}

func (w *work) keepAs(now snapshot) {
	_ = w.store.Set(w.backupKey(), saving.Written{
		Workflow: now.written, Base: w.saving.Base(), From: w.base.json(), At: time.Now(),
	})
}

func (w *work) forget() { w.store.Del(w.backupKey()) }

func (w *work) backupKey() string { return saving.BackupKey(w.me.Name, w.key) }

// snapshot is the document at a moment, also as it is sent.
type snapshot struct {
	workflow engine.Workflow
	written  json.RawMessage // nil until it is needed
}

func (w *work) snapshot() snapshot {
	s := snapshot{workflow: w.copied()}
	s.json()
	return s
}

// json writes the document once. What an editor holds can always be written.
func (s *snapshot) json() json.RawMessage {
	if s.written == nil {
		s.written, _ = json.Marshal(&s.workflow)
	}
	return s.written
}
