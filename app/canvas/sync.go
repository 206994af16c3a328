//go:build js

package canvas

import (
	"statecraft/app/editor"
	"statecraft/app/editor/picture"
)

// drawAll draws everything that is seen at once, in declared order.
func (c *Canvas) drawAll() {
	c.askProblems()
	c.lower()
	c.lookAround()
	for id := range c.cards {
		c.writeCard(id)
	}
	for id := range c.lines {
		c.writeLine(id)
	}
	c.bundleLines()
	c.populateSeen()
	clear(c.frame.cards)
	clear(c.frame.lines)
}

// documentChanged follows a step of the editor. Elements keep their identity
// through a rename, and with it the focus.
func (c *Canvas) documentChanged(t editor.Touched) {
	c.renamed = t.Renamed
	c.lower()
	for from, to := range t.Renamed {
		if view := c.cards[from]; view != nil {
			delete(c.cards, from)
			c.replaceCard(to, view)
		}
		if view := c.lines[from]; view != nil {
			delete(c.lines, from)
			c.replaceLine(to, view)
		}
		c.hover.renamed(from, to)
	}
	before := c.marks.problems
	c.askProblems()
	c.touch(c.picture.Update(t))
	c.lookAround()
	c.touchProblems(before)
	c.writeOthers()
}

func (c *Canvas) replaceCard(id string, view *cardView) {
	if old := c.cards[id]; old != nil {
		old.group.drop()
	}
	c.cards[id] = view
}

func (c *Canvas) replaceLine(id string, view *lineView) {
	if old := c.lines[id]; old != nil {
		old.group.drop()
	}
	c.lines[id] = view
}

// touchProblems redraws what has another count of problems than before.
func (c *Canvas) touchProblems(before map[string]int) {
	differs := func(id string) bool { return before[id] != c.marks.problems[id] }
	for _, counts := range []map[string]int{before, c.marks.problems} {
		for id := range counts {
			if differs(id) {
				c.touch(c.both(id))
			}
		}
	}
}

// both marks whatever an id belongs to.
func (c *Canvas) both(id string) picture.Changes {
	var changes picture.Changes
	if c.picture.Card(id) != nil {
		changes.Cards = []string{id}
	}
	if c.picture.Line(id) != nil {
		changes.Lines = []string{id}
	}
	return changes
}

func (c *Canvas) selectionChanged() {
	states, transitions, lone := c.marks.states, c.marks.transitions, c.marks.lone()
	c.marks.selectOnly(c.editor.Selection())
	c.touch(picture.Changes{
		Cards: differing(states, c.marks.states),
		Lines: differing(transitions, c.marks.transitions),
	})
	// Handles come and go with the only one.
	c.touchCards(lone, c.marks.lone())
}

// differing lists what is in only one of two sets.
func differing(a, b map[string]bool) []string {
	var ids []string
	for id := range a {
		if !b[id] {
			ids = append(ids, id)
		}
	}
	for id := range b {
		if !a[id] {
			ids = append(ids, id)
		}
	}
	return ids
}
