package inspector

import (
	"cmp"
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/designer/control"
	"statecraft/app/ui/designer/words"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/engine"
)

// filledIn edits what a question is filled in with beforehand, as fits its type.
func (q *question) filledIn() app.UI {
	id, label := q.ID+"-default", say.Say("Filled in beforehand")
	switch q.Field.Type {
	case engine.FieldBoolean:
		return q.filledInChoice(id, label, []words.Choice{{Value: "true", Text: say.Say("Yes")}, {Value: "false", Text: say.Say("No")}})
	case engine.FieldChoice:
		return q.filledInChoice(id, label, optionChoices(q.Field.Options))
	case engine.FieldUser:
		if users := q.Desk.Directory.Users; len(users) > 0 {
			list := make([]words.Choice, len(users))
			for i, u := range users {
				list[i] = words.Choice{Value: u.Name, Text: cmp.Or(u.Display, u.Name)}
			}
			return q.filledInChoice(id, label, list)
		}
	case engine.FieldChoices:
		c := control.Picks(defaultList(&q.Field), optionChoices(q.Field.Options))
		c.ID, c.Label, c.Prompt, c.Fixed = id, label, say.Say("nothing"), q.Desk.ReadOnly
		c.Change = func(list []string) error {
			return q.edit(func(f *engine.Field) error { setDefaultList(f, list); return nil })
		}
		return c
	case engine.FieldMoney:
		return q.filledInAmount(id, label)
	}
	c := q.field("default", label, defaultText(&q.Field), nil)
	c.Late, c.Number, c.Date = true, q.Field.Type == engine.FieldNumber, q.Field.Type == engine.FieldDate
	c.Change = func(text string) error { return q.fillIn(text) }
	return c
}

func (q *question) filledInChoice(id, label string, list []words.Choice) app.UI {
	now := defaultText(&q.Field)
	list = append([]words.Choice{{Value: "", Text: say.Say("Nothing")}}, list...)
	if !slices.ContainsFunc(list, func(c words.Choice) bool { return c.Value == now }) {
		list = append(list, words.Choice{Value: now, Text: now})
	}
	return &control.Select{ID: id, Label: label, Value: now, Choices: list, Fixed: q.Desk.ReadOnly, Change: q.fillIn}
}

// filledInAmount is an amount and its currency.
func (q *question) filledInAmount(id, label string) app.UI {
	amount, currency := defaultAmount(&q.Field)
	figure := q.field("default", label, amount, nil)
	figure.Late, figure.Number = true, true
	figure.Change = func(text string) error {
		return q.edit(func(f *engine.Field) error { return setDefaultAmount(f, text, currency) })
	}
	code := q.field("default-currency", say.Say("Currency"), currency, nil)
	code.Late, code.Placeholder = true, "EUR"
	code.Change = func(text string) error {
		return q.edit(func(f *engine.Field) error {
			return setDefaultAmount(f, amount, strings.ToUpper(strings.TrimSpace(text)))
		})
	}
	return tag.Div().Class("field-row").Body(figure, code)
}

func (q *question) fillIn(text string) error {
	return q.edit(func(f *engine.Field) error {
		value, err := defaultValue(f.Type, text)
		if err == nil {
			f.Default = value
		}
		return err
	})
}

func optionChoices(list []engine.Option) []words.Choice {
	choices := make([]words.Choice, len(list))
	for i := range list {
		choices[i] = words.Choice{Value: list[i].Value, Text: list[i].Title()}
	}
	return choices
}
