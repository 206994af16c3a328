package designer

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/client"
	"statecraft/app/editor"
	"statecraft/app/editor/merge"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/engine"
	"statecraft/shared"
)

// merging is how the draft stays one although several people change it.
type merging struct {
	// base is what the server has as the revision the draft rests on, and sent what
	// is on its way there.
	base, sent snapshot
	// refusal is why the last save was not taken, until theirs has been seen.
	refusal error

	// theirs is what somebody else saved, while a person has to choose between that
	// and what is here.
	theirs    *shared.Draft
	choices   merge.Choices
	joined    joined
	comparing bool // the two are shown side by side

	told told

	held   bool          // the mouse or a finger is down: nothing changes under it
	queued *shared.Draft // what came meanwhile
}

// joined is what merging gives, for the document of a revision.
type joined struct {
	revision int
	result   *merge.Result
}

// told is of whose work somebody was told last, and when.
type told struct {
	who string
	at  time.Time
}

// enough is how long nothing more is said of one person's changes: they are seen
// on the drawing as they come.
const enough = 30 * time.Second

// fetchTheirs asks for what somebody else saved.
func (w *work) fetchTheirs(ctx app.Context) {
	key := w.key
	ctx.Async(func() {
		theirs, err := client.Workflow(ctx, key)
		w.dispatch(func(ctx app.Context) {
			if err != nil {
				w.refused(ctx, err)
				return
			}
			w.meet(ctx, theirs)
		})
	})
}

// meet brings what somebody else saved together with what is here. Where both
// changed the same a person chooses first.
func (w *work) meet(ctx app.Context, theirs shared.Draft) {
	if w.held {
		w.queued = &theirs
		time.AfterFunc(longestHold, func() { w.dispatch(w.unqueue) })
		return
	}
	if theirs.Revision <= w.saving.Base() {
		// Whatever stands in the way of saving, it is not somebody else's work.
		w.decline(ctx)
		return
	}
	if w.theirs == nil {
		w.choices = merge.Choices{}
	}
	w.theirs, w.joined = &theirs, joined{}
	if r := w.merged(); len(r.Conflicts) == 0 {
		w.adopt(ctx, r)
		return
	}
	w.saving.Diverged(theirs.Revision)
	w.keep()
	w.arm()
	w.touch()
	w.tellLanded(ctx, conflictLeft())
}

func (w *work) decline(ctx app.Context) {
	err := w.refusal
	w.refusal = nil
	if err == nil {
		w.saving.Adopt(w.saving.Base(), w.desk.Editor.Revision(), w.saving.Dirty(), time.Now())
	} else {
		w.saving.Refuse(err.Error())
	}
	w.arm()
	w.touch()
	w.tellLanded(ctx, err)
}

// merged is the draft with theirs, as far as that has been chosen.
func (w *work) merged() *merge.Result {
	revision := w.desk.Editor.Revision()
	if w.joined.result == nil || w.joined.revision != revision {
		theirs := asEdited(w.theirs.Workflow)
		r := merge.Three(&w.base.workflow, w.workflow(), &theirs, w.choices)
		w.joined = joined{revision, &r}
	}
	return w.joined.result
}

// choose takes somebody's side in one conflict.
func (w *work) choose(at merge.Place, side merge.Side) {
	w.choices[at] = side
	w.joined = joined{}
	w.touch()
}

// adopt goes on with what has been merged, on top of theirs.
func (w *work) adopt(ctx app.Context, r *merge.Result) {
	theirs, before := w.theirs, w.copied()
	stored := asEdited(theirs.Workflow)
	touched := w.desk.Editor.Absorb(r.Workflow, r.Renamed)
	w.tellMerged(ctx, whatCame(w.whoSaved(theirs), touched, &before, w.workflow()), theirs, r)
	w.base = snapshot{workflow: stored}
	w.goOn(ctx, theirs, !merge.Same(w.workflow(), &stored))
}

// goOn rests the draft on what somebody else saved.
func (w *work) goOn(ctx app.Context, theirs *shared.Draft, unsaved bool) {
	w.saving.Adopt(theirs.Revision, w.desk.Editor.Revision(), unsaved, time.Now())
	w.version, w.changed = theirs.Version, theirs.Changed || unsaved
	w.theirs, w.choices, w.joined, w.refusal, w.comparing = nil, nil, joined{}, nil, false
	w.arm()
	w.touch()
	w.settled(ctx)
}

// tellMerged says in the corner what came in, where that is news.
func (w *work) tellMerged(ctx app.Context, text string, theirs *shared.Draft, r *merge.Result) {
	who, now := w.whoSaved(theirs), time.Now()
	if len(r.Placed) > 0 {
		text = say.Say("%s moved what you moved as well. It stays where you put it.", who)
	} else if w.told.who == who && now.Sub(w.told.at) < enough {
		text = ""
	}
	if text != "" {
		w.told = told{who, now}
		parts.Toast(ctx, text)
	}
}

// whatCame says in a sentence what somebody changed; nothing where there is no
// difference.
func whatCame(who string, touched editor.Touched, before, after *engine.Workflow) string {
	ids := touched.States
	if len(ids) == 0 {
		ids = touched.Transitions
	}
	if len(ids) == 0 {
		switch {
		case touched.Workflow:
			return say.Say("%s changed the settings of the workflow.", who)
		case len(touched.Notes) > 0:
			return say.Say("%s changed a note.", who)
		}
		return ""
	}
	title := titleOf(ids[0], after, before)
	switch {
	case len(ids) > 1:
		return say.Count(len(ids)-1, "%[2]s changed %[3]s and %[1]s more.", "%[2]s changed %[3]s and %[1]s more.", who, title)
	case !has(before, ids[0]):
		return say.Say("%s added %s.", who, title)
	case !has(after, ids[0]):
		return say.Say("%s deleted %s.", who, title)
	}
	return say.Say("%s changed %s.", who, title)
}

func has(w *engine.Workflow, id string) bool { return w.State(id) != nil || w.Transition(id) != nil }

// whoSaved is how people call whoever saved a draft.
func (w *work) whoSaved(d *shared.Draft) string {
	switch d.UpdatedBy {
	case "":
		return say.Say("Somebody else")
	case w.me.Name:
		return say.Say("Another window of yours")
	}
	return w.calledBy(d.UpdatedBy)
}

// asEdited is a workflow as an editor holds it, so that it can be merged with what
// one holds.
func asEdited(w engine.Workflow) engine.Workflow { return *editor.New(w).Workflow() }

// hold keeps what somebody else saved from changing the drawing under a hand that
// is just moving something.
func (w *work) hold() {
	window := app.Window()
	w.listeners.On(window, "pointerdown", func(app.Value) { w.held = true })
	release := func(app.Value) {
		if w.held = false; w.queued != nil {
			w.dispatch(w.unqueue)
		}
	}
	for _, event := range []string{"pointerup", "pointercancel", "blur"} {
		w.listeners.On(window, event, release)
	}
}

// longestHold is after how long a hand is no longer waited for: a button may have
// been let go where the page does not hear of it.
const longestHold = 10 * time.Second

func (w *work) unqueue(ctx app.Context) {
	if theirs := w.queued; theirs != nil {
		w.queued, w.held = nil, false
		w.meet(ctx, *theirs)
	}
}

// overtaken tells that undo or redo found nothing left to do.
func (w *work) overtaken(step string) {
	w.toast(say.Say("Somebody else has changed that since: nothing is left of “%s”.", say.Sentence(step)))
}

// conflictLeft refuses what needs a saved draft while somebody has to choose.
func conflictLeft() error {
	return &engine.Error{Code: shared.CodeConflict, Message: say.Say("Somebody else changed the same. Choose first what goes on.")}
}
