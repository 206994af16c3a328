package inbox

import (
	"net/url"
	"path"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/client/stream"
	"statecraft/app/ui/designer/command"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/shell"
	"statecraft/app/ui/tag"
	"statecraft/shared"
)

// Page is the inbox, with or without a task beside the list.
type Page struct {
	app.Compo

	me     shared.Me
	people parts.People
	counts shared.TaskCounts

	view      View // as the address says
	rows      rows
	workflows []choice        // those that have or had tasks
	settled   map[string]bool // ids of tasks signed here, which others may still have to sign
	loaded    bool            // rows are of the view, or of what was typed before
	err       error
	looking   bool // a call is under way
	again     bool // something has happened meanwhile

	task      string // id of the one the address names
	pinned    string // id of the one shown where the address names none
	finding   bool   // the filters are unfolded on a narrow screen
	typed     int    // changes of what is looked for
	listeners parts.Listeners
}

// OnMount keeps the list fresh and listens to the keyboard.
func (p *Page) OnMount(ctx app.Context) {
	p.settled = map[string]bool{}
	shell.ObserveMe(ctx, &p.me)
	shell.ObservePeople(ctx, &p.people)
	shell.ObserveCounts(ctx, &p.counts)
	shell.OnChange(ctx, func(ctx app.Context, _ stream.News) {
		ctx.PreventUpdate()
		p.load(ctx)
	})
	ctx.Handle(actionSigned, func(ctx app.Context, a app.Action) { p.signed(ctx, a.Value.(string)) })
	ctx.Handle(actionChanged, func(ctx app.Context, _ app.Action) {
		shell.TasksChanged(ctx)
		p.load(ctx)
	})
	p.listeners.On(app.Window(), "keydown", func(e app.Value) { p.pressed(ctx, e) })
}

// OnDismount stops that.
func (p *Page) OnDismount() { p.listeners.Stop() }

// OnNav reads view and task from the address.
func (p *Page) OnNav(ctx app.Context) {
	here := ctx.Page().URL()
	before := p.view
	p.view, p.task, p.pinned = ViewFrom(here.Query()), "", ""
	if here.Path != shared.PageInbox {
		p.task = path.Base(here.Path)
	}
	p.fillFinder(ctx)
	if p.loaded && p.view == before {
		p.pin()
		return
	}
	p.loaded, p.err, p.rows = false, nil, rows{}
	p.load(ctx)
}

// narrowest is the width up to which list and task take turns, as in the style
// sheet.
const narrowest = 760

func narrow() bool {
	width, _ := app.Window().Size()
	return width <= narrowest
}

// pin chooses the task shown beside the list while the address names none. It
// stays although the list changes, so that nothing moves under one's hands.
func (p *Page) pin() {
	if p.task == "" && p.pinned == "" && !narrow() {
		p.pinned = Next(p.rows.tasks, "", p.settled)
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
		Title:   say.Say("Inbox"),
		Full:    true,
		Loading: !p.loaded && p.err == nil,
		Main: []app.UI{tag.Div().Class(class).Body(
			p.views(),
			p.column(),
			p.detail(),
			&command.Help{Groups: shortcuts},
		)},
	}.UI()
}

// current is the view with the name of what is shown.
func (p *Page) current() View {
	v := p.view
	if v.Name == "" && p.loaded {
		v.Name = p.rows.name
	}
	if v.Name == "" {
		v.Name = shared.TasksMine
	}
	return v
}

func (p *Page) detail() app.UI {
	if p.shown() == "" {
		return tag.Section().Class("task none").Aria("label", say.Say("Task"))
	}
	return &task{ID: p.shown(), Back: p.view.Page(), Me: p.me, People: p.people}
}

// load reads the list that is shown. One call is under way at a time; what happens
// meanwhile is read after it.
func (p *Page) load(ctx app.Context) {
	if p.again = p.looking; p.looking {
		return
	}
	p.looking = true
	view, atLeast := p.view, len(p.rows.tasks)
	ctx.Async(func() {
		r, err := read(ctx, view, atLeast)
		ctx.Dispatch(func(ctx app.Context) { p.take(ctx, r, err) })
	})
}

// more goes on with the list.
func (p *Page) more(ctx app.Context, _ app.Event) {
	if p.looking {
		return
	}
	p.looking = true
	r := p.rows
	ctx.Async(func() {
		r, err := readMore(ctx, r, 0)
		ctx.Dispatch(func(ctx app.Context) { p.take(ctx, r, err) })
	})
}

// take shows what was read, where it is still what is looked for. A list that
// cannot be read again stays.
func (p *Page) take(ctx app.Context, r rows, err error) {
	p.looking = false
	if p.again || r.of != p.view {
		defer p.load(ctx)
	}
	switch {
	case r.of != p.view:
		ctx.PreventUpdate()
	case err != nil:
		p.err = err
	case p.loaded && p.err == nil && p.rows.same(r):
		ctx.PreventUpdate()
	default:
		p.rows, p.loaded, p.err = r, true, nil
		p.workflows = withWorkflows(p.workflows, r.tasks)
		p.pin()
	}
}

// signed goes on to the next task and counts again.
func (p *Page) signed(ctx app.Context, id string) {
	p.settled[id] = true
	next := Next(p.rows.tasks, id, p.settled)
	if p.current().Name != shared.TasksDone {
		p.rows.tasks = without(p.rows.tasks, id)
	}
	shell.TasksChanged(ctx)
	p.load(ctx)
	p.pinned = ""
	switch {
	case narrow() || next == "":
		p.goTo(ctx, "")
	default:
		p.goTo(ctx, next)
		focusRow(ctx, next)
	}
}

// goTo shows a task in place of the one before, or none. The address changes, but
// going back in the browser leads to where one came from.
func (p *Page) goTo(ctx app.Context, id string) {
	p.task, p.pinned = id, ""
	page := p.view.Page()
	if id != "" {
		page = p.view.TaskPage(id)
	}
	replaceAddress(ctx, page)
	p.pin()
}

func replaceAddress(ctx app.Context, page string) {
	if u, err := url.Parse(page); err == nil {
		ctx.Page().ReplaceURL(u)
	}
}
