package designer

import (
	"strconv"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/client"
	"statecraft/app/ui/designer/desk"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/shell"
	"statecraft/app/ui/tag"
	"statecraft/app/ui/workflows"
	"statecraft/engine"
	"statecraft/shared"
)

// VersionPage shows a published version of a workflow; nothing on it changes.
type VersionPage struct {
	app.Compo

	me   shared.Me
	path string
	work *work
	err  error
}

// OnMount learns who is looking.
func (p *VersionPage) OnMount(ctx app.Context) { shell.ObserveMe(ctx, &p.me) }

// OnNav opens the version the address names, or turns to another tab of it.
func (p *VersionPage) OnNav(ctx app.Context) {
	here := ctx.Page().URL()
	if here.Path != p.path {
		if p.work != nil {
			p.work.end()
		}
		p.path, p.work, p.err = here.Path, nil, nil
		p.open(ctx)
	}
	if p.work != nil {
		p.work.turnTo(ctx, tabOf(here))
	}
}

// OnDismount stops following.
func (p *VersionPage) OnDismount() {
	if p.work != nil {
		p.work.end()
	}
}

func (p *VersionPage) open(ctx app.Context) {
	path, key, number := p.path, keyOf(p.path), versionOf(p.path)
	ctx.Async(func() {
		version, err := client.Version(ctx, key, number)
		if err == nil && version.Workflow == nil {
			err = &engine.Error{Code: shared.CodeNotFound, Message: "This version has no content. Open the workflow itself."}
		}
		ctx.Dispatch(func(ctx app.Context) {
			if p.path != path {
				return
			}
			if p.err = err; err != nil {
				return
			}
			p.work = &work{
				ctx: ctx, store: ctx.LocalStorage(), me: p.me, key: key, version: number, shown: number,
				desk: desk.New(*version.Workflow, true, time.Now),
			}
			p.work.begin()
			p.work.nameActors(ctx)
			p.work.turnTo(ctx, tabOf(ctx.Page().URL()))
		})
	})
}

// Render draws the page.
func (p *VersionPage) Render() app.UI {
	frame := shell.Frame{
		Section: shell.SectionWorkflows,
		Title:   "Version",
		Crumbs:  []shell.Crumb{{Text: "Workflows", Href: shared.PageWorkflows}},
	}
	switch {
	case p.err != nil:
		frame.Main = []app.UI{parts.Failed(p.err, p.onRetry)}
		return frame.UI()
	case p.work == nil:
		frame.Loading = true
		frame.Main = []app.UI{tag.Div().Class("page").Body(parts.Skeleton(2))}
		return frame.UI()
	}
	w := p.work
	w.me = p.me
	v := View{Work: w, Round: w.round()}
	frame.Title = w.workflow().Title() + ", version " + strconv.Itoa(w.shown)
	frame.Status = &title{View: v}
	frame.Centre = &tabs{View: v, Page: w.versionPage(w.shown), All: []tab{tabDraw, tabText}}
	frame.Right = []app.UI{tag.A().Class("button").Attr("href", w.page()).Text("Open the draft")}
	frame.Full = true
	frame.Main = []app.UI{&body{View: v}}
	return frame.UI()
}

func (p *VersionPage) onRetry(ctx app.Context, _ app.Event) {
	p.err = nil
	p.open(ctx)
}

// versionOf is the number at the end of the address of a version.
func versionOf(path string) int {
	n, _ := strconv.Atoi(path[strings.LastIndex(path, "/")+1:])
	return n
}

// versionPage is the address of a published version.
func (w *work) versionPage(version int) string {
	return workflows.Page(w.key) + "/versions/" + strconv.Itoa(version)
}

// versionText tells the draft from its versions.
func (w *work) versionText() string {
	if w.shown == 0 {
		return ""
	}
	return "/" + strconv.Itoa(w.shown)
}
