package action

import "statecraft/engine"

// When the actions of the table are offered.

func canUndo(s *Situation, _ string) bool { return s.CanUndo }
func canRedo(s *Situation, _ string) bool { return s.CanRedo }

func drawn(s *Situation, _ string) bool     { return s.Drawn > 0 }
func anything(s *Situation, _ string) bool  { return s.States+s.Transitions+s.Notes > 0 }
func movable(s *Situation, _ string) bool   { return s.States+s.Notes > 0 }
func someState(s *Situation, _ string) bool { return s.States > 0 }
func two(s *Situation, _ string) bool       { return s.States >= 2 }
func three(s *Situation, _ string) bool     { return s.States >= 3 }

func oneOrFocused(s *Situation, _ string) bool   { return s.Only != "" || s.Focused != "" }
func readingFocused(s *Situation, _ string) bool { return s.ReadOnly && s.Focused != "" }

// Of several states, or one that differs from what it would become.
func otherKind(s *Situation, kind string) bool { return s.differs(string(s.Kind) != kind) }
func otherSplit(s *Situation, split string) bool {
	return s.differs(string(s.Split) != split)
}
func otherJoin(s *Situation, join string) bool { return s.differs(string(s.Join) != join) }
func otherStart(s *Situation, yes string) bool { return s.differs(s.Initial != (yes != "")) }
func otherEnd(s *Situation, end string) bool   { return s.differs(s.Final != engine.Final(end)) }

func (s *Situation) differs(only bool) bool { return s.States > 0 && (s.Only == "" || only) }

func reversible(s *Situation, _ string) bool { return s.Transitions == 1 && s.Only != "" && !s.Loose }
func bent(s *Situation, _ string) bool       { return s.Bent }

func troubled(s *Situation, _ string) bool    { return s.Problems > 0 }
func mayPublish(s *Situation, _ string) bool  { return s.MayPublish }
func mayStart(s *Situation, _ string) bool    { return s.Published && s.MayStart }
func published(s *Situation, _ string) bool   { return s.Published }
func hasVersions(s *Situation, _ string) bool { return s.Published || !s.ReadOnly }
