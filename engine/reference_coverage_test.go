package engine_test

import (
	"testing"

	"statecraft/engine"
)

// situation is something the random cases must reach besides every event, rule,
// refusal and incident.
type situation string

const (
	orWaits             situation = "or join waits"
	orDoesNotWait       situation = "or join does not wait for what could also reach a marked transition"
	regionCancelled     situation = "first join cancels something"
	regionOfStart       situation = "first join with the start as its dominator cancels something"
	activeAgain         situation = "active state activated again"
	twoTokens           situation = "two tokens on one transition"
	terminateCancels    situation = "terminate cancels something"
	defaultTaken        situation = "default taken"
	instanceMended      situation = "instance incident resolved"
	skipOutcome         situation = "skipOutcome"
	vetoWins            situation = "veto wins"
	votesWin            situation = "votes win"
	otherwiseWins       situation = "otherwise wins"
	resolveDecides      situation = "Resolve decides"
	decidedNowhere      situation = "Resolve decides but leads nowhere"
	enoughPeopleNow     situation = "a later Resolve tells enough people"
	actsForDelegator    situation = "acts for the delegator that fits"
	severalDelegators   situation = "acts for the first of several delegators"
	delegationTakenBack situation = "delegation taken back"
	takenFromAnywhere   situation = "taken from the whole instance"
	startedByMachine    situation = "started by a machine"
	leavingRetried      situation = "retry of leaving"
	workRetried         situation = "retry of the work"
	readySkipped        situation = "ready activation skipped"
)

func situations() []situation {
	return []situation{
		orWaits, orDoesNotWait, regionCancelled, regionOfStart, activeAgain, twoTokens, terminateCancels, defaultTaken,
		instanceMended, skipOutcome, vetoWins, votesWin, otherwiseWins, resolveDecides, decidedNowhere,
		enoughPeopleNow, actsForDelegator, severalDelegators, delegationTakenBack, takenFromAnywhere, startedByMachine, leavingRetried, workRetried, readySkipped,
	}
}

// refCoverage counts what the random cases reached, so that a generator that
// has gone blind is noticed.
type refCoverage struct {
	expressions     refExpressions
	drawn, accepted int // workflows
	commands        int
	events          map[engine.EventKind]int
	rules           [6]int
	met             map[situation]int
	refusals        map[engine.Code]int
	incidents       map[engine.IncidentCode]int
}

func newRefCoverage() *refCoverage {
	return &refCoverage{
		expressions: refExpressions{},
		met:         map[situation]int{},
		events:      map[engine.EventKind]int{},
		refusals:    map[engine.Code]int{},
		incidents:   map[engine.IncidentCode]int{},
	}
}

// command counts what one command did.
func (c *refCoverage) command(r *refRun, code engine.Code) {
	c.commands++
	if code != "" {
		c.refusals[code]++
		return
	}
	for rule, times := range r.rules {
		c.rules[rule] += times
	}
	for s := range r.met {
		c.met[s]++
	}
	for _, e := range r.events {
		c.events[e.Kind]++
		if e.Incident != nil {
			c.incidents[e.Incident.Code]++
		}
	}
}

// report fails for everything that never happened in a full run.
func (c *refCoverage) report(t *testing.T) {
	t.Logf("%d cases, %d of %d workflows accepted, %d commands", c.accepted, c.accepted, c.drawn, c.commands)
	t.Logf("rules 1 to 5: %v", c.rules[1:])
	t.Logf("situations: %v", c.met)
	t.Logf("events: %v", c.events)
	t.Logf("refusals: %v", c.refusals)
	t.Logf("incidents: %v", c.incidents)
	if t.Failed() || c.accepted < 10_000 {
		return
	}
	for kind := engine.Started; kind <= engine.Cancelled; kind++ {
		atLeastOnce(t, "event", kind.String(), c.events[kind])
	}
	for rule, times := range c.rules {
		if rule > 0 {
			atLeastOnce(t, "rule", string(rune('0'+rule)), times)
		}
	}
	for _, s := range situations() {
		atLeastOnce(t, "situation", string(s), c.met[s])
	}
	for _, code := range []engine.Code{
		engine.CodeActivationClosed, engine.CodeClaimed, engine.CodeForbidden, engine.CodeInstanceClosed, engine.CodeInvalid,
		engine.CodeLeadsNowhere, engine.CodeNotClaimed, engine.CodeNotesRequired, engine.CodeStarted, engine.CodeAlreadySigned,
		engine.CodeNotResolved, engine.CodeNotSuspended, engine.CodeNothingToRetry, engine.CodeOperatorsOnly,
		engine.CodeSeparated, engine.CodeSuspended,
	} {
		atLeastOnce(t, "refusal", string(code), c.refusals[code])
	}
	for _, code := range []engine.IncidentCode{
		engine.IncidentStuck, engine.IncidentBudget, engine.IncidentNoMatch, engine.IncidentExpression, engine.IncidentNobody,
	} {
		atLeastOnce(t, "incident", string(code), c.incidents[code])
	}
}

func atLeastOnce(t *testing.T, what, name string, times int) {
	t.Helper()
	if times == 0 {
		t.Errorf("%s %s never happened: the generator has gone blind", what, name)
	}
}
