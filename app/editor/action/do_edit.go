package action

import (
	"fmt"
	"strings"

	"statecraft/app/editor"
)

func undo(e *editor.Editor, _ *Situation, _ string) (Did, error) {
	label := e.UndoLabel()
	if !e.Undo() {
		return Did{}, nil
	}
	return Did{Said: "Undone: " + label + "."}, nil
}

func redo(e *editor.Editor, _ *Situation, _ string) (Did, error) {
	label := e.RedoLabel()
	if !e.Redo() {
		return Did{}, nil
	}
	return Did{Said: "Redone: " + label + "."}, nil
}

func selectAll(e *editor.Editor, _ *Situation, _ string) (Did, error) {
	e.SelectAll()
	return Did{}, nil
}

// duplicate leaves the copies selected, to be moved to where they belong.
func duplicate(e *editor.Editor, _ *Situation, _ string) (Did, error) {
	cmd := &editor.Duplicate{Selection: e.Selection()}
	if err := e.Do(cmd); err != nil {
		return Did{}, err
	}
	e.Select(cmd.Made)
	return Did{Said: "Duplicated."}, nil
}

// apart is what remove is given to leave neighbours unjoined.
const apart = "apart"

// remove deletes what is selected. That neighbours were joined is told, because
// a person who presses Delete has not asked for it.
func remove(e *editor.Editor, _ *Situation, how string) (Did, error) {
	sel := e.Selection()
	told, left := joining(e, sel), remaining(e, sel)
	if err := e.Do(editor.Remove{Selection: sel, Apart: how == apart}); err != nil {
		return Did{}, err
	}
	did := Did{Said: "Deleted " + deleted(sel) + "."}
	switch joined := len(e.Workflow().Transitions) - left; {
	case joined <= 0:
	case told != "":
		did.Told = told
	case joined == 1:
		did.Told = "1 transition now leads past what was deleted."
	default:
		did.Told = fmt.Sprintf("%d transitions now lead past what was deleted.", joined)
	}
	return did, nil
}

// joining is what joining the neighbours of the only state deleted means, in
// words; empty where there are several.
func joining(e *editor.Editor, sel editor.Selection) string {
	if len(sel.States) != 1 || len(sel.Transitions)+len(sel.Notes) > 0 {
		return ""
	}
	told, err := editor.CanJoinNeighbours(e.Workflow(), sel.States[0])
	if err != nil {
		return ""
	}
	return told
}

// remaining counts the transitions that neither go nor touch a state that goes.
func remaining(e *editor.Editor, sel editor.Selection) int {
	gone := make(map[string]bool, len(sel.States)+len(sel.Transitions))
	for _, id := range sel.States {
		gone["state "+id] = true
	}
	for _, id := range sel.Transitions {
		gone["transition "+id] = true
	}
	n := 0
	for i := range e.Workflow().Transitions {
		t := &e.Workflow().Transitions[i]
		if !gone["state "+t.From] && !gone["state "+t.To] && !gone["transition "+t.ID] {
			n++
		}
	}
	return n
}

// deleted says what was, such as "2 states and 1 note".
func deleted(s editor.Selection) string {
	var parts []string
	count := func(n int, noun string) {
		if n == 1 {
			parts = append(parts, "1 "+noun)
		} else if n > 1 {
			parts = append(parts, fmt.Sprintf("%d %ss", n, noun))
		}
	}
	count(len(s.States), "state")
	count(len(s.Transitions), "transition")
	count(len(s.Notes), "note")
	last := len(parts) - 1
	if last == 0 {
		return parts[0]
	}
	return strings.Join(parts[:last], ", ") + " and " + parts[last]
}
