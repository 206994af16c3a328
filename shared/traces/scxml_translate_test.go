package traces

import (
	"fmt"
	"slices"
	"strings"

	"statecraft/engine"
)

// chartWorkflow is a chart as a workflow.
//
//	atomic state            person state, an outcome for each event it answers
//	transition of an outer  transition of each atomic state inside it, after
//	state                   those of its own: inner states come first
//	transition without      a route before the person state, which asks the
//	event                   conditions
//	parallel state          and split, an activation for each region
//	transition that leaves  first join: it withdraws the other regions
//	a parallel state
//	onentry, onexit, …      action and route states on the way
//	history                 data, set on leaving, asked on entering
//	final state of all      terminating end
//
// What a first join is to withdraw must lead to it. Where it does not by itself
// it gets an outcome that no event has.
type chartWorkflow struct {
	c       *chart
	w       *engine.Workflow
	lineage *lineage

	events []string          // that may come, from outside or inside
	raises map[string]string // routes the dispatcher hears of, with the event
	sends  map[string]string
	taken  map[string]taken  // by transition
	begun  map[string]string // by way from one place to others: its first state
	notes  bool              // the data say which places are active
	err    error

	leaving []leaving
}

// leaving is a first join by which a parallel state is left.
type leaving struct {
	state string
	top   *place
}

// taken says which transition of the chart one of the workflow begins.
type taken struct {
	arrow  *arrow
	domain *place // everything active below it is left; nil: nothing is
	leaves bool   // a parallel state
}

func (c *chart) translate(name string, s *script) (*chartWorkflow, error) {
	w := &chartWorkflow{c: c, lineage: newLineage(), w: &engine.Workflow{Key: chartKey(name)},
		raises: map[string]string{}, sends: map[string]string{}, taken: map[string]taken{}, begun: map[string]string{}}
	w.alphabet(s)
	for _, p := range c.order {
		w.notes = w.notes || p.kind == "history" || len(p.exit) > 0 && !p.atomic() || len(p.exit) > 0 && c.region(p) != c.root
	}
	for _, p := range c.root.atoms() {
		w.atom(p)
	}
	start := plan{}
	for _, d := range c.data {
		switch {
		case d.expr == "" || c.late && d.owner != c.root || strings.HasPrefix(d.expr, "["):
		case broken(d.expr):
			start.acts = append(start.acts, act{raise: errorExecution})
		default:
			start.acts = append(start.acts, act{set: d.id, value: w.expression(d.expr)})
		}
	}
	start.add(w.enter(c.root, nil))
	w.w.State(w.follow(start)).Initial = true
	w.withdraw()
	return w, w.err
}

func chartKey(name string) string {
	return strings.Trim(noKey.ReplaceAllString(strings.ToLower(name), "-"), "-")
}

func (w *chartWorkflow) refuse(format string, args ...any) {
	if w.err == nil {
		w.err = fmt.Errorf("not expressed: "+format, args...)
	}
}

// alphabet gathers every event that may come.
func (w *chartWorkflow) alphabet(s *script) {
	add := func(event string) {
		if event != "" && !slices.Contains(w.events, event) {
			w.events = append(w.events, event)
		}
	}
	for _, e := range s.Events {
		add(e.Event.Name)
	}
	w.c.tree.each(func(n *node) {
		if n.name == "raise" || n.name == "send" && n.attrs["delay"] == "" {
			add(n.attrs["event"])
		}
	})
	for _, p := range w.c.order {
		if p.kind == "final" && p.parent != w.c.root {
			add("done.state." + p.parent.id)
		}
	}
	add(errorExecution)
	add(errorCommunication)
}

// atom adds the states of an atomic place: one that notes it is active, a route
// for what happens without an event, and the person state.
func (w *chartWorkflow) atom(p *place) {
	if p.kind == "final" && p.parent == w.c.root {
		w.lineage.states[w.state(p.id, engine.KindRoute)] = p.id
		w.w.State(p.id).Final = engine.FinalTerminate
		return
	}
	if w.notes {
		s := w.w.State(w.state("at "+p.id, engine.KindAction))
		s.Action = &engine.Action{Type: engine.ActionSet,
			Set: []engine.Assignment{{Name: at(w.c.region(p)), Value: fmt.Sprintf("%q", p.id)}}}
		w.lead("at "+p.id, w.ready(p))
	}
	if list := w.candidates(p, ""); len(list) > 0 {
		ask := w.state(w.ready(p), engine.KindRoute)
		for _, k := range list {
			w.way(ask, p, k)
		}
		if list[len(list)-1].when != "" {
			w.lead(ask, p.id).Default = true
		}
	}
	w.lineage.states[w.state(p.id, engine.KindHuman)] = p.id
	for _, event := range w.events {
		for _, k := range w.candidates(p, event) {
			w.way(p.id, p, k).Outcome = event
		}
	}
}

// way adds a transition that begins a transition of the chart.
func (w *chartWorkflow) way(from string, p *place, k candidate) *engine.Transition {
	to, begins := w.begin(k.arrow, p)
	t := w.lead(from, to)
	t.When = k.when
	w.taken[t.ID] = begins
	return t
}

// ready is the state that is entered for an atomic place once it is noted.
func (w *chartWorkflow) ready(p *place) string {
	if len(w.candidates(p, "")) > 0 {
		return p.id + "?"
	}
	return p.id
}

// entry is the state that is entered first for an atomic place.
func (w *chartWorkflow) entry(p *place) string {
	switch {
	case p.kind == "final" && p.parent == w.c.root:
		return p.id
	case w.notes:
		return "at " + p.id
	}
	return w.ready(p)
}

// begin adds what follows a transition of the chart taken in an atomic place,
// and gives its first state.
func (w *chartWorkflow) begin(a *arrow, p *place) (string, taken) {
	if len(a.targets) == 0 {
		return w.once(a, p, func() string { return w.chain(w.blocks(a.content), w.ready(p)) }), taken{arrow: a}
	}
	domain := a.domain()
	top := outermostParallel(domain, p)
	begins := taken{arrow: a, domain: domain, leaves: top != nil}
	follow := func() string {
		pl := plan{acts: append(w.exits(domain, p, top), w.blocks(a.content)...)}
		pl.add(w.among(domain, a.targets))
		return w.follow(pl)
	}
	if top == nil {
		return w.once(a, p, follow), begins
	}
	return w.once(a, top, func() string {
		leave := w.state(fmt.Sprintf("leave %s %d", top.id, len(w.w.States)), engine.KindRoute)
		w.w.State(leave).Join = engine.JoinFirst
		w.leaving = append(w.leaving, leaving{leave, top})
		w.lead(leave, follow())
		return leave
	}), begins
}

// once adds something once for a transition and a place.
func (w *chartWorkflow) once(a *arrow, p *place, add func() string) string {
	key := fmt.Sprintf("%p %s", a, p.id)
	if w.begun[key] == "" {
		w.begun[key] = add()
	}
	return w.begun[key]
}
