package inbox

import (
	"errors"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/client"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/engine"
	"statecraft/shared"
)

// actionSigned carries the id of a task that was signed.
const actionSigned = "task-signed"

// actionChanged says that a task has another holder or end.
const actionChanged = "task-changed"

// glance is how long a task has to be shown before a key decides it, so that a
// key pressed twice does not decide the next one unseen.
const glance = 300 * time.Millisecond

// do carries out what a key asks of the task.
func (t *task) do(ctx app.Context, d deed) {
	if t.detail == nil {
		return
	}
	keys := keysOf(t.detail)
	switch d {
	case openTask:
		t.fillIn()
	case signFirst:
		t.signAt(ctx, keys.first)
	case signBack:
		t.signAt(ctx, keys.back)
	case signTried:
		for _, o := range t.detail.Outcomes {
			if o.Name == t.tried || len(t.detail.Outcomes) == 1 {
				t.sign(ctx, o)
				return
			}
		}
	case writeNote:
		focus(noteID)
	case claimTask:
		switch {
		case t.busy != "":
		case t.claimable():
			t.claim(ctx, app.Event{})
		case t.releasable():
			t.release(ctx, app.Event{})
		}
	}
}

func (t *task) signAt(ctx app.Context, outcome int) {
	if outcome >= 0 && t.open() && time.Since(t.since) >= glance {
		t.sign(ctx, t.detail.Outcomes[outcome])
	}
}

// fillIn puts the focus where something is to be filled in, else on the first
// button.
func (t *task) fillIn() {
	first := app.Window().Get("document").Call("querySelector", ".task-form :is(input, select, textarea), .task-decide button")
	if first.Truthy() {
		first.Call("focus")
	}
}

// sign sends the decision, once form and note are right.
func (t *task) sign(ctx app.Context, o engine.Outcome) {
	note := strings.TrimSpace(t.note)
	t.tried = o.Name
	t.problems, t.needNote, t.failure = t.answers.Check(), "", ""
	switch {
	case t.busy != "":
		return
	case len(t.problems) > 0:
		t.failure = say.Say("Something is missing above.")
		parts.FocusProblem(t.formID(), t.problems)
		return
	case o.NotesRequired && note == "":
		t.needNote = o.Name
		focus(noteID)
		return
	}
	t.busy = o.Name
	body := shared.CompleteTask{Revision: t.detail.Revision, For: t.signFor(), Outcome: o.Name, Data: t.answers.Data(), Notes: note}
	t.send(ctx, func() (shared.TaskDetail, error) { return client.CompleteTask(ctx, t.ID, body) }, func(ctx app.Context) {
		t.keeper.forget(t.ID)
		t.kept, t.typed = false, 0
		parts.Toast(ctx, t.signedWords(o.Name))
		ctx.NewActionWithValue(actionSigned, t.ID)
	})
}

// signFor is on whose behalf it is signed, where the person has chosen; else the
// server takes themselves, or the one who has asked them.
func (t *task) signFor() string {
	if len(t.standing.principals) < 2 {
		return ""
	}
	if t.behalf == "" {
		return t.standing.principals[0]
	}
	return t.behalf
}

// signedWords says in a message what was done.
func (t *task) signedWords(outcome string) string {
	if t.open() {
		return say.Say("Signed: %s. %s waits for more signatures.", outcome, named(&t.detail.Task))
	}
	return say.Say("Signed: %s. %s is done.", outcome, named(&t.detail.Task))
}

// claim takes the task out of the pool.
func (t *task) claim(ctx app.Context, _ app.Event) {
	t.busy, t.failure = "claim", ""
	t.send(ctx, func() (shared.TaskDetail, error) { return client.ClaimTask(ctx, t.ID) }, func(ctx app.Context) {
		parts.Toast(ctx, say.Say("It is yours now; nobody else sees it as open."))
		ctx.NewAction(actionChanged)
	})
}

// release gives it back.
func (t *task) release(ctx app.Context, _ app.Event) {
	t.busy, t.failure = "release", ""
	t.send(ctx, func() (shared.TaskDetail, error) { return client.ReleaseTask(ctx, t.ID) }, func(ctx app.Context) {
		parts.Toast(ctx, say.Say("Given back. Whoever may do it can take it."))
		ctx.NewAction(actionChanged)
	})
}

// send makes a call that changes the task and shows what came of it. A note or
// an answer is never thrown away by a refusal.
func (t *task) send(ctx app.Context, call func() (shared.TaskDetail, error), done func(app.Context)) {
	known := t.background
	ctx.Async(func() {
		detail, err := call()
		conflicted := false
		if err != nil && conflict(err) {
			if now, readErr := client.Task(ctx, t.ID); readErr == nil {
				detail, conflicted = now, true
			}
		}
		var b background
		if err == nil || conflicted {
			b = behind(ctx, detail, known)
		}
		ctx.Dispatch(func(ctx app.Context) {
			t.busy = ""
			switch {
			case conflicted:
				t.notice = Faster(b.detail, t.Me.Name, t.People)
				t.show(b)
				ctx.NewAction(actionChanged)
			case err != nil:
				t.refused(err)
			default:
				t.notice = ""
				t.show(b)
				done(ctx)
			}
		})
	})
}

// refused shows an error at the fields it is about, or above the buttons.
func (t *task) refused(err error) {
	t.failure = say.Error(err)
	var e *engine.Error
	if errors.As(err, &e) && len(e.Problems) > 0 {
		t.failure, t.problems = say.Sentence(e.Message), e.Problems
		parts.FocusProblem(t.formID(), e.Problems)
	}
}

// conflict tells whether a refusal means that somebody else was faster.
func conflict(err error) bool {
	switch engine.CodeOf(err) {
	case shared.CodeConflict, engine.CodeActivationClosed, engine.CodeClaimed, engine.CodeInstanceClosed, engine.CodeNotClaimed, engine.CodeAlreadySigned:
		return true
	}
	return false
}
