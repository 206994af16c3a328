package inspector

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/editor"
	"statecraft/app/ui/designer/words"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/engine"
)

// rulesSheet is how a state takes part in the flow: its kind, whether it begins
// or ends something, and how arrows meet and part.
type rulesSheet struct {
	app.Compo
	On
}

// Render draws the sheet.
func (s *rulesSheet) Render() app.UI {
	st, w := s.state(), s.Desk.Workflow()
	in, out := waysIn(w, st.ID), len(waysOut(w, st.ID))
	return tag.Div().Class("fields").Body(
		s.kind(st), s.start(st),
		slot(out == 0 || st.Final != engine.FinalNone, func() app.UI { return s.ends(st, out) }),
		slot(in > 1 || st.Join != "", func() app.UI { return s.join(st) }),
		slot(out > 1 || st.Split != "", func() app.UI { return s.split(st) }),
		slot(skipsByItself(st), func() app.UI { return s.skip(st.ID, st.SkipWhen) }),
		slot(in < 2 && out < 2, func() app.UI {
			return tag.P().Class("muted small").Text(say.Say("How arrows meet and part can be set once more than one leads here or leads on."))
		}),
	)
}

func (s *rulesSheet) kind(st *engine.State) app.UI {
	kind, id := words.KindOf(st), st.ID
	c := s.choose("state-kind", say.Say("Kind"), string(kind), words.KindChoices(kind), func(v string) editor.Command {
		return changeState(id, func(s *engine.State) { editor.TurnInto(s, engine.Kind(v)) })
	})
	c.Trouble = s.trouble(id, "", "kind")
	return c
}

func (s *rulesSheet) start(st *engine.State) app.UI {
	id := st.ID
	c := s.check("state-initial", say.Say("Starts here"), st.Initial, func(on bool) editor.Command {
		return changeState(id, func(s *engine.State) { s.Initial = on })
	})
	// What is wrong with the place of a state in the flow has no field of its own.
	c.Trouble = s.trouble(id, "", "")
	return c
}

func (s *rulesSheet) ends(st *engine.State, out int) app.UI {
	id := st.ID
	choices := words.FinalChoices()
	if out == 0 {
		choices[0].Text = say.Say("This path: nothing leads on")
	}
	c := s.choose("state-final", say.Say("Ends"), string(st.Final), choices, func(v string) editor.Command {
		return changeState(id, func(s *engine.State) { s.Final = engine.Final(v) })
	})
	c.Trouble = s.trouble(id, "", "final")
	return c
}

func (s *rulesSheet) join(st *engine.State) app.UI {
	now, id := st.Join, st.ID
	if now == "" {
		now = engine.JoinXor
	}
	c := s.choose("state-join", say.Say("When several lead here, it"), string(now), words.JoinChoices(now), func(v string) editor.Command {
		return changeState(id, func(s *engine.State) {
			if s.Join = engine.Join(v); s.Join == engine.JoinXor {
				s.Join = ""
			}
		})
	})
	c.Trouble = s.trouble(id, "", "join")
	return c
}

func (s *rulesSheet) split(st *engine.State) app.UI {
	now, id := st.Split, st.ID
	if now == "" {
		now = engine.SplitXor
	}
	c := s.choose("state-split", say.Say("When several lead on, it"), string(now), words.SplitChoices(now), func(v string) editor.Command {
		return changeState(id, func(s *engine.State) {
			if s.Split = engine.Split(v); s.Split == engine.SplitXor {
				s.Split = ""
			}
		})
	})
	c.Trouble = s.trouble(id, "", "split")
	return c
}

// skipsByItself tells whether skipping is set here; a person's state has it on
// the sheet about signing, a decision cannot be skipped.
func skipsByItself(s *engine.State) bool {
	kind := words.KindOf(s)
	return kind == engine.KindAction || kind == engine.KindWait || kind != engine.KindHuman && s.SkipWhen != ""
}
