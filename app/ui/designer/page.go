package designer

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/parts"
	"statecraft/app/ui/shell"
	"statecraft/app/ui/tag"
	"statecraft/app/ui/workflows"
	"statecraft/shared"
)

// Page is the designer of a workflow's draft.
type Page struct {
	app.Compo

	me   shared.Me
	key  string
	work *work
	err  error
}

// OnMount learns who is looking.
func (p *Page) OnMount(ctx app.Context) { shell.ObserveMe(ctx, &p.me) }

// OnNav opens the workflow the address names, or turns to another tab of it.
func (p *Page) OnNav(ctx app.Context) {
	here := ctx.Page().URL()
	if key := keyOf(here.Path); key != p.key {
		p.close()
		p.key = key
		p.open(ctx)
	}
	if p.work != nil {
		p.work.turnTo(ctx, tabOf(here))
	}
}

// OnDismount sends what is not saved yet.
func (p *Page) OnDismount() {
	if p.work != nil {
		p.work.end()
	}
}

func (p *Page) close() {
	if p.work != nil {
		p.work.end()
	}
	p.work, p.err = nil, nil
}

func (p *Page) open(ctx app.Context) {
	key, me := p.key, p.me
	ctx.Async(func() {
		o := fetchDraft(ctx, me, key)
		ctx.Dispatch(func(ctx app.Context) {
			if p.key != key {
				return
			}
			if p.err = o.err; o.err != nil {
				return
			}
			p.work = openDraft(ctx, o, key)
			p.work.nameActors(ctx)
			p.work.turnTo(ctx, tabOf(ctx.Page().URL()))
		})
	})
}

// Render draws the page.
func (p *Page) Render() app.UI {
	if p.work == nil {
		return p.waiting()
	}
	v := View{Work: p.work, Round: p.work.round()}
	return shell.Frame{
		Section: shell.SectionWorkflows,
		Title:   p.work.workflow().Title(),
		Crumbs:  []shell.Crumb{{Text: "Workflows", Href: shared.PageWorkflows}},
		Status:  &title{View: v},
		Centre:  &tabs{View: v, Page: p.work.page(), All: []tab{tabDraw, tabDiagram, tabText}},
		Right:   []app.UI{&actions{View: v}},
		Full:    true,
		Main: []app.UI{
			&body{View: v},
			&publishDialog{View: v},
			&conflictDialog{View: v},
			&versionsDialog{View: v},
			&importDialog{View: v},
			&workflows.StartDialog{},
		},
	}.UI()
}

// waiting stands in until the workflow is there.
func (p *Page) waiting() app.UI {
	frame := shell.Frame{
		Section: shell.SectionWorkflows,
		Title:   "Workflow",
		Crumbs:  []shell.Crumb{{Text: "Workflows", Href: shared.PageWorkflows}},
	}
	if p.err != nil {
		frame.Main = []app.UI{parts.Failed(p.err, p.onRetry)}
		return frame.UI()
	}
	frame.Loading = true
	frame.Main = []app.UI{tag.Div().Class("page").Body(parts.Skeleton(2))}
	return frame.UI()
}

func (p *Page) onRetry(ctx app.Context, _ app.Event) {
	p.err = nil
	p.open(ctx)
}
