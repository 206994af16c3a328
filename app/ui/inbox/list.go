package inbox

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/shell"
	"statecraft/app/ui/tag"
	"statecraft/shared"
)

// views are the links at the left.
func (p *Page) views() app.UI {
	return tag.Nav().Class("inbox-views").Aria("label", say.Say("Views of the inbox")).Body(
		app.Range(Names()).Slice(func(i int) app.UI { return p.viewLink(Names()[i]) }),
		p.finderButton(),
		tag.Button().Attr("type", "button").Class("link-button inbox-keys").OnClick(openHelp).Body(
			tag.Span().Text(say.Say("Keyboard shortcuts")), app.Text(" "), kbd("?"),
		),
	)
}

func (p *Page) viewLink(name shared.TaskView) app.UI {
	current := ""
	if name == p.current().Name {
		current = "page"
	}
	return tag.A().Class("inbox-view").Attr("href", p.view.Named(name).Page()).Aria("current", current).Body(
		tag.Span().Text(Title(name)),
		tag.Span().Class("count").Text(shell.Counted(p.count(name))),
	)
}

// count is how many tasks a view has; what is done is not counted.
func (p *Page) count(name shared.TaskView) int {
	switch name {
	case shared.TasksMine:
		return p.counts.Mine
	case shared.TasksUnassigned:
		return p.counts.Unassigned
	case shared.TasksGroups:
		return p.counts.Groups
	case shared.TasksAll:
		return p.counts.All
	}
	return 0
}

// column is the list of tasks, with what narrows it above.
func (p *Page) column() app.UI {
	class := "inbox-column"
	if p.finding || p.view.Narrowed() || p.view.Order != "" {
		class += " finding"
	}
	return tag.Section().Class(class).Aria("label", Title(p.current().Name)).Body(
		p.finder(),
		tag.Div().Class("inbox-list").Body(p.content()),
	)
}

func (p *Page) content() app.UI {
	tasks := p.rows.tasks
	switch {
	case p.err != nil && !p.loaded:
		return parts.Failed(p.err, func(ctx app.Context, _ app.Event) { p.load(ctx) })
	case !p.loaded:
		return tag.Div().Class("inbox-skeleton").Body(parts.Skeleton(3))
	case len(tasks) == 0:
		return p.empty()
	}
	return tag.Ul().Body(
		app.Range(tasks).Slice(func(i int) app.UI { return p.row(&tasks[i]) }),
		app.If(p.rows.next != "", func() app.UI {
			return tag.Li().Class("inbox-more").Body(
				tag.Button().Attr("type", "button").Class("button").Text(say.Say("Show more")).OnClick(p.more),
			)
		}),
	)
}

func rowID(task string) string { return "task-row-" + task }

func (p *Page) row(t *shared.Task) app.UI {
	current := ""
	if t.ID == p.shown() {
		current = "true"
	}
	kind, holder := p.holder(t)
	when := t.OpenedAt
	if !t.ClosedAt.IsZero() {
		when = t.ClosedAt
	}
	return tag.Li().Body(
		tag.A().ID("%s", rowID(t.ID)).Class("task-row").Attr("href", p.view.TaskPage(t.ID)).Aria("current", current).DataSet("task", t.ID).Body(
			tag.Span().Class("task-name truncate").Text(t.StateName),
			parts.Pill(kind, holder),
			tag.Span().Class("task-about truncate").Text(About(t)),
			tag.Span().Class("task-when").Body(parts.Relative(when)),
		),
	)
}

// holder is what the pill of a row says.
func (p *Page) holder(t *shared.Task) (kind, text string) {
	if p.settled[t.ID] && t.ClosedAt.IsZero() {
		return "ok", say.Say("signed by you")
	}
	return Holder(t, p.me.Name, p.people)
}

func (p *Page) empty() app.UI {
	if p.view.Narrowed() {
		return parts.Empty{
			Icon: "search", Title: say.Say("No task fits"),
			Text:    say.Say("Nothing in this view has these words or is of this workflow."),
			Buttons: []app.UI{tag.A().Class("button").Attr("href", p.view.Whole().Page()).Text(say.Say("Show all"))},
		}.UI()
	}
	e := parts.Empty{Icon: "check", Title: say.Say("Nothing waits for you"), Text: say.Say("When a workflow needs your decision, it appears here.")}
	switch p.current().Name {
	case shared.TasksMine:
		if n := p.counts.Unassigned; n > 0 {
			e.Text = say.Count(n, "Nothing is yours alone. %s task can be taken by you or others.", "Nothing is yours alone. %s tasks can be taken by you or others.")
			e.Buttons = []app.UI{tag.A().Class("button").Attr("href", p.view.Named(shared.TasksUnassigned).Page()).Text(say.Say("Look at unassigned"))}
			return e.UI()
		}
	case shared.TasksUnassigned:
		e.Title, e.Text = say.Say("Nothing is up for grabs"), say.Say("Tasks that several people may do appear here until one of them claims or signs them.")
	case shared.TasksGroups:
		e.Title, e.Text = say.Say("Nothing is asked of your groups"), say.Say("What any of a group may do appears here, also while somebody else of the group has claimed it.")
	case shared.TasksDone:
		e.Title, e.Text = say.Say("Nothing signed yet"), say.Say("What you sign is kept here, with the outcome and your note.")
		return e.UI()
	}
	e.Buttons = []app.UI{tag.A().Class("button").Attr("href", shared.PageWorkflows).Text(say.Say("Start a workflow"))}
	return e.UI()
}
