// Package desk is what lies before somebody who designs: the document in its
// editor, what the engine says about it, whom it can name, and which sheet of
// the inspector is up. The parts of the page share one Desk and draw it again
// when View has risen. It knows neither browser nor server.
package desk

import (
	"time"

	"statecraft/app/editor"
	"statecraft/app/ui/designer/advice"
	"statecraft/app/ui/say"
	"statecraft/engine"
	"statecraft/shared"
)

// Desk is one workflow being designed, or looked at.
type Desk struct {
	Editor *editor.Editor
	// ReadOnly shows a version: nothing changes.
	ReadOnly bool
	// Directory lists whom actors can name; replace it with SetDirectory.
	Directory *shared.Directory

	advice  []advice.Advice
	checked int // revision the advice belongs to
	took    time.Duration

	names   []engine.Name
	named   int // revision the names belong to
	inWords bool
	sample  map[string]any

	shown   string // field somebody asked to see
	showing int

	typing typing
	sheets map[Subject]Sheet
	view   int
}

// New lays a workflow on the desk and checks it.
func New(w engine.Workflow, readOnly bool, now func() time.Time) *Desk {
	d := &Desk{
		Editor:    editor.New(w),
		ReadOnly:  readOnly,
		Directory: &shared.Directory{},
		sheets:    map[Subject]Sheet{},
		sample:    map[string]any{},
	}
	d.Editor.OnChange(func(editor.Touched) { d.view++ })
	d.Editor.OnSelect(func(editor.Selection) { d.view++; d.shown = ""; d.typing.end() })
	d.Check(now)
	d.took = 0 // the first check also warms up; it says nothing about the next
	return d
}

// View rises whenever something on the desk looks different.
func (d *Desk) View() int { return d.view }

// Workflow is the document; it must only be changed through Do and Type.
func (d *Desk) Workflow() *engine.Workflow { return d.Editor.Workflow() }

// SetDirectory says whom actors can name.
func (d *Desk) SetDirectory(all shared.Directory) {
	d.Directory = &all
	d.view++
}

// Do carries out commands as one undo step.
func (d *Desk) Do(cmds ...editor.Command) error {
	d.typing.end()
	if d.ReadOnly {
		return readOnly()
	}
	return d.Editor.Do(cmds...)
}

// Type carries out commands while somebody types in a field. All of one visit
// to the field becomes one undo step, until a pause or another change.
func (d *Desk) Type(field string, now time.Time, cmds ...editor.Command) error {
	if d.ReadOnly {
		return readOnly()
	}
	return d.typing.do(d.Editor, field, now, cmds)
}

// LeaveField says that the field being typed in was left.
func (d *Desk) LeaveField() { d.typing.end() }

// Check asks the engine about the document unless it has answered already.
func (d *Desk) Check(now func() time.Time) {
	if d.advice != nil && d.checked == d.Editor.Revision() {
		return
	}
	began := now()
	_, problems := engine.Compile(d.Editor.Workflow())
	d.took = now().Sub(began)
	d.advice = advice.For(d.Editor.Workflow(), problems)
	d.checked = d.Editor.Revision()
	d.view++
}

// Advice is what the engine said last, with quick fixes.
func (d *Desk) Advice() []advice.Advice { return d.advice }

// Took is how long the last check took; 0 before the first change.
func (d *Desk) Took() time.Duration { return d.took }

// Trouble is the line to show beneath a field; empty where all is well.
func (d *Desk) Trouble(at advice.Place) string {
	return advice.Sentences(advice.At(d.advice, at))
}

func readOnly() error {
	return &engine.Error{Code: engine.CodeForbidden, Message: say.Say("A published version stays as it is. Open the draft to change it.")}
}
