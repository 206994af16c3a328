package merge

import (
	"reflect"

	"statecraft/engine"
)

// Result is what became of two people's work.
type Result struct {
	// Workflow holds both. At conflicts nobody has chosen about it has mine.
	Workflow  engine.Workflow
	Conflicts []Conflict
	// Renamed tells what things of mine are called there where both made one of
	// the same id.
	Renamed Renamed
	// Placed lists the ids of what both put elsewhere: it stays where I put it.
	Placed []string
}

// Renamed maps ids to the ids that things have now.
type Renamed struct{ States, Transitions, Notes map[string]string }

// Open is how many conflicts nobody has chosen about.
func (r *Result) Open() int {
	open := 0
	for i := range r.Conflicts {
		if r.Conflicts[i].Chosen == Undecided {
			open++
		}
	}
	return open
}

// Three joins what mine and theirs made of base. Every workflow is one an editor
// holds: ids are there and unique. Where both changed the same, chosen decides;
// it may be nil. None of the three is changed, and the result shares values with
// them.
//
// While somebody thinks about conflicts, mine and theirs may go on changing:
// merge them anew with the choices made so far.
func Three(base, mine, theirs *engine.Workflow, chosen Choices) Result {
	m := &merging{chosen: chosen}
	called := identified(trio{base: *base, mine: *mine, theirs: *theirs})
	w, again := m.join(called)
	now := transitionIDs(&called.mine)
	for i, id := range now {
		now[i] = renamed(again, id)
	}
	return Result{Workflow: w, Conflicts: m.conflicts, Placed: m.placed, Renamed: Renamed{
		States:      differing(stateIDs(mine), stateIDs(&called.mine)),
		Transitions: differing(transitionIDs(mine), now),
		Notes:       differing(noteIDs(mine), noteIDs(&called.mine)),
	}}
}

// Workflow is now, with the change from before to after made to it as far as
// nobody has changed the same.
func Workflow(before, after, now *engine.Workflow) engine.Workflow {
	m := &merging{prefer: Theirs}
	w, _ := m.join(identified(trio{base: *before, mine: *after, theirs: *now}))
	return w
}

// State is now, with the change from before to after made to it: a field that
// has another value by now than it had before stays as it is. That is how a step
// is taken back or repeated after somebody else has changed the same state.
func State(before, after, now engine.State) engine.State {
	return over(Place{Thing: ThingState}, before, after, now).(engine.State)
}

// Transition does for transitions what State does for states.
func Transition(before, after, now engine.Transition) engine.Transition {
	return over(Place{Thing: ThingTransition}, before, after, now).(engine.Transition)
}

// Note does for notes what State does for states.
func Note(before, after, now engine.Note) engine.Note {
	return over(Place{Thing: ThingNote}, before, after, now).(engine.Note)
}

// Same tells whether two workflows are equal in every field that is stored.
func Same(a, b *engine.Workflow) bool { return same(reflect.ValueOf(*a), reflect.ValueOf(*b)) }

// AlikeStates tells whether two states differ at most in where they are drawn.
func AlikeStates(a, b engine.State) bool {
	return sameButPlace(reflect.ValueOf(a), reflect.ValueOf(b))
}

// AlikeTransitions does for transitions what AlikeStates does for states.
func AlikeTransitions(a, b engine.Transition) bool {
	return sameButPlace(reflect.ValueOf(a), reflect.ValueOf(b))
}

func over(at Place, before, after, now any) any {
	m := &merging{prefer: Theirs}
	return m.fields(at, reflect.ValueOf(before), reflect.ValueOf(after), reflect.ValueOf(now)).Interface()
}

// trio is the workflow both began with, and what each made of it.
type trio struct {
	base, mine, theirs engine.Workflow
	// was is what a side called its transitions before they were identified.
	was map[Side]map[string]string
}

// merging is one merge under way.
type merging struct {
	chosen Choices
	// prefer is who wins where nobody has chosen; Undecided is mine.
	prefer    Side
	conflicts []Conflict
	placed    []string
	of        reflect.Value // the state or transition being joined, as it was
}

// join merges three workflows in which every thing has one id. It tells which
// transitions have got back an id they had.
func (m *merging) join(t trio) (w engine.Workflow, again map[string]string) {
	g := newGraph(m, &t)
	states, transitions := g.join()
	w = m.fields(Place{Thing: ThingWorkflow}, head(t.base), head(t.mine), head(t.theirs)).Interface().(engine.Workflow)
	w.States, w.Transitions = states, transitions
	return w, g.again
}

// head is a workflow without its states and transitions.
func head(w engine.Workflow) reflect.Value {
	w.States, w.Transitions = nil, nil
	return reflect.ValueOf(w)
}
