package inspector

import (
	"slices"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/editor"
	"statecraft/app/ui/designer/desk"
	"statecraft/app/ui/designer/words"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
)

// Panel is the inspector: what is selected, on its sheets.
type Panel struct {
	app.Compo
	On
}

// Render draws the panel.
func (p *Panel) Render() app.UI {
	about := p.Desk.Subject()
	return tag.Aside().Class("inspector").Aria("label", say.Say("Inspector")).Body(
		p.head(about),
		slot(len(desk.Sheets(about)) > 1, func() app.UI { return p.tabs(desk.Sheets(about)) }),
		tag.Div().ID(sheetID).Class("inspector-sheet fields").Role(sheetRole(about)).Body(
			&unplaced{On: p.On},
			p.sheet(about),
		),
	)
}

const sheetID = "inspector-sheet"

// sheetRole is that of a tab's panel where there are tabs.
func sheetRole(about desk.Subject) string {
	if len(desk.Sheets(about)) > 1 {
		return "tabpanel"
	}
	return "group"
}

func (p *Panel) head(about desk.Subject) app.UI {
	title, line := p.titles(about)
	removable := !p.Desk.ReadOnly && about != desk.AboutWorkflow
	return tag.Header().Class("inspector-head").Body(
		tag.Div().Class("inspector-titles").Body(
			tag.H2().Class("truncate").Text(title),
			tag.P().Class("muted small").Text(line),
		),
		slot(removable, func() app.UI {
			return tag.Button().Attr("type", "button").Class("button quiet icon-only").Aria("label", say.Say("Delete %s", title)).Title(say.Say("Delete")).
				OnClick(p.onDelete).Body(parts.Icon("trash"))
		}),
	)
}

// titles are the name of what is selected and a line about it.
func (p *Panel) titles(about desk.Subject) (title, line string) {
	w := p.Desk.Workflow()
	switch about {
	case desk.AboutWorkflow:
		return w.Title(), say.Say("Workflow · %s, %s", states(len(w.States)), transitions(len(w.Transitions)))
	case desk.AboutTransition:
		t := p.transition()
		return way(w, t, chosen(w, t)), say.Say("Transition · from %s to %s", stateTitle(w, t.From), stateTitle(w, t.To))
	case desk.AboutSeveral:
		s := p.Desk.Editor.Selection()
		return say.Count(len(s.States)+len(s.Transitions), "%s thing selected", "%s things selected"),
			say.Say("%s, %s", states(len(s.States)), transitions(len(s.Transitions)))
	}
	s := p.state()
	return s.Title(), words.Kind(s.Kind) + " · " + arrival(w, s)
}

func (p *Panel) onDelete(app.Context, app.Event) {
	// Deleting what is selected cannot be refused.
	_ = p.Desk.Do(editor.Remove{Selection: p.Desk.Editor.Selection()})
}

func (p *Panel) tabs(sheets []desk.Sheet) app.UI {
	return tag.Div().Class("line-tabs inspector-tabs").Role("tablist").Aria("label", say.Say("Sheets")).OnKeyDown(p.onTabKey).Body(
		app.Range(sheets).Slice(func(i int) app.UI {
			sheet := sheets[i]
			up := p.Desk.Sheet() == sheet
			troubled := p.Desk.Troubled(sheet)
			return tag.Button().Attr("type", "button").ID("sheet-"+string(sheet)).Class("line-tab").Role("tab").
				Aria("selected", strconv.FormatBool(up)).Aria("controls", sheetID).TabIndex(tabIndex(up)).Aria("description", trouble(troubled)).
				OnClick(func(app.Context, app.Event) { p.Desk.TurnTo(sheet) }, app.EventScope(string(sheet))).
				Body(app.Text(sheet.Title()), slot(troubled, func() app.UI { return tag.Span().Class("tab-dot") }))
		}),
	)
}

// tabIndex leaves one of the tabs in the order of the Tab key; the arrow keys
// reach the others.
func tabIndex(up bool) int {
	if up {
		return 0
	}
	return -1
}

func (p *Panel) onTabKey(ctx app.Context, e app.Event) {
	by := 0
	switch e.Get("key").String() {
	case "ArrowRight":
		by = 1
	case "ArrowLeft":
		by = -1
	}
	sheets := desk.Sheets(p.Desk.Subject())
	if by == 0 || len(sheets) == 0 {
		ctx.PreventUpdate()
		return
	}
	e.PreventDefault()
	at := slices.Index(sheets, p.Desk.Sheet())
	next := sheets[(at+by+len(sheets))%len(sheets)]
	p.Desk.TurnTo(next)
	app.Window().GetElementByID("sheet-" + string(next)).Call("focus")
}

// trouble says in words what a red dot says to the eye.
func trouble(there bool) string {
	if there {
		return say.Say("has a problem")
	}
	return ""
}

func (p *Panel) sheet(about desk.Subject) app.UI {
	switch p.Desk.Sheet() {
	case desk.SheetGeneral:
		return &generalSheet{On: p.On}
	case desk.SheetStart:
		return &startSheet{On: p.On}
	case desk.SheetRoles:
		return &rolesSheet{On: p.On}
	case desk.SheetAnyTime:
		return &anyTimeSheet{On: p.On}
	case desk.SheetWho:
		return &whoSheet{On: p.On}
	case desk.SheetSigning:
		return &signingSheet{On: p.On}
	case desk.SheetForm:
		return &formSheet{On: p.On}
	case desk.SheetDoes:
		return &doesSheet{On: p.On}
	case desk.SheetWay:
		return &waySheet{On: p.On}
	case desk.SheetWait:
		return &waitSheet{On: p.On}
	case desk.SheetRules:
		return &rulesSheet{On: p.On}
	}
	if about == desk.AboutTransition {
		return &transitionSheet{On: p.On}
	}
	return &severalSheet{On: p.On}
}

func states(n int) string { return say.Count(n, "%s state", "%s states") }

func transitions(n int) string { return say.Count(n, "%s transition", "%s transitions") }
