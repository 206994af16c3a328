package editor

import "slices"

// Selection is a set of states, transitions and notes by id, in the order they
// were selected.
type Selection struct {
	States      []string
	Transitions []string
	Notes       []string
}

// Selection is what is selected now.
func (e *Editor) Selection() Selection { return e.selection.clone() }

// Select replaces the selection; ids that are not in the document are left out.
// A selection is no part of the history: it makes no step and erases no redo.
func (e *Editor) Select(s Selection) {
	s = s.clone().within(&e.doc)
	if s.equal(e.selection) {
		return
	}
	e.selection = s
	e.onSelect.tell(s.clone())
}

// SelectAll selects every state, transition and note.
func (e *Editor) SelectAll() {
	var all Selection
	for i := range e.doc.workflow.States {
		all.States = append(all.States, e.doc.workflow.States[i].ID)
	}
	for i := range e.doc.workflow.Transitions {
		all.Transitions = append(all.Transitions, e.doc.workflow.Transitions[i].ID)
	}
	for i := range e.doc.workflow.Notes {
		all.Notes = append(all.Notes, e.doc.workflow.Notes[i].ID)
	}
	e.Select(all)
}

// IsEmpty tells whether nothing is selected.
func (s Selection) IsEmpty() bool { return s.count() == 0 }

// count is how many things are selected.
func (s Selection) count() int { return len(s.States) + len(s.Transitions) + len(s.Notes) }

// HasState tells whether the state is selected.
func (s Selection) HasState(id string) bool { return slices.Contains(s.States, id) }

// HasTransition tells whether the transition is selected.
func (s Selection) HasTransition(id string) bool { return slices.Contains(s.Transitions, id) }

// HasNote tells whether the note is selected.
func (s Selection) HasNote(id string) bool { return slices.Contains(s.Notes, id) }

// Toggled is the selection with what o names added where it was missing and
// taken out where it was in, as shift-click does.
func (s Selection) Toggled(o Selection) Selection {
	return Selection{
		States:      toggled(s.States, o.States),
		Transitions: toggled(s.Transitions, o.Transitions),
		Notes:       toggled(s.Notes, o.Notes),
	}
}

// With is the selection with what o names added.
func (s Selection) With(o Selection) Selection {
	return Selection{
		States:      unique(slices.Concat(s.States, o.States)),
		Transitions: unique(slices.Concat(s.Transitions, o.Transitions)),
		Notes:       unique(slices.Concat(s.Notes, o.Notes)),
	}
}

func toggled(have, flip []string) []string {
	out := slices.DeleteFunc(slices.Clone(have), func(id string) bool { return slices.Contains(flip, id) })
	for _, id := range flip {
		if !slices.Contains(have, id) {
			out = append(out, id)
		}
	}
	return out
}

func (s Selection) clone() Selection {
	return Selection{States: slices.Clone(s.States), Transitions: slices.Clone(s.Transitions), Notes: slices.Clone(s.Notes)}
}

func (s Selection) equal(o Selection) bool {
	return slices.Equal(s.States, o.States) && slices.Equal(s.Transitions, o.Transitions) && slices.Equal(s.Notes, o.Notes)
}

// renamed follows the ids of a step.
func (s Selection) renamed(ids map[string]string) Selection {
	if len(ids) == 0 {
		return s
	}
	s = s.clone()
	for _, list := range [][]string{s.States, s.Transitions} {
		for i, id := range list {
			if to, ok := ids[id]; ok {
				list[i] = to
			}
		}
	}
	return s
}

// within drops what the document does not hold.
func (s Selection) within(d *document) Selection {
	return Selection{
		States:      kept(s.States, func(id string) bool { return d.state(id) != nil }),
		Transitions: kept(s.Transitions, func(id string) bool { return d.transition(id) != nil }),
		Notes:       kept(s.Notes, func(id string) bool { return d.noteAt(id) >= 0 }),
	}
}

func kept(ids []string, keep func(string) bool) []string {
	var out []string
	for _, id := range ids {
		if keep(id) {
			out = append(out, id)
		}
	}
	return out
}
