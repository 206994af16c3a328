package action

import (
	"statecraft/app/editor"
	"statecraft/engine"
)

func align(e *editor.Editor, _ *Situation, edge string) (Did, error) {
	return Did{Said: "Aligned."}, e.Do(editor.Align{IDs: e.Selection().States, Edge: editor.Edge(edge)})
}

func distribute(e *editor.Editor, _ *Situation, axis string) (Did, error) {
	return Did{Said: "Distributed."}, e.Do(editor.Distribute{IDs: e.Selection().States, Axis: editor.Axis(axis)})
}

func setKind(e *editor.Editor, _ *Situation, kind string) (Did, error) {
	return Did{}, e.Do(editor.SetKind{IDs: e.Selection().States, Kind: engine.Kind(kind)})
}

func setSplit(e *editor.Editor, _ *Situation, split string) (Did, error) {
	return Did{}, e.Do(editor.SetSplit{IDs: e.Selection().States, Split: engine.Split(split)})
}

func setJoin(e *editor.Editor, _ *Situation, join string) (Did, error) {
	return Did{}, e.Do(editor.SetJoin{IDs: e.Selection().States, Join: engine.Join(join)})
}

func setStart(e *editor.Editor, _ *Situation, yes string) (Did, error) {
	return Did{}, change(e, func(s *engine.State) { s.Initial = yes != "" })
}

func setEnd(e *editor.Editor, _ *Situation, end string) (Did, error) {
	return Did{}, change(e, func(s *engine.State) { s.Final = engine.Final(end) })
}

// change changes each of the selected states.
func change(e *editor.Editor, how func(*engine.State)) error {
	var cmds []editor.Command
	for _, id := range e.Selection().States {
		cmds = append(cmds, editor.UpdateState{ID: id, Change: how})
	}
	return e.Do(cmds...)
}
