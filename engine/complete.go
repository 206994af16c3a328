package engine

import (
	"fmt"
	"strings"
)

// complete signs off a human activation or casts a vote. What leads nowhere is
// refused, so that the person can choose again (§2).
func (r *run) complete(op *Complete) error {
	if op.Activation == 0 {
		return r.choose(op)
	}
	a, s, err := r.open(op.Activation)
	if err != nil {
		return err
	}
	principal, err := r.p.principal(&r.s, a, s, &r.cmd.By, op.For)
	if err != nil {
		return err
	}
	outcome, err := r.outcome(s, op.Outcome, principal)
	if err != nil {
		return err
	}
	if err := r.checkInput(s, outcome, op); err != nil {
		return err
	}
	signed := r.record(Signed)
	signed.By, signed.Activation, signed.State = r.cmd.By.Name, op.Activation, s.ID
	signed.Outcome, signed.Notes, signed.Data, signed.Ready = outcome.Name, op.Notes, s.form.answered(op.Data), !s.voting()
	if principal.Name != r.cmd.By.Name {
		signed.For = principal.Name
	}
	r.applied()
	if s.voting() {
		return r.counted(op.Activation, s)
	}
	return r.finishByPerson(op.Activation, s, outcome.Name, principal)
}

// checkInput validates what was filled in and the note.
func (r *run) checkInput(s *compiledState, outcome *Outcome, op *Complete) error {
	if problems := s.form.validate(op.Data); len(problems) > 0 {
		return &Error{Code: CodeInvalid, State: s.ID, Message: fmt.Sprintf("%s cannot be signed off yet: mend what is listed.", s.Title()), Problems: problems}
	}
	if outcome.NotesRequired && strings.TrimSpace(op.Notes) == "" {
		return &Error{Code: CodeNotesRequired, State: s.ID, Field: "notes", Message: fmt.Sprintf("%q needs a note: say why.", outcome.Name)}
	}
	return checkNotes(op.Notes)
}

func checkNotes(notes string) error {
	if len(notes) > MaxAnswer {
		return &Error{Code: CodeInvalid, Field: "notes", Message: fmt.Sprintf("The note is longer than %d characters: shorten it.", MaxAnswer)}
	}
	return nil
}

// finishByPerson leaves a state because of a person, who is told at once if that
// leads nowhere. chooser is nil where nobody in particular chose.
func (r *run) finishByPerson(activation int, s *compiledState, outcome string, chooser *Person) error {
	taken, err := r.split(s, outcome, chooser)
	switch {
	case err != nil:
		return &Error{Code: CodeLeadsNowhere, State: s.ID, Message: fmt.Sprintf("%q cannot be decided: %s.", outcome, err)}
	case len(taken) == 0 && s.final == FinalNone:
		return &Error{Code: CodeLeadsNowhere, State: s.ID, Message: fmt.Sprintf("%q leads nowhere with these data: choose another outcome or change what you filled in.", outcome)}
	}
	r.leave(activation, s, outcome, taken)
	r.settle()
	return nil
}

// outcome finds the chosen button.
func (r *run) outcome(s *compiledState, chosen string, principal *Person) (*Outcome, error) {
	var only *Outcome
	mine := 0
	for n := range s.outcomes {
		o := &s.outcomes[n]
		may := r.p.mayChoose(&r.s, s, n, principal)
		if o.Name == chosen {
			if !may {
				return nil, &Error{Code: CodeForbidden, State: s.ID, Field: "outcome", Message: fmt.Sprintf("You may not choose %q in %s.", o.Name, s.Title())}
			}
			return o, nil
		}
		if may {
			only = o
			mine++
		}
	}
	if chosen != "" {
		return nil, &Error{Code: CodeInvalid, State: s.ID, Field: "outcome", Message: fmt.Sprintf("%s has no outcome %q%s", s.Title(), chosen, choices(r.offered(s, principal)))}
	}
	if mine == 1 {
		return only, nil
	}
	if mine == 0 {
		return nil, &Error{Code: CodeForbidden, State: s.ID, Field: "outcome", Message: fmt.Sprintf("You may choose no outcome in %s.", s.Title())}
	}
	return nil, &Error{Code: CodeInvalid, State: s.ID, Field: "outcome", Message: fmt.Sprintf("Choose an outcome of %s: %s.", s.Title(), strings.Join(r.offered(s, principal), ", "))}
}

// offered names the outcomes a person may choose.
func (r *run) offered(s *compiledState, principal *Person) []string {
	var names []string
	for n := range s.outcomes {
		if r.p.mayChoose(&r.s, s, n, principal) {
			names = append(names, s.outcomes[n].Name)
		}
	}
	return names
}

// choices ends a sentence with what can be chosen instead.
func choices(names []string) string {
	if len(names) == 0 {
		return "."
	}
	return "; choose " + strings.Join(names, ", ") + "."
}

// choose takes a transition from the whole instance (§6): everything is
// cancelled and one token placed.
func (r *run) choose(op *Complete) error {
	if err := r.running(); err != nil {
		return err
	}
	s := &r.p.anywhere
	if !human(r.cmd.By.Name) || len(s.outcomes) == 0 {
		return &Error{Code: CodeForbidden, Message: "You may not choose anything for the whole instance: ask one of those who may."}
	}
	outcome, err := r.outcome(s, op.Outcome, &r.cmd.By)
	if err != nil {
		return err
	}
	if op.For != "" {
		return &Error{Code: CodeInvalid, Field: "for", Message: "A choice for the whole instance is made for oneself: leave out who is represented."}
	}
	if err := r.checkInput(s, outcome, op); err != nil {
		return err
	}
	taken, err := r.split(s, outcome.Name, &r.cmd.By)
	if err != nil {
		return &Error{Code: CodeLeadsNowhere, Message: fmt.Sprintf("%q cannot be decided: %s.", outcome.Name, err)}
	}
	if len(taken) == 0 {
		return &Error{Code: CodeLeadsNowhere, Message: fmt.Sprintf("%q is not possible with these data.", outcome.Name)}
	}
	r.emit(Event{Kind: Signed, By: r.cmd.By.Name, State: FromAnywhere, Outcome: outcome.Name, Notes: op.Notes, Ready: true})
	r.cancelAll()
	r.emit(Event{Kind: TransitionTaken, Transition: r.p.transitions[taken[0]].ID})
	r.settle()
	return nil
}
