package inspector

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/designer/control"
	"statecraft/app/ui/designer/words"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/engine"
)

// options are the answers of a choice, a row each.
type options struct {
	app.Compo
	On

	ID    string
	List  []engine.Option
	Apply func(change func(*engine.Field) error) error

	stored bool // what is stored shows, too
}

// Render draws the rows.
func (o *options) Render() app.UI {
	return tag.FieldSet().Class("field").Body(
		tag.Legend().Text(say.Say("Options")),
		tag.Ol().Class("options").OnKeyDown(o.onKey).On("paste", o.onPaste).Body(
			app.Range(o.List).Slice(func(i int) app.UI { return o.row(i) }),
		),
		slot(!o.Desk.ReadOnly, func() app.UI {
			return tag.Div().Class("entry-tools").Body(
				tag.Button().Attr("type", "button").ID(o.ID+"-add").Class("button quiet").OnClick(o.onAdd).
					Body(parts.Icon("plus"), app.Text(say.Say("Add an option"))),
				slot(len(o.List) > 0, func() app.UI {
					return tag.Button().Attr("type", "button").Class("button quiet").Aria("pressed", strconv.FormatBool(o.stored)).
						OnClick(o.onStored).Text(say.Say("Stored as"))
				}),
			)
		}),
	)
}

func (o *options) row(i int) app.UI {
	option, number := o.List[i], strconv.Itoa(i+1)
	read := func(value string) bool { return words.Quotes(o.Desk.Workflow(), value) }
	return tag.Li().Class("option").Body(
		&control.Text{ID: o.labelID(i), Of: o.subject() + o.ID, Label: say.Say("Option %s", number), Bare: true, Value: option.Title(), Late: true, Fixed: o.Desk.ReadOnly,
			Change: func(text string) error {
				return o.Apply(func(f *engine.Field) error { return labelOption(f, i, text, read) })
			}},
		slot(o.stored, func() app.UI {
			return &control.Text{ID: o.ID + "-stored-" + number, Of: o.subject() + o.ID, Label: say.Say("Option %s is stored as", number), Bare: true, Code: true, Value: option.Value, Late: true, Fixed: o.Desk.ReadOnly,
				Change: func(text string) error {
					return o.Apply(func(f *engine.Field) error { return storeOption(f, i, text) })
				}}
		}),
		slot(!o.Desk.ReadOnly, func() app.UI {
			return tag.Button().Attr("type", "button").Class("button quiet icon-only").Aria("label", say.Say("Remove the option %s", option.Title())).
				OnClick(func(ctx app.Context, _ app.Event) { o.remove(ctx, i) }, app.EventScope(o.ID, i)).Body(parts.Icon("trash"))
		}),
	)
}

func (o *options) labelID(i int) string { return o.ID + "-option-" + strconv.Itoa(i) }

func (o *options) onStored(app.Context, app.Event) { o.stored = !o.stored }

func (o *options) onAdd(ctx app.Context, _ app.Event) { o.add(ctx) }

// add puts options at the end and goes to the last of them.
func (o *options) add(ctx app.Context, texts ...string) {
	at, title := 0, ""
	err := o.Apply(func(f *engine.Field) error {
		addOptions(f, texts...)
		at = len(f.Options) - 1
		title = f.Options[at].Title()
		return nil
	})
	if err != nil {
		parts.Toast(ctx, say.Error(err))
		return
	}
	id := o.labelID(at)
	ctx.Defer(func(app.Context) {
		if e := app.Window().GetElementByID(id); e.Truthy() {
			e.Set("value", title) // the row itself shows it only afterwards
			e.Call("select")      // so that typing takes the place of the made-up name
		}
	})
}

func (o *options) remove(ctx app.Context, i int) {
	err := o.Apply(func(f *engine.Field) error {
		if i < len(f.Options) {
			removeOption(f, i)
		}
		return nil
	})
	if err != nil {
		parts.Toast(ctx, say.Error(err))
	}
}

// onKey goes to the next option with Enter, or adds one behind the last.
func (o *options) onKey(ctx app.Context, e app.Event) {
	at := o.at(e)
	if e.Get("key").String() != "Enter" || at < 0 || o.Desk.ReadOnly {
		ctx.PreventUpdate()
		return
	}
	if at == len(o.List)-1 {
		o.add(ctx)
		return
	}
	app.Window().GetElementByID(o.labelID(at + 1)).Call("select")
}

// onPaste makes an option of every line.
func (o *options) onPaste(ctx app.Context, e app.Event) {
	text := e.Get("clipboardData").Call("getData", "text").String()
	lines := strings.Split(strings.TrimSpace(text), "\n")
	if len(lines) < 2 || o.Desk.ReadOnly || o.at(e) < 0 {
		ctx.PreventUpdate()
		return
	}
	e.PreventDefault()
	o.add(ctx, lines...)
}

// at is the row whose words an event is about; -1 for none.
func (o *options) at(e app.Event) int {
	id := e.Get("target").Get("id").String()
	for i := range o.List {
		if id == o.labelID(i) {
			return i
		}
	}
	return -1
}
