// Package saving decides when a draft is sent to the server and what the person
// is told meanwhile. It holds no timer and sends nothing: the page tells it what
// happened and when, and asks what to do next. So every order of edits, answers
// and broken lines can be tried in a test.
package saving

import (
	"time"

	"statecraft/engine"
	"statecraft/shared"
)

// Pauses of the machine.
const (
	// Pause is how long nothing must change before a draft is sent.
	Pause = 600 * time.Millisecond
	// Patience is how long somebody may go on changing before it is sent anyway.
	Patience = 5 * time.Second
	// FirstRetry is the wait after a failure that may pass; it doubles up to
	// LastRetry.
	FirstRetry = 2 * time.Second
	LastRetry  = 30 * time.Second
)

// Status is what became of the last change.
type Status string

const (
	Saved    Status = "saved"    // the server has everything
	Waiting  Status = "waiting"  // a change is about to be sent
	Sending  Status = "sending"  // the server has not answered yet, or wants a new sign-in first
	Offline  Status = "offline"  // no line or no server; tried again by itself
	Conflict Status = "conflict" // somebody else saved; a person decides
	Refused  Status = "refused"  // the server will not take it; the next change tries again
)

// Machine follows one draft. Revisions of two kinds meet here: the editor's,
// which rise with every change, and the server's, which rise with every save.
type Machine struct {
	base    int // the server's revision the draft rests on
	edited  int // the editor's revision now
	stored  int // the editor's revision the server has
	sending int // the editor's revision on its way
	busy    bool

	halt   Status // why nothing is sent: Offline, Conflict, Refused, or ""
	reason string // the server's sentence for Refused
	due    time.Time
	since  time.Time // the first change the server does not have
	retry  time.Duration
}

// New follows a draft that the server has as revision base and the editor as
// revision edited.
func New(base, edited int) *Machine {
	return &Machine{base: base, edited: edited, stored: edited}
}

// Edited says that the editor is now at the revision.
func (m *Machine) Edited(revision int, now time.Time) {
	if revision == m.edited {
		return
	}
	if !m.Dirty() {
		m.since = now
	}
	m.edited = revision
	if m.halt == Refused {
		m.halt, m.reason = "", ""
	}
	if m.halt != Offline {
		m.due = earliest(now.Add(Pause), m.since.Add(Patience))
	}
}

// Dirty tells whether the server lacks something.
func (m *Machine) Dirty() bool { return m.edited != m.stored }

// Base is the server's revision the draft rests on.
func (m *Machine) Base() int { return m.base }

// Wake says when to call Take next; ok is false while there is nothing to wait
// for.
func (m *Machine) Wake() (at time.Time, ok bool) {
	if m.busy || !m.Dirty() || m.halt == Conflict || m.halt == Refused {
		return time.Time{}, false
	}
	return m.due, true
}

// Take asks whether the draft is to be sent now. After true the caller sends it
// on top of Base and answers with Landed or Failed.
func (m *Machine) Take(now time.Time) bool {
	at, ok := m.Wake()
	if !ok || now.Before(at) {
		return false
	}
	m.busy, m.sending = true, m.edited
	return true
}

// Hurry makes what the server lacks due now: before publishing or leaving, when
// the line is back, after signing in.
func (m *Machine) Hurry(now time.Time) {
	if m.halt == Offline || m.halt == Refused {
		m.halt, m.reason = "", ""
	}
	m.due = now
}

// Landed says that the server stored what was sent, as its revision.
func (m *Machine) Landed(revision int, now time.Time) {
	m.base, m.stored, m.busy = revision, m.sending, false
	m.halt, m.reason, m.retry = "", "", 0
	if m.Dirty() {
		m.since = now
		m.due = laterOf(m.due, now)
	}
}

// Failed says that the server did not store what was sent, and why.
func (m *Machine) Failed(err error, now time.Time) {
	m.busy = false
	switch engine.CodeOf(err) {
	case shared.CodeConflict:
		m.halt = Conflict
	case engine.CodeForbidden, engine.CodeInvalid, shared.CodeNotFound, shared.CodeTooLarge, shared.CodeSyntax:
		m.halt, m.reason = Refused, err.Error()
	default:
		m.halt = Offline
		m.retry = min(max(FirstRetry, 2*m.retry), LastRetry)
		m.due = now.Add(m.retry)
	}
}

// Adopt forgets every failure: the editor's revision now rests on the server's.
// unsaved says that the server does not have it yet.
func (m *Machine) Adopt(base, edited int, unsaved bool, now time.Time) {
	*m = *New(base, edited)
	if unsaved {
		m.stored = edited - 1
		m.since, m.due = now, now
	}
}

// Diverged says that what the server lacks rests on an older revision than the
// server's: nothing is sent until a person decides. Base stays the older one, so
// that a backup made meanwhile still tells that it diverges.
func (m *Machine) Diverged() { m.halt = Conflict }

// Status says what became of the last change.
func (m *Machine) Status() Status {
	switch {
	case m.halt != "" && m.Dirty():
		return m.halt
	case m.busy:
		return Sending
	case m.Dirty():
		return Waiting
	}
	return Saved
}

// Words is the status as the page shows it.
func (m *Machine) Words() string {
	switch m.Status() {
	case Waiting, Sending:
		return "saving…"
	case Offline:
		return "offline, will send later"
	case Conflict:
		return "not saved: somebody else changed it"
	case Refused:
		return "not saved: " + m.reason
	}
	return "draft · saved"
}

func earliest(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}

func laterOf(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
