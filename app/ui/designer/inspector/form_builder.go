package inspector

import (
	"slices"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/editor"
	"statecraft/app/ui/designer/advice"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/engine"
)

// formBuilder is the list of questions of a form, one of them open.
type formBuilder struct {
	app.Compo
	On

	ID    string // begins the ids of the controls
	State string // whose form it is; empty for the start form
	Title string
	Empty string // what no questions mean
	Form  *engine.Form
	// Apply makes the command that changes the form.
	Apply func(change func(*engine.Form)) editor.Command

	opened string // state whose question is open
	open   int    // number of the open question, from 1
	asked  int    // how often a field was asked for when the list was last drawn
}

// OnUpdate closes the question when the form is another one.
func (b *formBuilder) OnUpdate(app.Context) {
	if b.opened != b.State {
		b.opened, b.open = b.State, 0
	}
}

// Render draws the list.
func (b *formBuilder) Render() app.UI {
	fields := b.fields()
	b.openAsked()
	return tag.Section().Class("group").Aria("label", b.Title).Body(
		tag.H3().Class("group-title").Text(b.Title),
		slot(len(fields) == 0, func() app.UI { return tag.P().Class("muted small").Text(b.Empty) }),
		tag.Ol().Class("entries").Body(
			app.Range(fields).Slice(func(i int) app.UI { return b.row(i, &fields[i]) }),
		),
		slot(!b.Desk.ReadOnly, func() app.UI {
			return tag.Button().Attr("type", "button").Class("button add").ID(b.ID+"-add").OnClick(b.onAdd, app.EventScope(b.ID)).
				Body(parts.Icon("plus"), app.Text(say.Say("Add a question")))
		}),
		slot(len(fields) > 0, func() app.UI { return &preview{On: b.On, ID: b.ID, Form: b.Form} }),
	)
}

// openAsked opens the question that somebody asked to see, once.
func (b *formBuilder) openAsked() {
	field, times := b.Desk.Shown()
	if b.asked == times {
		return
	}
	b.asked = times
	if name, ok := strings.CutPrefix(field, "form."); ok {
		b.opened, b.open = b.State, 1+slices.IndexFunc(b.fields(), func(f engine.Field) bool { return f.Name == name })
	}
}

func (b *formBuilder) fields() []engine.Field {
	if b.Form == nil {
		return nil
	}
	return b.Form.Fields
}

func (b *formBuilder) row(i int, f *engine.Field) app.UI {
	open := b.open == i+1
	wrong, hidden := b.wrong(f.Name)
	column := 0
	if len(hidden) > 0 {
		column = hidden[0].Column
	}
	return tag.Li().Class("entry").Body(
		rowHead{
			id: b.ID + "-" + strconv.Itoa(i), open: open, title: f.Title(), detail: fieldDetail(f), troubled: len(wrong)+len(hidden) > 0,
			toggle: func() { b.open = (i + 1) * btoi(!open) },
			move:   func(ctx app.Context, by int) { b.moveHead(ctx, i, by) },
		}.ui(),
		slot(open, func() app.UI {
			return &question{On: b.On, ID: b.ID + "-" + strconv.Itoa(i), Field: *f, Number: i, Count: len(b.fields()), Form: b.Form,
				Trouble: advice.Sentences(wrong), Hidden: advice.Sentences(hidden), HiddenAt: column,
				Apply: b.apply, Remove: b.remove, Move: b.move}
		}),
	)
}

// wrong parts what is wrong with a question from what is wrong with the condition
// it is asked under.
func (b *formBuilder) wrong(name string) (question, condition []advice.Advice) {
	for _, a := range advice.At(b.Desk.Advice(), advice.Place{State: b.State, Field: "form." + name}) {
		if a.Code == engine.ProblemCondition {
			condition = append(condition, a)
		} else {
			question = append(question, a)
		}
	}
	return question, condition
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// apply changes one question as part of typing.
func (b *formBuilder) apply(i int, change func(*engine.Form)) []editor.Command {
	return one(b.Apply(func(f *engine.Form) {
		if i < len(f.Fields) {
			change(f)
		}
	}))
}

func (b *formBuilder) onAdd(ctx app.Context, _ app.Event) {
	n := len(b.fields())
	if err := b.Desk.Do(b.Apply(addField)); err != nil {
		parts.Toast(ctx, say.Error(err))
		return
	}
	b.opened, b.open = b.State, n+1
	focusLater(ctx, b.ID+"-"+strconv.Itoa(n)+"-label")
}

func (b *formBuilder) remove(i int) error {
	b.open = 0
	return b.Desk.Do(b.Apply(func(f *engine.Form) { removeField(f, i) }))
}

// move lets a question change places with its neighbour; the open one stays open.
func (b *formBuilder) move(i, by int) error {
	to := i + by
	if to < 0 || to >= len(b.fields()) {
		return nil
	}
	switch b.open {
	case i + 1:
		b.open = to + 1
	case to + 1:
		b.open = i + 1
	}
	return b.Desk.Do(b.Apply(func(f *engine.Form) { moveField(f, i, by) }))
}

// moveHead moves a question by the keyboard, and the focus with it.
func (b *formBuilder) moveHead(ctx app.Context, i, by int) {
	to := i + by
	if to < 0 || to >= len(b.fields()) {
		return
	}
	if err := b.move(i, by); err != nil {
		parts.Toast(ctx, say.Error(err))
		return
	}
	focusLater(ctx, b.ID+"-"+strconv.Itoa(to)+"-head")
}
