package inbox

import (
	"strings"

	"statecraft/app/ui/parts"
	"statecraft/engine"
	"statecraft/shared"
)

// Ask is the one sentence a task asks: "Review laptop dock: Approve or Return?"
func Ask(t *shared.TaskDetail) string {
	about := t.StateName
	if t.Title != "" {
		about += " for “" + t.Title + "”"
	}
	names := outcomeNames(t.Outcomes)
	if t.SignOff != nil || len(names) < 2 {
		return about
	}
	return about + ": " + parts.Or(names) + "?"
}

func outcomeNames(outcomes []engine.Outcome) []string {
	names := make([]string, len(outcomes))
	for i, o := range outcomes {
		names[i] = o.Name
	}
	return names
}

// NoteHint is the placeholder of the note field: it names the outcomes that
// need one.
func NoteHint(outcomes []engine.Outcome) string {
	var needing []string
	for _, o := range outcomes {
		if o.NotesRequired {
			needing = append(needing, o.Name)
		}
	}
	switch len(needing) {
	case 0:
		return "Note (optional)"
	case len(outcomes):
		return "Note (needed)"
	}
	return "Note (needed for " + strings.Join(needing, ", ") + ")"
}

// Holder says who has the task: the pill in the list.
func Holder(t *shared.Task, me string, people parts.People) (kind, text string) {
	switch {
	case t.SignOff != nil:
		return "ok", t.SignOff.Outcome
	case !t.ClosedAt.IsZero():
		return "", "no longer needed"
	case t.Claimed == me && me != "":
		return "accent", "claimed by you"
	case t.Claimed != "":
		return "wait", "claimed by " + people.User(t.Claimed)
	case onlyFor(t.Actors, me):
		return "accent", "for you"
	}
	return "", "unassigned"
}

func onlyFor(actors []engine.Actor, me string) bool {
	return len(actors) == 1 && actors[0] == engine.Actor("user:"+me)
}

// About is the second line of a task: the workflow, and what this one is about.
func About(t *shared.Task) string {
	if t.Title == "" {
		return t.Name
	}
	return t.Name + " · " + t.Title
}

// Faster tells calmly that a task was taken care of while one looked at it.
func Faster(t *shared.TaskDetail, me string, people parts.People) string {
	switch {
	case t.SignOff != nil && t.SignOff.By == me:
		return "You have signed this already: " + t.SignOff.Outcome + "."
	case t.SignOff != nil:
		return people.User(t.SignOff.By) + " was faster and signed " + t.StateName + ": " + t.SignOff.Outcome + ". Nothing is left for you to do here."
	case !t.ClosedAt.IsZero():
		return t.StateName + " is no longer needed: the workflow went on without it."
	case t.Claimed != "" && t.Claimed != me:
		return people.User(t.Claimed) + " was faster and has claimed this. Ask them to release it if you should do it."
	}
	return "This has changed while you looked at it. Here is how it stands now; what you filled in is still there."
}
