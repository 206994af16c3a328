package merge

import "statecraft/engine"

func stateIDs(w *engine.Workflow) []string {
	ids := make([]string, len(w.States))
	for i := range w.States {
		ids[i] = w.States[i].ID
	}
	return ids
}

func transitionIDs(w *engine.Workflow) []string {
	ids := make([]string, len(w.Transitions))
	for i := range w.Transitions {
		ids[i] = w.Transitions[i].ID
	}
	return ids
}

func noteIDs(w *engine.Workflow) []string {
	ids := make([]string, len(w.Notes))
	for i := range w.Notes {
		ids[i] = w.Notes[i].ID
	}
	return ids
}

func noteOf(w *engine.Workflow, id string) *engine.Note {
	for i := range w.Notes {
		if w.Notes[i].ID == id {
			return &w.Notes[i]
		}
	}
	return nil
}

func setOf(ids []string) map[string]bool {
	set := make(map[string]bool, len(ids))
	for _, id := range ids {
		set[id] = true
	}
	return set
}

func valuesOf(ids map[string]string) map[string]bool {
	set := make(map[string]bool, len(ids))
	for _, id := range ids {
		set[id] = true
	}
	return set
}

func reversed(ids map[string]string) map[string]string {
	back := make(map[string]string, len(ids))
	for from, to := range ids {
		back[to] = from
	}
	return back
}

// differing maps what stood in a list to what stands in its place now.
func differing(before, now []string) map[string]string {
	var ids map[string]string
	for i := range before {
		if before[i] != now[i] {
			if ids == nil {
				ids = map[string]string{}
			}
			ids[before[i]] = now[i]
		}
	}
	return ids
}
