package inbox

import (
	"strings"

	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/engine"
	"statecraft/shared"
)

// Ask is the one sentence a task asks: "Review for “laptop dock”: Approve or
// Return?"
func Ask(t *shared.TaskDetail) string {
	names := outcomeNames(t.Outcomes)
	if !t.ClosedAt.IsZero() || len(names) < 2 {
		return named(&t.Task)
	}
	return say.Say("%s: %s?", named(&t.Task), parts.Or(names))
}

// named is what a task is called, with what it is about.
func named(t *shared.Task) string {
	if t.Title == "" {
		return t.StateName
	}
	return say.Say("%s for “%s”", t.StateName, t.Title)
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
		return say.Say("Note (optional)")
	case len(outcomes):
		return say.Say("Note (needed)")
	}
	return say.Say("Note (needed for %s)", strings.Join(needing, ", "))
}

// Holder says who has the task: the pill in the list.
func Holder(t *shared.Task, me string, people parts.People) (kind, text string) {
	switch {
	case !t.ClosedAt.IsZero() && t.SignOff != nil:
		return "ok", t.SignOff.Outcome
	case !t.ClosedAt.IsZero():
		return "", say.Say("no longer needed")
	case t.Claimed == me && me != "":
		return "accent", say.Say("claimed by you")
	case t.Claimed != "":
		return "wait", say.Say("claimed by %s", people.User(t.Claimed))
	case onlyFor(t.Actors, me):
		return "accent", say.Say("for you")
	}
	return "", say.Say("unassigned")
}

func onlyFor(actors []engine.Actor, me string) bool {
	return len(actors) == 1 && actors[0] == engine.Actor("user:"+me)
}

// About is the second line of a task: the workflow, and what this one is about.
func About(t *shared.Task) string {
	if t.Title == "" {
		return t.Name
	}
	return say.Say("%s · %s", t.Name, t.Title)
}

// Faster tells calmly what somebody did to a task while one looked at it.
func Faster(t *shared.TaskDetail, me string, people parts.People) string {
	closed := !t.ClosedAt.IsZero()
	switch {
	case closed && t.SignOff != nil && t.SignOff.By == me:
		return say.Say("You have signed this already: %s.", t.SignOff.Outcome)
	case closed && t.SignOff != nil:
		return say.Say("%s was faster and signed %s: %s. Nothing is left for you to do here.", people.User(t.SignOff.By), t.StateName, t.SignOff.Outcome)
	case closed:
		return say.Say("%s is no longer needed: the workflow went on without it.", t.StateName)
	case t.Claimed != "" && t.Claimed != me:
		return say.Say("%s was faster and has claimed this. Ask them to release it if you should do it.", people.User(t.Claimed))
	case t.SignOff != nil && t.SignOff.By != me:
		return say.Say("%s has signed meanwhile: %s. What you filled in is still there.", people.User(t.SignOff.By), t.SignOff.Outcome)
	}
	return say.Say("This has changed while you looked at it. Here is how it stands now; what you filled in is still there.")
}
