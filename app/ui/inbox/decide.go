package inbox

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/client"
	"statecraft/app/ui/parts"
	"statecraft/engine"
	"statecraft/shared"
)

// actionSigned carries the id of a task that was signed.
const actionSigned = "task-signed"

// actionChanged says that a task has another holder or end.
const actionChanged = "task-changed"

// sign sends the decision, once form and note are right.
func (t *task) sign(ctx app.Context, o engine.Outcome) {
	note := strings.TrimSpace(t.note)
	t.problems, t.needNote, t.failure = t.answers.Check(), "", ""
	switch {
	case t.busy != "":
		return
	case len(t.problems) > 0:
		t.failure = "Something is missing above."
		parts.FocusProblem(t.formID(), t.problems)
		return
	case o.NotesRequired && note == "":
		t.needNote = o.Name
		app.Window().GetElementByID(noteID).Call("focus")
		return
	}
	t.busy = o.Name
	body := shared.CompleteTask{Revision: t.detail.Revision, Outcome: o.Name, Data: t.answers.Data(), Notes: note}
	t.send(ctx, func() (shared.TaskDetail, error) { return client.CompleteTask(ctx, t.ID, body) }, func(ctx app.Context) {
		parts.Toast(ctx, "Signed: "+o.Name+". "+t.doneWords())
		ctx.NewActionWithValue(actionSigned, t.ID)
	})
}

// doneWords names the task in a message.
func (t *task) doneWords() string {
	if t.detail.Title == "" {
		return t.detail.StateName + " is done."
	}
	return t.detail.StateName + " for “" + t.detail.Title + "” is done."
}

func (t *task) take(ctx app.Context, _ app.Event) {
	t.busy, t.failure = "claim", ""
	t.send(ctx, func() (shared.TaskDetail, error) { return client.ClaimTask(ctx, t.ID) }, func(ctx app.Context) {
		parts.Toast(ctx, "It is yours now; nobody else sees it as open.")
		ctx.NewAction(actionChanged)
	})
}

func (t *task) giveBack(ctx app.Context, _ app.Event) {
	t.busy, t.failure = "release", ""
	t.send(ctx, func() (shared.TaskDetail, error) { return client.ReleaseTask(ctx, t.ID) }, func(ctx app.Context) {
		parts.Toast(ctx, "Given back. Whoever may do it can take it.")
		ctx.NewAction(actionChanged)
	})
}

// send makes a call that changes the task and shows what came of it. A note or
// an answer is never thrown away by a refusal.
func (t *task) send(ctx app.Context, call func() (shared.TaskDetail, error), done func(app.Context)) {
	ctx.Async(func() {
		detail, err := call()
		fresh, conflicted := detail, false
		if err != nil && conflict(err) {
			if now, readErr := client.Task(ctx, t.ID); readErr == nil {
				fresh, conflicted = now, true
			}
		}
		var events []engine.Event
		if err == nil || conflicted {
			events, _ = background(ctx, &fresh)
		}
		ctx.Dispatch(func(ctx app.Context) {
			t.busy = ""
			switch {
			case conflicted:
				t.notice = Faster(&fresh, t.Me.Name, t.People)
				t.show(&fresh, events)
				ctx.NewAction(actionChanged)
			case err != nil:
				t.refused(err)
			default:
				t.notice = ""
				t.show(&fresh, events)
				done(ctx)
			}
		})
	})
}

// refused shows an error at the fields it is about, or above the buttons.
func (t *task) refused(err error) {
	t.failure = err.Error()
	if e, ok := err.(*engine.Error); ok && len(e.Problems) > 0 {
		t.failure, t.problems = e.Message, e.Problems
		parts.FocusProblem(t.formID(), e.Problems)
	}
}
