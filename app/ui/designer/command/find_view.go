package command

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/editor/search"
	"statecraft/app/ui/designer/words"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/engine"
)

// Render draws the bar, hidden while it is closed.
func (f *Find) Render() app.UI {
	label := say.Say("Find in the drawing")
	none := len(f.hits) == 0
	body := []app.UI{el("div", "class", "find-row").Body(
		parts.Icon("search"),
		textField(findField, label, say.Say("Name, person, condition, problem")).Attr("aria-describedby", "find-count").
			OnInput(f.onInput).OnKeyDown(f.onKey),
		el("span", "id", "find-count", "class", "find-count muted", "role", "status").Text(f.count()),
		iconButton("find-previous", "down", say.Say("The one before"), func() { f.step(-1) }).Attr("disabled", none),
		iconButton("find-next", "down", say.Say("The next"), func() { f.step(1) }).Attr("disabled", none),
		iconButton("find-close", "close", say.Say("Close"), f.close),
	)}
	if f.open {
		body = append(body, f.filters())
	}
	if f.current() != "" {
		body = append(body, f.found(&f.hits[f.at]))
	}
	return el("div", "id", findBar, "class", "find", "role", "search", "aria-label", label).Attr("hidden", !f.open).
		OnKeyDown(f.onBarKey).Body(body...)
}

// count says how much was found and where one is.
func (f *Find) count() string {
	n := len(f.hits)
	switch {
	case f.query == "" && f.filter == (search.Filter{}):
		return ""
	case n == 0:
		return say.Say("Nothing found")
	case f.current() == "":
		return say.Count(n, "%s found", "%s found")
	}
	return say.Say("%s of %s", strconv.Itoa(f.at+1), strconv.Itoa(n))
}

// filters narrow what is found: to a kind of state that is drawn, or to what has
// a problem.
func (f *Find) filters() app.UI {
	kinds := drawn(f.Page.Workflow())
	chips := []app.UI{chip("warning", say.Say("With problems"), f.filter.Troubled, f.turnTroubled)}
	for _, kind := range kinds {
		chips = append(chips, chip(words.KindIcon(kind), words.Kind(kind), f.filter.Kind == kind, func() { f.turnKind(kind) }))
	}
	return el("div", "class", "find-filters", "role", "group", "aria-label", say.Say("Only")).Body(chips...)
}

func chip(icon, label string, on bool, turn func()) app.UI {
	return el("button", "type", "button", "class", "find-filter", "aria-pressed", yesNo(on)).
		OnClick(func(app.Context, app.Event) { turn() }, app.EventScope(icon)).
		Body(parts.Icon(icon), app.Text(label))
}

// drawn are the kinds of state there are on the drawing, in the order of the
// palette.
func drawn(w *engine.Workflow) []engine.Kind {
	var kinds []engine.Kind
	for _, kind := range words.Kinds() {
		for i := range w.States {
			if words.KindOf(&w.States[i]) == kind {
				kinds = append(kinds, kind)
				break
			}
		}
	}
	return kinds
}

// found says what was found and by which words.
func (f *Find) found(h *search.Hit) app.UI {
	body := []app.UI{
		el("span", "class", "strong").Text(title(f.Page.Workflow(), h)),
		el("span", "class", "muted").Text(fieldWords(h.Field)),
	}
	if h.Field != "name" {
		body = append(body, el("span").Body(app.Text(h.Text[:h.From]), el("mark").Text(h.Text[h.From:h.To]), app.Text(h.Text[h.To:])))
	}
	return el("p", "class", "find-hit", "role", "status").Body(body...)
}

// title names what was found.
func title(w *engine.Workflow, h *search.Hit) string {
	if s := w.State(h.State); s != nil {
		return s.Title()
	}
	t := w.Transition(h.Transition)
	if t == nil {
		return say.Say("Note")
	}
	from := w.State(t.From)
	to := w.State(t.To)
	switch {
	case to == nil:
		return say.Say("Transition")
	case from == nil:
		return say.Say("From anywhere to %s", to.Title())
	}
	return say.Say("From %s to %s", from.Title(), to.Title())
}

// fieldWords says what the words that were found stand in, where they do not say
// that themselves.
func fieldWords(field string) string {
	switch field {
	case "actors":
		return say.Say("who")
	case "form":
		return say.Say("asks")
	case "when":
		return say.Say("when")
	case "skipWhen":
		return say.Say("skipped when")
	case "action":
		return say.Say("sets")
	}
	return ""
}
