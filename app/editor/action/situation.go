package action

import (
	"statecraft/app/editor"
	"statecraft/engine"
)

// Situation is what the offers of actions depend on.
type Situation struct {
	// ReadOnly shows and never changes.
	ReadOnly bool
	// Drawn is how many states the document has.
	Drawn int

	// States, Transitions and Notes are how many are selected.
	States, Transitions, Notes int
	// Only is the id of what is selected, where that is one thing.
	Only string
	// What the only thing selected is, where that is a state; never empty then.
	Kind    engine.Kind
	Split   engine.Split
	Join    engine.Join
	Initial bool
	Final   engine.Final
	// Loose is set where the only thing selected is a transition that leads from
	// no state but from the whole instance.
	Loose bool
	// Bent is set where a selected transition does not find its own way.
	Bent bool
	// Focused is the state the keyboard is at; it need not be selected.
	Focused string

	CanUndo, CanRedo bool
	// Problems is how many problems and hints there are.
	Problems int
	// Published is set where there is a published version.
	Published bool
	// MayStart and MayPublish are the person's rights.
	MayStart, MayPublish bool
}

// Of is the situation as the editor knows it. Whoever knows more sets the rest:
// the canvas Focused, the page what is below CanRedo.
func Of(e *editor.Editor, readOnly bool) *Situation {
	w, sel := e.Workflow(), e.Selection()
	s := &Situation{
		ReadOnly: readOnly, Drawn: len(w.States),
		States: len(sel.States), Transitions: len(sel.Transitions), Notes: len(sel.Notes),
		CanUndo: e.CanUndo(), CanRedo: e.CanRedo(),
	}
	if s.States+s.Transitions+s.Notes == 1 {
		s.only(w, sel)
	}
	if s.Transitions > 0 {
		s.Bent = isBent(w, sel)
	}
	return s
}

// only looks at the one thing that is selected.
func (s *Situation) only(w *engine.Workflow, sel editor.Selection) {
	switch {
	case s.States == 1:
		s.Only = sel.States[0]
		s.state(w.State(s.Only))
	case s.Transitions == 1:
		s.Only = sel.Transitions[0]
		t := w.Transition(s.Only)
		s.Loose = t != nil && t.From == engine.FromAnywhere
	default:
		s.Only = sel.Notes[0]
	}
}

// state says what a state is in so many words, where it leaves out the usual.
func (s *Situation) state(state *engine.State) {
	if state == nil {
		return
	}
	s.Kind, s.Split, s.Join, s.Initial, s.Final = state.Kind, state.Split, state.Join, state.Initial, state.Final
	if s.Kind == "" {
		s.Kind = engine.KindHuman
	}
	if s.Split == "" {
		s.Split = engine.SplitXor
	}
	if s.Join == "" {
		s.Join = engine.JoinXor
	}
}

func isBent(w *engine.Workflow, sel editor.Selection) bool {
	for i := range w.Transitions {
		t := &w.Transitions[i]
		if (len(t.Via) > 0 || t.LabelAt != nil) && sel.HasTransition(t.ID) {
			return true
		}
	}
	return false
}
