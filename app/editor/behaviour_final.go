package editor

import "statecraft/engine"

// leadingOnIsNoEnd takes the end mark off a state that has just been led on
// from: both together is a contradiction the person did not mean.
func leadingOnIsNoEnd(e *edit) {
	for _, id := range e.facts.connected {
		t := e.doc.transition(id)
		if t == nil || !t.IsDone() {
			continue
		}
		if s := e.doc.state(t.From); s != nil && s.Final != engine.FinalNone {
			next := *s
			next.Final = engine.FinalNone
			e.putState(next.ID, next)
		}
	}
}
