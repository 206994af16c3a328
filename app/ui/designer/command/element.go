package command

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/parts"
)

// el makes an element with attributes in pairs of name and value: a call for each
// would weigh several times as much in the program.
func el(name string, attributes ...string) app.HTMLElem {
	e := app.Elem(name)
	for i := 0; i+1 < len(attributes); i += 2 {
		e = e.Attr(attributes[i], attributes[i+1])
	}
	return e
}

// textField is a field of one line that is searched in.
func textField(id, label, placeholder string) app.HTMLElem {
	return el("input", "id", id, "type", "text", "aria-label", label, "placeholder", placeholder, "autocomplete", "off", "spellcheck", "false")
}

// iconButton is a button that shows nothing but an icon.
func iconButton(id, icon, label string, do func()) app.HTMLElem {
	return el("button", "id", id, "type", "button", "class", "button quiet icon-only", "aria-label", label, "title", label).
		OnClick(func(app.Context, app.Event) { do() }, app.EventScope(id)).Body(parts.Icon(icon))
}

// each draws so many things.
func each(n int, draw func(int) app.UI) []app.UI {
	list := make([]app.UI, n)
	for i := range list {
		list[i] = draw(i)
	}
	return list
}

// byID is an element of the page.
func byID(id string) app.Value { return app.Window().GetElementByID(id) }

// yesNo writes a state of an element for who cannot see it.
func yesNo(yes bool) string {
	if yes {
		return "true"
	}
	return "false"
}
