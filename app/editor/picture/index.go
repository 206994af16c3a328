package picture

import (
	"statecraft/app/editor"
	"statecraft/engine"
)

// index finds the parts of a workflow by id and by what they touch.
type index struct {
	workflow    *engine.Workflow
	states      map[string]int
	transitions map[string]int
	ends        map[string]pair     // of a transition
	froms       map[string]string   // where a transition leaves
	pairs       map[pair][]string   // transitions between two states, both ways
	touching    map[string][]string // transitions at a state
	leaving     map[string][]string
}

func indexed(w *engine.Workflow) index {
	x := index{
		workflow:    w,
		states:      make(map[string]int, len(w.States)),
		transitions: make(map[string]int, len(w.Transitions)),
		ends:        make(map[string]pair, len(w.Transitions)),
		froms:       make(map[string]string, len(w.Transitions)),
		pairs:       make(map[pair][]string, len(w.Transitions)),
		touching:    make(map[string][]string, len(w.States)),
		leaving:     make(map[string][]string, len(w.States)),
	}
	for i := range w.States {
		x.states[w.States[i].ID] = i
	}
	for i := range w.Transitions {
		t := &w.Transitions[i]
		both := pairOf(t)
		x.transitions[t.ID] = i
		x.ends[t.ID], x.froms[t.ID] = both, t.From
		x.pairs[both] = append(x.pairs[both], t.ID)
		x.leaving[t.From] = append(x.leaving[t.From], t.ID)
		if t.From != engine.FromAnywhere {
			x.touching[t.From] = append(x.touching[t.From], t.ID)
		}
		if t.To != t.From {
			x.touching[t.To] = append(x.touching[t.To], t.ID)
		}
	}
	return x
}

// holds tells whether the index is still right after a step: everything touched
// is where it was and runs between the same states.
func (x *index) holds(t editor.Touched) bool {
	if len(x.states) != len(x.workflow.States) || len(x.transitions) != len(x.workflow.Transitions) {
		return false
	}
	for _, id := range t.States {
		if i, ok := x.states[id]; !ok || x.workflow.States[i].ID != id {
			return false
		}
	}
	for _, id := range t.Transitions {
		i, ok := x.transitions[id]
		if !ok || x.workflow.Transitions[i].ID != id {
			return false
		}
		now := &x.workflow.Transitions[i]
		if x.froms[id] != now.From || x.ends[id] != pairOf(now) {
			return false
		}
	}
	return true
}

func (x *index) state(id string) *engine.State {
	if i, ok := x.states[id]; ok {
		return &x.workflow.States[i]
	}
	return nil
}

func (x *index) transition(id string) *engine.Transition {
	if i, ok := x.transitions[id]; ok {
		return &x.workflow.Transitions[i]
	}
	return nil
}

// countDone is how many transitions take part in the split of a state.
func (x *index) countDone(id string) int {
	n := 0
	for _, t := range x.leaving[id] {
		if x.transition(t).IsDone() {
			n++
		}
	}
	return n
}

// countIncoming is how many transitions lead to a state.
func (x *index) countIncoming(id string) int {
	n := 0
	for _, t := range x.touching[id] {
		if x.transition(t).To == id {
			n++
		}
	}
	return n
}
