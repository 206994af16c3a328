package crash

import (
	"strconv"
	"strings"
)

// judge holds what is stored against what the callers know.
func (l *ledger) judge(s *stored) {
	for _, fault := range s.faults {
		l.fault("%s", fault)
	}
	l.mutex.Lock()
	entries := l.entries
	l.mutex.Unlock()
	asked := map[string]bool{}
	traces := map[string]int{} // how many of a trace are recorded as done
	for _, a := range entries {
		asked[a.key] = true
		l.judgeOne(a, s)
		if a.stored && a.isTraced() {
			traces[a.trace()]++
		}
	}
	for what, times := range s.others {
		if traces[what] != times && !isHost(what) {
			l.fault("%s: %d times in the histories, %d recorded", what, times, traces[what])
		}
	}
	for what, times := range traces {
		if s.others[what] != times {
			l.fault("%s: %d recorded, %d times in the histories", what, times, s.others[what])
		}
	}
	for title := range s.titles {
		if !asked[title] {
			l.fault("nobody asked for the instance %q", title)
		}
	}
	for note := range s.notes {
		if !asked[note] {
			l.fault("nobody asked for what bears the note %q", note)
		}
	}
}

// judgeOne looks for what a request has left: all of it or nothing, and what its
// caller was told.
func (l *ledger) judgeOne(a *asked, s *stored) {
	result, recorded := s.requests[a.key]
	a.looked, a.stored = true, recorded
	done := recorded
	switch a.does {
	case starts:
		instances := s.titles[a.key]
		done = len(instances) > 0
		if len(instances) > 1 {
			l.fault("%s, began %v", a, instances)
		}
		if recorded && (len(instances) != 1 || result != strconv.FormatInt(instances[0], 10)) {
			l.fault("%s, is recorded with the result %s; it began %v", a, result, instances)
		}
		if a.known == acknowledged && (len(instances) != 1 || instances[0] != a.instance) {
			l.fault("%s as %d; stored are %v", a, a.instance, instances)
		}
	case completes, operates:
		done = s.notes[a.key] > 0
		if s.notes[a.key] > 1 {
			l.fault("%s, was done %d times", a, s.notes[a.key])
		}
	case publishes:
		done = s.versions[a.key] > 0
		if s.versions[a.key] > 1 {
			l.fault("%s, is %d versions", a, s.versions[a.key])
		}
	}
	if done != recorded {
		l.fault("%s: done %v, recorded %v", a, done, recorded)
	}
	if a.promised && !done {
		l.fault("said to be done, and is not: %s", a)
	}
	switch a.known {
	case acknowledged:
		if !done {
			l.fault("lost: %s", a)
		}
		if k := s.instances[a.instance]; a.does != publishes && (k == nil || k.Sequence < a.events) {
			l.fault("lost: %s with %d events", a, a.events)
		}
	case refused:
		if done {
			l.fault("done all the same: %s with %s", a, a.refusal)
		}
	case unchanged, unsent:
		if done {
			l.fault("done all the same: %s", a)
		}
	}
}

// isTraced tells that what it does leaves no note.
func (a *asked) isTraced() bool { return a.does == claims || a.does == releases || a.does == assigns }

func (a *asked) trace() string { return trace(a.does, a.instance, a.activation, a.as.name) }

// isHost tells that the server itself has done it, such as handing out a task in
// turn.
func isHost(trace string) bool { return strings.HasSuffix(trace, " by system:server") }
