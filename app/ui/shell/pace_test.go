package shell

import (
	"testing"
	"time"

	"statecraft/app/client/stream"
	"statecraft/shared"
)

func TestPace(t *testing.T) {
	begin := time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
	now := begin
	p := pace{told: begin}
	change := func(instance int64) stream.News {
		return stream.News{Live: true, Changes: []shared.StreamChange{{Instance: instance}}}
	}
	quiet := func(when string, seen bool) {
		t.Helper()
		if n, ok := p.take(now, seen); ok {
			t.Errorf("%s the pages are told %+v", when, n)
		}
	}

	quiet("at the beginning", true)
	if due := p.due(true); due != begin.Add(askEvery) {
		t.Errorf("while the server does not tell, it is asked after %v", due.Sub(begin))
	}
	now = begin.Add(askEvery)
	if n, ok := p.take(now, true); !ok || !n.Everything || n.Live {
		t.Errorf("then the pages are told %+v, %v", n, ok)
	}

	p.hear(change(1))
	quiet("too soon after the last time", true)
	p.hear(change(2))
	now = now.Add(tellEvery)
	quiet("while nobody looks", false)
	if n, ok := p.take(now, true); !ok || n.Everything || !n.Live || !n.About(1) || !n.About(2) || n.About(3) {
		t.Errorf("two changes are told as %+v, %v", n, ok)
	}
	if due := p.due(true); !due.IsZero() {
		t.Error("while the server tells, it is asked all the same")
	}

	for i := range int64(mostChanges + 1) {
		p.hear(change(i))
	}
	now = now.Add(tellEvery)
	if n, _ := p.take(now, true); !n.Everything || len(n.Changes) > 0 {
		t.Errorf("too many changes are told one by one: %d", len(n.Changes))
	}
	p.hear(stream.News{})
	now = now.Add(tellEvery)
	if n, ok := p.take(now, true); !ok || n.Live {
		t.Errorf("that nothing is heard any more is told as %+v, %v", n, ok)
	}
	if due := p.due(true); due != now.Add(askEvery) {
		t.Errorf("then it is asked after %v", due.Sub(now))
	}
}
