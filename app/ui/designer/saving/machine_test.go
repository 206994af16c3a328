package saving

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"statecraft/engine"
	"statecraft/shared"
)

var noon = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

func at(d time.Duration) time.Time { return noon.Add(d) }

func failure(code engine.Code) error { return &engine.Error{Code: code, Message: "no."} }

func TestSendsAfterAPause(t *testing.T) {
	m := New(4, 10)
	if m.Take(at(time.Hour)) {
		t.Fatal("an unchanged draft was sent")
	}
	m.Edited(11, at(0))
	m.Edited(12, at(400*time.Millisecond))
	if m.Take(at(900 * time.Millisecond)) {
		t.Fatal("sent while somebody was typing")
	}
	if m.Words() != "saving…" {
		t.Errorf("words = %q", m.Words())
	}
	if !m.Take(at(time.Second)) {
		t.Fatal("not sent after the pause")
	}
	if m.Take(at(time.Hour)) {
		t.Fatal("sent twice at a time")
	}
	m.Landed(5, at(1100*time.Millisecond))
	if m.Status() != Saved || m.Base() != 5 || m.Words() != "draft · saved" {
		t.Errorf("status %s on %d, %q", m.Status(), m.Base(), m.Words())
	}
}

func TestSendsWhileTypingNeverStops(t *testing.T) {
	m := New(1, 0)
	for n := 1; n < 60; n++ {
		now := at(time.Duration(n) * 100 * time.Millisecond)
		m.Edited(n, now)
		if m.Take(now) {
			if now.Before(at(Patience)) {
				t.Fatalf("sent at %v", now)
			}
			return
		}
	}
	t.Fatal("never sent")
}

func TestChangeDuringSendIsSentNext(t *testing.T) {
	m := New(1, 1)
	m.Edited(2, at(0))
	m.Take(at(Pause))
	m.Edited(3, at(Pause+time.Millisecond))
	m.Landed(2, at(time.Second))
	if !m.Dirty() || m.Status() != Waiting {
		t.Fatalf("status %s, dirty %v", m.Status(), m.Dirty())
	}
	if !m.Take(at(2 * time.Second)) {
		t.Fatal("the later change is not sent")
	}
	m.Landed(3, at(3*time.Second))
	if m.Dirty() {
		t.Fatal("still dirty")
	}
}

func TestFailures(t *testing.T) {
	cases := []struct {
		code   engine.Code
		status Status
		words  string
		wakes  bool
	}{
		{"offline", Offline, "offline, will send later", true},
		{shared.CodeUnavailable, Offline, "offline, will send later", true},
		{engine.CodeInternal, Offline, "offline, will send later", true},
		{shared.CodeConflict, Conflict, "not saved: somebody else changed it", false},
		{engine.CodeForbidden, Refused, "not saved: no.", false},
		{engine.CodeInvalid, Refused, "not saved: no.", false},
	}
	for _, c := range cases {
		t.Run(string(c.code), func(t *testing.T) {
			m := New(1, 1)
			m.Edited(2, at(0))
			m.Take(at(Pause))
			m.Failed(failure(c.code), at(time.Second))
			if m.Status() != c.status || m.Words() != c.words {
				t.Errorf("status %s, %q", m.Status(), m.Words())
			}
			if _, wakes := m.Wake(); wakes != c.wakes {
				t.Errorf("wakes = %v", wakes)
			}
		})
	}
}

func TestOfflineTriesAgainEverMorePatiently(t *testing.T) {
	m := New(1, 1)
	m.Edited(2, at(0))
	now := at(Pause)
	var waits []time.Duration
	for range 6 {
		if !m.Take(now) {
			t.Fatalf("not sent at %v", now)
		}
		m.Failed(failure("offline"), now)
		// An edit while offline is kept, but does not hammer the server.
		m.Edited(m.edited+1, now)
		wake, _ := m.Wake()
		waits = append(waits, wake.Sub(now))
		now = wake
	}
	want := []time.Duration{2 * time.Second, 4 * time.Second, 8 * time.Second, 16 * time.Second, LastRetry, LastRetry}
	for i := range want {
		if waits[i] != want[i] {
			t.Fatalf("waits = %v", waits)
		}
	}
	m.Hurry(now)
	if !m.Take(now) {
		t.Fatal("the line is back and nothing is sent")
	}
}

func TestConflictWaitsForAPerson(t *testing.T) {
	m := New(1, 1)
	m.Edited(2, at(0))
	m.Take(at(Pause))
	m.Failed(failure(shared.CodeConflict), at(time.Second))
	m.Edited(3, at(2*time.Second))
	m.Hurry(at(time.Minute))
	if m.Take(at(time.Hour)) {
		t.Fatal("overwrote what somebody else saved")
	}
	m.Adopt(7, 4, false, at(time.Hour))
	if m.Status() != Saved || m.Base() != 7 {
		t.Fatalf("status %s on %d", m.Status(), m.Base())
	}
	m.Edited(5, at(time.Hour))
	if !m.Take(at(2 * time.Hour)) {
		t.Fatal("not sent after the conflict was settled")
	}
}

func TestRefusedTriesAgainWithTheNextChange(t *testing.T) {
	m := New(1, 1)
	m.Edited(2, at(0))
	m.Take(at(Pause))
	m.Failed(failure(shared.CodeTooLarge), at(time.Second))
	if _, ok := m.Wake(); ok {
		t.Fatal("the same again would be refused again")
	}
	m.Edited(3, at(2*time.Second))
	if !m.Take(at(3 * time.Second)) {
		t.Fatal("the changed draft is not sent")
	}
}

func TestAdoptSendsWhatIsUnsaved(t *testing.T) {
	m := New(3, 0)
	m.Adopt(3, 1, true, at(0))
	if m.Status() != Waiting || !m.Take(at(0)) {
		t.Errorf("status %s: what the browser kept is not sent", m.Status())
	}
	m.Landed(4, at(time.Second))
	if m.Dirty() {
		t.Error("still dirty")
	}
}

func TestDivergedWaitsAndKeepsItsBase(t *testing.T) {
	m := New(3, 0)
	m.Adopt(3, 1, true, at(0))
	m.Diverged()
	m.Edited(2, at(time.Second))
	if m.Take(at(time.Hour)) || m.Status() != Conflict || m.Base() != 3 {
		t.Errorf("status %s on %d", m.Status(), m.Base())
	}
}

// Whatever happens in whatever order, the machine never sends two at a time,
// never says saved while something is missing, and always gets there in the end.
func TestNothingIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		now, edited, server, arrived := noon, 0, 1, 0
		m, flying := New(1, 0), -1
		for range rapid.IntRange(1, 60).Draw(t, "steps") {
			now = now.Add(time.Duration(rapid.IntRange(0, 3000).Draw(t, "ms")) * time.Millisecond)
			switch rapid.IntRange(0, 3).Draw(t, "what") {
			case 0:
				edited++
				m.Edited(edited, now)
			case 1:
				if m.Take(now) {
					if flying >= 0 {
						t.Fatal("two at a time")
					}
					flying = edited
				}
			case 2:
				if flying >= 0 {
					server++
					arrived, flying = flying, -1
					m.Landed(server, now)
				}
			case 3:
				if flying >= 0 {
					flying = -1
					m.Failed(failure("offline"), now)
				}
			}
			if m.Status() == Saved && arrived != edited {
				t.Fatalf("says saved, but the server has %d of %d", arrived, edited)
			}
		}
		for range 3 {
			if flying >= 0 {
				server++
				arrived, flying = flying, -1
				m.Landed(server, now)
			}
			now = now.Add(time.Minute)
			if m.Take(now) {
				flying = edited
			}
		}
		if arrived != edited {
			t.Fatalf("the server has %d of %d", arrived, edited)
		}
	})
}

func TestRecover(t *testing.T) {
	mine := engine.Workflow{Key: "leave", Name: "Leave request"}
	theirs := engine.Workflow{Key: "leave", Name: "Holiday"}
	cases := []struct {
		name     string
		server   engine.Workflow
		revision int
		want     Recovery
	}{
		{"the server has it, though no answer came", mine, 4, Drop},
		{"nobody saved since", theirs, 3, Restore},
		{"somebody saved since", theirs, 4, Ask},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := Recover(Backup{Workflow: mine, Base: 3}, &c.server, c.revision); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}
