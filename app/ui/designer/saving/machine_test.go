package saving

import (
	"encoding/json"
	"reflect"
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
	if m.Status() != Waiting {
		t.Errorf("status = %s", m.Status())
	}
	if !m.Take(at(time.Second)) {
		t.Fatal("not sent after the pause")
	}
	if m.Take(at(time.Hour)) {
		t.Fatal("sent twice at a time")
	}
	m.Landed(5, at(1100*time.Millisecond))
	if m.Status() != Saved || m.Base() != 5 {
		t.Errorf("status %s on %d", m.Status(), m.Base())
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
		reason string
		wakes  bool
	}{
		{"offline", Offline, "", true},
		{shared.CodeUnavailable, Offline, "", true},
		{engine.CodeInternal, Offline, "", true},
		{engine.CodeForbidden, Refused, "no.", false},
		{engine.CodeInvalid, Refused, "no.", false},
		{shared.CodeArchived, Refused, "no.", false},
	}
	for _, c := range cases {
		t.Run(string(c.code), func(t *testing.T) {
			m := New(1, 1)
			m.Edited(2, at(0))
			m.Take(at(Pause))
			m.Failed(failure(c.code), at(time.Second))
			if m.Status() != c.status || m.Reason() != c.reason {
				t.Errorf("status %s, %q", m.Status(), m.Reason())
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

// Somebody else was faster: theirs is fetched, merged, and what is mine sent on
// top of it.
func TestMergesAndSends(t *testing.T) {
	m := New(1, 1)
	m.Edited(2, at(0))
	m.Take(at(Pause))
	m.Failed(failure(shared.CodeConflict), at(time.Second))
	if m.Take(at(time.Second)) || !m.Fetch(at(time.Second)) {
		t.Fatal("theirs is not fetched at once")
	}
	if m.Fetch(at(2*time.Second)) || m.Take(at(2*time.Second)) {
		t.Fatal("fetched or sent meanwhile")
	}
	m.Edited(3, at(2*time.Second))
	m.Adopt(7, 4, true, at(3*time.Second)) // merging is a change of the editor
	if m.Status() != Waiting || !m.Take(at(3*time.Second)) || m.Base() != 7 {
		t.Fatalf("status %s on %d: the merged draft is not sent", m.Status(), m.Base())
	}
	m.Landed(8, at(4*time.Second))
	if m.Status() != Saved || m.Base() != 8 {
		t.Fatalf("status %s on %d", m.Status(), m.Base())
	}
}

// Whoever only looks, or has nothing unsaved, gets what others save as well; what
// turns out to be one's own save is not fetched.
func TestFollowsWhatIsHeard(t *testing.T) {
	m := New(4, 1)
	m.Heard(4)
	if m.Fetch(at(0)) {
		t.Fatal("fetched what is here")
	}
	m.Edited(2, at(0))
	m.Take(at(Pause))
	m.Heard(5)
	if m.Fetch(at(Pause)) {
		t.Fatal("fetched before it was known whose save it is")
	}
	m.Landed(5, at(time.Second))
	if m.Fetch(at(time.Second)) {
		t.Fatal("fetched one's own save")
	}
	m.Heard(6)
	if wake, ok := m.Wake(); !ok || wake.After(at(time.Second)) || !m.Fetch(at(time.Second)) {
		t.Fatal("not fetched")
	}
	m.Failed(failure("offline"), at(time.Second))
	if m.Fetch(at(2 * time.Second)) {
		t.Fatal("hammers a server that is not there")
	}
	if !m.Fetch(at(time.Second + FirstRetry)) {
		t.Fatal("not fetched again")
	}
	m.Heard(7) // while 6 is being read
	m.Adopt(6, 3, false, at(time.Minute))
	if !m.Fetch(at(time.Minute)) {
		t.Fatal("what came meanwhile is forgotten")
	}
}

func TestConflictWaitsForAPerson(t *testing.T) {
	m := New(1, 1)
	m.Edited(2, at(0))
	m.Take(at(Pause))
	m.Failed(failure(shared.CodeConflict), at(time.Second))
	m.Fetch(at(time.Second))
	m.Diverged(7)
	m.Edited(3, at(2*time.Second))
	m.Hurry(at(time.Minute))
	if m.Take(at(time.Hour)) || m.Fetch(at(time.Hour)) || m.Status() != Conflict || m.Base() != 1 {
		t.Fatalf("status %s on %d: overwrote what somebody else saved, or asks for it again", m.Status(), m.Base())
	}
	m.Heard(8)
	if !m.Fetch(at(time.Hour)) {
		t.Fatal("what they saved since is not fetched")
	}
	m.Diverged(8)
	m.Adopt(8, 4, true, at(time.Hour))
	if !m.Take(at(time.Hour)) {
		t.Fatal("not sent after the conflict was settled")
	}
}

// A conflict that theirs does not explain, such as a draft in the archive, is not
// tried for ever.
func TestRefusesWhatCannotBeMerged(t *testing.T) {
	m := New(3, 1)
	m.Edited(2, at(0))
	m.Take(at(Pause))
	m.Failed(failure(shared.CodeConflict), at(time.Second))
	m.Fetch(at(time.Second))
	m.Refuse("The workflow is in the archive.")
	if m.Fetch(at(time.Hour)) || m.Take(at(time.Hour)) || m.Status() != Refused {
		t.Fatalf("status %s", m.Status())
	}
	m.Edited(3, at(time.Hour))
	if !m.Take(at(2 * time.Hour)) {
		t.Fatal("the next change does not try again")
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
	m.Diverged(5)
	m.Edited(2, at(time.Second))
	if m.Take(at(time.Hour)) || m.Status() != Conflict || m.Base() != 3 {
		t.Errorf("status %s on %d", m.Status(), m.Base())
	}
}

// world is a server with its draft, others who save it too, and a page.
type world struct {
	m        *Machine
	now      time.Time
	edited   int // the page's newest change
	revision int // of the server
	has      int // the newest of the page's changes the server has

	sent, base int // what is on its way; sent is -1 for nothing
	fetched    int // the revision being read; 0 for none
}

func (w *world) edit() { w.edited++; w.m.Edited(w.edited, w.now) }

// step lets the page do what it would do by itself.
func (w *world) step(t *rapid.T) {
	fetch, send := w.m.Fetch(w.now), w.m.Take(w.now)
	if fetch && send || (fetch || send) && (w.sent >= 0 || w.fetched > 0) {
		t.Fatal("two at a time")
	}
	if fetch {
		w.fetched = w.revision
	}
	if send {
		w.sent, w.base = w.edited, w.m.Base()
	}
}

// answer is the server's, or that of a broken line.
func (w *world) answer(t *rapid.T, broken bool) {
	switch {
	case w.sent >= 0 && broken:
		w.m.Failed(failure("offline"), w.now)
	case w.sent >= 0 && w.base != w.revision:
		w.m.Failed(failure(shared.CodeConflict), w.now)
	case w.sent >= 0:
		w.revision++
		w.has = w.sent
		w.m.Landed(w.revision, w.now)
	case w.fetched > 0 && broken:
		w.m.Failed(failure("offline"), w.now)
	case w.fetched > 0 && w.m.Dirty() && rapid.Bool().Draw(t, "conflict"):
		w.m.Diverged(w.fetched)
	case w.fetched > 0:
		unsaved := w.m.Dirty()
		w.edited++ // merging
		if !unsaved {
			w.has = w.edited
		}
		w.m.Adopt(w.fetched, w.edited, unsaved, w.now)
	}
	w.sent, w.fetched = -1, 0
}

// Whatever happens in whatever order, the machine never does two things at a
// time, never says saved while something is missing, and always gets there.
func TestNothingIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := &world{m: New(1, 0), now: noon, revision: 1, sent: -1}
		for range rapid.IntRange(1, 60).Draw(t, "steps") {
			w.now = w.now.Add(time.Duration(rapid.IntRange(0, 3000).Draw(t, "ms")) * time.Millisecond)
			switch rapid.IntRange(0, 5).Draw(t, "what") {
			case 0:
				w.edit()
			case 1, 2:
				w.step(t)
			case 3:
				w.answer(t, rapid.Bool().Draw(t, "broken"))
			case 4:
				w.revision++ // somebody else
			case 5:
				w.m.Heard(w.revision)
			}
			if w.m.Status() == Saved && w.has != w.edited {
				t.Fatalf("says saved, but the server has %d of %d", w.has, w.edited)
			}
		}
		for range 6 {
			w.answer(t, false)
			if w.m.Status() == Conflict {
				if _, wakes := w.m.Wake(); !wakes {
					w.edited++
					w.m.Adopt(w.m.met, w.edited, true, w.now) // somebody chose
				}
			}
			w.now = w.now.Add(time.Minute)
			w.step(t)
		}
		w.answer(t, false)
		if w.has != w.edited && w.m.Status() != Conflict {
			t.Fatalf("the server has %d of %d, and the page says %s", w.has, w.edited, w.m.Status())
		}
	})
}

func TestRecover(t *testing.T) {
	mine := engine.Workflow{Key: "leave", Name: "Leave request"}
	theirs := engine.Workflow{Key: "leave", Name: "Holiday"}
	cases := []struct {
		name     string
		from     *engine.Workflow
		server   engine.Workflow
		revision int
		want     Recovery
	}{
		{"the server has it, though no answer came", nil, mine, 4, Drop},
		{"nobody saved since", nil, theirs, 3, Restore},
		{"somebody saved since", &engine.Workflow{Key: "leave"}, theirs, 4, Merge},
		{"somebody saved since, and the backup does not say what it was", nil, theirs, 4, Ask},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := Recover(Backup{Workflow: mine, Base: 3, From: c.from}, &c.server, c.revision); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestWrittenIsABackup(t *testing.T) {
	mine := engine.Workflow{Key: "leave", Name: "Leave request", States: []engine.State{{ID: "a"}}, Transitions: []engine.Transition{}}
	from := engine.Workflow{Key: "leave", States: []engine.State{}, Transitions: []engine.Transition{}}
	one, _ := json.Marshal(mine)
	two, _ := json.Marshal(from)
	kept, err := json.Marshal(Written{Workflow: one, Base: 7, From: two, At: noon})
	if err != nil {
		t.Fatal(err)
	}
	var got Backup
	if err := json.Unmarshal(kept, &got); err != nil {
		t.Fatal(err)
	}
	if want := (Backup{Workflow: mine, Base: 7, From: &from, At: noon}); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
}
