package action

import (
	"slices"

	"statecraft/app/editor"
	"statecraft/engine"
)

// reverse lets what was the end lead to what was the start.
func reverse(e *editor.Editor, s *Situation, _ string) (Did, error) {
	return Did{Said: "Turned round."}, e.Do(editor.UpdateTransition{ID: s.Only, Change: func(t *engine.Transition) {
		t.From, t.To = t.To, t.From
		slices.Reverse(t.Via)
	}})
}

func straighten(e *editor.Editor, _ *Situation, _ string) (Did, error) {
	var cmds []editor.Command
	for _, id := range e.Selection().Transitions {
		cmds = append(cmds, editor.Straighten{ID: id})
	}
	return Did{}, e.Do(cmds...)
}
