package stream

import (
	"time"

	"statecraft/shared"
)

const (
	// soonest and latest are how long a tab waits before it connects again, longer
	// each time in vain.
	soonest = time.Second
	latest  = 30 * time.Second
	// silence is after how long without a word the line is taken for dead. The
	// server says something every few seconds.
	silence = 45 * time.Second
)

// deed is what a tab has to do next.
type deed int

const (
	connect    deed = iota + 1 // begin to hear the server's stream
	disconnect                 // stop it
	askLater                   // find out, after a while, whether somebody is signed in
)

// act is a deed, or something to tell all tabs, this one too.
type act struct {
	deed deed
	wait time.Duration // of askLater
	tell *message
}

func tell(m message) act { return act{tell: &m} }

// tab decides what one tab does about the stream. It is told what happens, in
// order, and answers what to do. Its zero value waits for its turn.
type tab struct {
	turn      bool // it is this tab that hears the stream
	away      bool // the page is left, or not looked at where that counts
	signedOut bool // nobody is signed in
	connected bool // it has a line, or the browser is making it again
	fresh     bool // nothing has come on the line yet
	live      bool // what the others were told last
	tries     int  // in vain, since something came
	heard     time.Time
}

// begin connects if the tab should hear the stream and does not.
func (t *tab) begin(at time.Time) []act {
	if !t.turn || t.away || t.signedOut || t.connected {
		return nil
	}
	t.connected, t.fresh, t.heard = true, true, at
	return []act{{deed: connect}}
}

// end gives up the line.
func (t *tab) end() []act {
	acts := t.quiet()
	if t.connected {
		t.connected = false
		acts = append(acts, act{deed: disconnect})
	}
	return acts
}

// quiet tells that nothing is heard any more.
func (t *tab) quiet() []act {
	if !t.live {
		return nil
	}
	t.live = false
	return []act{tell(live(false))}
}

// gotTurn is told when it has become this tab that hears the stream. The one
// before it may have gone without a word.
func (t *tab) gotTurn(at time.Time) []act {
	t.turn = true
	return append([]act{tell(live(false))}, t.begin(at)...)
}

// position is told when the server has said how far it has told everything.
func (t *tab) position(p shared.StreamPosition, at time.Time) []act {
	missed := t.fresh || p.Gap
	t.fresh, t.tries, t.heard = false, 0, at
	if t.live && !missed {
		return nil
	}
	t.live = true
	m := live(true)
	m.Everything = missed
	return []act{tell(m)}
}

// change is told when the server has told of a change.
func (t *tab) change(c shared.StreamChange, at time.Time) []act {
	t.heard = at
	return []act{tell(message{Change: &c})}
}

// broken is told when the line has broken. The browser makes it again by itself,
// and goes on where it was, unless it was refused.
func (t *tab) broken(refused bool) []act {
	if !refused {
		return t.quiet()
	}
	return append(t.end(), t.later())
}

func (t *tab) later() act {
	wait := min(soonest<<min(t.tries, 10), latest)
	t.tries++
	return act{deed: askLater, wait: wait}
}

// answered is told what came of askLater.
func (t *tab) answered(a answer, at time.Time) []act {
	switch {
	case t.connected || !t.turn:
		return nil
	case a == unknown:
		return []act{t.later()}
	}
	t.signedOut = a == nobody
	return t.begin(at)
}

// answer is whether somebody is signed in.
type answer int

const (
	unknown answer = iota // the server cannot be reached
	nobody
	somebody
)

// leave is told when this tab's person is not signed in any more.
func (t *tab) leave() []act {
	t.signedOut = true
	return t.end()
}

// enter is told when somebody has signed in at this tab. Whoever it is now may
// hear of other things than before.
func (t *tab) enter(at time.Time) []act {
	return append([]act{tell(message{SignedIn: true})}, t.entered(at)...)
}

func (t *tab) entered(at time.Time) []act {
	t.signedOut, t.tries = false, 0
	return append(t.end(), t.begin(at)...)
}

// look is told when the page is there again, or not any more: left for another
// one or, where there are no locks and each tab has a line of its own, hidden.
func (t *tab) look(at time.Time, looked bool) []act {
	if t.away = !looked; t.away {
		return t.end()
	}
	return t.begin(at)
}

// told is told what another tab has said.
func (t *tab) told(m message, at time.Time) []act {
	switch {
	case m.SignedIn:
		return t.entered(at)
	case m.Asks && t.turn:
		return []act{tell(live(t.live))}
	}
	return nil
}

// tick is told the time now and then: a line on which nothing has come for long
// is dead, though nobody has said so. A computer that slept finds out so.
func (t *tab) tick(at time.Time) []act {
	if !t.connected || at.Sub(t.heard) < silence {
		return nil
	}
	return append(t.end(), t.begin(at)...)
}
