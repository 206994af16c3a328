package inspector

import (
	"slices"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/editor"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/engine"
)

// assignments are the values an automatic state sets.
type assignments struct {
	app.Compo
	On
	State string
}

// Render draws the list.
func (a *assignments) Render() app.UI {
	list, trouble := a.list(), a.trouble(a.State, "", "action")
	return tag.Section().Class("group").Aria("label", say.Say("Set values")).Body(
		tag.H3().Class("group-title").Text(say.Say("Set values")),
		tag.Ol().Class("entries").Body(
			app.Range(list).Slice(func(i int) app.UI { return a.row(i, list[i]) }),
		),
		slot(!a.Desk.ReadOnly, func() app.UI {
			return tag.Button().Attr("type", "button").ID("set-add").Class("button add").OnClick(a.onAdd).
				Body(parts.Icon("plus"), app.Text(say.Say("Add a value")))
		}),
		slot(trouble != "", func() app.UI { return tag.P().Class("error-text").Text(trouble) }),
	)
}

func (a *assignments) list() []engine.Assignment {
	if s := a.Desk.Workflow().State(a.State); s != nil && s.Action != nil {
		return s.Action.Set
	}
	return nil
}

func (a *assignments) row(i int, set engine.Assignment) app.UI {
	id := "set-" + strconv.Itoa(i)
	name := a.text(id+"-name", say.Say("Name"), set.Name, func(text string) []editor.Command {
		return one(a.change(func(list []engine.Assignment) []engine.Assignment { list[i].Name = text; return list }))
	})
	name.Bare, name.Code, name.Placeholder = true, true, say.Say("name")
	value := a.expression(id+"-value", say.Say("Value"), set.Value, func(text string) []editor.Command {
		return one(a.change(func(list []engine.Assignment) []engine.Assignment { list[i].Value = text; return list }))
	})
	value.Bare, value.Placeholder, value.About = true, "amount * 2", set.Name
	value.Trouble = a.trouble(a.State, "", "set."+set.Name)
	value.Column = a.column(a.State, "", "set."+set.Name)
	return tag.Li().Class("assignment").Body(
		tag.Div().Class("assignment-name").Body(name),
		tag.Span().Class("assignment-sign muted").Aria("hidden", "true").Text("="),
		tag.Div().Class("assignment-value").Body(value),
		slot(!a.Desk.ReadOnly, func() app.UI {
			return tag.Button().Attr("type", "button").Class("button quiet icon-only").Aria("label", say.Say("Remove %s", set.Name)).
				OnClick(a.onRemove(i), app.EventScope(a.State, i)).Body(parts.Icon("trash"))
		}),
	)
}

// change makes the command that changes the list of values.
func (a *assignments) change(change func([]engine.Assignment) []engine.Assignment) editor.Command {
	return changeState(a.State, func(s *engine.State) {
		if s.Action == nil {
			s.Action = &engine.Action{Type: engine.ActionSet}
		}
		s.Action.Set = change(s.Action.Set)
	})
}

func (a *assignments) onAdd(ctx app.Context, _ app.Event) {
	n := len(a.list())
	if err := a.Desk.Do(a.change(func(list []engine.Assignment) []engine.Assignment { return append(list, engine.Assignment{}) })); err != nil {
		parts.Toast(ctx, say.Error(err))
		return
	}
	focusLater(ctx, "set-"+strconv.Itoa(n)+"-name")
}

func (a *assignments) onRemove(i int) app.EventHandler {
	return func(ctx app.Context, _ app.Event) {
		err := a.Desk.Do(a.change(func(list []engine.Assignment) []engine.Assignment { return slices.Delete(list, i, i+1) }))
		if err != nil {
			parts.Toast(ctx, say.Error(err))
		}
	}
}
