package inspector

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/editor"
	"statecraft/app/ui/designer/advice"
	"statecraft/app/ui/designer/words"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/engine"
)

// wayFields are the fields of one transition: opened in the list of its state,
// or as the sheet of the transition itself.
type wayFields struct {
	app.Compo
	On

	ID      string // begins the ids of the controls
	Way     engine.Transition
	Person  bool // whether a person chooses
	Several bool // whether there are others to choose from
	// Full adds what only the transition's own sheet shows.
	Full bool
}

// Render draws the fields.
func (f *wayFields) Render() app.UI {
	return tag.Div().Class("entry-body fields").Body(
		f.label(),
		slot(f.Full, func() app.UI {
			return f.end("from", say.Say("Leads from"), f.Way.From, func(t *engine.Transition, v string) { t.From = v })
		}),
		f.end("to", say.Say("Leads to"), f.Way.To, func(t *engine.Transition, v string) { t.To = v }),
		slot(f.Person || f.Way.Notes != "", func() app.UI { return f.note() }),
		slot(f.Person || len(f.Way.Actors) > 0, func() app.UI { return f.actorsField() }),
		slot(!f.Way.Default || f.Way.When != "", func() app.UI { return f.onlyWhen() }),
		slot(f.Several && !f.anywhere() || f.Way.Default, func() app.UI { return f.otherwise() }),
		slot(f.Full && (f.Person || f.Way.Outcome != ""), func() app.UI { return f.outcome() }),
		slot(f.Full && f.Several || f.Way.Order != 0, func() app.UI { return f.order() }),
		slot(!f.Full, f.more),
	)
}

func (f *wayFields) change(change func(*engine.Transition)) editor.Command {
	return changeTransition(f.Way.ID, change)
}

// anywhere tells whether the transition leads on from the whole instance.
func (f *wayFields) anywhere() bool { return f.Way.From == engine.FromAnywhere }

func (f *wayFields) problem(field string) string { return f.trouble("", f.Way.ID, field) }

// label edits the words on the arrow; for a person they are the button.
func (f *wayFields) label() app.UI {
	text, label := f.Way.Label, say.Say("Label")
	inOutcome := f.Person && !f.Full && f.Way.Outcome != ""
	if inOutcome {
		text = f.Way.Outcome
	}
	c := f.text(f.ID+"-label", label, text, nil)
	c.Of = f.Way.ID
	if f.Person {
		c.Label, c.Placeholder = say.Say("Button"), stateTitle(f.Desk.Workflow(), f.Way.To)
	}
	cmd := func(text string) editor.Command {
		text = strings.Join(strings.Fields(text), " ")
		return f.change(func(t *engine.Transition) {
			if inOutcome {
				t.Outcome = text
				return
			}
			t.Label = text
		})
	}
	c.Late = true
	c.Change = func(text string) error { return f.Desk.Do(cmd(text)) }
	return c
}

// end edits where the transition leads from or to.
func (f *wayFields) end(name, label, value string, change func(*engine.Transition, string)) app.UI {
	c := f.choose(f.ID+"-"+name, label, value, stateChoices(f.Desk.Workflow()), func(v string) editor.Command {
		return f.change(func(t *engine.Transition) { change(t, v) })
	})
	if f.Desk.Workflow().State(value) == nil {
		c.Choices = append(c.Choices, words.Choice{Value: value, Text: stateTitle(f.Desk.Workflow(), value)})
	}
	c.Trouble = f.problem(name)
	return c
}

func (f *wayFields) note() app.UI {
	c := f.check(f.ID+"-notes", say.Say("A note is required"), f.Way.Notes == engine.NotesRequired, func(on bool) editor.Command {
		return f.change(func(t *engine.Transition) {
			if t.Notes = ""; on {
				t.Notes = engine.NotesRequired
			}
		})
	})
	c.Trouble = f.problem("notes")
	return c
}

func (f *wayFields) actorsField() app.UI {
	c := f.On.actors(f.ID+"-actors", say.Say("Who may choose it"), f.Way.Actors, words.Scope{Roles: true, Starter: true, Earlier: true}, func(list []engine.Actor) editor.Command {
		return f.change(func(t *engine.Transition) { t.Actors = list })
	})
	if c.Prompt = say.Say("everybody who acts here"); f.anywhere() {
		c.Prompt = say.Say("add person, group or role…")
	}
	c.Trouble = f.problem("actors")
	return c
}

func (f *wayFields) onlyWhen() app.UI {
	c := f.condition(f.ID+"-when", say.Say("Only when"), f.Way.When, advice.Place{Transition: f.Way.ID, Field: "when"}, func(text string) editor.Command {
		return f.change(func(t *engine.Transition) { t.When = text })
	})
	c.Of, c.Placeholder = f.Way.ID, say.Say("always")
	return c
}

func (f *wayFields) otherwise() app.UI {
	c := f.check(f.ID+"-default", say.Say("Otherwise: when nothing else fits"), f.Way.Default, func(on bool) editor.Command {
		return f.change(func(t *engine.Transition) { t.Default = on })
	})
	c.Trouble = f.problem("default")
	return c
}

// outcome edits the button of a transition that shares it with others.
func (f *wayFields) outcome() app.UI {
	c := f.text(f.ID+"-outcome", say.Say("Outcome"), f.Way.Outcome, nil)
	c.Of, c.Late = f.Way.ID, true
	c.Placeholder = say.Say("the same as the button")
	c.Help = say.Say("Transitions with the same outcome share one button; their conditions choose among them.")
	c.Trouble = f.problem("outcome")
	c.Change = func(text string) error {
		return f.Desk.Do(f.change(func(t *engine.Transition) { t.Outcome = strings.Join(strings.Fields(text), " ") }))
	}
	return c
}

func (f *wayFields) order() app.UI {
	c := f.text(f.ID+"-order", say.Say("Order"), strconv.Itoa(f.Way.Order), nil)
	c.Of, c.Late, c.Number = f.Way.ID, true, true
	c.Help = say.Say("Lower is tried first; equal ones as they were drawn.")
	c.Change = func(text string) error {
		n, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil {
			return &engine.Error{Code: engine.CodeInvalid, Message: say.Say("Write a whole number, such as 0 or 10.")}
		}
		return f.Desk.Do(f.change(func(t *engine.Transition) { t.Order = n }))
	}
	return c
}

// more leads from the list to the transition's own sheet.
func (f *wayFields) more() app.UI {
	return tag.Div().Class("entry-tools").Body(
		tag.Button().Attr("type", "button").Class("button quiet").OnClick(f.onMore, app.EventScope(f.Way.ID)).Text(say.Say("All settings")),
		slot(!f.Desk.ReadOnly, func() app.UI {
			return tag.Button().Attr("type", "button").Class("button quiet").OnClick(f.onRemove, app.EventScope(f.Way.ID)).Text(say.Say("Remove"))
		}),
	)
}

func (f *wayFields) itself() editor.Selection {
	return editor.Selection{Transitions: []string{f.Way.ID}}
}

func (f *wayFields) onMore(app.Context, app.Event) { f.Desk.Editor.Select(f.itself()) }

func (f *wayFields) onRemove(app.Context, app.Event) {
	// Removing what is drawn cannot be refused.
	_ = f.Desk.Do(editor.Remove{Selection: f.itself()})
}
