package dot

import (
	"statecraft/engine"
)

// font is asked for in every picture; Graphviz takes what the machine has.
const font = "sans-serif"

// isLook tells whether an attribute is one of those Format derives for the eye.
// They hold nothing of the model and are passed over on the way in.
func isLook(_ thing, name string) bool {
	switch name {
	case "fontname", "inputscale", "labelloc", "penwidth", "peripheries", "shape", "style":
		return true
	}
	return false
}

func workflowLooks(w *engine.Workflow) []pair {
	direction := "LR"
	if w.Direction == engine.DirectionDown {
		direction = "TB"
	}
	list := []pair{{"fontname", font}, {rankdirAttribute, direction}}
	if w.Name != "" {
		list = append(list, pair{"labelloc", "t"})
	}
	for n := range w.States {
		if w.States[n].Position != nil {
			// Points, not inches, for the layouts that keep places.
			return append(list, pair{"inputscale", "72"})
		}
	}
	return list
}

// stateLooks gives a kind its shape, an end a second frame and a start a thick
// one. A start has no xlabel: dot aborts on some graphs that have them.
func stateLooks(s *engine.State, ends bool) []pair {
	var list []pair
	switch s.Kind {
	case engine.KindAction:
		list = append(list, pair{"shape", "component"})
	case engine.KindWait:
		list = append(list, pair{"shape", "hexagon"})
	case engine.KindRoute:
		list = append(list, pair{"shape", "diamond"})
	case engine.KindSubflow:
		list = append(list, pair{"shape", "folder"})
	}
	if ends {
		list = append(list, pair{"peripheries", "2"})
	}
	if s.Initial {
		list = append(list, pair{"penwidth", "2"})
	}
	return list
}

// transitionLooks draws what a trigger causes with a broken line.
func transitionLooks(t *engine.Transition) []pair {
	if t.IsDone() {
		return nil
	}
	return []pair{{"style", "dashed"}}
}

// endings tells which states end their path: those that say so, and those that
// nothing leaves when they are done.
func endings(w *engine.Workflow) map[string]bool {
	ends := map[string]bool{}
	triggered := map[string]bool{}
	for n := range w.States {
		ends[w.States[n].ID] = true
	}
	for n := range w.Transitions {
		t := &w.Transitions[n]
		if t.IsDone() {
			ends[t.From] = false
		} else {
			triggered[t.From] = true
		}
	}
	for n := range w.States {
		s := &w.States[n]
		if s.Kind == engine.KindWait && triggered[s.ID] {
			ends[s.ID] = false
		}
		if s.Final != engine.FinalNone {
			ends[s.ID] = true
		}
	}
	return ends
}
