package control

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/designer/words"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/tag"
)

// Picks chooses several values of a few: a list to add from, and beneath it a
// chip for each that is chosen.
type Picks struct {
	app.Compo

	ID      string
	Label   string
	Prompt  string // what the list says while nothing is being added
	List    []string
	Choices []words.Choice
	Help    string
	Trouble string
	Fixed   bool // may not be changed
	Change  func([]string) error

	refusal string
}

// CompoID makes a control with another ID another control.
func (c *Picks) CompoID() string { return c.ID }

// Render draws the control.
func (c *Picks) Render() app.UI {
	trouble := c.Trouble
	if c.refusal != "" {
		trouble = c.refusal
	}
	return tag.Div().Class("picks").Body(
		&Select{ID: c.ID, Label: c.Label, Choices: c.left(), Prompt: c.Prompt, Help: c.Help, Trouble: trouble, Fixed: c.Fixed, Change: c.add},
		tag.Div().Class("picks-chosen").Body(
			app.Range(c.List).Slice(func(i int) app.UI { return c.chip(c.List[i]) }),
		),
	)
}

// left are the choices not taken yet.
func (c *Picks) left() []words.Choice {
	return slices.DeleteFunc(slices.Clone(c.Choices), func(choice words.Choice) bool { return slices.Contains(c.List, choice.Value) })
}

func (c *Picks) chip(value string) app.UI {
	text := value
	for _, choice := range c.Choices {
		if choice.Value == value {
			text = choice.Text
		}
	}
	return tag.Span().Class("chip").Body(
		tag.Span().Class("truncate").Text(text),
		app.If(!c.Fixed, func() app.UI {
			return tag.Button().Attr("type", "button").Class("chip-remove").Aria("label", "Remove "+text).
				OnClick(func(app.Context, app.Event) { c.remove(value) }, app.EventScope(c.ID, value)).
				Body(parts.Icon("close"))
		}),
	)
}

func (c *Picks) add(value string) error {
	if value == "" {
		return nil
	}
	return c.Change(append(slices.Clone(c.List), value))
}

func (c *Picks) remove(value string) {
	c.refusal = ""
	if err := c.Change(slices.DeleteFunc(slices.Clone(c.List), func(v string) bool { return v == value })); err != nil {
		c.refusal = err.Error()
	}
}
