package instances

import (
	"reflect"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/client"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/shell"
	"statecraft/app/ui/tag"
	"statecraft/shared"
)

// List is the page of instances.
type List struct {
	app.Compo

	people    parts.People
	filter    Filter
	rows      []shared.InstanceSummary
	loaded    bool
	err       error
	looking   bool // a call is under way
	listeners parts.Listeners
}

// lookEvery is how often the list is read again.
const lookEvery = 5 * time.Second

// OnMount keeps the list fresh.
func (l *List) OnMount(ctx app.Context) {
	shell.ObservePeople(ctx, &l.people)
	l.listeners.Add(parts.Poll(ctx, lookEvery, func(ctx app.Context) {
		ctx.PreventUpdate()
		if !l.looking {
			l.load(ctx)
		}
	}))
}

// OnDismount stops that.
func (l *List) OnDismount() { l.listeners.Stop() }

// OnNav reads the filter from the address.
func (l *List) OnNav(ctx app.Context) {
	l.filter = FilterFrom(ctx.Page().URL().Query())
	l.loaded, l.err = false, nil
	l.load(ctx)
}

// Render draws the page.
func (l *List) Render() app.UI {
	return shell.Frame{
		Section: shell.SectionInstances,
		Title:   say.Say("Instances"),
		Loading: !l.loaded && l.err == nil,
		Main: []app.UI{tag.Div().Class("page").Body(
			tag.Div().Class("page-head").Body(tag.H1().Text(say.Say("Instances")), l.tabs()),
			l.only(),
			l.content(),
		)},
	}.UI()
}

func (l *List) tabs() app.UI {
	return tag.Nav().Class("tabs").Aria("label", say.Say("Which instances")).Body(
		app.Range(Shows()).Slice(func(i int) app.UI {
			show := Shows()[i]
			current := ""
			if show == l.filter.Show {
				current = "page"
			}
			page := Filter{Workflow: l.filter.Workflow, Show: show}.Page()
			return tag.A().Class("tab").Attr("href", page).Aria("current", current).Text(show.Title())
		}),
	)
}

// only says that one workflow's instances are shown, and how to see all.
func (l *List) only() app.UI {
	if l.filter.Workflow == "" {
		return nil
	}
	name := l.filter.Workflow
	if len(l.rows) > 0 {
		name = l.rows[0].Name
	}
	return tag.P().Class("muted").Body(
		tag.Span().Body(parts.Woven(say.Say("Only instances of %s.", parts.Slot(0)), tag.Span().Class("strong").Text(name))...),
		app.Text(" "),
		tag.A().Attr("href", Filter{Show: l.filter.Show}.Page()).Text(say.Say("Show all")),
	)
}

func (l *List) content() app.UI {
	switch {
	case l.err != nil && !l.loaded:
		return parts.Failed(l.err, func(ctx app.Context, _ app.Event) { l.load(ctx) })
	case !l.loaded:
		return parts.Skeleton(4)
	case len(l.rows) == 0:
		return l.empty()
	}
	return tag.Div().Class("list").Role("list").Body(
		app.Range(l.rows).Slice(func(i int) app.UI { return row(l.rows[i], l.people) }),
	)
}

func (l *List) empty() app.UI {
	if l.filter != (Filter{}) {
		return parts.Empty{
			Icon: "search", Title: say.Say("None of this kind"),
			Text:    say.Say("No instance you may see fits. An instance is one run of a workflow; you see those you started or take part in."),
			Buttons: []app.UI{tag.A().Class("button").Attr("href", shared.PageInstances).Text(say.Say("Show all"))},
		}.UI()
	}
	return parts.Empty{
		Icon: "play", Title: say.Say("Nothing runs yet"),
		Text:    say.Say("An instance is one run of a workflow: one purchase, one paper, one order. Start one from the list of workflows."),
		Buttons: []app.UI{tag.A().Class("button primary").Attr("href", shared.PageWorkflows).Text(say.Say("Choose a workflow"))},
	}.UI()
}

func (l *List) load(ctx app.Context) {
	filter := l.filter
	l.looking = true
	ctx.Async(func() {
		rows, _, err := client.Instances(ctx, filter.Ask())
		rows = filter.Keep(rows)
		ctx.Dispatch(func(ctx app.Context) {
			l.looking = false
			switch {
			case filter != l.filter:
				ctx.PreventUpdate()
			case err != nil:
				l.err = err
			case l.loaded && l.err == nil && reflect.DeepEqual(rows, l.rows):
				ctx.PreventUpdate()
			default:
				l.loaded, l.rows, l.err = true, rows, nil
			}
		})
	})
}
