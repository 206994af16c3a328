package inbox

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/parts"
	"statecraft/app/ui/tag"
	"statecraft/shared"
)

// views are the links at the left.
func (p *Page) views() app.UI {
	return tag.Nav().Class("inbox-views").Aria("label", "Views of the inbox").Body(
		app.Range(Views()).Slice(func(i int) app.UI { return p.viewLink(Views()[i]) }),
	)
}

func (p *Page) viewLink(v shared.TaskView) app.UI {
	current, count := "", ""
	if v == p.view() {
		current = "page"
	}
	if n := len(p.lists[v]); n > 0 && v != shared.TasksDone {
		count = strconv.Itoa(n)
	}
	return tag.A().Class("inbox-view").Attr("href", ViewPage(v)).Aria("current", current).Body(
		tag.Span().Text(ViewTitle(v)),
		tag.Span().Class("count").Text(count),
	)
}

// list is the column of tasks.
func (p *Page) list() app.UI {
	return tag.Section().Class("inbox-list").Aria("label", ViewTitle(p.view())).Body(p.rows())
}

func (p *Page) rows() app.UI {
	tasks := p.lists[p.view()]
	switch {
	case p.err != nil && !p.loaded:
		return parts.Failed(p.err, func(ctx app.Context, _ app.Event) { p.load(ctx) })
	case !p.loaded:
		return tag.Div().Class("inbox-skeleton").Body(parts.Skeleton(3))
	case len(tasks) == 0:
		return p.empty()
	}
	return tag.Ul().Body(app.Range(tasks).Slice(func(i int) app.UI { return p.row(&tasks[i]) }))
}

func (p *Page) row(t *shared.Task) app.UI {
	current := ""
	if t.ID == p.shown() {
		current = "true"
	}
	kind, holder := Holder(t, p.me.Name, p.people)
	when := t.OpenedAt
	if !t.ClosedAt.IsZero() {
		when = t.ClosedAt
	}
	return tag.Li().Body(
		tag.A().Class("task-row").Attr("href", TaskPage(t.ID, p.named)).Aria("current", current).DataSet("task", t.ID).Body(
			tag.Span().Class("task-name truncate").Text(t.StateName),
			parts.Pill(kind, holder),
			tag.Span().Class("task-about truncate").Text(About(t)),
			tag.Span().Class("task-when").Body(parts.Relative(when)),
		),
	)
}

func (p *Page) empty() app.UI {
	e := parts.Empty{Icon: "check", Title: "Nothing waits for you", Text: "When a workflow needs your decision, it appears here."}
	switch p.view() {
	case shared.TasksMine:
		if n := len(p.lists[shared.TasksUnassigned]); n > 0 {
			e.Text = "Nothing is yours alone. " + parts.Count(n, "task") + " can be taken by you or others."
			e.Buttons = []app.UI{tag.A().Class("button").Attr("href", ViewPage(shared.TasksUnassigned)).Text("Look at unassigned")}
			return e.UI()
		}
	case shared.TasksUnassigned:
		e.Title, e.Text = "Nothing is up for grabs", "Tasks that several people may do appear here until one of them claims or signs them."
	case shared.TasksDone:
		e.Title, e.Text = "Nothing signed yet", "What you sign is kept here, with the outcome and your note."
		return e.UI()
	}
	e.Buttons = []app.UI{tag.A().Class("button").Attr("href", shared.PageWorkflows).Text("Start a workflow")}
	return e.UI()
}
