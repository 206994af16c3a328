package inbox

import (
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/shared"
)

const (
	findID     = "inbox-find"
	workflowID = "inbox-workflow"
	orderID    = "inbox-order"
)

// pause is how long somebody has stopped typing before the list follows.
const pause = 250 * time.Millisecond

// finder narrows the list down and orders it. Its fields keep what was typed while
// the page around them is drawn again.
func (p *Page) finder() app.UI {
	v := p.current()
	return tag.Div().Class("inbox-finder").Role("search").Body(
		tag.Div().Class("inbox-search").Body(
			parts.Icon("search"),
			tag.Input().ID(findID).Attr("type", "search").Attr("value", v.Text).Attr("autocomplete", "off").Attr("maxlength", 200).
				Attr("placeholder", say.Say("Find a task")).Aria("label", say.Say("Find a task")).Aria("keyshortcuts", "/").
				OnInput(p.find),
			kbd("/"),
		),
		tag.Div().Class("inbox-narrow").Body(
			tag.Select().ID(workflowID).Aria("label", say.Say("Workflow")).OnChange(p.chooseWorkflow).Body(p.workflowOptions(v.Workflow)...),
			tag.Select().ID(orderID).Aria("label", say.Say("Order")).OnChange(p.chooseOrder).Body(
				p.orderOption(shared.TasksOldest, say.Say("Oldest first")),
				p.orderOption(shared.TasksNewest, say.Say("Newest first")),
			),
		),
	)
}

// finderButton unfolds the finder on a narrow screen.
func (p *Page) finderButton() app.UI {
	return tag.Button().Attr("type", "button").Class("button quiet icon-only inbox-unfold").
		Aria("label", say.Say("Find and sort")).Aria("expanded", p.finding).
		OnClick(func(ctx app.Context, _ app.Event) {
			if p.finding = !p.finding; p.finding {
				ctx.Defer(func(app.Context) { focus(findID) })
			}
		}).Body(parts.Icon("search"))
}

func (p *Page) workflowOptions(chosen string) []app.UI {
	known := p.workflows
	if chosen != "" && !chosenOf(known, chosen) {
		known = withWorkflows(known, []shared.Task{{Workflow: chosen, Name: chosen}})
	}
	options := []app.UI{tag.Option().Attr("value", "").Text(say.Say("All workflows"))}
	for _, c := range known {
		options = append(options, tag.Option().Attr("value", c.Key).Attr("selected", c.Key == chosen).Text(c.Name))
	}
	return options
}

func chosenOf(known []choice, key string) bool {
	for _, c := range known {
		if c.Key == key {
			return true
		}
	}
	return false
}

func (p *Page) orderOption(o shared.TaskOrder, text string) app.UI {
	v := p.current()
	chosen := o == v.Order || v.Order == "" && o == Usual(v.Name)
	return tag.Option().Attr("value", string(o)).Attr("selected", chosen).Text(text)
}

// find follows what is typed, once somebody stops typing.
func (p *Page) find(ctx app.Context, _ app.Event) {
	ctx.PreventUpdate()
	p.typed++
	typed := p.typed
	ctx.After(pause, func(ctx app.Context) {
		if typed != p.typed {
			ctx.PreventUpdate()
			return
		}
		v := p.view
		v.Text = strings.TrimSpace(app.Window().GetElementByID(findID).Get("value").String())
		p.look(ctx, v)
	})
}

func (p *Page) chooseWorkflow(ctx app.Context, _ app.Event) {
	v := p.view
	v.Workflow = parts.Picked(ctx.JSSrc())
	p.look(ctx, v)
}

func (p *Page) chooseOrder(ctx app.Context, _ app.Event) {
	// The usual order depends on what is shown, which then has to have a name.
	p.look(ctx, p.current().Ordered(shared.TaskOrder(ctx.JSSrc().Get("value").String())))
}

// look shows another list in place of the one before. That one stays until the
// other is there, and so does the task beside it.
func (p *Page) look(ctx app.Context, v View) {
	if v == p.view {
		ctx.PreventUpdate()
		return
	}
	p.view = v
	page := v.Page()
	if p.task != "" {
		page = v.TaskPage(p.task)
	}
	replaceAddress(ctx, page)
	p.load(ctx)
}

// fillFinder puts what the address says into the fields: drawing them again does
// not change what somebody has typed or chosen there.
func (p *Page) fillFinder(ctx app.Context) {
	ctx.Defer(func(app.Context) {
		v := p.current()
		order := v.Order
		if order == "" {
			order = Usual(v.Name)
		}
		for id, value := range map[string]string{findID: v.Text, workflowID: v.Workflow, orderID: string(order)} {
			if field := app.Window().GetElementByID(id); field.Truthy() && field.Get("value").String() != value {
				field.Set("value", value)
			}
		}
	})
}
