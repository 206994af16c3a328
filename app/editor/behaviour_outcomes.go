package editor

import (
	"slices"

	"statecraft/engine"
)

// outcomesFollowButtons keeps veto, otherwise and skipOutcome right: they name
// buttons, so when a button is called something else they follow, and when it
// is gone they no longer name it.
func outcomesFollowButtons(e *edit) {
	if !e.movesButtons() {
		return
	}
	buttons := e.movedButtons()
	for i := range e.doc.workflow.States {
		s := e.doc.workflow.States[i]
		moved := buttons[s.ID]
		if moved == nil || len(s.Veto) == 0 && s.Otherwise == "" && s.SkipOutcome == "" {
			continue
		}
		names := engine.OutcomeNames(&e.doc.workflow, s.ID)
		follow := func(name string) string {
			next, known := moved[name]
			switch {
			case !known || slices.Contains(names, name):
				return name
			case slices.Contains(names, next):
				return next
			}
			return ""
		}
		next := s
		next.Otherwise, next.SkipOutcome, next.Veto = follow(s.Otherwise), follow(s.SkipOutcome), nil
		for _, v := range s.Veto {
			if v = follow(v); v != "" && !slices.Contains(next.Veto, v) {
				next.Veto = append(next.Veto, v)
			}
		}
		if next.Otherwise != s.Otherwise || next.SkipOutcome != s.SkipOutcome || !slices.Equal(next.Veto, s.Veto) {
			e.putState(s.ID, next)
		}
	}
}

// movesButtons tells whether the command may have changed a name on a button:
// adding and moving things never does.
func (e *edit) movesButtons() bool {
	for _, c := range e.changes[e.facts.begun:] {
		switch c := c.(type) {
		case stateChange:
			if c.before != nil && (c.after == nil || c.before.Title() != c.after.Title()) {
				return true
			}
		case transitionChange:
			if c.before != nil {
				return true
			}
		}
	}
	return false
}

// movedButtons tells, by state, what the command made of the names on its
// buttons: the name before and the one after, empty where the button is gone.
func (e *edit) movedButtons() map[string]map[string]string {
	moved := map[string]map[string]string{}
	note := func(state, before, after string) {
		if before == after || before == "" {
			return
		}
		if moved[state] == nil {
			moved[state] = map[string]string{}
		}
		moved[state][before] = after
	}
	titles := map[string]string{} // what states were called before, by their id then
	for _, c := range e.changes[e.facts.begun:] {
		if c, ok := c.(stateChange); ok && c.before != nil {
			if _, known := titles[c.before.ID]; !known {
				titles[c.before.ID] = c.before.Title()
			}
		}
	}
	for old, title := range titles {
		e.buttonsTo(e.idNow(old), title, note)
	}
	for _, c := range e.changes[e.facts.begun:] {
		c, ok := c.(transitionChange)
		if !ok || c.before == nil {
			continue
		}
		title, known := titles[c.before.To]
		if !known {
			title = e.titleOf(c.before.To)
		}
		after := ""
		if c.after != nil && e.idNow(c.after.From) == e.idNow(c.before.From) {
			after = button(c.after, e.titleOf(e.idNow(c.after.To)))
		}
		note(e.idNow(c.before.From), button(c.before, title), after)
	}
	return moved
}

// buttonsTo notes the buttons that are called like the state they lead to.
func (e *edit) buttonsTo(state, before string, note func(state, before, after string)) {
	now := e.titleOf(state)
	if now == before || now == "" {
		return
	}
	for i := range e.doc.workflow.Transitions {
		if t := &e.doc.workflow.Transitions[i]; t.To == state {
			note(t.From, button(t, before), button(t, now))
		}
	}
}

// button is the name on the button of a transition to a state of that title;
// empty where it has none of its own.
func button(t *engine.Transition, title string) string {
	switch {
	case t.Outcome != "":
		return t.Outcome
	case t.Default:
		return ""
	case t.Label != "":
		return t.Label
	}
	return title
}

func (e *edit) idNow(id string) string {
	if now, renamed := e.facts.renamedStates[id]; renamed {
		return now
	}
	return id
}

func (e *edit) titleOf(state string) string {
	if s := e.doc.state(state); s != nil {
		return s.Title()
	}
	return ""
}
