package engine

// The parts of the model that this version stores, draws and exports but does
// not run. Each is named, so that nobody publishes a workflow that quietly does
// less than it says.

func (c *compiler) notExecutedWorkflow() {
	w := c.w
	report := func(set bool, field, what string) {
		if set {
			c.workflowProblem(ProblemNotExecuted, field, "%s does not run in this version: remove it.", what)
		}
	}
	report(len(w.Params) > 0, "params", "The list of parameters")
	report(w.Priority != nil, "priority", "A priority")
	report(w.Due != "", "due", "A due time")
	report(w.Calendar != "", "calendar", "A calendar")
	report(w.Unique != nil, "unique", "\"Only one at a time\"")
	report(len(w.Starts) > 0, "starts", "A start by message, webhook or schedule")
	report(len(w.Hooks) > 0, "hooks", "A hook")
}

func (c *compiler) notExecutedState(s *State) {
	report := func(set bool, field, what string) {
		if set {
			c.stateProblem(s, ProblemNotExecuted, field, "%s of %s does not run in this version: remove it.", what, s.Title())
		}
	}
	if s.Kind == KindSubflow {
		c.stateProblem(s, ProblemNotExecuted, "kind", "%s is a subflow, which does not run in this version: use a person state for now.", s.Title())
	}
	report(s.Due != "", "due", "The due time")
	report(s.Remind != "", "remind", "The reminder")
	report(s.Escalate != "" || len(s.EscalateTo) > 0, "escalate", "The escalation")
	report(len(s.Notify) > 0, "notify", "Telling people")
	report(len(s.Params) > 0, "params", "The list of parameters")
	report(s.Retry != nil, "retry", "Trying again")
	report(s.Subflow != nil, "subflow", "The subflow")
	report(s.ForEach != nil, "forEach", "Repeating")
	report(s.Priority != nil, "priority", "The priority")
	if s.Action != nil && s.Action.Type != ActionSet {
		c.stateProblem(s, ProblemNotExecuted, "action", "The action %q of %s does not run in this version: only set does.", s.Action.Type, s.Title())
	}
}

func (c *compiler) notExecutedTransition(t *Transition) {
	report := func(set bool, field, what string) {
		if set {
			c.transitionProblem(t, ProblemNotExecuted, field, "%s of %s does not run in this version: remove it.", what, c.describe(t))
		}
	}
	switch t.On {
	case "", OnDone:
	case OnAfter, OnAt, OnMessage, OnError:
		c.transitionProblem(t, ProblemNotExecuted, "on", "%s is taken by a trigger (%s), which does not run in this version: let a person choose it for now.", c.describe(t), t.On)
	default:
		c.transitionProblem(t, ProblemUnknownValue, "on", "On is %q; it can be done, after, at, message or error.", t.On)
	}
	report(t.After != "", "after", "The delay")
	report(t.At != "", "at", "The moment")
	report(t.Message != "" || t.MessageKey != "", "message", "The message")
	report(t.Error != "", "error", "The error code")
	report(t.Interrupting != nil, "interrupting", "\"Interrupting\"")
	report(t.Times != 0, "times", "The number of times")
}
