package inbox

import (
	"path"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/parts"
	"statecraft/app/ui/shell"
	"statecraft/app/ui/tag"
	"statecraft/shared"
)

// Page is the inbox, with or without a task beside the list.
type Page struct {
	app.Compo

	me        shared.Me
	people    parts.People
	named     shared.TaskView // by the address; "" begins with what has work
	lists     map[shared.TaskView][]shared.Task
	loaded    bool
	err       error
	task      string // id of the one the address names
	pinned    string // id of the one shown where the address names none
	looking   bool   // a call is under way
	listeners parts.Listeners
}

// lookEvery is how often the lists are read again.
const lookEvery = 8 * time.Second

// OnMount keeps the lists fresh.
func (p *Page) OnMount(ctx app.Context) {
	shell.ObserveMe(ctx, &p.me)
	shell.ObservePeople(ctx, &p.people)
	ctx.Handle(actionSigned, func(ctx app.Context, a app.Action) { p.signed(ctx, a.Value.(string)) })
	ctx.Handle(actionChanged, func(ctx app.Context, _ app.Action) { p.load(ctx) })
	p.listeners.Add(parts.Poll(ctx, lookEvery, func(ctx app.Context) {
		ctx.PreventUpdate()
		if !p.looking {
			p.load(ctx)
		}
	}))
}

// OnDismount stops that.
func (p *Page) OnDismount() { p.listeners.Stop() }

// OnNav reads view and task from the address.
func (p *Page) OnNav(ctx app.Context) {
	here := ctx.Page().URL()
	p.named, p.task, p.pinned = ViewFrom(here.Query()), "", ""
	if here.Path != shared.PageInbox {
		p.task = path.Base(here.Path)
	}
	p.pin()
	p.load(ctx)
}

// narrow is the width up to which list and task take turns, as in the style
// sheet.
const narrow = 760

// pin chooses the task shown beside the list while the address names none. It
// stays although the list changes, so that nothing moves under one's hands.
func (p *Page) pin() {
	tasks := p.lists[p.view()]
	if width, _ := app.Window().Size(); p.task == "" && p.pinned == "" && len(tasks) > 0 && width > narrow {
		p.pinned = tasks[0].ID
	}
}

func (p *Page) shown() string {
	if p.task != "" {
		return p.task
	}
	return p.pinned
}

// Render draws the page.
func (p *Page) Render() app.UI {
	class := "inbox"
	if p.task != "" {
		class += " with-task"
	}
	return shell.Frame{
		Section: shell.SectionInbox,
		Title:   "Inbox",
		Full:    true,
		Loading: !p.loaded && p.err == nil,
		Main: []app.UI{tag.Div().Class(class).Body(
			p.views(),
			p.list(),
			p.detail(),
		)},
	}.UI()
}

func (p *Page) view() shared.TaskView {
	if p.named != "" {
		return p.named
	}
	return First(p.lists)
}

func (p *Page) detail() app.UI {
	if p.shown() == "" {
		return tag.Section().Class("task none").Aria("label", "Task")
	}
	return &task{ID: p.shown(), View: p.view(), Me: p.me, People: p.people}
}

// signed goes on to the next task and counts again.
func (p *Page) signed(ctx app.Context, id string) {
	next := Next(p.lists[p.view()], id)
	p.lists, p.pinned = Without(p.lists, id), ""
	shell.TasksChanged(ctx)
	switch {
	case p.task != "" && next == "":
		ctx.Navigate(ViewPage(p.named))
	case p.task != "":
		ctx.Navigate(TaskPage(next, p.named))
	default:
		p.pin()
		p.load(ctx)
	}
}
