package workflows

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/engine"
)

// begins lets the starter pick one of several initial states, where the
// workflow says so.
func (d *StartDialog) begins() app.UI {
	if d.workflow.Start != engine.StartOne {
		return nil
	}
	id := startDialog + "-state"
	var initial []engine.State
	for _, s := range d.workflow.States {
		if s.Initial {
			initial = append(initial, s)
		}
	}
	if len(initial) > 0 && d.state == "" {
		d.state = initial[0].ID
	}
	return tag.Div().Class("field").Body(
		tag.Label().Attr("for", id).Text(say.Say("Begin with")),
		tag.Select().ID("%s", id).OnChange(func(ctx app.Context, _ app.Event) {
			d.state = ctx.JSSrc().Get("value").String()
		}).Body(app.Range(initial).Slice(func(i int) app.UI {
			return tag.Option().Attr("value", initial[i].ID).Text(initial[i].Title())
		})),
	)
}

// seats asks who fills each seat of this instance.
func (d *StartDialog) seats() app.UI {
	if len(d.workflow.Roles) == 0 {
		return nil
	}
	return tag.Div().Class("fields").Body(
		app.Range(d.workflow.Roles).Slice(func(i int) app.UI { return d.seat(d.workflow.Roles[i]) }),
	)
}

func (d *StartDialog) seat(r engine.Role) app.UI {
	id, invalid := startDialog+"-role-"+r.Name, ""
	if d.unseated[r.Name] {
		invalid = "true"
	}
	return tag.Div().Class("field").Body(
		tag.Label().Attr("for", id).Body(
			app.Text(r.Title()),
			app.If(r.Required && len(r.Default) == 0, func() app.UI { return tag.Span().Class("required").Text(" · " + say.Say("required")) }),
		),
		tag.Select().ID("%s", id).Aria("invalid", invalid).OnChange(func(ctx app.Context, _ app.Event) {
			d.roles[r.Name] = engine.Actor(parts.Picked(ctx.JSSrc()))
			ctx.PreventUpdate()
		}, app.EventScope(id)).Body(
			tag.Option().Attr("value", "").Text(d.unfilled(r)),
			tag.OptGroup().Attr("label", say.Say("People")).Body(app.Range(d.directory.Users).Slice(func(i int) app.UI {
				u := d.directory.Users[i]
				return tag.Option().Attr("value", "user:"+u.Name).Text(displayed(u.Display, u.Name))
			})),
			tag.OptGroup().Attr("label", say.Say("Groups")).Body(app.Range(d.directory.Groups).Slice(func(i int) app.UI {
				g := d.directory.Groups[i]
				return tag.Option().Attr("value", "group:"+g.Name).Text(displayed(g.Display, g.Name))
			})),
		),
		app.If(invalid != "", func() app.UI {
			return tag.P().Class("error").Role("alert").Text(say.Say("Choose who is %s this time.", r.Title()))
		}),
	)
}

// unfilled says what happens to a seat nobody is chosen for.
func (d *StartDialog) unfilled(r engine.Role) string {
	switch {
	case len(r.Default) > 0:
		return say.Say("As usual: %s", d.people.Actors(r.Default))
	case r.Required:
		return say.Say("Choose who…")
	}
	return say.Say("Nobody for now")
}

// Unseated names the required seats that nobody fills.
func Unseated(w *engine.Workflow, chosen map[string][]engine.Actor) map[string]bool {
	empty := map[string]bool{}
	for _, r := range w.Roles {
		if r.Required && len(r.Default) == 0 && len(chosen[r.Name]) == 0 {
			empty[r.Name] = true
		}
	}
	return empty
}

func displayed(display, name string) string {
	if display != "" {
		return display
	}
	return name
}

func (d *StartDialog) chosenRoles() map[string][]engine.Actor {
	roles := map[string][]engine.Actor{}
	for name, actor := range d.roles {
		if actor != "" {
			roles[name] = []engine.Actor{actor}
		}
	}
	return roles
}
