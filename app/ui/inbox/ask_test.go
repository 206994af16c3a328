package inbox

import (
	"testing"
	"time"

	"statecraft/app/ui/parts"
	"statecraft/engine"
	"statecraft/shared"
)

func TestAsk(t *testing.T) {
	approve, back := engine.Outcome{Name: "Approve"}, engine.Outcome{Name: "Return", NotesRequired: true}
	for _, c := range []struct {
		task shared.TaskDetail
		want string
	}{
		{shared.TaskDetail{Task: shared.Task{StateName: "Review"}, Outcomes: []engine.Outcome{approve, back}}, "Review: Approve or Return?"},
		{shared.TaskDetail{Task: shared.Task{StateName: "Review", Title: "laptop dock"}, Outcomes: []engine.Outcome{approve, back}}, "Review for “laptop dock”: Approve or Return?"},
		{shared.TaskDetail{Task: shared.Task{StateName: "Pack"}, Outcomes: []engine.Outcome{{Name: "Done"}}}, "Pack"},
		{shared.TaskDetail{Task: shared.Task{StateName: "Review", ClosedAt: time.Unix(1, 0)}, Outcomes: []engine.Outcome{approve, back}}, "Review"},
	} {
		if got := Ask(&c.task); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestNoteHint(t *testing.T) {
	free, needing := engine.Outcome{Name: "Approve"}, engine.Outcome{Name: "Return", NotesRequired: true}
	for want, outcomes := range map[string][]engine.Outcome{
		"Note (optional)":          {free},
		"Note (needed)":            {needing},
		"Note (needed for Return)": {free, needing},
	} {
		if got := NoteHint(outcomes); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestHolder(t *testing.T) {
	people := parts.NewPeople(shared.Directory{Users: []shared.User{{Name: "bo", Display: "Bo Li"}}})
	for want, task := range map[string]shared.Task{
		"unassigned":       {Actors: []engine.Actor{"group:finance"}},
		"for you":          {Actors: []engine.Actor{"user:anna"}},
		"claimed by you":   {Claimed: "anna", Actors: []engine.Actor{"group:finance"}},
		"claimed by Bo Li": {Claimed: "bo"},
		"Approve":          {ClosedAt: time.Unix(1, 0), SignOff: &shared.SignOff{Outcome: "Approve"}},
		"no longer needed": {ClosedAt: time.Unix(1, 0)},
	} {
		if _, got := Holder(&task, "anna", people); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if _, got := Holder(&shared.Task{}, "", people); got != "unassigned" {
		t.Errorf("before it is known who looks, a free task is %q", got)
	}
}

func TestFaster(t *testing.T) {
	closed := time.Unix(1, 0)
	for want, task := range map[string]shared.Task{
		"Bo was faster and signed Review: Approve. Nothing is left for you to do here.":                          {StateName: "Review", ClosedAt: closed, SignOff: &shared.SignOff{By: "Bo", Outcome: "Approve"}},
		"You have signed this already: Approve.":                                                                 {StateName: "Review", ClosedAt: closed, SignOff: &shared.SignOff{By: "anna", Outcome: "Approve"}},
		"Review is no longer needed: the workflow went on without it.":                                           {StateName: "Review", ClosedAt: closed},
		"Bo was faster and has claimed this. Ask them to release it if you should do it.":                        {Claimed: "Bo"},
		"This has changed while you looked at it. Here is how it stands now; what you filled in is still there.": {Claimed: "anna"},
	} {
		if got := Faster(&shared.TaskDetail{Task: task}, "anna", parts.People{}); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
