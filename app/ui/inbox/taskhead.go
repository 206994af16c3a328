package inbox

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/shared"
)

// head says what is asked, and what of.
func (t *task) head() app.UI {
	return tag.Header().Class("task-head").Body(
		t.eyebrow(),
		tag.H1().Text(Ask(t.detail)),
		slot(t.description() != "", func() app.UI { return tag.P().Class("lead").Text(t.description()) }),
		tag.Div().Class("pills").Body(t.pills()...),
	)
}

func (t *task) eyebrow() app.UI {
	d := t.detail
	page := strings.Replace(shared.PageInstance, ":id", strconv.FormatInt(d.Instance, 10), 1)
	name := tag.A().Attr("href", page).Text(d.Name)
	version := strconv.Itoa(d.Version)
	if i := d.InstanceDetail; i != nil {
		return tag.P().Class("muted small").Body(parts.Woven(
			say.Say("%s · version %s · started %s by %s", parts.Slot(0), version, parts.Slot(1), t.People.User(i.Starter)),
			name, parts.Relative(i.StartedAt))...)
	}
	return tag.P().Class("muted small").Body(parts.Woven(say.Say("%s · version %s", parts.Slot(0), version), name)...)
}

func (t *task) description() string {
	if t.detail.InstanceDetail == nil {
		return ""
	}
	if s := t.detail.InstanceDetail.Definition.State(t.detail.State); s != nil {
		return s.Description
	}
	return ""
}

func (t *task) pills() []app.UI {
	d := t.detail
	var pills []app.UI
	if !t.open() {
		pills = append(pills, parts.Pill(Holder(&d.Task, t.Me.Name, t.People)))
		return append(pills, tag.Span().Class("pill").Body(parts.Relative(d.ClosedAt)))
	}
	for _, p := range t.standing.pills(d, t.Me.Name, t.People) {
		pills = append(pills, parts.Pill(p.kind, p.text))
	}
	return append(pills, tag.Span().Class("pill").Body(parts.Woven(say.Say("opened %s", parts.Slot(0)), parts.Relative(d.OpenedAt))...))
}

// picture is the diagram with "you are here". A phone unfolds it.
func (t *task) picture() app.UI {
	return slot(t.detail.InstanceDetail != nil, func() app.UI {
		return tag.Details().Class("task-fold").Attr("open", !narrow()).
			On("toggle", func(ctx app.Context, _ app.Event) { ctx.ResizeContent() }).Body(
			tag.Summary().Body(tag.Span().Text(say.Say("Diagram"))),
			tag.Div().Class("task-picture").Body(&parts.Diagram{
				ID:       "task-" + t.ID,
				Workflow: &t.detail.InstanceDetail.Definition,
				Overlay:  t.overlay,
			}),
		)
	})
}

// facts are the data of the instance and the decisions so far.
func (t *task) facts() app.UI {
	i := t.detail.InstanceDetail
	if i == nil {
		return slot(false, nil)
	}
	facts := factsOf(&i.Definition, i.Instance.Data, t.changed)
	before := Before(t.detail)
	return slot(len(facts)+len(before) > 0, func() app.UI {
		return tag.Div().Class("task-facts").Body(
			tag.Dl().Class("data").Body(app.Range(facts).Slice(func(i int) app.UI { return facts[i].row() })),
			app.If(len(before) > 0, func() app.UI {
				return tag.Div().Class("signed-before").Body(tag.H2().Class("muted").Text(say.Say("Signed before")), parts.SignOffList(before, t.People))
			}),
		)
	})
}

func (f fact) row() app.UI {
	if f.Since == "" {
		return tag.Div().Body(tag.Dt().Text(f.Label), tag.Dd().Text(f.Value))
	}
	return tag.Div().Body(
		tag.Dt().Text(f.Label),
		tag.Dd().Body(tag.Mark().Text(f.Value), app.Text(" "), tag.Span().Class("muted small").Text(f.Since)),
	)
}

// Before lists the decisions made before a task was signed, or all where it is
// not, with the states by their titles.
func Before(d *shared.TaskDetail) []shared.SignOff {
	var before []shared.SignOff
	for _, s := range d.SignOffs {
		if !d.ClosedAt.IsZero() && d.SignOff != nil && !s.At.Before(d.SignOff.At) {
			continue
		}
		s.State = parts.StateTitle(&d.InstanceDetail.Definition, s.State)
		before = append(before, s)
	}
	return before
}
