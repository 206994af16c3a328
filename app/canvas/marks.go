//go:build js

package canvas

import (
	"strconv"
	"strings"

	"statecraft/app/editor"
)

// marks is what lies over the picture and does not follow from the document.
type marks struct {
	problems map[string]int
	overlay  *Overlay
	taken    map[string]bool // of the overlay
	// states and transitions are selected, the banded ones would be if the rubber
	// band were let go now.
	states, transitions             map[string]bool
	bandedStates, bandedTransitions map[string]bool
	// found is what somebody looks for.
	found map[string]bool
	// target is the state a new line would lead to, editing the state or
	// transition whose text is being typed.
	target, editing string
}

func setOf(ids []string) map[string]bool {
	set := make(map[string]bool, len(ids))
	for _, id := range ids {
		set[id] = true
	}
	return set
}

func (m *marks) selectOnly(s editor.Selection) {
	m.states, m.transitions = setOf(s.States), setOf(s.Transitions)
}

// lone is the state that alone is selected, "" for none.
func (m *marks) lone() string {
	if len(m.states) == 1 {
		for id := range m.states {
			return id
		}
	}
	return ""
}

func (m *marks) band(s editor.Selection) {
	m.bandedStates, m.bandedTransitions = setOf(s.States), setOf(s.Transitions)
}

func (m *marks) put(o *Overlay) {
	m.overlay, m.taken = o, nil
	if o != nil {
		m.taken = setOf(o.Taken)
	}
}

func (c *Canvas) askProblems() {
	c.marks.problems = nil
	if c.options.Problems != nil {
		c.marks.problems = c.options.Problems()
	}
}

// progress says how far a running instance is with something.
type progress string

const (
	progressNone   progress = ""
	progressDone   progress = "done"
	progressActive progress = "active"
	progressAhead  progress = "ahead" // not reached
)

// ofState gives the progress of a state and the text of its badge.
func (m *marks) ofState(id string) (progress, string) {
	if m.overlay == nil {
		return progressNone, ""
	}
	if badge, ok := m.overlay.Active[id]; ok {
		return progressActive, badge
	}
	if badge, ok := m.overlay.Done[id]; ok {
		return progressDone, badge
	}
	return progressAhead, ""
}

// ofLine gives the progress of a transition: the ones taken to where work is
// open now lead the eye there.
func (m *marks) ofLine(id, from, to string) progress {
	if m.overlay == nil {
		return progressNone
	}
	if !m.taken[id] {
		return progressAhead
	}
	if _, active := m.overlay.Active[to]; active && from != to {
		return progressActive
	}
	return progressDone
}

// classes joins the names whose condition holds.
func classes(base string, pairs ...any) string {
	var b strings.Builder
	b.WriteString(base)
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1].(bool) {
			b.WriteByte(' ')
			b.WriteString(pairs[i].(string))
		}
	}
	return b.String()
}

// counted is a number with its noun.
func counted(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return strconv.Itoa(n) + " " + noun
}
