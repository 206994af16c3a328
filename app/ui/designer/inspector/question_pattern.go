package inspector

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/designer/control"
	"statecraft/app/ui/designer/words"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/engine"
)

// ownPattern is the choice of a pattern that is not one of the usual ones. No
// pattern reads so: a bracket that is not closed is none.
const ownPattern = "("

// pattern chooses what an answer must look like: one of the usual forms, or a
// pattern of one's own.
func (q *question) pattern() app.UI {
	own := q.own || !words.IsPattern(q.Field.Pattern)
	now := q.Field.Pattern
	if own {
		now = ownPattern
	}
	choices := append(words.Patterns(), words.Choice{Value: ownPattern, Text: say.Say("A pattern of your own…")})
	return tag.Div().Class("fields").Body(
		&control.Select{ID: q.ID + "-looks", Label: say.Say("Must look like"), Value: now, Choices: choices, Fixed: q.Desk.ReadOnly, Change: q.setLooks},
		slot(own, func() app.UI {
			// It is told on leaving the field: half a pattern is none.
			c := q.field("pattern", say.Say("Pattern"), q.Field.Pattern, func(f *engine.Field, text string) { f.Pattern = text })
			c.Code, c.Late = true, true
			c.Help = say.Say("A regular expression for the whole answer, such as [A-Z]{2}[0-9]+.")
			return c
		}),
	)
}

func (q *question) setLooks(pattern string) error {
	if q.own = pattern == ownPattern; q.own {
		return nil
	}
	return q.set(func(f *engine.Field) { f.Pattern = pattern })
}
