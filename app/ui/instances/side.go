package instances

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
)

// Tabs of the side panel.
const (
	tabHistory  = "history"
	tabData     = "data"
	tabSignOffs = "sign-offs"
)

// side is the panel right of the diagram.
func (d *Detail) side() app.UI {
	return tag.Aside().Class("instance-side").Aria("label", say.Say("Details")).Body(
		tag.Div().Class("line-tabs").Role("tablist").Body(
			d.tabButton(tabHistory, say.Say("History")),
			d.tabButton(tabData, say.Say("Data")),
			d.tabButton(tabSignOffs, say.Say("Sign-offs")),
		),
		tag.Div().ID("side-panel").Class("side-panel").Role("tabpanel").Aria("labelledby", "tab-"+d.tab).Body(d.panel()),
	)
}

func (d *Detail) tabButton(name, words string) app.UI {
	return tag.Button().ID("tab-%s", name).Attr("type", "button").Class("line-tab").Role("tab").
		Aria("selected", d.tab == name).Aria("controls", "side-panel").
		OnClick(func(app.Context, app.Event) { d.tab = name }, app.EventScope(name)).
		Text(words)
}

func (d *Detail) panel() app.UI {
	switch d.tab {
	case tabData:
		return d.data()
	case tabSignOffs:
		return d.signOffs()
	}
	return d.history()
}

func (d *Detail) data() app.UI {
	rows := parts.DataRows(&d.instance.Definition, d.instance.Instance.Data)
	for _, r := range d.instance.Definition.Roles {
		if actors := d.instance.Instance.Roles[r.Name]; len(actors) > 0 {
			rows = append(rows, parts.DataRow{Label: r.Title(), Value: d.people.Actors(actors)})
		}
	}
	if len(rows) == 0 {
		return tag.P().Class("muted").Text(say.Say("No data yet. What people fill in and what automatic steps set appears here."))
	}
	return parts.DataList(rows)
}

func (d *Detail) signOffs() app.UI {
	list := parts.SignOffs(&d.instance.Definition, d.events)
	if len(list) == 0 {
		return tag.P().Class("muted").Text(say.Say("Nobody has signed yet. Every decision appears here with its note."))
	}
	return parts.SignOffList(list, d.people)
}
