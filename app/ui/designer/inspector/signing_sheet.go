package inspector

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/editor"
	"statecraft/app/ui/designer/advice"
	"statecraft/app/ui/designer/control"
	"statecraft/app/ui/designer/words"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/engine"
)

// signingSheet is how a person's state is signed: by how many, by whom not, and
// when nobody is asked at all.
type signingSheet struct {
	app.Compo
	On
}

// Render draws the sheet.
func (s *signingSheet) Render() app.UI {
	st := s.state()
	outcomes := engine.OutcomeNames(s.Desk.Workflow(), st.ID)
	mode, figure := words.QuorumOf(st.Need)
	several := mode != words.QuorumOne
	return tag.Div().Class("fields").Body(
		s.quorum(st, mode),
		slot(mode == words.QuorumNumber || mode == words.QuorumShare, func() app.UI { return s.figure(st, mode, figure) }),
		slot(several && len(outcomes) > 1 || len(st.Veto) > 0, func() app.UI { return s.veto(st) }),
		slot(several && len(outcomes) > 1 || st.Otherwise != "", func() app.UI { return s.otherwise(st, outcomes) }),
		slot(!several || st.Assign != "", func() app.UI { return s.assign(st) }),
		s.separate(st),
		s.skip(st.ID, st.SkipWhen),
		slot(st.SkipWhen != "" && len(outcomes) > 1 || st.SkipOutcome != "", func() app.UI { return s.skipOutcome(st, outcomes) }),
	)
}

func (s *signingSheet) quorum(st *engine.State, mode words.Quorum) app.UI {
	id := st.ID
	c := s.choose("state-need", say.Say("How many sign"), string(mode), words.QuorumChoices(), func(v string) editor.Command {
		return changeState(id, func(s *engine.State) { setQuorum(s, words.Quorum(v), "") })
	})
	c.Trouble = s.trouble(id, "", "need")
	return c
}

// figure is told on leaving the field: half a number means something else.
func (s *signingSheet) figure(st *engine.State, mode words.Quorum, figure string) app.UI {
	id, label := st.ID, say.Say("How many")
	if mode == words.QuorumShare {
		label = say.Say("How many per cent")
	}
	c := s.text("state-need-figure", label, figure, nil)
	c.Late, c.Number = true, true
	c.Change = func(text string) error {
		return s.Desk.Do(changeState(id, func(s *engine.State) { setQuorum(s, mode, text) }))
	}
	return c
}

// veto asks which outcomes one vote decides.
func (s *signingSheet) veto(st *engine.State) app.UI {
	id, names := st.ID, vetoed(s.Desk.Workflow(), st)
	trouble := s.trouble(id, "", "veto")
	return tag.Section().Class("group").Aria("label", say.Say("What one vote decides")).Body(
		app.Range(names).Slice(func(i int) app.UI {
			outcome := names[i]
			on := false
			for _, v := range st.Veto {
				on = on || v == outcome
			}
			return s.check("state-veto-"+strconv.Itoa(i), say.Say("One vote for %s decides", outcome), on, func(on bool) editor.Command {
				return changeState(id, func(s *engine.State) { setVeto(s, outcome, on) })
			})
		}),
		slot(trouble != "", func() app.UI { return tag.P().Class("error-text").Text(trouble) }),
	)
}

func (s *signingSheet) otherwise(st *engine.State, outcomes []string) app.UI {
	id := st.ID
	c := s.choose("state-otherwise", say.Say("When none has enough votes"), st.Otherwise, words.OutcomeChoices(outcomes, st.Otherwise), func(v string) editor.Command {
		return changeState(id, func(s *engine.State) { s.Otherwise = v })
	})
	c.Prompt = say.Say("Choose the outcome that counts…")
	c.Trouble = s.trouble(id, "", "otherwise")
	return c
}

func (s *signingSheet) assign(st *engine.State) app.UI {
	now, id := st.Assign, st.ID
	if now == "" {
		now = engine.AssignPool
	}
	c := s.choose("state-assign", say.Say("Who gets the task"), string(now), words.AssignChoices(now), func(v string) editor.Command {
		return changeState(id, func(s *engine.State) { setAssign(s, engine.AssignMode(v)) })
	})
	c.Trouble = s.trouble(id, "", "assign")
	return c
}

// separate is four eyes: who has signed there may not sign here.
func (s *signingSheet) separate(st *engine.State) app.UI {
	id := st.ID
	c := control.Picks(st.SeparateFrom, signers(s.Desk.Workflow(), st))
	c.ID, c.Label, c.Prompt, c.Fixed = "state-separate", say.Say("May not be signed by"), say.Say("add the starter or a signer…"), s.Desk.ReadOnly
	c.Trouble = s.trouble(id, "", "separateFrom")
	c.Help = say.Say("The starter, or whoever signed another state: four eyes see more than two.")
	c.Change = func(list []string) error {
		return s.Desk.Do(changeState(id, func(s *engine.State) { s.SeparateFrom = list }))
	}
	return c
}

// skip edits when nobody is asked.
func (o On) skip(id, when string) app.UI {
	c := o.condition("state-skip", say.Say("Skipped when"), when, advice.Place{State: id, Field: "skipWhen"}, func(text string) editor.Command {
		return changeState(id, func(s *engine.State) { setSkip(s, text) })
	})
	c.Placeholder = say.Say("never")
	return c
}

func (s *signingSheet) skipOutcome(st *engine.State, outcomes []string) app.UI {
	id := st.ID
	c := s.choose("state-skip-outcome", say.Say("It is then left by"), st.SkipOutcome, words.OutcomeChoices(outcomes, st.SkipOutcome), func(v string) editor.Command {
		return changeState(id, func(s *engine.State) { s.SkipOutcome = v })
	})
	c.Prompt = say.Say("Choose an outcome…")
	c.Trouble = s.trouble(id, "", "skipOutcome")
	return c
}
