package control

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/designer/desk"
	"statecraft/app/ui/designer/words"
	"statecraft/app/ui/say"
	"statecraft/engine"
)

// Actors chooses who may do something.
type Actors struct {
	app.Compo

	ID      string
	Label   string
	List    []engine.Actor
	Scope   words.Scope
	Desk    *desk.Desk
	View    int // of the desk
	Prompt  string
	Help    string
	Trouble string
	Change  func([]engine.Actor) error
}

// CompoID makes a control with another ID another control.
func (c *Actors) CompoID() string { return c.ID }

// Render draws the control.
func (c *Actors) Render() app.UI {
	chosen := make([]Chip, len(c.List))
	for i, a := range c.List {
		chosen[i] = actorChip(words.Actor(a, c.Desk.Directory, c.Desk.Workflow()))
	}
	return &Chips{
		ID: c.ID, Label: c.Label, Chosen: chosen, Suggest: c.suggest, Prompt: c.Prompt, Help: c.Help, Trouble: c.Trouble, Fixed: c.Desk.ReadOnly,
		Nothing: say.Say("Nobody like that. Write group:name or user:name to name them anyway."),
		Change: func(values []string) error {
			list := make([]engine.Actor, len(values))
			for i, v := range values {
				list[i] = engine.Actor(v)
			}
			return c.Change(list)
		},
	}
}

func (c *Actors) suggest(typed string) []Chip {
	var list []Chip
	for _, who := range words.Suggest(typed, c.Scope, c.List, c.Desk.Directory, c.Desk.Workflow()) {
		list = append(list, actorChip(who))
	}
	return list
}

func actorChip(who words.Who) Chip {
	return Chip{Value: string(who.Actor), Text: who.Text, Sort: who.Sort, Icon: who.Icon}
}
