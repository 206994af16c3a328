package editor

import (
	"slices"

	"statecraft/app/editor/geometry"
	"statecraft/engine"
)

// beside is how far what is pasted lies from what was copied, both ways.
const beside = 24.0

// Paste puts a fragment into the drawing; see [Copied]. What has an id that is
// taken gets another one, and everything in the fragment that refers to it
// follows.
type Paste struct {
	Fragment engine.Workflow
	// At is where its middle goes; nil puts it beside where it was copied.
	At *engine.Point
	// Repeat counts how often the same was pasted before, so that each lies a
	// little further on. It has no meaning with At.
	Repeat int
	// Made is what has come, to be selected; Do fills it in.
	Made Selection
}

// Caption names the change in the undo menu.
func (*Paste) Caption() string { return "Paste" }

func (c *Paste) do(e *edit) error {
	fragment := prepared(c.Fragment)
	if isEmpty(&fragment) {
		return refuse("There is nothing to paste; copy states or notes first.")
	}
	by := engine.Point{X: beside * float64(c.Repeat+1), Y: beside * float64(c.Repeat+1)}
	if c.At != nil {
		by = geometry.Snap(geometry.Minus(*c.At, middleOf(&fragment)))
	}
	made, err := e.paste(fragment, by)
	if err != nil {
		return err
	}
	c.Made = made
	return nil
}

func isEmpty(fragment *engine.Workflow) bool {
	return len(fragment.States) == 0 && len(fragment.Notes) == 0
}

// middleOf is the middle of everything with a place.
func middleOf(fragment *engine.Workflow) engine.Point {
	var all geometry.Rect
	for i := range fragment.States {
		all = all.Union(geometry.Card(placeOf(&fragment.States[i])))
	}
	for i := range fragment.Notes {
		all = all.Union(geometry.Card(fragment.Notes[i].Position))
	}
	return all.Middle()
}

// paste takes over a prepared fragment, which is nobody else's from then on,
// moved by a distance.
func (e *edit) paste(fragment engine.Workflow, by engine.Point) (Selection, error) {
	if err := checkRoom(&e.doc.workflow, &fragment); err != nil {
		return Selection{}, err
	}
	if err := shifted(&fragment, by); err != nil {
		return Selection{}, err
	}
	var made Selection
	ids := e.pasteStates(&fragment)
	for i := range fragment.States {
		made.States = append(made.States, ids[fragment.States[i].ID])
	}
	for i := range fragment.Transitions {
		t := fragment.Transitions[i]
		from, to := ids[t.From], ids[t.To]
		if t.From == engine.FromAnywhere {
			from = engine.FromAnywhere
		}
		if from == "" || to == "" {
			continue // a text may name states that it does not hold
		}
		derived := isDerivedID(&t)
		t.From, t.To = from, to
		if derived || e.doc.transition(t.ID) != nil {
			t.ID = e.doc.freeTransitionID(from, to)
		}
		renameSigners([]*[]engine.Actor{&t.Actors}, ids)
		e.addTransition(t)
		made.Transitions = append(made.Transitions, t.ID)
	}
	for _, note := range fragment.Notes {
		if e.doc.note(note.ID) != nil {
			note.ID = e.doc.freeNoteID()
		}
		e.addNote(note)
		made.Notes = append(made.Notes, note.ID)
	}
	e.pasteRoles(fragment.Roles)
	return made, nil
}

// pasteStates adds the states of a fragment under ids that are free, and says
// which those are.
func (e *edit) pasteStates(fragment *engine.Workflow) map[string]string {
	begins := e.doc.begins()
	// Ids that stay come first, so that no new one takes them.
	taken := make(map[string]bool, len(fragment.States))
	for i := range fragment.States {
		taken[fragment.States[i].ID] = true
	}
	ids := make(map[string]string, len(fragment.States))
	states := make([]engine.State, 0, len(fragment.States))
	for _, s := range fragment.States {
		id, name := e.doc.pastedID(&s, taken)
		taken[id], ids[s.ID] = true, id
		s.ID, s.Name = id, name
		s.Initial = s.Initial && !begins
		states = append(states, s)
	}
	for _, s := range states {
		renameSigners(actorsOfState(&s), ids)
		s.SeparateFrom = e.pastedSeparation(s.SeparateFrom, ids)
		e.addState(s)
	}
	return ids
}

// pastedID is the id and the name of a pasted state: its own where that is free
// here, else one that is not taken by another one either.
func (d *document) pastedID(s *engine.State, taken map[string]bool) (id, name string) {
	isTaken := func(id string) bool { return taken[id] || d.isTaken(id) }
	switch {
	case !d.isTaken(s.ID):
		return s.ID, s.Name
	case isPlaceholder(s.ID) && s.Name == placeholderFor(s.ID):
		return placeholder(len(d.workflow.States)+1, isTaken)
	}
	if id = freeID(s.Title(), isTaken); id == "" {
		id, _ = placeholder(len(d.workflow.States)+1, isTaken)
	}
	return id, s.Name
}

// pastedSeparation keeps four eyes among the pasted states, and towards states
// that are here anyhow.
func (e *edit) pastedSeparation(from []string, ids map[string]string) []string {
	var kept []string
	for _, id := range from {
		if to, pasted := ids[id]; pasted {
			kept = append(kept, to)
		} else if id == string(engine.ActorStarter) || e.doc.state(id) != nil {
			kept = append(kept, id)
		}
	}
	return unique(kept)
}

// pasteRoles adds the roles this workflow does not have.
func (e *edit) pasteRoles(roles []engine.Role) {
	next := head(e.doc.workflow)
	for _, r := range roles {
		if !slices.ContainsFunc(next.Roles, func(have engine.Role) bool { return have.Name == r.Name }) {
			next.Roles = append(slices.Clone(next.Roles), r)
		}
	}
	if len(next.Roles) > len(e.doc.workflow.Roles) {
		e.putHead(next)
	}
}

// checkRoom refuses what would make the workflow larger than one can be.
func checkRoom(w, fragment *engine.Workflow) error {
	if n := len(w.States) + len(fragment.States); n > engine.MaxStates {
		return refuse("The workflow would have %d states; at most %d are possible. Paste fewer.", n, engine.MaxStates)
	}
	if n := len(w.Transitions) + len(fragment.Transitions); n > engine.MaxTransitions {
		return refuse("The workflow would have %d transitions; at most %d are possible. Paste fewer.", n, engine.MaxTransitions)
	}
	return nil
}

// shifted moves everything with a place, or refuses where that leaves the canvas.
func shifted(fragment *engine.Workflow, by engine.Point) error {
	var places []*engine.Point
	for i := range fragment.States {
		places = append(places, fragment.States[i].Position)
	}
	for i := range fragment.Transitions {
		t := &fragment.Transitions[i]
		for j := range t.Via {
			places = append(places, &t.Via[j])
		}
		if t.LabelAt != nil {
			places = append(places, t.LabelAt)
		}
	}
	for i := range fragment.Notes {
		places = append(places, &fragment.Notes[i].Position)
	}
	for _, at := range places {
		if *at = geometry.Plus(*at, by); !isPlace(*at) {
			return refuse("Part of it would lie outside the canvas; paste it nearer to the others.")
		}
	}
	return nil
}
