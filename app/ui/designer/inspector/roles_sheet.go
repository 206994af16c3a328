package inspector

import (
	"slices"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/editor"
	"statecraft/app/ui/designer/words"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/engine"
)

// rolesSheet are the seats that are filled for each instance, one of them open.
type rolesSheet struct {
	app.Compo
	On
	open  int // number of the open role, from 1
	asked int // how often a field was asked for when the list was last drawn
}

// Render draws the sheet.
func (s *rolesSheet) Render() app.UI {
	roles := s.Desk.Workflow().Roles
	s.openAsked(roles)
	return tag.Section().Class("group").Aria("label", say.Say("Roles")).Body(
		tag.P().Class("muted small").Text(say.Say("A role is a seat that is filled anew each time the workflow starts, such as the moderator of this module.")),
		tag.Ol().Class("entries").Body(
			app.Range(roles).Slice(func(i int) app.UI { return s.row(i, roles[i]) }),
		),
		slot(!s.Desk.ReadOnly, func() app.UI {
			return tag.Button().Attr("type", "button").ID("role-add").Class("button add").OnClick(s.onAdd).Body(parts.Icon("plus"), app.Text(say.Say("Add a role")))
		}),
	)
}

// openAsked opens the role that somebody asked to see, once.
func (s *rolesSheet) openAsked(roles []engine.Role) {
	field, times := s.Desk.Shown()
	if s.asked == times {
		return
	}
	s.asked = times
	if name, ok := strings.CutPrefix(field, "roles."); ok {
		s.open = 1 + slices.IndexFunc(roles, func(r engine.Role) bool { return r.Name == name })
	}
}

func (s *rolesSheet) row(i int, r engine.Role) app.UI {
	open := s.open == i+1
	return tag.Li().Class("entry").Body(
		rowHead{
			id: "role-" + strconv.Itoa(i), open: open, title: r.Title(), detail: "role:" + r.Name,
			troubled: s.trouble("", "", "roles."+r.Name) != "",
			toggle:   func() { s.open = (i + 1) * btoi(!open) },
		}.ui(),
		slot(open, func() app.UI { return s.fields(i, r) }),
	)
}

func (s *rolesSheet) fields(i int, r engine.Role) app.UI {
	id := "role-" + strconv.Itoa(i)
	set := func(change func(*engine.Role)) editor.Command {
		return changeWorkflow(func(w *engine.Workflow) {
			if i < len(w.Roles) {
				change(&w.Roles[i])
			}
		})
	}
	required := s.check(id+"-required", say.Say("Must be filled at the start"), r.Required, func(on bool) editor.Command {
		return set(func(r *engine.Role) { r.Required = on })
	})
	fallback := s.actors(id+"-default", say.Say("Filled with, unless somebody is named"), r.Default, words.Scope{Starter: true}, func(list []engine.Actor) editor.Command {
		return set(func(r *engine.Role) { r.Default = list })
	})
	fallback.Prompt = say.Say("nobody")
	name := s.text(id+"-name", say.Say("Name in files"), r.Name, nil)
	name.Code, name.Late = true, true
	name.Change = func(text string) error { return s.Desk.Do(set(func(r *engine.Role) { r.Name = text })) }
	return tag.Div().Class("entry-body fields").Body(
		s.label(i, r), required, fallback, name,
		slot(!s.Desk.ReadOnly, func() app.UI {
			return tag.Div().Class("entry-tools").Body(
				tag.Button().Attr("type", "button").Class("button quiet").OnClick(s.onRemove(i), app.EventScope("role", i)).Text(say.Say("Remove")))
		}),
	)
}

func (s *rolesSheet) label(i int, r engine.Role) app.UI {
	c := s.text("role-"+strconv.Itoa(i)+"-label", say.Say("Label"), r.Label, nil)
	c.Placeholder = say.Say("such as Moderator")
	c.Trouble = s.trouble("", "", "roles."+r.Name)
	// Everybody who names the seat follows, so half a label would be no use.
	c.Late = true
	c.Change = func(text string) error {
		return s.Desk.Do(labelRole(s.Desk.Workflow(), i, strings.Join(strings.Fields(text), " "))...)
	}
	return c
}

func (s *rolesSheet) onAdd(ctx app.Context, _ app.Event) {
	n := len(s.Desk.Workflow().Roles)
	if err := s.Desk.Do(changeWorkflow(addRole)); err != nil {
		parts.Toast(ctx, say.Error(err))
		return
	}
	s.open = n + 1
	focusLater(ctx, "role-"+strconv.Itoa(n)+"-label")
}

func (s *rolesSheet) onRemove(i int) app.EventHandler {
	return func(ctx app.Context, _ app.Event) {
		s.open = 0
		err := s.Desk.Do(changeWorkflow(func(w *engine.Workflow) { w.Roles = slices.Delete(w.Roles, i, i+1) }))
		if err != nil {
			parts.Toast(ctx, say.Error(err))
		}
	}
}
