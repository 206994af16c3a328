package inspector

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/editor"
	"statecraft/app/ui/parts"
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
	return tag.Section().Class("group").Aria("label", b.Title).Body(
		tag.H3().Class("group-title").Text(b.Title),
		slot(len(fields) == 0, func() app.UI { return tag.P().Class("muted small").Text(b.Empty) }),
		tag.Ol().Class("entries").Body(
			app.Range(fields).Slice(func(i int) app.UI { return b.row(i, &fields[i]) }),
		),
		slot(!b.Desk.ReadOnly, func() app.UI {
			return tag.Button().Attr("type", "button").Class("button add").ID(b.ID+"-add").OnClick(b.onAdd, app.EventScope(b.ID)).
				Body(parts.Icon("plus"), app.Text("Add a question"))
		}),
	)
}

func (b *formBuilder) fields() []engine.Field {
	if b.Form == nil {
		return nil
	}
	return b.Form.Fields
}

func (b *formBuilder) row(i int, f *engine.Field) app.UI {
	open := b.open == i+1
	trouble := b.trouble(b.State, "", "form."+f.Name)
	return tag.Li().Class("entry").Body(
		rowHead{
			id: b.ID + "-" + strconv.Itoa(i), open: open, title: f.Title(), detail: fieldDetail(f), troubled: trouble != "",
			toggle: func() { b.open = (i + 1) * btoi(!open) },
		}.ui(),
		slot(open, func() app.UI {
			return &question{On: b.On, ID: b.ID + "-" + strconv.Itoa(i), Field: *f, Trouble: trouble, Number: i, Count: len(b.fields()), Siblings: b.names(),
				Apply: b.apply, Remove: b.remove, Move: b.move}
		}),
	)
}

// names are those of all questions.
func (b *formBuilder) names() []string {
	fields := b.fields()
	names := make([]string, len(fields))
	for i := range fields {
		names[i] = fields[i].Name
	}
	return names
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
		parts.Toast(ctx, err.Error())
		return
	}
	b.opened, b.open = b.State, n+1
	focusLater(ctx, b.ID+"-"+strconv.Itoa(n)+"-label")
}

func (b *formBuilder) remove(i int) error {
	b.open = 0
	return b.Desk.Do(b.Apply(func(f *engine.Form) { removeField(f, i) }))
}

func (b *formBuilder) move(i, by int) error {
	if to := i + by; to >= 0 && to < len(b.fields()) {
		b.open = to + 1
	}
	return b.Desk.Do(b.Apply(func(f *engine.Form) { moveField(f, i, by) }))
}
