package designer

import (
	"net/url"

	"statecraft/app/ui/workflows"
)

// tab is one way to look at the workflow.
type tab string

const (
	tabDraw    tab = "draw"
	tabDiagram tab = "diagram"
	tabText    tab = "dot"
)

// tabOf is the tab an address asks for.
func tabOf(u *url.URL) tab {
	switch t := tab(u.Query().Get("tab")); t {
	case tabDiagram, tabText:
		return t
	}
	return tabDraw
}

// title is the word on the tab.
func (t tab) title() string {
	switch t {
	case tabDiagram:
		return "Diagram"
	case tabText:
		return "DOT"
	}
	return "Draw"
}

// address is where a tab of a page is.
func (t tab) address(page string) string {
	if t == tabDraw {
		return page
	}
	return page + "?" + url.Values{"tab": {string(t)}}.Encode()
}

// page is the address of the draft.
func (w *work) page() string { return workflows.Page(w.key) }
