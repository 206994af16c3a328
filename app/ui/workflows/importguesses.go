package workflows

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
)

// guesses lists what the text left open, each with a button to the other
// reading.
func (d *ImportDialog) guesses() app.UI {
	list := d.imported.Guesses
	if len(list) == 0 {
		return nil
	}
	return tag.Section().Body(
		tag.H3().Text(say.Say("Guessed, because the file does not say")),
		tag.Ul().Class("readings").Body(app.Range(list).Slice(func(i int) app.UI { return d.guess(i) })),
	)
}

func (d *ImportDialog) guess(i int) app.UI {
	guess, turned := d.imported.Guesses[i], d.imported.Turned[i]
	return tag.Li().Body(
		tag.Span().Text(say.Sentence(guess.Message)),
		tag.Button().Attr("type", "button").Class("button").Aria("pressed", turned).
			OnClick(func(app.Context, app.Event) {
				d.imported = d.imported.Turn(i)
				d.round++
			}, app.EventScope(i)).
			Body(
				app.If(turned, func() app.UI { return parts.Icon("check") }),
				app.Text(say.Sentence(guess.Other)),
			),
	)
}

// dropped lists what a workflow cannot hold.
func (d *ImportDialog) dropped() app.UI {
	list := d.imported.Dropped
	if len(list) == 0 {
		return nil
	}
	return tag.Details().Class("dropped").Attr("open", len(list) <= 3).Body(
		tag.Summary().Text(say.Count(len(list), "Left out: %s thing", "Left out: %s things")),
		tag.Ul().Class("readings").Body(app.Range(list).Slice(func(i int) app.UI {
			return tag.Li().Body(tag.Span().Text(say.Say("Line %s: %s", strconv.Itoa(list[i].Line), say.Sentence(list[i].Message))))
		})),
	)
}
