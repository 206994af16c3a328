package engine

import (
	"sync/atomic"

	"statecraft/engine/expr"
)

// Program is a compiled workflow: indices, conditions and join tables. It never
// changes, so any number of callers may use it at once.
type Program struct {
	workflow    *Workflow
	states      []compiledState
	transitions []compiledTransition
	stateIndex  map[string]int
	transIndex  map[string]int
	anywhere    compiledState // the transitions from the whole instance
	form        *compiledForm // of the start
	waits       bool          // some wait state has a condition
	dominators  atomic.Pointer[[]int]
	names       expr.Names
	fields      map[string]*compiledField // the first field of each name, for SetData
	// money tells which names hold amounts; conditions read them as numbers.
	money map[string]bool
}

// compiledState is a state with everything the rules ask of it looked up.
type compiledState struct {
	*State
	index    int
	incoming []int    // transitions, declared order
	leading  []int    // transitions of every kind that leave, declared order
	arriving []string // their ids, so that events can share the slice
	outgoing []int    // done transitions in order of choice
	outcomes []Outcome
	ways     [][]int // the transitions of each outcome
	final    Final   // with the rule of §5 applied
	join     Join
	split    Split
	form     *compiledForm
	set      []compiledAssignment
	skip     *condition
	skipTo   string     // outcome when skipped
	until    *condition // what a wait state waits for
	need     quorum
	separate []string // states whose signers are kept out, both directions
	// notStarter keeps the starter out.
	notStarter bool
	reach      atomic.Pointer[reachTable] // see reachOf
	region     atomic.Pointer[stateSet]   // see regionOf
}

// compiledTransition is a transition with its ends and condition looked up.
type compiledTransition struct {
	*Transition
	from, to int
	place    int        // among the incoming transitions of its target
	when     *condition // nil is always true
	outcome  string     // what its button is called, at a human state
}

type compiledAssignment struct {
	name  string
	value *expr.Program
}

// Outcome is one button of a human state: its name and the transitions that
// choosing it may take.
type Outcome struct {
	Name        string   `json:"name"`
	Transitions []string `json:"transitions"`
	// NotesRequired says that choosing it demands a note.
	NotesRequired bool `json:"notesRequired,omitempty"`
}

// DoneOutcome is the button of a human state where nothing is to be chosen.
const DoneOutcome = "Done"

// Workflow is the compiled workflow. Callers must not change it.
func (p *Program) Workflow() *Workflow { return p.workflow }

// Outcomes lists the buttons of a human state in the order of their
// transitions (§5); nil for any other state.
func (p *Program) Outcomes(state string) []Outcome {
	n, ok := p.stateIndex[state]
	if !ok {
		return nil
	}
	return p.states[n].outcomes
}

func (p *Program) state(id string) *compiledState {
	return &p.states[p.stateIndex[id]]
}
