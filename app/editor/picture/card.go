package picture

import (
	"statecraft/app/editor/geometry"
	"statecraft/engine"
	"statecraft/shared/words"
)

// Card is a state as it is drawn.
type Card struct {
	ID     string
	Kind   engine.Kind
	Middle geometry.Point
	// Title is the whole name, Lines what of it fits on the card.
	Title string
	Lines []string
	// Detail is the one line of what matters, cut to the card.
	Detail string
	// Start says where the dot and arrow of an initial state come from; empty for
	// other states.
	Start geometry.Side
	End   End
	// Join and Split are the signs on the left and right edge, "" for none.
	Join, Split Sign
	// Spoken is the name for people who do not see the picture.
	Spoken string
}

// End is the mark of a state where a path ends.
type End string

const (
	EndNone      End = ""
	EndImplied   End = "implied"   // nothing leads on
	EndDone      End = "done"      // marked as an end of this path
	EndTerminate End = "terminate" // marked as the end of everything
)

// Sign is the field's sign for a join or split.
type Sign string

const (
	SignNone      Sign = ""
	SignExclusive Sign = "×"
	SignParallel  Sign = "+"
	SignInclusive Sign = "○"
	SignFirst     Sign = "1"
)

// Sizes on a card, in pixels at 100 %.
const (
	NameSize   = 13.0 // font sizes
	DetailSize = 12.0
	TextX      = 42.0 // from the left edge of the card
	SignRadius = 9.0
	EndReach   = 30.0 // how far the ring of an end stands out to the right

	textWidth = geometry.CardWidth - TextX - 12
	nameLines = 2
	// handleGap moves a handle clear of a sign on the same edge.
	handleGap = 17.0
)

// Box is the rectangle of the card itself.
func (c *Card) Box() geometry.Rect { return geometry.Card(c.Middle) }

// Handle is where lines are pulled out on a side.
func (c *Card) Handle(s geometry.Side) geometry.Point {
	gap := 0.0
	if (s == geometry.Right && c.Split != SignNone) || (s == geometry.Left && c.Join != SignNone) {
		gap = handleGap
	}
	return c.Box().Port(s, gap)
}

// HandleAt finds the handle at a point.
func (c *Card) HandleAt(p geometry.Point, tolerance float64) (geometry.Side, bool) {
	for _, s := range geometry.Sides() {
		if geometry.Distance(c.Handle(s), p) <= tolerance {
			return s, true
		}
	}
	return "", false
}

// card draws one state afresh.
func (p *Picture) card(s *engine.State) *Card {
	out, in := p.countDone(s.ID), p.countIncoming(s.ID)
	c := &Card{
		ID:     s.ID,
		Kind:   kindOf(s),
		Middle: p.middleOf(s),
		Title:  s.Title(),
		Lines:  geometry.Wrapped(s.Title(), nameLines, textWidth, NameSize, p.measure),
		Detail: geometry.Shortened(words.Detail(p.language, p.workflow, s, out), textWidth, DetailSize, p.measure),
		End:    endOf(s, len(p.leaving[s.ID]), out),
	}
	if s.Initial {
		c.Start = geometry.Left
		if in > 0 {
			// Lines arrive on the left, so the arrow of the start comes from above.
			c.Start = geometry.Top
		}
	}
	if in > 1 {
		c.Join = joinSign(s.Join)
	}
	if out > 1 {
		c.Split = splitSign(s.Split)
	}
	c.Spoken = p.spoken(s, c)
	return c
}

func kindOf(s *engine.State) engine.Kind {
	if s.Kind == "" {
		return engine.KindHuman
	}
	return s.Kind
}

// endOf follows the rule that a state without done transitions ends its path,
// except a wait that has only triggers.
func endOf(s *engine.State, leaving, done int) End {
	switch {
	case s.Final == engine.FinalTerminate:
		return EndTerminate
	case s.Final == engine.FinalDone:
		return EndDone
	case done == 0 && (kindOf(s) != engine.KindWait || leaving == 0):
		return EndImplied
	}
	return EndNone
}

func joinSign(j engine.Join) Sign {
	switch j {
	case engine.JoinAnd:
		return SignParallel
	case engine.JoinOr:
		return SignInclusive
	case engine.JoinFirst:
		return SignFirst
	}
	return SignExclusive
}

func splitSign(s engine.Split) Sign {
	switch s {
	case engine.SplitAnd:
		return SignParallel
	case engine.SplitOr:
		return SignInclusive
	}
	return SignExclusive
}
