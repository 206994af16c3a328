package editor

import "slices"

// Touched says what a step changed, added or removed, so that a view redraws
// nothing else. An id that is listed and no longer in the document was removed.
type Touched struct {
	States      []string
	Transitions []string
	Notes       []string
	// Renamed maps old ids to new ones, of states and of transitions. Both are
	// listed above as well.
	Renamed map[string]string
	// Workflow is set when something else changed than states, transitions and
	// notes.
	Workflow bool
	// All is set when the whole document may have changed.
	All bool
}

func touchedBy(changes []change) Touched {
	var t Touched
	for _, c := range changes {
		c.touch(&t)
	}
	t.States = unique(t.States)
	t.Transitions = unique(t.Transitions)
	t.Notes = unique(t.Notes)
	return t
}

func (t *Touched) addState(id string) {
	if id != "" {
		t.States = append(t.States, id)
	}
}

func (t *Touched) addTransition(id string) {
	if id != "" {
		t.Transitions = append(t.Transitions, id)
	}
}

func (t *Touched) addNote(id string) {
	if id != "" {
		t.Notes = append(t.Notes, id)
	}
}

// rename notes one renaming; several of one thing count as one from the first
// id to the last.
func (t *Touched) rename(from, to string) {
	if from == to {
		return
	}
	if t.Renamed == nil {
		t.Renamed = map[string]string{}
	}
	for first, last := range t.Renamed {
		if last == from {
			t.Renamed[first] = to
		}
	}
	t.Renamed[from] = to
}

// unique drops repeated ids and keeps the order of their first appearance.
func unique(ids []string) []string {
	seen := make(map[string]bool, len(ids))
	return slices.DeleteFunc(ids, func(id string) bool {
		again := seen[id]
		seen[id] = true
		return again
	})
}
