package control

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/designer/condition"
	"statecraft/app/ui/designer/words"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/engine/expr"
)

// rows is the condition in plain words, a comparison each.
func (c *Condition) rows(s expr.Simple) app.UI {
	trouble := c.Trouble
	if c.refusal != "" {
		trouble = c.refusal
	}
	return tag.FieldSet().Class("field wordy").Body(
		tag.Legend().Text(c.Label),
		tag.Div().Class("slot").Body(app.If(len(s.Rows) == 0, func() app.UI { return tag.P().Class("muted").Text(c.Placeholder) })),
		tag.Ol().Class("wordy-rows").Body(app.Range(s.Rows).Slice(func(i int) app.UI { return c.row(s, i) })),
		tag.Div().Class("slot").Body(app.If(!c.Desk.ReadOnly, func() app.UI {
			return tag.Button().Attr("type", "button").ID(c.ID+"-add").Class("button quiet add").OnClick(c.onAdd).
				Body(parts.Icon("plus"), app.Text(say.Say("Add a comparison")))
		})),
		tag.Div().Class("slot").Body(app.If(trouble != "", func() app.UI { return tag.P().Class("error").Text(trouble) })),
	)
}

// row is one comparison, under the word that joins it to the one before.
func (c *Condition) row(s expr.Simple, i int) app.UI {
	id := c.ID + "-row-" + strconv.Itoa(i)
	r := s.Rows[i]
	n := c.Scope.Name(r.Name)
	fixed, number := c.Desk.ReadOnly, strconv.Itoa(i+1)
	return tag.Li().Class("wordy-row").Body(
		tag.Div().Class("slot").Body(app.If(i > 0, func() app.UI { return c.joint(s, i) })),
		tag.Div().Class("wordy-line").Body(
			&Select{ID: id + "-name", Label: say.Say("What is compared, row %s", number), Bare: true, Value: r.Name, Choices: c.choices(r.Name), Fixed: fixed,
				Change: func(name string) error { return c.change(i, condition.About(r, c.Scope.Name(name))) }},
			tag.Div().Class("slot").Body(app.If(!fixed, func() app.UI {
				return tag.Button().Attr("type", "button").Class("button quiet icon-only").Aria("label", say.Say("Remove %s", condition.Title(n))).
					OnClick(func(app.Context, app.Event) { c.remove(i) }, app.EventScope(c.ID, i)).Body(parts.Icon("trash"))
			})),
		),
		tag.Div().Class("wordy-line").Body(
			&Select{ID: id + "-by", Label: say.Say("How it is compared, row %s", number), Bare: true, Value: string(condition.ComparedBy(r)), Choices: condition.Comparisons(n, r), Fixed: fixed,
				Change: func(by string) error { return c.change(i, condition.Compare(r, n, condition.Compared(by))) }},
			tag.Div().Class("slot").Body(app.If(condition.EditedBy(n, r) != condition.EditNothing, func() app.UI { return c.value(id+"-value", i, r) })),
		),
	)
}

// joint says how a row is joined to the one before; all rows are joined alike.
func (c *Condition) joint(s expr.Simple, i int) app.UI {
	now := strconv.FormatBool(s.Any)
	choices := []words.Choice{{Value: "false", Text: say.Say("and")}, {Value: "true", Text: say.Say("or")}}
	if i > 1 {
		return tag.Span().Class("wordy-joint muted").Text(map[bool]string{false: say.Say("and"), true: say.Say("or")}[s.Any])
	}
	return tag.Div().Class("wordy-joint").Body(&Select{ID: c.ID + "-joint", Label: say.Say("How the comparisons are joined"), Bare: true, Value: now, Choices: choices, Fixed: c.Desk.ReadOnly,
		Change: func(v string) error { s.Any = v == "true"; return c.Set(s.Write()) }})
}

// choices are the names to compare, with the one that is set.
func (c *Condition) choices(now string) []words.Choice {
	list := make([]words.Choice, 0, len(c.Scope.Names)+1)
	known := false
	for _, n := range c.Scope.Names {
		known = known || n.Name == now
		list = append(list, words.Choice{Value: n.Name, Text: condition.Title(n)})
	}
	if !known {
		list = append(list, words.Choice{Value: now, Text: now})
	}
	return list
}

// value edits what a row compares with, as fits its type.
func (c *Condition) value(id string, i int, r expr.Row) app.UI {
	n, label, fixed := c.Scope.Name(r.Name), say.Say("What it is compared with, row %s", strconv.Itoa(i+1)), c.Desk.ReadOnly
	set := func(text string) error {
		changed, err := condition.SetValue(r, text)
		if err != nil {
			return err
		}
		return c.change(i, changed)
	}
	setAll := func(texts []string) error {
		changed, err := condition.SetValues(r, n, texts)
		if err != nil {
			return err
		}
		return c.change(i, changed)
	}
	choices := condition.Values(n, r)
	switch e := condition.EditedBy(n, r); {
	case e == condition.EditPerson && len(c.Desk.Directory.Users) > 0:
		for _, u := range c.Desk.Directory.Users {
			if u.Name != choices[0].Value {
				choices = append(choices, words.Choice{Value: u.Name, Text: cmp.Or(u.Display, u.Name)})
			}
		}
		return &Select{ID: id, Label: label, Bare: true, Value: condition.ValueText(r.Value), Choices: choices, Fixed: fixed, Change: set}
	case e == condition.EditOption:
		return &Select{ID: id, Label: label, Bare: true, Value: condition.ValueText(r.Value), Choices: choices, Fixed: fixed, Change: set}
	case e == condition.EditOptions && n.Field != nil && len(n.Field.Options) > 0:
		picks := Picks(condition.Chosen(r), choices)
		picks.ID, picks.Label, picks.Bare, picks.Prompt, picks.Fixed, picks.Change = id, label, true, say.Say("add one…"), fixed, setAll
		return picks
	case e == condition.EditOptions:
		return &Text{ID: id, Of: c.Of + r.Name, Label: label, Bare: true, Value: strings.Join(condition.Chosen(r), ", "), Late: true, Fixed: fixed,
			Change: func(text string) error { return setAll(strings.Split(text, ",")) }}
	default:
		return &Text{ID: id, Of: c.Of + r.Name, Label: label, Bare: true, Value: condition.ValueText(r.Value), Late: true, Fixed: fixed,
			Number: e == condition.EditNumber, Date: e == condition.EditDate, Change: set}
	}
}

// change writes the condition with another row.
func (c *Condition) change(i int, r expr.Row) error {
	s, _ := condition.Rows(c.Value)
	if i >= len(s.Rows) {
		return nil // the row has gone meanwhile
	}
	s.Rows[i] = r
	return c.Set(s.Write())
}

func (c *Condition) remove(i int) {
	s, _ := condition.Rows(c.Value)
	if i < len(s.Rows) {
		s.Rows = slices.Delete(s.Rows, i, i+1)
		c.refusal = say.Error(c.Set(s.Write()))
	}
}

func (c *Condition) onAdd(ctx app.Context, _ app.Event) {
	s, _ := condition.Rows(c.Value)
	s.Rows = append(s.Rows, condition.NewRow(c.Scope.Names[0]))
	if c.refusal = say.Error(c.Set(s.Write())); c.refusal != "" {
		return
	}
	id := c.ID + "-row-" + strconv.Itoa(len(s.Rows)-1) + "-name"
	ctx.Defer(func(app.Context) {
		if e := app.Window().GetElementByID(id); e.Truthy() {
			e.Call("focus")
		}
	})
}
