package instances

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/engine"
	"statecraft/shared"
)

// Wait is one thing an instance waits for.
type Wait struct {
	Activation int
	Title      string // of the state
	For        string // who may act
	Since      engine.Activation
	// Mine says that the viewer may act.
	Mine bool
	// Problem says why it needs attention, for a person to mend.
	Problem string
}

// Waits lists what an instance waits for, and what of it the viewer may do.
func Waits(d *shared.InstanceDetail, p *engine.Program, people parts.People, viewer engine.Person) []Wait {
	var waits []Wait
	for _, a := range d.Instance.Activations {
		w := Wait{Activation: a.ID, Title: a.State, Since: a}
		if s := d.Definition.State(a.State); s != nil {
			w.Title, w.For = s.Title(), people.Actors(d.Instance.Candidates(s))
		}
		if a.Claimed != "" {
			w.For = say.Say("%s, who has claimed it", people.User(a.Claimed))
		}
		if a.Incident != nil {
			w.Problem = say.Sentence(a.Incident.Message)
		}
		w.Mine = a.Task && p != nil && engine.CanDecide(p, &d.Instance, a.ID, viewer) == nil
		waits = append(waits, w)
	}
	return waits
}

// TaskPage is the address of the task an activation is in the inbox.
func TaskPage(instance int64, activation int) string {
	id := strconv.FormatInt(instance, 10) + "-" + strconv.Itoa(activation)
	return strings.Replace(shared.PageTask, ":id", id, 1)
}

// waiting is the panel below the diagram: what happens next, and by whom.
func (d *Detail) waiting() app.UI {
	waits := Waits(&d.instance, d.program, d.people, parts.Person(d.me))
	return tag.Section().Class("instance-waiting").Aria("label", say.Say("What it waits for")).Aria("live", "polite").Body(
		d.incident(),
		app.Range(waits).Slice(func(i int) app.UI { return d.wait(waits[i]) }),
		app.If(len(waits) == 0, d.ended),
	)
}

// incident tells what needs a person although no state stands for it.
func (d *Detail) incident() app.UI {
	if d.instance.Instance.Incident == nil {
		return nil
	}
	return parts.Notice("bad", say.Say("Needs attention: %s", say.Sentence(d.instance.Instance.Incident.Message)))
}

func (d *Detail) wait(w Wait) app.UI {
	if w.Problem != "" {
		return parts.Notice("bad", say.Say("%s needs attention: %s", w.Title, w.Problem))
	}
	return tag.Div().Class("wait-row").Body(
		tag.Span().Class("wait-dot"),
		tag.P().Class("wait-text").Body(
			tag.Span().Body(parts.Woven(say.Say("%s waits for %s", parts.Slot(0), w.For), tag.Span().Class("strong").Text(w.Title))...),
			tag.Span().Class("muted").Body(parts.Woven(" · "+say.Say("opened %s", parts.Slot(0)), parts.Relative(w.Since.Entered))...),
		),
		app.If(w.Mine, func() app.UI {
			return tag.A().Class("button primary").Attr("href", TaskPage(d.id, w.Activation)).
				Aria("label", say.Say("Open %s in the inbox", w.Title)).Text(say.Say("Open task"))
		}),
	)
}

func (d *Detail) ended() app.UI {
	i := &d.instance
	switch {
	case i.Status == engine.StatusCompleted:
		return tag.P().Class("muted").Body(parts.Woven(say.Say("Completed %s. Nothing is left to do.", parts.Slot(0)), parts.Relative(i.EndedAt))...)
	case i.Status == engine.StatusCancelled:
		return tag.P().Class("muted").Body(parts.Woven(say.Say("Cancelled %s.", parts.Slot(0)), parts.Relative(i.EndedAt))...)
	}
	return tag.Span()
}
