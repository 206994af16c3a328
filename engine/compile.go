package engine

import (
	"fmt"
	"regexp"
	"sort"

	"statecraft/engine/expr"
)

// Limits of a workflow. They keep every table of a program small enough for a
// browser.
const (
	MaxStates      = 10_000
	MaxTransitions = 40_000
	MaxFields      = 200    // of one form
	MaxText        = 10_000 // bytes of any name, label or description
	MaxList        = 1000   // of any other list, such as roles, actors or options
	MaxAssignments = 10_000 // of all set actions together
	MaxProblems    = 1000   // listed at once
)

// Compile checks a workflow and prepares it to run. It reports every problem at
// once, in declared order; the program is nil when one of them is an error. The
// workflow must not change as long as the program is in use.
func Compile(w *Workflow) (*Program, []Problem) {
	c := &compiler{w: w, p: &Program{
		workflow:   w,
		stateIndex: make(map[string]int, len(w.States)),
		transIndex: make(map[string]int, len(w.Transitions)),
	}}
	if !c.size() {
		return nil, c.problems
	}
	c.workflow()
	c.states()
	c.transitions()
	c.connect()
	c.names()
	c.conditions()
	for n := range c.p.states {
		c.splits(&c.p.states[n])
		c.people(&c.p.states[n])
	}
	c.anywhere()
	c.separation()
	c.reachable()
	if c.more {
		c.problems = append(c.problems, Problem{Code: ProblemTooLarge, Severity: SeverityError, Field: "states",
			Message: fmt.Sprintf("There are more than %d problems: mend these first.", MaxProblems)})
	}
	if HasErrors(c.problems) {
		return nil, c.problems
	}
	return c.p, c.problems
}

// compiler gathers problems while it fills the program.
type compiler struct {
	w          *Workflow
	p          *Program
	known      expr.Names // what conditions can read
	problems   []Problem
	patterns   int             // what they weigh, see maxPatterns
	more       bool            // errors past MaxProblems were left out
	givenUsers map[string]bool // see asked
}

func (c *compiler) report(p Problem) {
	if p.Severity == "" {
		p.Severity = SeverityError
	}
	if len(c.problems) < MaxProblems {
		c.problems = append(c.problems, p)
	} else if p.Severity == SeverityError {
		c.more = true
	}
}

// reportf puts a message together only where it will be listed.
func (c *compiler) reportf(p Problem, format string, args []any) {
	if len(c.problems) < MaxProblems {
		p.Message = fmt.Sprintf(format, args...)
	}
	c.report(p)
}

func (c *compiler) workflowProblem(code ProblemCode, field, format string, args ...any) {
	c.reportf(Problem{Code: code, Field: field}, format, args)
}

func (c *compiler) stateProblem(s *State, code ProblemCode, field, format string, args ...any) {
	c.reportf(Problem{Code: code, State: s.ID, Field: field}, format, args)
}

func (c *compiler) transitionProblem(t *Transition, code ProblemCode, field, format string, args ...any) {
	c.reportf(Problem{Code: code, State: t.From, Transition: t.ID, Field: field}, format, args)
}

// size refuses what would make the other checks expensive.
func (c *compiler) size() bool {
	if len(c.w.States) > MaxStates {
		c.workflowProblem(ProblemTooLarge, "states", "The workflow has %d states; at most %d are possible. Split it up.", len(c.w.States), MaxStates)
	}
	if len(c.w.Transitions) > MaxTransitions {
		c.workflowProblem(ProblemTooLarge, "transitions", "The workflow has %d transitions; at most %d are possible. Split it up.", len(c.w.Transitions), MaxTransitions)
	}
	if len(c.problems) == 0 {
		c.sizes()
	}
	return len(c.problems) == 0
}

var keyPattern = regexp.MustCompile(`^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$`)

// ValidKey tells whether text can be a workflow's key: lower-case letters,
// digits and dashes, at most 64, neither beginning nor ending with a dash.
func ValidKey(key string) bool { return keyPattern.MatchString(key) }

func (c *compiler) workflow() {
	w := c.w
	if !ValidKey(w.Key) {
		c.workflowProblem(ProblemKey, "key", "The workflow needs a key of lower-case letters, digits and dashes, such as expense-claim.")
	}
	if len(w.States) == 0 {
		c.workflowProblem(ProblemNoStates, "states", "There is nothing to run yet: add a state.")
	}
	switch w.Start {
	case "", StartAll, StartOne:
	default:
		c.workflowProblem(ProblemUnknownValue, "start", "Start is %q; it can be all or one.", w.Start)
	}
	switch w.Direction {
	case "", DirectionRight, DirectionDown:
	default:
		c.workflowProblem(ProblemUnknownValue, "direction", "Direction is %q; it can be right or down.", w.Direction)
	}
	c.roles()
	c.actors(w.Starters, "starters", func() string { return "Who may start" }, nil, nil)
	c.p.form = c.form(w.Form, nil)
	c.notExecutedWorkflow()
}

func (c *compiler) roles() {
	seen := map[string]bool{}
	for _, r := range c.w.Roles {
		field := "roles." + r.Name
		if !namePattern.MatchString(r.Name) {
			c.workflowProblem(ProblemField, field, "The role %q needs a name of letters, digits, dashes and underscores that begins with a letter.", r.Name)
		}
		if seen[r.Name] {
			c.workflowProblem(ProblemDuplicateID, field, "Two roles are called %s: rename one.", r.Name)
		}
		seen[r.Name] = true
		for _, a := range r.Default {
			if !seatActor(a) {
				c.workflowProblem(ProblemUnknownActor, field, "The role %s is filled by %q; a seat takes user:NAME, group:NAME, starter or anyone.", r.Name, a)
			}
		}
	}
}

// seatActor tells whether an actor can fill a role.
func seatActor(a Actor) bool {
	kind, _, ok := a.Parse()
	switch kind {
	case ActorKindUser, ActorKindGroup, ActorKindStarter, ActorKindAnyone:
		return ok
	}
	return false
}

func (c *compiler) role(name string) bool {
	for i := range c.w.Roles {
		if c.w.Roles[i].Name == name {
			return true
		}
	}
	return false
}

// actors checks a list of actors of the workflow, a state or a transition.
func (c *compiler) actors(list []Actor, field string, what func() string, s *State, t *Transition) {
	at := Problem{Field: field}
	if s != nil {
		at.State = s.ID
	}
	if t != nil {
		at.State, at.Transition = t.From, t.ID
	}
	for _, a := range list {
		kind, _, ok := a.Parse()
		p := at
		switch {
		case !ok:
			p.Code = ProblemUnknownActor
			p.Message = fmt.Sprintf("%s names %q; it can be user:NAME, group:NAME, role:NAME, data:FIELD, manager-of:ACTOR, signer-of:STATE, starter or anyone.", what(), a)
		case field == "starters" && kind != ActorKindUser && kind != ActorKindGroup && kind != ActorKindAnyone:
			p.Code = ProblemUnknownActor
			p.Message = fmt.Sprintf("Who may start names %q, who is not known before the start: choose a person or a group.", a)
		case kind == ActorKindItem:
			p.Code = ProblemNotExecuted
			p.Message = fmt.Sprintf("%s names %q; actors of this kind do not run in this version.", what(), a)
		default:
			c.actorReference(p, a, what)
			continue
		}
		c.report(p)
	}
}

// actorReference checks that what an actor refers to exists. manager-of needs
// an actor that stands for single people.
func (c *compiler) actorReference(p Problem, a Actor, what func() string) {
	kind, name, ok := a.Parse()
	switch {
	case kind == ActorKindRole && !c.role(name):
		p.Code = ProblemUnknownRole
		p.Message = fmt.Sprintf("%s names the role %s, which the workflow does not have: add the role or choose somebody else.", what(), name)
	case kind == ActorKindSignerOf && !c.isState(name):
		p.Code = ProblemUnknownState
		p.Message = fmt.Sprintf("%s names whoever signed %s, which is not a state of this workflow.", what(), name)
	case kind == ActorKindData && !c.asked(name):
		p.Code = ProblemUnknownActor
		p.Message = fmt.Sprintf("%s is whoever %s names, but no form asks for a user under that name and nothing sets it.", what(), name)
	case kind == ActorKindManagerOf:
		inner, _, _ := Actor(name).Parse()
		if ok && inner != ActorKindGroup && inner != ActorKindAnyone && inner != ActorKindManagerOf && inner != ActorKindItem {
			c.actorReference(p, Actor(name), what)
			return
		}
		p.Code = ProblemUnknownActor
		p.Message = fmt.Sprintf("%s names %q; a manager can be that of a user, the starter, a role, a field or a signer.", what(), a)
	default:
		return
	}
	c.report(p)
}

// asked tells whether a form asks for users under the name, or an action sets
// it.
func (c *compiler) asked(name string) bool {
	if c.givenUsers == nil {
		c.givenUsers = map[string]bool{}
		c.askedIn(c.w.Form)
		for n := range c.w.States {
			s := &c.w.States[n]
			c.askedIn(s.Form)
			for k := 0; s.Action != nil && k < len(s.Action.Set); k++ {
				c.givenUsers[s.Action.Set[k].Name] = true
			}
		}
	}
	return c.givenUsers[name]
}

func (c *compiler) askedIn(f *Form) {
	for n := 0; f != nil && n < len(f.Fields); n++ {
		if f.Fields[n].Type == FieldUser {
			c.givenUsers[f.Fields[n].Name] = true
		}
	}
}

// order sorts transitions by Order, then as declared (§ preamble: order comes
// before declared order).
func (c *compiler) order(list []int) {
	sort.SliceStable(list, func(a, b int) bool {
		return c.p.transitions[list[a]].Order < c.p.transitions[list[b]].Order
	})
}
