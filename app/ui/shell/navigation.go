package shell

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/shared"
)

// navigation is the way between the sections: tabs in the top bar, or at the
// bottom of a phone.
type navigation struct {
	app.Compo
	Section Section
	Bottom  bool

	counts shared.TaskCounts
}

func (n *navigation) OnMount(ctx app.Context) { ObserveCounts(ctx, &n.counts) }

func (n *navigation) Render() app.UI {
	class, tab := "tabs nav", "tab"
	if n.Bottom {
		class, tab = "bottom-tabs", ""
	}
	return tag.Nav().Class(class).Aria("label", say.Say("Main")).Body(
		n.link(tab, SectionWorkflows, shared.PageWorkflows, SectionWorkflows.Name()),
		n.link(tab, SectionInstances, shared.PageInstances, SectionInstances.Name()),
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
	waiting := Counted(Waiting(n.counts))
	if waiting == "" || n.Bottom {
		return SectionInbox.Name()
	}
	return say.Say("Inbox · %s", waiting)
}

// sectionName stands for the logo's name on a phone.
type sectionName struct {
	app.Compo
	Section Section

	counts shared.TaskCounts
}

func (s *sectionName) OnMount(ctx app.Context) { ObserveCounts(ctx, &s.counts) }

func (s *sectionName) Render() app.UI {
	waiting := Counted(Waiting(s.counts))
	return tag.Span().Class("section-name").Body(
		app.Text(s.Section.Name()),
		app.If(s.Section == SectionInbox && waiting != "", func() app.UI { return parts.Pill("accent", waiting) }),
	)
}
