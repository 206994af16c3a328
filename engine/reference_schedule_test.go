package engine_test

import (
	"slices"
	"time"

	"statecraft/engine"
)

// genCast are the people of all cases: groups, managers, operators, machines and
// somebody without a name.
func genCast() []engine.Person {
	return []engine.Person{
		{Name: "ann", Groups: []string{"desk"}},
		{Name: "bob", Groups: []string{"desk", "board"}, Manages: []string{"ann", "dana"}},
		{Name: "cem", Groups: []string{"board"}, Manages: []string{"bob", "olaf", "cem"}},
		{Name: "dana"},
		{Name: "olaf", Groups: []string{"desk"}, Manages: []string{"ann", "cem", "system:bot"}, Operator: true},
		{Name: "system:host", Operator: true},
		{Name: "system:bot", Groups: []string{"desk"}},
		{},
	}
}

// scheduleGen draws the commands of one case.
type scheduleGen struct {
	*gen
	w    *engine.Workflow
	x    refExpressions
	i    *refInstance // as the commands so far left it
	step int
}

// command draws the next command, mostly one that fits.
func (g *scheduleGen) command() engine.Command {
	g.step++
	c := engine.Command{
		At: time.Date(2026, 3, 2, 9, g.step, 0, 0, time.UTC),
		By: pick(g.gen, genCast()...),
	}
	switch {
	case g.i.status == "" && g.chance(95), g.chance(1):
		c.Do = g.start(&c)
	case g.i.status == engine.StatusSuspended && g.chance(30):
		g.operator(&c)
		c.Do = &engine.Resume{Notes: g.note()}
	case g.i.status == engine.StatusSuspended && g.chance(65):
		c.Do = g.mend(&c)
	case g.i.status == engine.StatusSuspended && g.chance(60):
		c.Do = g.operators(&c)
	case g.attention() && g.chance(40):
		c.Do = g.mend(&c)
	case g.chance(8):
		c.Do = g.operators(&c)
	case g.chance(2):
		c.Do = g.anywhere()
	case !g.hasTask() && g.chance(70):
		c.Do = g.operators(&c)
	case g.chance(20), g.crowd && g.chance(20):
		c.Do = g.task(&c)
	default:
		c.Do = g.complete(&c)
	}
	return c
}

func (g *scheduleGen) hasTask() bool {
	return slices.ContainsFunc(g.i.activations, func(a engine.Activation) bool { return a.Task })
}

func (g *scheduleGen) attention() bool {
	return g.i.incident != nil || slices.ContainsFunc(g.i.activations, func(a engine.Activation) bool { return a.Incident != nil })
}

// operator makes the acting person one, most of the time.
func (g *scheduleGen) operator(c *engine.Command) {
	if g.chance(92) {
		c.By = pick(g.gen, genCast()[5], genCast()[4])
		if g.chance(5) {
			c.By = engine.Person{Operator: true}
		}
	}
}

func (g *scheduleGen) note() string { return pick(g.gen, "", "why", "why", " ") }

func (g *scheduleGen) start(c *engine.Command) engine.Op {
	if g.chance(80) {
		c.By = pick(g.gen, genCast()[:2]...)
	}
	op := &engine.Start{Data: g.answers(g.w.Form)}
	if g.w.Start == engine.StartOne && g.chance(95) || g.chance(3) {
		s := pick(g.gen, g.w.States...)
		for n := range g.w.States {
			if g.w.States[n].Initial && (!s.Initial || g.chance(30)) {
				s = g.w.States[n]
			}
		}
		op.State = s.ID
	}
	if g.chance(60) {
		op.Roles = map[string][]engine.Actor{"lead": g.seat()}
		if g.chance(40) {
			op.Roles["peer"] = g.seat()
		}
		if g.chance(3) {
			op.Roles["boss"] = g.seat()
		}
	}
	return op
}

func (g *scheduleGen) seat() []engine.Actor {
	actors := []engine.Actor{pick[engine.Actor](g.gen, "user:bob", "group:board", "starter", "anyone", "user:cem")}
	if g.chance(20) {
		actors = append(actors, "user:dana")
	}
	if g.chance(5) {
		actors = append(actors, pick[engine.Actor](g.gen, "role:peer", "boss", "data:helper"))
	}
	if g.chance(5) {
		return nil
	}
	return actors
}

// answers fills in a form, now and then wrongly.
func (g *scheduleGen) answers(form *engine.Form) map[string]any {
	data := map[string]any{}
	if form != nil {
		for _, f := range form.Fields {
			if f.Required || g.chance(70) {
				data[f.Name] = g.answer(f.Name)
			}
		}
	}
	if g.chance(2) {
		data[pick(g.gen, "num", "stray", "flag")] = pick[any](g.gen, 77.0, "seven", nil)
	}
	if len(data) == 0 {
		return nil
	}
	return data
}

func (g *scheduleGen) answer(name string) any {
	switch name {
	case "flag", "urgent", "y":
		return g.chance(50)
	case "num":
		return float64(g.below(7))
	case "helper":
		return pick(g.gen, "ann", "bob", "cem", "dana")
	case "team":
		return pick(g.gen, []any{"ann"}, []any{"bob", "ann"}, []any{"cem", "dana"})
	case "crew":
		return pick[any](g.gen, []any{"ann", "cem"}, []any{"bob"}, "dana")
	case "cost":
		return map[string]any{"amount": pick(g.gen, "99.50", "100", "1480.00"), "currency": "EUR"}
	}
	return float64(g.below(5))
}

// open gives an activation: mostly one with a task.
func (g *scheduleGen) open() *engine.Activation {
	var tasks []engine.Activation
	for _, a := range g.i.activations {
		if len(a.Delegations) > 1 && g.chance(60) {
			return &a
		}
		if a.Task {
			tasks = append(tasks, a)
		}
	}
	switch {
	case len(tasks) > 0 && g.chance(96):
		return new(pick(g.gen, tasks...))
	case len(g.i.activations) > 0 && g.chance(80):
		return new(pick(g.gen, g.i.activations...))
	}
	return &engine.Activation{ID: 1 + g.below(g.i.last+2)}
}

// complete draws a sign-off, by somebody who may where there is one.
func (g *scheduleGen) complete(c *engine.Command) engine.Op {
	a := g.open()
	op := &engine.Complete{Activation: a.ID, Notes: g.note()}
	s := g.w.State(a.State)
	if s == nil || refKind(s) != engine.KindHuman {
		return op
	}
	if refCountsPeople(s) && a.People == nil && g.chance(85) {
		g.operator(c)
		return &engine.Resolve{Activation: a.ID, People: g.people()}
	}
	if refCountsPeople(s) && len(a.Votes) > 0 && g.chance(15) {
		g.operator(c) // fewer people may make the votes enough
		return &engine.Resolve{Activation: a.ID, People: []string{pick(g.gen, genCast()[:5]...).Name}}
	}
	fit := g.fit(a)
	if len(fit) == 0 && g.chance(90) {
		return g.operators(c)
	}
	if len(fit) > 0 && g.chance(92) {
		c.By = pick(g.gen, fit...)
	}
	buttons := refButtons(g.w, refSplit(s), refOut(g.w, s.ID))
	op.Outcome = pick(g.gen, buttons...)
	r := newRefRun(g.w, g.x, g.i, *c)
	open := slices.DeleteFunc(buttons, func(o string) bool { return !r.choosable(refSplit(s), refOut(g.w, s.ID), o, c.By) })
	if len(open) > 0 && g.chance(85) {
		op.Outcome = pick(g.gen, open...)
	}
	if g.chance(8) {
		op.Outcome = pick(g.gen, "", "Yes", "no such")
	}
	op.Data = g.answers(s.Form)
	if g.chance(4) {
		op.For = pick(g.gen, genCast()...).Name
	}
	if len(a.Delegations) > 0 && g.chance(60) {
		d := pick(g.gen, a.Delegations...)
		c.By, op.For = genNamed(d.To), pick(g.gen, "", "", d.From.Name)
	}
	return op
}

// fit gives those who may decide.
func (g *scheduleGen) fit(a *engine.Activation) []engine.Person {
	r := newRefRun(g.w, g.x, g.i, engine.Command{})
	var fit []engine.Person
	for _, p := range genCast() {
		if _, code := r.principal(a, p, ""); code == "" {
			fit = append(fit, p)
		}
	}
	return fit
}

// genNamed finds somebody of the cast.
func genNamed(name string) engine.Person {
	for _, p := range genCast() {
		if p.Name == name {
			return p
		}
	}
	return engine.Person{Name: name}
}

// people draws who the directory says is eligible.
func (g *scheduleGen) people() []string {
	var names []string
	if g.chance(5) {
		return nil
	}
	for _, p := range genCast()[:6] {
		if g.chance(65) {
			names = append(names, p.Name)
		}
	}
	if g.chance(10) {
		names = append(names, "ann", "")
	}
	return names
}

// anywhere draws a transition from the whole instance.
func (g *scheduleGen) anywhere() engine.Op {
	op := &engine.Complete{Notes: g.note()}
	op.Outcome = pick(g.gen, refButtons(g.w, engine.SplitXor, refOut(g.w, engine.FromAnywhere))...)
	if g.chance(20) {
		op.Outcome = pick(g.gen, "", "Stop", "no such")
	}
	if g.chance(5) {
		op.For = "ann"
	}
	if g.chance(3) {
		op.Data = map[string]any{"num": 1.0}
	}
	return op
}
