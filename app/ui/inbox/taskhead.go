package inbox

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/parts"
	"statecraft/app/ui/tag"
	"statecraft/shared"
)

// head says what is asked, and what of.
func (t *task) head() app.UI {
	d := t.detail
	return tag.Header().Class("task-head").Body(
		t.eyebrow(),
		tag.H1().Text(Ask(d)),
		app.If(t.description() != "", func() app.UI { return tag.P().Class("lead").Text(t.description()) }),
		tag.Div().Class("pills").Body(t.pills()...),
	)
}

func (t *task) eyebrow() app.UI {
	d := t.detail
	page := strings.Replace(shared.PageInstance, ":id", strconv.FormatInt(d.Instance, 10), 1)
	return tag.P().Class("muted small").Body(
		tag.A().Attr("href", page).Text(d.Name),
		app.Text(" · version "+strconv.Itoa(d.Version)),
		app.If(d.InstanceDetail != nil, func() app.UI {
			return tag.Span().Body(app.Text(" · started "), parts.Relative(d.InstanceDetail.StartedAt), app.Text(" by "+t.People.User(d.InstanceDetail.Starter)))
		}),
	)
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
	kind, holder := Holder(&d.Task, t.Me.Name, t.People)
	pills := []app.UI{parts.Pill(kind, holder)}
	if t.open() && d.Claimed == "" && holder != "for you" {
		pills = append(pills, parts.Pill("", "for "+t.People.Actors(d.Actors)))
	}
	when := d.OpenedAt
	word := "opened "
	if !t.open() {
		when, word = d.ClosedAt, ""
	}
	return append(pills, tag.Span().Class("pill").Body(app.Text(word), parts.Relative(when)))
}

func (t *task) picture() app.UI {
	if t.detail.InstanceDetail == nil {
		return nil
	}
	return tag.Div().Class("task-picture").Body(&parts.Diagram{
		ID:       "task-" + t.ID,
		Workflow: &t.detail.InstanceDetail.Definition,
		Overlay:  t.overlay,
	})
}

// facts are the data of the instance and the decisions so far.
func (t *task) facts() app.UI {
	i := t.detail.InstanceDetail
	if i == nil {
		return nil
	}
	rows := parts.DataRows(&i.Definition, i.Instance.Data)
	before := Before(t.detail)
	if len(rows) == 0 && len(before) == 0 {
		return nil
	}
	return tag.Div().Class("task-facts").Body(
		parts.DataList(rows),
		app.If(len(before) > 0, func() app.UI {
			return tag.Div().Class("signed-before").Body(tag.H2().Class("muted").Text("Signed before"), parts.SignOffList(before, t.People))
		}),
	)
}

// Before lists the decisions made before a task was signed, or all where it is
// not, with the states by their titles.
func Before(d *shared.TaskDetail) []shared.SignOff {
	var before []shared.SignOff
	for _, s := range d.SignOffs {
		if d.SignOff != nil && !s.At.Before(d.SignOff.At) {
			continue
		}
		s.State = parts.StateTitle(&d.InstanceDetail.Definition, s.State)
		before = append(before, s)
	}
	return before
}
