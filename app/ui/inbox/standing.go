package inbox

import (
	"strconv"

	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/engine"
	"statecraft/shared"
)

// standing is where an open task stands for the person who looks at it.
type standing struct {
	voting     bool // several people sign
	have, need int  // signatures for the outcome that is ahead, and how many win; 0 while it is not known
	signed     *shared.SignOff
	apart      []string // who is kept out by four eyes, in words
	principals []string // on whose behalf the person may sign, themselves first
	delegate   string   // whom the person has asked to act for them
	refusal    engine.Code
}

// standingOf works it out by the rules the server decides by.
func standingOf(p *engine.Program, d *shared.TaskDetail, me shared.Me) standing {
	var s standing
	if p == nil || d.InstanceDetail == nil || !d.ClosedAt.IsZero() {
		return s
	}
	w, i := &d.InstanceDetail.Definition, &d.InstanceDetail.Instance
	state, a := w.State(d.State), i.Activation(d.Activation)
	if state == nil || a == nil {
		return s
	}
	s.voting = state.Voting()
	s.have, s.need, _ = p.Needed(i, d.Activation)
	s.apart = apart(w, state)
	s.principals = p.Principals(i, d.Activation, parts.Person(me))
	s.refusal = engine.CodeOf(engine.CanDecide(p, i, d.Activation, parts.Person(me)))
	for _, given := range a.Delegations {
		if given.From.Name == me.Name {
			s.delegate = given.To
		}
	}
	for _, v := range a.Votes {
		if me.Name != "" && (v.By == me.Name || v.For == me.Name) {
			s.signed = signOffOf(d, v)
		}
	}
	return s
}

// signOffOf finds the record of a vote, which also knows when it was cast.
func signOffOf(d *shared.TaskDetail, v engine.Vote) *shared.SignOff {
	for n := len(d.SignOffs) - 1; n >= 0; n-- {
		if s := &d.SignOffs[n]; s.State == d.State && s.By == v.By && s.For == v.For {
			return s
		}
	}
	return &shared.SignOff{By: v.By, For: v.For, State: d.State, Outcome: v.Outcome}
}

// apart names whom four eyes keep out of a state.
func apart(w *engine.Workflow, state *engine.State) []string {
	var words []string
	for _, other := range state.SeparateFrom {
		if other == string(engine.ActorStarter) {
			words = append(words, say.Say("the starter"))
			continue
		}
		words = append(words, say.Say("who signed %s", parts.StateTitle(w, other)))
	}
	return words
}

// left is how many signatures are still missing for the outcome that is ahead.
func (s standing) left() int { return max(s.need-s.have, 0) }

// pill is a word about a task in colour: "", "ok", "wait" or "accent".
type pill struct{ kind, text string }

// pills say in words how an open task stands.
func (s standing) pills(d *shared.TaskDetail, me string, people parts.People) []pill {
	var list []pill
	if s.need > 1 {
		list = append(list, pill{"wait", say.Say("%s of %s signatures", strconv.Itoa(s.have), strconv.Itoa(s.need))})
	}
	if s.signed != nil {
		list = append(list, pill{"ok", say.Say("you signed: %s", s.signed.Outcome)})
	}
	if len(s.principals) > 0 && s.principals[0] != me {
		list = append(list, pill{"accent", say.Say("acting for %s", people.User(s.principals[0]))})
	}
	if len(s.apart) > 0 {
		list = append(list, pill{"", say.Say("four eyes: not %s", parts.Or(s.apart))})
	}
	kind, holder := Holder(&d.Task, me, people)
	if !s.voting || d.Claimed != "" {
		list = append(list, pill{kind, holder})
	}
	if d.Claimed == "" && !onlyFor(d.Actors, me) {
		list = append(list, pill{"", say.Say("for %s", people.Actors(d.Actors))})
	}
	if s.delegate != "" {
		list = append(list, pill{"accent", say.Say("%s may act for you", people.User(s.delegate))})
	}
	return list
}

// whyNot says why an open task has no buttons for this person.
func (s standing) whyNot(d *shared.TaskDetail, me string, people parts.People) string {
	switch {
	case s.signed != nil && s.left() > 0:
		return say.Count(s.left(), "You have signed. %s more signature is needed.", "You have signed. %s more signatures are needed.")
	case s.signed != nil:
		return say.Say("You have signed. Now others have to.")
	case d.Claimed != "" && d.Claimed != me:
		return say.Say("%s has claimed this. Ask them to release it if you should do it.", people.User(d.Claimed))
	case s.refusal == engine.CodeSeparated:
		return say.Say("Four eyes: somebody else has to sign %s, as you had a part in it before.", d.StateName)
	case s.refusal == engine.CodeNotResolved:
		return say.Say("Who may sign is still being looked up. It shows here in a moment.")
	case s.refusal == engine.CodeSuspended:
		return say.Say("The instance is suspended. It goes on when an operator resumes it.")
	}
	return say.Say("This is for %s; you may look at it.", people.Actors(d.Actors))
}
