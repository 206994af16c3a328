package instances

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/engine"
)

// Line is one thing that happened, in plain words.
type Line struct {
	At   time.Time
	Day  bool // the first of its day
	Text string
	// Data are the values that came with it.
	Data []parts.DataRow
	Bad  bool // needs attention
}

// Lines tells a history in plain words, without the steps between.
func Lines(w *engine.Workflow, people parts.People, events []engine.Event) []Line {
	var lines []Line
	var day string
	for _, e := range events {
		if !e.Notable() {
			continue
		}
		line := Line{At: e.At, Data: parts.DataRows(w, e.Data), Bad: e.Kind == engine.IncidentRaised}
		e.Data = nil // told by their labels, not by the sentence
		line.Text = people.Sentence(w, e)
		if d := say.DayOf(e.At); d != day {
			line.Day, day = true, d
		}
		lines = append(lines, line)
	}
	return lines
}

func (d *Detail) history() app.UI {
	lines := Lines(&d.instance.Definition, d.people, d.events)
	return tag.Ol().Class("history").Body(
		app.Range(lines).Slice(func(i int) app.UI { return line(lines[i]) }),
		app.If(d.running(), d.now),
	)
}

func line(l Line) app.UI {
	class := ""
	if l.Bad {
		class = "bad"
	}
	return tag.Li().Class(class).Body(
		app.If(l.Day, func() app.UI {
			return tag.P().Class("history-day eyebrow").Text(say.Weekday(l.At))
		}),
		tag.Time().Class("history-time").Attr("datetime", l.At.UTC().Format(time.RFC3339)).
			Title("%s", say.Exact(l.At)).Text(say.Clock(l.At)),
		tag.Div().Body(
			tag.P().Text(l.Text),
			app.Range(l.Data).Slice(func(i int) app.UI {
				return tag.P().Class("muted small").Text(l.Data[i].Label + ": " + l.Data[i].Value)
			}),
		),
	)
}

// now says what everybody waits for, as the end of the story so far.
func (d *Detail) now() app.UI {
	waits := Waits(&d.instance, d.program, d.people, parts.Person(d.me))
	if len(waits) == 0 {
		return tag.Li()
	}
	return tag.Li().Class("history-now").Body(
		tag.Span().Class("history-time").Text(say.Say("now")),
		tag.Div().Body(app.Range(waits).Slice(func(i int) app.UI {
			return tag.P().Text(say.Say("%s waits for %s", waits[i].Title, waits[i].For))
		})),
	)
}
