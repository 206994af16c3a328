// Package saving decides when a draft is sent to the server, when what somebody
// else saved is fetched from there, and what the person is told meanwhile. It
// holds no timer and sends nothing: the page tells it what happened and when, and
// asks what to do next. So every order of edits, answers and broken lines can be
// tried in a test.
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
	Conflict Status = "conflict" // somebody else changed the same; a person decides
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

	heard    int  // the newest revision of the server that was heard of
	met      int  // the revision of the server that a person decides about
	fetching bool // what somebody else saved is on its way

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

// Heard says that the server has the draft as a revision.
func (m *Machine) Heard(revision int) { m.heard = max(m.heard, revision) }

// isBehind tells whether the server has what the page has never seen. While a
// save is on its way it may be just that.
func (m *Machine) isBehind() bool { return m.heard > max(m.base, m.met) }

// Wake says when to call Fetch and Take next; ok is false while there is nothing
// to wait for.
func (m *Machine) Wake() (at time.Time, ok bool) {
	switch {
	case m.busy || m.fetching:
		return time.Time{}, false
	case m.halt == Offline:
		return m.due, m.Dirty() || m.isBehind()
	case m.isBehind():
		return time.Time{}, true
	case m.halt != "":
		return time.Time{}, false
	}
	return m.due, m.Dirty()
}

// Fetch asks whether what somebody else saved is to be fetched now. After true the
// caller fetches it, merges it, and answers with Adopt, Diverged or Failed.
func (m *Machine) Fetch(now time.Time) bool {
	if at, ok := m.Wake(); !ok || now.Before(at) || !m.isBehind() {
		return false
	}
	m.fetching = true
	return true
}

// Take asks whether the draft is to be sent now. After true the caller sends it
// on top of Base and answers with Landed or Failed.
func (m *Machine) Take(now time.Time) bool {
	at, ok := m.Wake()
	if !ok || now.Before(at) || m.isBehind() || !m.Dirty() {
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

// Failed says that the server did not store what was sent, or did not tell what
// somebody else saved, and why.
func (m *Machine) Failed(err error, now time.Time) {
	m.busy, m.fetching = false, false
	switch engine.CodeOf(err) {
	case shared.CodeConflict:
		m.Heard(m.base + 1)
	case engine.CodeForbidden, engine.CodeInvalid, shared.CodeNotFound, shared.CodeArchived, shared.CodeTooLarge, shared.CodeSyntax:
		m.Refuse(err.Error())
	default:
		m.halt = Offline
		m.retry = min(max(FirstRetry, 2*m.retry), LastRetry)
		m.due = now.Add(m.retry)
	}
}

// Refuse says that the server will never take what was sent, with its sentence.
func (m *Machine) Refuse(reason string) {
	m.fetching, m.heard = false, m.base
	m.halt, m.reason = Refused, reason
}

// Reason is the server's sentence where the status is Refused.
func (m *Machine) Reason() string { return m.reason }

// Adopt forgets every failure: the editor's revision now rests on the server's.
// unsaved says that the server does not have it yet.
func (m *Machine) Adopt(base, edited int, unsaved bool, now time.Time) {
	heard := m.heard
	*m = *New(base, edited)
	m.Heard(heard)
	if unsaved {
		m.stored = edited - 1
		m.since, m.due = now, now
	}
}

// Diverged says that somebody else changed the same, and saved it as a revision:
// nothing is sent until a person decides. Base stays the older one, so that a
// backup made meanwhile still tells that it diverges.
func (m *Machine) Diverged(revision int) {
	m.busy, m.fetching = false, false
	m.halt, m.met = Conflict, revision
	m.Heard(revision)
}

// Status says what became of the last change.
func (m *Machine) Status() Status {
	switch {
	case m.halt == Conflict, m.halt != "" && m.Dirty():
		return m.halt
	case m.busy:
		return Sending
	case m.Dirty():
		return Waiting
	}
	return Saved
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
