package traces

import (
	"fmt"
	"regexp"
	"slices"
)

// plan is what happens on entering part of a chart: content to execute, then
// the places to be in, several at once below a parallel state.
type plan struct {
	acts   []act
	leaves []leaf
}

// leaf is an atomic place, or whatever a history remembers: all of it, or the
// part in one region.
type leaf struct {
	at      *place
	history *place
	region  *place
}

// enter plans to enter a place so that the targets inside it become active, and
// what begins by itself where there are none.
func (w *chartWorkflow) enter(p *place, targets []*place) plan {
	pl := plan{acts: append(w.bind(p), w.blocks(p.entry...)...)}
	inside := within(targets, p)
	switch {
	case p.atomic():
		if p.kind == "final" && p.parent != w.c.root {
			pl.acts = append(pl.acts, act{raise: "done.state." + p.parent.id})
		}
		pl.leaves = []leaf{{at: p}}
	case len(inside) > 0 && inside[0].kind == "history" && inside[0].parent == p:
		pl.leaves = []leaf{{history: inside[0]}}
	case p.kind == "parallel":
		for _, c := range p.children {
			pl.add(w.enter(c, inside))
		}
	default:
		if len(inside) == 0 {
			pl.acts = append(pl.acts, w.blocks(p.beginning)...)
			inside = p.initial
		}
		pl.add(w.among(p, inside))
	}
	return pl
}

// among plans to enter the child that holds the targets.
func (w *chartWorkflow) among(p *place, targets []*place) plan {
	if targets[0].kind == "history" && targets[0].parent == p {
		return plan{leaves: []leaf{{history: targets[0]}}}
	}
	for _, c := range p.children {
		if c.holds(targets[0]) {
			return w.enter(c, targets)
		}
	}
	w.refuse("%s does not hold %s", p.id, targets[0].id)
	return plan{}
}

func (pl *plan) add(more plan) {
	pl.acts = append(pl.acts, more.acts...)
	pl.leaves = append(pl.leaves, more.leaves...)
}

// within keeps the places strictly inside another.
func within(list []*place, p *place) []*place {
	var inside []*place
	for _, t := range list {
		if t != p && p.holds(t) {
			inside = append(inside, t)
		}
	}
	return inside
}

// bind gives data of a state their values when it is entered first, where a
// chart wants it so late.
func (w *chartWorkflow) bind(p *place) []act {
	var acts []act
	for _, d := range w.c.data {
		if w.c.late && d.owner == p && p != w.c.root && d.expr != "" {
			acts = append(acts, act{pick: []branch{{when: d.id + " == nil", acts: []act{{set: d.id, value: w.expression(d.expr)}}}}})
		}
	}
	return acts
}

// remembered says by region which variable holds what a history remembers: the
// atomic place that was active there.
func (w *chartWorkflow) remembered(h *place) (regions []*place) {
	if h.parent.kind == "parallel" {
		regions = h.parent.children
	} else {
		regions = []*place{w.c.region(h.parent)}
	}
	for _, r := range regions {
		for _, a := range r.atoms() {
			if h.parent.holds(a) && w.c.region(a) != r {
				w.refuse("the history %s remembers a parallel state inside", h.id)
			}
		}
	}
	return regions
}

// recalls lists the ways a history can be entered, and what each remembers. The
// last is what is entered when it remembers nothing.
func (w *chartWorkflow) recalls(l leaf) []branchPlan {
	h, parent := l.history, l.history.parent
	first := h.transitions[0]
	begin := plan{acts: w.blocks(first.content)}
	if parent.kind != "parallel" {
		begin.add(w.among(parent, first.targets))
		return append(w.recallsIn(h, w.c.region(parent), parent), branchPlan{plan: begin})
	}
	if l.region != nil {
		return w.recallsIn(h, l.region, l.region.parent)
	}
	again := plan{}
	for _, r := range w.remembered(h) {
		again.leaves = append(again.leaves, leaf{history: h, region: r})
	}
	for _, c := range parent.children {
		begin.add(w.enter(c, first.targets))
	}
	return []branchPlan{
		{when: fmt.Sprintf("(%s ?? \"\") != \"\"", was(h, parent.children[0])), plan: again},
		{plan: begin},
	}
}

type branchPlan struct {
	when string
	plan plan
}

func (w *chartWorkflow) recallsIn(h, region, below *place) []branchPlan {
	var list []branchPlan
	for _, a := range region.atoms() {
		if !h.parent.holds(a) {
			continue
		}
		target := a
		for !h.deep && target.parent != h.parent {
			target = target.parent
		}
		list = append(list, branchPlan{fmt.Sprintf("(%s ?? \"\") == %q", was(h, region), a.id), w.among(below, []*place{target})})
	}
	return list
}

// exits gives what is executed on leaving everything below a place: of what is
// active with the atomic place p, or of all that may be active in the parallel
// state top. What is not sure to be active is asked of the data.
func (w *chartWorkflow) exits(below, p, top *place) []act {
	var acts []act
	for _, q := range slices.Backward(w.c.order) {
		if q == below || !below.holds(q) || q.kind == "history" {
			continue
		}
		sure := q.holds(p)
		if top != nil {
			sure = q.holds(top) || q.parent == top
			if !sure && !top.holds(q) {
				continue
			}
		} else if !sure {
			continue
		}
		leaving := w.blocks(q.exit...)
		for _, h := range q.histories {
			for _, r := range w.remembered(h) {
				leaving = append(leaving, act{set: was(h, r), value: at(r)})
			}
		}
		if len(leaving) > 0 && !sure {
			leaving = []act{{pick: []branch{{when: w.activeNow(q), acts: leaving}}}}
		}
		acts = append(acts, leaving...)
	}
	return acts
}

// activeNow is the condition that a place inside a region is active.
func (w *chartWorkflow) activeNow(q *place) string {
	region, list := w.c.region(q), ""
	for _, a := range q.atoms() {
		if w.c.region(a) != region {
			w.refuse("%s holds a parallel state", q.id)
		}
		list += fmt.Sprintf("%q, ", a.id)
	}
	return fmt.Sprintf("%s in [%s]", at(region), list[:len(list)-2])
}

var noName = regexp.MustCompile(`\W`)

// at names the variable that holds which atomic place of a region is active.
func at(region *place) string { return "at_" + noName.ReplaceAllString(region.id, "_") }

// was names the variable that holds what a history remembers of a region.
func was(h, region *place) string {
	return "was_" + noName.ReplaceAllString(h.id+"_"+region.id, "_")
}
