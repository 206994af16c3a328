package editor

import (
	"slices"

	"statecraft/app/editor/merge"
	"statecraft/engine"
)

// Editor holds one workflow while it is being drawn: the document, its undo
// history and the selection. It is not safe for concurrent use.
type Editor struct {
	doc      document
	history  history
	revision int
	absorbed []merge.Renamed // one for each time somebody else's changes came in
	encoder  encoder

	selection   Selection
	onChange    listeners[Touched]
	onSelect    listeners[Selection]
	onOvertaken listeners[string]
}

// New begins to edit a copy of w. States without a position get one, and ids
// that are missing or doubled become unique, because everything here is found
// by its id.
func New(w engine.Workflow) *Editor {
	return &Editor{doc: document{workflow: prepared(w)}, history: history{limits: usualLimits()}}
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
	e.history.push(step{label: cmds[0].Caption(), changes: work.changes, joint: jointOf(cmds), epoch: len(e.absorbed)})
	e.changed(touchedBy(work.changes))
	return nil
}

// Undo takes the last step back; false when there is none, or none at hand yet
// (see [Editor.Wants]). After [Editor.Absorb] it leaves alone what somebody else
// has changed since.
func (e *Editor) Undo() bool {
	s := e.history.undo()
	if s == nil {
		return false
	}
	done, fits := e.replay(e.history.head, s, true)
	if !fits {
		e.history.forget(e.history.head + 1)
		e.onChange.tell(Touched{})
		return false
	}
	e.replayed(e.history.head, s, done)
	return true
}

// Redo repeats the step taken back last; false when there is none, or none at
// hand yet. It replays what was recorded, so no rule and no behaviour runs again.
func (e *Editor) Redo() bool {
	s := e.history.redo()
	if s == nil {
		return false
	}
	done, fits := e.replay(e.history.head-1, s, false)
	if !fits {
		e.history.head--
		e.history.truncate(e.history.head)
		e.onChange.tell(Touched{})
		return false
	}
	e.replayed(e.history.head-1, s, done)
	return true
}

// replayed tells about a step that was taken back or repeated. One of which
// nothing was left is forgotten.
func (e *Editor) replayed(at int, s *step, done []change) {
	if len(done) > 0 {
		e.changed(touchedBy(done))
		return
	}
	label := s.label
	e.history.remove(at)
	e.onChange.tell(Touched{})
	e.onOvertaken.tell(label)
}

// CanUndo tells whether there is a step to take back.
func (e *Editor) CanUndo() bool { return e.history.head > 0 }

// CanRedo tells whether there is a step to repeat.
func (e *Editor) CanRedo() bool { return e.history.head < e.history.length() }

// UndoLabel names the step Undo would take back, such as "Move state"; it is
// empty when there is none at hand.
func (e *Editor) UndoLabel() string { return labelOf(e.history.step(e.history.head - 1)) }

// RedoLabel names the step Redo would repeat; it is empty when there is none at
// hand.
func (e *Editor) RedoLabel() string { return labelOf(e.history.step(e.history.head)) }

func labelOf(s *step) string {
	if s == nil {
		return ""
	}
	return s.label
}

// OnChange adds a listener called after every do, undo and redo. The function
// returned removes it.
func (e *Editor) OnChange(f func(Touched)) (remove func()) { return e.onChange.add(f) }

// OnSelect adds a listener called when the selection has changed. The function
// returned removes it.
func (e *Editor) OnSelect(f func(Selection)) (remove func()) { return e.onSelect.add(f) }

// OnOvertaken adds a listener called with the name of a step of which undo or redo
// found nothing left, because somebody else has changed all of it since. The
// function returned removes it.
func (e *Editor) OnOvertaken(f func(label string)) (remove func()) { return e.onOvertaken.add(f) }

// changed tells the world about a step: first the selection follows the
// document, so that change listeners never see a selected id that is gone.
func (e *Editor) changed(t Touched) {
	e.revision++
	e.encoder.touched(t)
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
