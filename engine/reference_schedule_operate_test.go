package engine_test

import (
	"slices"

	"statecraft/engine"
)

// task draws what people and the host do with a task besides signing it.
func (g *scheduleGen) task(c *engine.Command) engine.Op {
	a := g.open()
	if s := g.w.State(a.State); s != nil && a.Task && g.chance(70) {
		if fit := g.fit(a); len(fit) > 0 {
			c.By = pick(g.gen, fit...)
		}
	}
	switch g.below(6) {
	case 0, 1:
		if a.Claimed != "" {
			if g.chance(50) {
				c.By = genNamed(a.Claimed)
			}
			return &engine.Release{Activation: a.ID}
		}
		if g.chance(10) {
			return &engine.Release{Activation: a.ID}
		}
		return &engine.Claim{Activation: a.ID}
	case 2, 3:
		to := pick(g.gen, genCast()...).Name
		if g.chance(40) {
			to = pick(g.gen, "dana", "dana", "dana", "cem")
		}
		for _, other := range g.i.activations {
			if len(other.Delegations) == 1 && g.chance(70) {
				// Several ask the same one.
				a, to = &other, other.Delegations[0].To
				r := newRefRun(g.w, g.x, g.i, *c)
				for _, p := range genCast() {
					if p.Name != other.Delegations[0].From.Name && p.Name != to && r.mayDecide(a, p, p) == "" {
						c.By = p
					}
				}
			}
		}
		if len(a.Delegations) > 0 && g.chance(30) {
			c.By = genNamed(pick(g.gen, a.Delegations...).From.Name)
			to = c.By.Name
		}
		if g.chance(5) {
			to = c.By.Name
		}
		return &engine.Delegate{Activation: a.ID, To: to, Notes: g.note()}
	case 4:
		g.operator(c)
		return &engine.Assign{Activation: a.ID, To: pick(g.gen, genCast()...)}
	default:
		if g.crowd {
			for _, voted := range g.i.activations {
				if len(voted.Votes) > 0 && g.chance(60) {
					a = &voted
				}
			}
		}
		g.operator(c)
		return &engine.Resolve{Activation: a.ID, People: g.people()}
	}
}

// mend draws what an operator does about an incident.
func (g *scheduleGen) mend(c *engine.Command) engine.Op {
	g.operator(c)
	var troubled []int
	for _, a := range g.i.activations {
		if a.Incident != nil || a.Ready {
			troubled = append(troubled, a.ID)
		}
	}
	if g.i.incident != nil || troubled == nil {
		troubled = append(troubled, 0)
	}
	at := pick(g.gen, troubled...)
	if a := g.i.activation(at); a != nil && a.Ready && g.chance(50) {
		return g.skip(at)
	}
	if a := g.i.activation(at); a != nil && a.Incident != nil && a.Incident.Code == engine.IncidentNobody && g.chance(50) {
		return &engine.Resolve{Activation: at, People: []string{"ann", "bob", "cem", "dana", "olaf"}}
	}
	switch g.below(5) {
	case 0, 1:
		return &engine.Retry{Activation: at, Notes: g.note()}
	case 2:
		return g.setData()
	case 3:
		return g.skip(at)
	default:
		return g.move(at)
	}
}

// operators draws any operator's command.
func (g *scheduleGen) operators(c *engine.Command) engine.Op {
	g.operator(c)
	switch g.below(12) {
	case 0, 1, 2:
		return g.setData()
	case 3:
		return &engine.BindRole{Role: pick(g.gen, "lead", "peer", "peer", "boss"), Actors: g.seat(), Notes: g.note()}
	case 4:
		return &engine.Suspend{Notes: g.note()}
	case 5:
		return &engine.Resume{}
	case 6, 7:
		return g.skip(g.open().ID)
	case 8, 9:
		return g.move(g.open().ID)
	case 10:
		return &engine.Retry{Activation: g.below(g.i.last + 2)}
	}
	if g.chance(30) {
		return &engine.Cancel{Notes: g.note()}
	}
	return g.move(0)
}

func (g *scheduleGen) setData() engine.Op {
	op := &engine.SetData{Notes: g.note(), Data: map[string]any{}}
	for range g.below(4) {
		name := pick(g.gen, "num", "flag", "x", "y", "level", "helper", "urgent", "cost", "crew", "team")
		op.Data[name] = g.answer(name)
		if g.chance(8) {
			op.Data[name] = nil
		}
		if g.chance(5) {
			op.Data[name] = pick[any](g.gen, "seven", 77.0, []any{1.0})
		}
	}
	return op
}

func (g *scheduleGen) skip(activation int) engine.Op {
	for _, a := range g.i.activations {
		if a.Ready && g.chance(70) {
			activation = a.ID
		}
	}
	op := &engine.Skip{Activation: activation, Notes: g.note()}
	if a := g.i.activation(activation); a != nil {
		s := g.w.State(a.State)
		if refKind(s) == engine.KindHuman && g.chance(90) {
			op.Outcome = pick(g.gen, refButtons(g.w, refSplit(s), refOut(g.w, s.ID))...)
		}
	}
	if g.chance(5) {
		op.Outcome = "no such"
	}
	return op
}

func (g *scheduleGen) move(activation int) engine.Op {
	to := pick(g.gen, g.w.States...).ID
	if g.chance(4) {
		to = "Z"
	}
	// Joins are where moving is interesting.
	if first := slices.IndexFunc(g.w.States, func(s engine.State) bool { return s.Join == engine.JoinFirst }); first >= 0 && g.chance(20) {
		to = g.w.States[first].ID
	}
	return &engine.Move{Activation: activation, To: to, Notes: g.note()}
}
