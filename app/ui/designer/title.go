package designer

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/editor"
	"statecraft/app/ui/designer/saving"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/engine"
)

// title is the name of the workflow in the top bar, renamed in place, and what
// became of the last change.
type title struct {
	app.Compo
	View
	renaming bool
}

// Render draws it.
func (t *title) Render() app.UI {
	return tag.Div().Class("designer-title").Body(
		tag.Span().Class("muted").Aria("hidden", "true").Text("/"),
		t.name(),
		t.status(),
		t.Work.others(),
	)
}

func (t *title) name() app.UI {
	name := t.Work.workflow().Title()
	switch {
	case t.Work.desk.ReadOnly:
		return tag.H1().Class("designer-name truncate").Text(name)
	case t.renaming:
		return &nameInput{Name: t.Work.workflow().Name, Done: t.onDone}
	}
	return tag.H1().Class("designer-name").Body(
		tag.Button().Attr("type", "button").Class("designer-rename truncate").Title("%s", say.Say("Rename")).OnClick(t.onRename).Text(name),
	)
}

func (t *title) onRename(app.Context, app.Event) { t.renaming = true }

// onDone takes the new name; ok is false where there is none.
func (t *title) onDone(ctx app.Context, name string, ok bool) {
	t.renaming = false
	if ok {
		t.Work.try(ctx, editor.UpdateWorkflow{Change: func(w *engine.Workflow) { w.Name = name }})
	}
}

// status is the pill behind the name.
func (t *title) status() app.UI {
	w := t.Work
	if w.saving == nil {
		if w.shown > 0 {
			return parts.Pill("ok", say.Say("version %s", strconv.Itoa(w.shown)))
		}
		return parts.Pill("", say.Say("draft · you may look, not change"))
	}
	kind := ""
	switch w.saving.Status() {
	case saving.Offline:
		kind = "wait"
	case saving.Conflict, saving.Refused:
		kind = "bad"
	}
	text := w.savingWords()
	if w.isTorn() {
		// On every tab the way to what has to be decided.
		return tag.Button().ID("saving").Attr("type", "button").Class("pill pill-button", kind).Title("%s", text).OnClick(t.onCompare).
			Body(tag.Span().Class("truncate").Text(text))
	}
	return tag.Span().ID("saving").Class("pill", kind).Role("status").Title("%s", text).
		Body(tag.Span().Class("truncate").Text(text))
}

func (t *title) onCompare(app.Context, app.Event) { t.Work.compare() }

// savingWords says what became of the last change.
func (w *work) savingWords() string {
	switch w.saving.Status() {
	case saving.Waiting, saving.Sending:
		return say.Say("saving…")
	case saving.Offline:
		return say.Say("offline, will send later")
	case saving.Conflict:
		return say.Say("not saved: choose first")
	case saving.Refused:
		return say.Say("not saved: %s", say.Sentence(w.saving.Reason()))
	}
	return say.Say("draft · saved")
}
