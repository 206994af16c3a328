package editor

import (
	"reflect"

	"statecraft/app/editor/merge"
	"statecraft/engine"
)

// Absorb puts next in place of the document: the same with what somebody else has
// changed, as [merge.Three] gives it. It makes no step, so that undo goes on
// taking back what was done here and nothing else. renamed are things of this
// document that are called otherwise in next. It gives what listeners are told.
func (e *Editor) Absorb(next engine.Workflow, renamed merge.Renamed) Touched {
	work := &edit{doc: &e.doc}
	work.become(prepared(next), renamed)
	if len(work.changes) == 0 {
		return Touched{}
	}
	e.absorbed = append(e.absorbed, renamed)
	touched := touchedBy(work.changes)
	e.changed(touched)
	return touched
}

// become changes the document into next, thing by thing, so that a view redraws
// no more than it must.
func (e *edit) become(next engine.Workflow, renamed merge.Renamed) {
	w := &e.doc.workflow
	inOrder := becomeList(e, &w.States, next.States, stateID, renamed.States,
		func(at int, before, after *engine.State) change { return stateChange{at, before, after} })
	inOrder = inOrder && becomeList(e, &w.Transitions, next.Transitions, transitionID, renamed.Transitions,
		func(at int, before, after *engine.Transition) change { return transitionChange{at, before, after} })
	inOrder = inOrder && becomeList(e, &w.Notes, next.Notes, noteID, renamed.Notes,
		func(at int, before, after *engine.Note) change { return noteChange{at, before, after} })
	switch {
	case !inOrder:
		e.putWorkflow(next)
	case !reflect.DeepEqual(head(*w), head(next)):
		e.putHead(next)
	}
}

// becomeList does that with one list of the document, found again after every
// change; false where things have changed places, which no change of a single
// thing can tell.
func becomeList[T any](e *edit, list *[]T, next []T, id func(*T) string, renamed map[string]string, of func(at int, before, after *T) change) bool {
	wanted := make(map[string]*T, len(next))
	for i := range next {
		wanted[id(&next[i])] = &next[i]
	}
	called := func(id string) string {
		if to, ok := renamed[id]; ok {
			return to
		}
		return id
	}
	for i := len(*list) - 1; i >= 0; i-- {
		if before := (*list)[i]; wanted[called(id(&before))] == nil {
			e.record(of(i, &before, nil))
		}
	}
	there := make(map[string]bool, len(*list))
	for i := range *list {
		before := (*list)[i]
		after := *wanted[called(id(&before))]
		there[id(&after)] = true
		if !reflect.DeepEqual(before, after) {
			e.record(of(i, &before, &after))
		}
	}
	for i := range next {
		after := next[i]
		if !there[id(&after)] {
			e.record(of(i, nil, &after))
		}
		if id(&(*list)[i]) != id(&after) {
			return false
		}
	}
	return true
}
