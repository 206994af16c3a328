package desk

import (
	"time"

	"statecraft/app/editor"
)

// pause ends an undo step of typing.
const pause = 1500 * time.Millisecond

// typing joins what is typed in one visit to a field into one undo step: the
// step so far is taken back and done again with the longer text.
type typing struct {
	field    string
	revision int // of the editor after the step so far
	last     time.Time
}

func (t *typing) do(e *editor.Editor, field string, now time.Time, cmds []editor.Command) error {
	joins := t.field == field && t.revision == e.Revision() && now.Sub(t.last) < pause
	if joins {
		e.Undo()
	}
	before := e.Revision()
	if err := e.Do(cmds...); err != nil {
		if joins {
			e.Redo()
			t.revision = e.Revision()
		}
		return err
	}
	if e.Revision() == before {
		// What was there before the visit has been typed again: nothing to join.
		t.end()
		return nil
	}
	t.field, t.revision, t.last = field, e.Revision(), now
	return nil
}

func (t *typing) end() { *t = typing{} }
