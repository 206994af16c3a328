package shell

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/shared"
)

// Section is a part of the site, lit in the navigation.
type Section string

// Sections of the navigation. Home lights none.
const (
	SectionHome      Section = ""
	SectionWorkflows Section = "workflows"
	SectionInstances Section = "instances"
	SectionInbox     Section = "inbox"
)

// Name is what people read of the section.
func (s Section) Name() string {
	switch s {
	case SectionWorkflows:
		return say.Say("Workflows")
	case SectionInstances:
		return say.Say("Instances")
	case SectionInbox:
		return say.Say("Inbox")
	}
	return say.Say("Home")
}

// Crumb is a step of the way to a page; the last one has no Href.
type Crumb struct {
	Text string
	Href string
}

// Frame is a page with everything around it.
type Frame struct {
	Section Section
	// Title names the browser's tab.
	Title string
	// Crumbs say where the page is, right of the logo.
	Crumbs []Crumb
	// Status stands behind the crumbs, such as a pill.
	Status app.UI
	// Centre stands in the middle of the bar; the navigation where nil.
	Centre app.UI
	// Right stands before the user menu.
	Right []app.UI
	// Full gives the main part the whole window, without padding or scrolling of
	// its own.
	Full bool
	// Loading says that the page cannot be used yet.
	Loading bool
	// Main is the page.
	Main []app.UI
}

// UI draws the frame.
func (f Frame) UI() app.UI {
	class := "main"
	if f.Full {
		class += " full"
	}
	return tag.Div().Class("frame").Body(
		tag.A().Class("skip-link").Attr("href", "#main").Text(say.Say("Skip to the page")).OnClick(skipToMain),
		f.topBar(),
		&banners{},
		tag.Main().ID(mainID).Class(class).TabIndex(-1).Aria("busy", f.Loading).Body(f.Main...),
		&navigation{Section: f.Section, Bottom: true},
		&toasts{},
		&session{},
		&head{Title: f.Title, Loading: f.Loading},
	)
}

const mainID = "main"

// skipToMain moves the focus only: going to "#main" would be a navigation.
func skipToMain(_ app.Context, e app.Event) {
	e.PreventDefault()
	e.Call("stopPropagation")
	app.Window().GetElementByID(mainID).Call("focus")
}

func (f Frame) topBar() app.UI {
	left := tag.Div().Class("topbar-left")
	if f.Section != SectionHome && len(f.Crumbs) == 0 {
		left = left.Class("with-section")
	}
	return tag.Header().Class("topbar").Body(
		left.Body(
			logo(),
			app.If(f.Section != SectionHome && len(f.Crumbs) == 0, func() app.UI { return &sectionName{Section: f.Section} }),
			f.crumbs(),
			app.If(f.Status != nil, func() app.UI { return f.Status }),
		),
		tag.Div().Class("topbar-centre").Body(f.centre()),
		tag.Div().Class("topbar-right").Body(append(f.Right[:len(f.Right):len(f.Right)], &userMenu{})...),
	)
}

func (f Frame) centre() app.UI {
	if f.Centre != nil {
		return f.Centre
	}
	return &navigation{Section: f.Section}
}

func (f Frame) crumbs() app.UI {
	return app.If(len(f.Crumbs) > 0, func() app.UI {
		return tag.Nav().Class("crumbs").Aria("label", say.Say("Where you are")).Body(
			tag.Ol().Body(app.Range(f.Crumbs).Slice(func(i int) app.UI { return f.Crumbs[i].item() })),
		)
	})
}

func (c Crumb) item() app.UI {
	if c.Href == "" {
		return tag.Li().Body(tag.Span().Aria("current", "page").Title("%s", c.Text).Text(c.Text))
	}
	return tag.Li().Body(tag.A().Attr("href", c.Href).Text(c.Text))
}

func logo() app.UI {
	return tag.A().Class("logo").Attr("href", shared.PageHome).Aria("label", say.Say("Statecraft, home")).Body(
		Mark(),
		tag.Span().Class("logo-name").Text("Statecraft"),
	)
}

// Mark is the sign of Statecraft: two states and the way between.
func Mark() app.UI {
	const ns = "http://www.w3.org/2000/svg"
	part := func(tag string) app.HTMLElem { return app.Elem(tag).XMLNS(ns) }
	return part("svg").Attr("class", "logo-mark").Attr("viewBox", "0 0 24 24").Attr("width", 24).Attr("height", 24).Attr("aria-hidden", "true").Body(
		part("path").Attr("d", "M7.2 7h6a4 4 0 0 1 4 4v4").Attr("fill", "none").Attr("stroke", "currentColor").Attr("stroke-width", 2),
		part("circle").Attr("cx", 5).Attr("cy", 7).Attr("r", "2.6").Attr("fill", "none").Attr("stroke", "currentColor").Attr("stroke-width", 2),
		part("circle").Attr("cx", "17.2").Attr("cy", "17.4").Attr("r", 3).Attr("fill", "currentColor"),
	)
}
