package editor

import (
	"slices"

	"statecraft/engine"
)

// Editor holds one workflow while it is being drawn: the document, its undo
// history and the selection. It is not safe for concurrent use.
type Editor struct {
	doc      document
	history  history
	revision int

	selection Selection
	onChange  listeners[Touched]
	onSelect  listeners[Selection]
}

// New begins to edit a copy of w. States without a position get one, and ids
// that are missing or doubled become unique, because everything here is found
// by its id.
func New(w engine.Workflow) *Editor {
	return &Editor{doc: document{workflow: prepared(w)}}
}

// Workflow is the current document. Callers must not change it; commands
// replace its content in place.
func (e *Editor) Workflow() *engine.Workflow { return &e.doc.workflow }

// Revision rises with every change: do, undo and redo.
func (e *Editor) Revision() int { return e.revision }

// Do carries out the commands as one undo step. When one of them is refused
// the error is an *engine.Error and nothing has changed. Commands that change
// nothing leave no step behind.
func (e *Editor) Do(cmds ...Command) error {
	work := &edit{doc: &e.doc}
	for _, cmd := range cmds {
		if err := work.run(cmd); err != nil {
			work.rollback()
			return err
		}
	}
	if len(work.changes) == 0 {
		return nil
	}
	e.history.push(step{label: cmds[0].Caption(), changes: work.changes, joint: jointOf(cmds)})
	e.changed(touchedBy(work.changes))
	return nil
}

// Undo takes the last step back; false when there is none.
func (e *Editor) Undo() bool {
	s, ok := e.history.undo()
	if !ok {
		return false
	}
	back := reversed(s.changes)
	e.doc.applyAll(back)
	e.changed(touchedBy(back))
	return true
}

// Redo repeats the step taken back last; false when there is none. It replays
// what was recorded, so no rule and no behaviour runs again.
func (e *Editor) Redo() bool {
	s, ok := e.history.redo()
	if !ok {
		return false
	}
	e.doc.applyAll(s.changes)
	e.changed(touchedBy(s.changes))
	return true
}

// CanUndo tells whether there is a step to take back.
func (e *Editor) CanUndo() bool { return len(e.history.past) > 0 }

// CanRedo tells whether there is a step to repeat.
func (e *Editor) CanRedo() bool { return len(e.history.future) > 0 }

// UndoLabel names the step Undo would take back, such as "Move state"; it is
// empty when there is none.
func (e *Editor) UndoLabel() string { return lastLabel(e.history.past) }

// RedoLabel names the step Redo would repeat; it is empty when there is none.
func (e *Editor) RedoLabel() string { return lastLabel(e.history.future) }

// OnChange adds a listener called after every do, undo and redo. The function
// returned removes it.
func (e *Editor) OnChange(f func(Touched)) (remove func()) { return e.onChange.add(f) }

// OnSelect adds a listener called when the selection has changed. The function
// returned removes it.
func (e *Editor) OnSelect(f func(Selection)) (remove func()) { return e.onSelect.add(f) }

// changed tells the world about a step: first the selection follows the
// document, so that change listeners never see a selected id that is gone.
func (e *Editor) changed(t Touched) {
	e.revision++
	kept := e.selection.renamed(t.Renamed).within(&e.doc)
	moved := !kept.equal(e.selection)
	e.selection = kept
	e.onChange.tell(t)
	if moved {
		e.onSelect.tell(kept)
	}
}

// listeners is a list of functions to tell something.
type listeners[T any] struct{ funcs []*func(T) }

func (l *listeners[T]) add(f func(T)) (remove func()) {
	own := &f
	l.funcs = append(l.funcs, own)
	return func() {
		l.funcs = slices.DeleteFunc(l.funcs, func(g *func(T)) bool { return g == own })
	}
}

// tell works on a copy, because a listener may remove itself.
func (l *listeners[T]) tell(v T) {
	for _, f := range slices.Clone(l.funcs) {
		(*f)(v)
	}
}
