package shell

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/parts"
	"statecraft/app/ui/tag"
	"statecraft/shared"
)

// navigation is the way between the sections: tabs in the top bar, or at the
// bottom of a phone.
type navigation struct {
	app.Compo
	Section Section
	Bottom  bool

	waiting int
}

func (n *navigation) OnMount(ctx app.Context) { ctx.ObserveState(stateWaiting, &n.waiting) }

func (n *navigation) Render() app.UI {
	class, tab := "tabs nav", "tab"
	if n.Bottom {
		class, tab = "bottom-tabs", ""
	}
	return tag.Nav().Class(class).Aria("label", "Main").Body(
		n.link(tab, SectionWorkflows, shared.PageWorkflows, "Workflows"),
		n.link(tab, SectionInstances, shared.PageInstances, "Instances"),
		n.link(tab, SectionInbox, shared.PageInbox, n.inbox()),
	)
}

func (n *navigation) link(class string, s Section, href, text string) app.UI {
	current := ""
	if n.Section == s {
		current = "page"
	}
	return tag.A().Class(class).Attr("href", href).Aria("current", current).Text(text)
}

func (n *navigation) inbox() string {
	if n.waiting == 0 || n.Bottom {
		return "Inbox"
	}
	return "Inbox · " + strconv.Itoa(n.waiting)
}

// sectionName stands for the logo's name on a phone.
type sectionName struct {
	app.Compo
	Section Section

	waiting int
}

func (s *sectionName) OnMount(ctx app.Context) { ctx.ObserveState(stateWaiting, &s.waiting) }

func (s *sectionName) Render() app.UI {
	return tag.Span().Class("section-name").Body(
		app.Text(string(s.Section)),
		app.If(s.Section == SectionInbox && s.waiting > 0, func() app.UI { return parts.Pill("accent", strconv.Itoa(s.waiting)) }),
	)
}
