package stream

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"statecraft/shared"
)

// words writes what a tab does in a few words.
func words(acts []act) string {
	var list []string
	for _, a := range acts {
		switch a.deed {
		case connect:
			list = append(list, "connect")
		case disconnect:
			list = append(list, "disconnect")
		case askLater:
			list = append(list, "ask in "+a.wait.String())
		}
		if m := a.tell; m != nil {
			list = append(list, spoken(*m))
		}
	}
	return strings.Join(list, ", ")
}

func spoken(m message) string {
	var list []string
	if m.Change != nil {
		list = append(list, fmt.Sprint("change of ", m.Change.Instance))
	}
	if m.Everything {
		list = append(list, "everything")
	}
	if m.Live != nil {
		list = append(list, map[bool]string{true: "live", false: "not live"}[*m.Live])
	}
	if m.SignedIn {
		list = append(list, "signed in")
	}
	return strings.Join(list, " and ")
}

func TestTab(t *testing.T) {
	clock := time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
	type step struct {
		do   func(*tab) []act
		want string
	}
	turn := step{func(t *tab) []act { return t.gotTurn(clock) }, "not live, connect"}
	position := func(want string) step {
		return step{func(t *tab) []act { return t.position(shared.StreamPosition{}, clock) }, want}
	}
	broken := func(refused bool, want string) step {
		return step{func(t *tab) []act { return t.broken(refused) }, want}
	}
	answered := func(a answer, want string) step {
		return step{func(t *tab) []act { return t.answered(a, clock) }, want}
	}
	look := func(looked bool, want string) step {
		return step{func(t *tab) []act { return t.look(clock, looked) }, want}
	}
	other := func(m message, want string) step {
		return step{func(t *tab) []act { return t.told(m, clock) }, want}
	}
	tick := func(seconds int, want string) step {
		return step{func(t *tab) []act { return t.tick(clock.Add(time.Duration(seconds) * time.Second)) }, want}
	}
	change := step{func(t *tab) []act { return t.change(shared.StreamChange{Instance: 7}, clock) }, "change of 7"}
	leave := func(want string) step { return step{func(t *tab) []act { return t.leave() }, want} }
	enter := func(want string) step { return step{func(t *tab) []act { return t.enter(clock) }, want} }
	for name, steps := range map[string][]step{
		"hears and tells": {turn, position("everything and live"), change, position(""), change},
		"was away too long": {turn, position("everything and live"), broken(false, "not live"),
			{func(t *tab) []act { return t.position(shared.StreamPosition{Gap: true}, clock) }, "everything and live"}},
		"goes on where the line broke": {turn, position("everything and live"), broken(false, "not live"), broken(false, ""), position("live")},
		"a line that never came":       {turn, broken(false, ""), position("everything and live")},
		"refused":                      {turn, position("everything and live"), broken(true, "not live, disconnect, ask in 1s"), answered(somebody, "connect"), position("everything and live")},
		"refused again and again": {turn,
			broken(true, "disconnect, ask in 1s"), answered(somebody, "connect"), broken(true, "disconnect, ask in 2s"), answered(unknown, "ask in 4s"), answered(unknown, "ask in 8s"),
			answered(unknown, "ask in 16s"), answered(unknown, "ask in 30s"), answered(unknown, "ask in 30s"), answered(somebody, "connect"), position("everything and live"), broken(true, "not live, disconnect, ask in 1s")},
		"nobody is signed in": {turn, broken(true, "disconnect, ask in 1s"), answered(nobody, ""), tick(300, ""), look(true, ""), enter("signed in, connect"), position("everything and live")},
		"signed out":          {turn, position("everything and live"), leave("not live, disconnect"), leave(""), enter("signed in, connect")},
		"another person":      {turn, position("everything and live"), enter("signed in, not live, disconnect, connect"), position("everything and live")},
		"signed in elsewhere": {turn, leave("disconnect"), other(message{SignedIn: true}, "connect")},
		"asked by a new tab":  {turn, other(message{Asks: true}, "not live"), position("everything and live"), other(message{Asks: true}, "live")},
		"has no turn":         {other(message{Asks: true}, ""), enter("signed in"), leave(""), look(false, ""), look(true, ""), tick(300, ""), answered(somebody, "")},
		"left and come back":  {turn, position("everything and live"), look(false, "not live, disconnect"), answered(somebody, ""), tick(300, ""), look(true, "connect"), look(true, "")},
		"hidden from the beginning": {look(false, ""), {func(t *tab) []act { return t.gotTurn(clock) }, "not live"},
			look(true, "connect")},
		"slept":             {turn, position("everything and live"), tick(44, ""), tick(45, "not live, disconnect, connect"), position("everything and live")},
		"answered too late": {turn, broken(true, "disconnect, ask in 1s"), enter("signed in, connect"), answered(nobody, ""), position("everything and live")},
	} {
		t.Run(name, func(t *testing.T) {
			var b tab
			for n, s := range steps {
				if got := words(s.do(&b)); got != s.want {
					t.Fatalf("step %d: it does %q, want %q", n+1, got, s.want)
				}
			}
		})
	}
}

// Whatever happens: lines are begun and given up in turn, none is held that should
// not be, and who is told that it is live is told of everything first.
func TestTabKeepsItsLineInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var b tab
		clock := time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
		line, live, caughtUp, asking := false, false, false, 0
		for range rapid.IntRange(1, 60).Draw(t, "steps") {
			clock = clock.Add(time.Duration(rapid.IntRange(0, 60).Draw(t, "seconds")) * time.Second)
			var acts []act
			happens := rapid.IntRange(0, 11).Draw(t, "what")
			switch {
			case happens == 0 && !b.turn:
				acts = b.gotTurn(clock)
			case happens == 1:
				acts = b.leave()
			case happens == 2:
				acts = b.enter(clock)
			case happens == 3:
				acts = b.told(message{SignedIn: true}, clock)
			case happens == 4:
				acts = b.told(message{Asks: true}, clock)
			case happens == 5:
				acts = b.look(clock, rapid.Bool().Draw(t, "looked"))
			case happens == 6:
				acts = b.tick(clock)
			case happens == 7 && asking > 0:
				asking--
				acts = b.answered(answer(rapid.IntRange(0, 2).Draw(t, "answer")), clock)
			case happens == 8 && line:
				acts = b.broken(rapid.Bool().Draw(t, "refused"))
			case happens == 9 && line && caughtUp:
				acts = b.change(shared.StreamChange{Instance: 1}, clock)
			case happens >= 10 && line:
				acts = b.position(shared.StreamPosition{Gap: rapid.Bool().Draw(t, "gap")}, clock)
			}
			for _, a := range acts {
				switch a.deed {
				case connect:
					if line {
						t.Fatal("two lines at once")
					}
					line, caughtUp = true, false
				case disconnect:
					if !line {
						t.Fatal("it gives up a line it does not have")
					}
					line = false
				case askLater:
					asking++
				}
				if m := a.tell; m != nil {
					caughtUp = caughtUp || m.Everything
					if m.Live != nil {
						live = *m.Live
					}
				}
			}
			switch {
			case line && (!b.turn || b.away || b.signedOut):
				t.Fatalf("it has a line: %+v", b)
			case live && (!line || !caughtUp):
				t.Fatalf("it says it is live: %+v", b)
			case !line && b.turn && !b.away && !b.signedOut && asking == 0:
				t.Fatalf("it has no line and will not find one: %+v", b)
			}
		}
	})
}
