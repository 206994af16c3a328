package crash

import (
	"encoding/json"
	"net/http"
	"strings"

	"statecraft/engine"
	"statecraft/shared"
)

// send makes a request and notes what its caller knows afterwards. It gives the
// answer of one that was done.
func (l *ledger) send(s *server, a *asked) *answer {
	got, err := s.exchange(a.method, a.path, a.key, a.as, a.body)
	if err != nil {
		a.known, a.looked = unknown, false
		return nil
	}
	var problem shared.ProblemDocument
	if got.status >= 300 && json.Unmarshal(got.body, &problem) != nil {
		l.fault("%s is answered with %d %s", a, got.status, got.body)
	}
	switch {
	case got.status < 300:
		l.acknowledge(a, &got)
		return &got
	case got.status == http.StatusServiceUnavailable:
		l.checkUnavailable(a, &got, &problem)
		// The promise is about this time: an earlier one may have done it.
		clean := a.known == unsent || a.known == unchanged || a.looked && !a.stored
		a.known, a.looked = unknown, false
		a.promised = a.promised || strings.Contains(problem.Detail, "was done")
		if clean && strings.Contains(problem.Detail, "nothing was changed") {
			a.known = unchanged
		}
	case lostRace(problem.Code), problem.Code == shared.CodeNotFound && a.does == completes: // a stranger, racing
		a.known, a.refusal = refused, string(problem.Code)
	default:
		a.known, a.refusal = refused, string(problem.Code)
		l.fault("%s is refused with %d %s: %s", a, got.status, problem.Code, problem.Detail)
	}
	return nil
}

// checkUnavailable wants a refusal that tells its reason and when to come back.
func (l *ledger) checkUnavailable(a *asked, got *answer, problem *shared.ProblemDocument) {
	if got.header.Get("Retry-After") == "" || problem.Detail == "" || problem.Code != shared.CodeUnavailable && problem.Code != shared.CodeOverloaded {
		l.fault("%s is answered with 503 and %q %s, Retry-After %q", a, problem.Detail, problem.Code, got.header.Get("Retry-After"))
	}
}

// lostRace lists how those are refused who come too late: somebody else has
// decided, claimed or changed the same thing.
func lostRace(code engine.Code) bool {
	switch code {
	case shared.CodeConflict, engine.CodeActivationClosed, engine.CodeInstanceClosed, engine.CodeSuspended, engine.CodeNotSuspended,
		engine.CodeClaimed, engine.CodeNotClaimed, engine.CodeAlreadySigned, engine.CodeSeparated, engine.CodeForbidden, engine.CodeNothingToRetry:
		return true
	}
	return false
}

// acknowledge notes that a request is done, and holds the answer against what is
// known of it already.
func (l *ledger) acknowledge(a *asked, got *answer) {
	if a.looked && a.stored && !got.replayed() {
		l.fault("%s was stored; asked again, it was not answered as done before", a)
	}
	before := a.known
	a.known = acknowledged
	if a.does == publishes {
		return
	}
	detail := detailOf(a, got.body)
	if detail == nil {
		l.fault("%s is answered with %s", a, got.body)
		return
	}
	if before == acknowledged && a.does == starts && a.instance != detail.ID {
		l.fault("%s was instance %d and is now %d", a, a.instance, detail.ID)
	}
	a.instance, a.events = detail.ID, max(a.events, detail.Instance.Events)
}

// detailOf finds the instance in an answer.
func detailOf(a *asked, body []byte) *shared.InstanceDetail {
	switch a.does {
	case starts, operates:
		d := new(shared.InstanceDetail)
		if json.Unmarshal(body, d) != nil || d.ID == 0 {
			return nil
		}
		return d
	}
	var task shared.TaskDetail
	if json.Unmarshal(body, &task) != nil {
		return nil
	}
	return task.InstanceDetail
}
