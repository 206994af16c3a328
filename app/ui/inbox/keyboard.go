package inbox

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/editor/action"
	"statecraft/app/ui/designer/command"
	"statecraft/app/ui/say"
)

// actionPressed carries a deed to the task that is shown.
const actionPressed = "task-pressed"

// pressed looks at every key on the page.
func (p *Page) pressed(ctx app.Context, e app.Value) {
	if e.Get("defaultPrevented").Bool() || e.Get("isComposing").Bool() {
		return
	}
	d := deedOf(pressOf(e))
	if d == nothing || d == openTask && narrow() && p.task == "" {
		return // a link opens by itself
	}
	e.Call("preventDefault")
	ctx.Dispatch(func(ctx app.Context) { p.do(ctx, d) })
}

func pressOf(e app.Value) press {
	control := e.Get("ctrlKey").Bool() || e.Get("metaKey").Bool()
	alt := e.Get("altKey").Bool()
	p := press{
		Key:    action.LatinKey(e.Get("key").String(), e.Get("code").String()),
		Held:   control || alt,
		Send:   control && !alt,
		Repeat: e.Get("repeat").Bool(),
		Dialog: app.Window().Get("document").Call("querySelector", "dialog[open], [popover]:popover-open").Truthy(),
	}
	if target := e.Get("target"); target.Get("closest").Truthy() {
		p.Typing = target.Call("closest", "input, select, textarea, [contenteditable]").Truthy()
		p.Row = target.Call("closest", ".task-row").Truthy()
		p.Other = !p.Row && target.Call("closest", "a, button, summary, [tabindex='0']").Truthy()
	}
	return p
}

// do carries out what a key asks for. The page knows the list, the task itself.
func (p *Page) do(ctx app.Context, d deed) {
	switch d {
	case goDown:
		p.step(ctx, 1)
	case goUp:
		p.step(ctx, -1)
	case leaveTask:
		p.leave(ctx)
	case leaveField:
		app.Window().Get("document").Get("activeElement").Call("blur")
		focusRow(ctx, p.shown())
	case findTask:
		p.finding = true
		ctx.Defer(func(app.Context) { focus(findID) })
	case showKeys:
		command.OpenHelp(ctx)
	default:
		ctx.NewActionWithValue(actionPressed, d)
	}
}

// step goes to the task below or above. On a narrow screen only the focus does
// while the list is shown.
func (p *Page) step(ctx app.Context, by int) {
	from := p.shown()
	if narrow() && p.task == "" {
		from = app.Window().Get("document").Get("activeElement").Get("dataset").Get("task").String()
	}
	id := Beside(p.rows.tasks, from, by)
	if id == "" {
		return
	}
	if id != p.shown() && !(narrow() && p.task == "") {
		p.goTo(ctx, id)
	}
	focusRow(ctx, id)
}

// leave goes from a task to the list.
func (p *Page) leave(ctx app.Context) {
	id := p.shown()
	if narrow() {
		p.goTo(ctx, "")
	}
	focusRow(ctx, id)
}

// focusRow puts the focus on a task of the list, once it is drawn.
func focusRow(ctx app.Context, id string) {
	ctx.Defer(func(app.Context) {
		focus(rowID(id))
	})
}

// focus puts the focus on an element and brings it into sight.
func focus(id string) {
	if e := app.Window().GetElementByID(id); e.Truthy() {
		e.Call("focus", map[string]any{"preventScroll": true})
		e.Call("scrollIntoView", map[string]any{"block": "nearest"})
	}
}

func openHelp(ctx app.Context, _ app.Event) { command.OpenHelp(ctx) }

// kbd shows a key beside what it does; whoever hears the page is told otherwise.
func kbd(key string) app.UI { return app.Elem("kbd").Aria("hidden", "true").Text(key) }

// shortcuts lists the keys of the inbox.
func shortcuts() []command.Group {
	return []command.Group{
		{Title: say.Say("Going through the list"), Rows: []command.Row{
			{Text: say.Say("Next task"), Keys: []string{"j"}},
			{Text: say.Say("Task before"), Keys: []string{"k"}},
			{Text: say.Say("Fill in the task"), Keys: []string{"Enter"}},
			{Text: say.Say("Back to the list"), Keys: []string{"u"}},
			{Text: say.Say("Find a task"), Keys: []string{"/"}},
		}},
		{Title: say.Say("Deciding"), Rows: []command.Row{
			{Text: say.Say("Sign with the first outcome"), Keys: []string{"a"}},
			{Text: say.Say("Sign with the outcome that returns, or the second"), Keys: []string{"r"}},
			{Text: say.Say("Write a note"), Keys: []string{"n"}},
			{Text: say.Say("Claim or release"), Keys: []string{"c"}},
			{Text: say.Say("Sign from within a field, once an outcome was tried"), Keys: []string{"mod+Enter"}},
			{Text: say.Say("Leave a field"), Keys: []string{"Escape"}},
		}},
		{Title: say.Say("This list"), Rows: []command.Row{
			{Text: say.Say("Show the shortcuts"), Keys: []string{"?"}},
		}},
	}
}
