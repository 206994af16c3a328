package traces

import (
	"slices"

	"statecraft/engine"
)

// What is thrown is caught by something that stands in the diagram, so the way
// from one to the other is a transition. It is exact only where it leads one way:
// everything else is refused.

// throws adds what follows a throwing event and tells whether nothing else does.
func (w *diagramWorkflow) throws(e *element) bool {
	if e.kind != "intermediateThrowEvent" && e.kind != "endEvent" {
		return false
	}
	switch e.event {
	case "link":
		for _, c := range e.scope.children {
			if c.kind == "intermediateCatchEvent" && c.event == "link" && c.ref == e.ref {
				w.hidden(e.id, c.id)
				return true
			}
		}
		w.refuse(e, "nothing catches the link")
	case "error", "escalation", "signal":
		if catch := w.catcher(e); catch != nil {
			w.hidden(e.id, catch.id)
			return true
		}
	case "compensate":
		w.compensate(e)
	}
	return false
}

// catcher finds what catches an error, escalation or signal: the innermost scope
// that has something for it; there an event sub-process before a boundary event,
// and the same reference before none. An event sub-process that interrupts does
// so once: what is thrown inside it reaches the boundary events.
func (w *diagramWorkflow) catcher(e *element) *element {
	for scope := e.scope; scope != nil; scope = scope.scope {
		var inside []*element
		if !slices.ContainsFunc(scope.children, func(c *element) bool { return c.byEvent && c.holds(e) }) {
			for _, c := range scope.children {
				if c.byEvent && !c.children[c.starting()].staysOpen {
					inside = append(inside, c.children[c.starting()])
				}
			}
		}
		for _, candidates := range [][]*element{inside, scope.attached} {
			if c := matching(e, candidates); c != nil {
				if c.staysOpen {
					w.refuse(c, "does not interrupt what throws")
				}
				w.interrupts(c)
				return c
			}
		}
	}
	return nil
}

// matching finds the candidate of the event: with its reference, or without any.
func matching(e *element, candidates []*element) *element {
	var general *element
	for _, c := range candidates {
		if c.event != e.event {
			continue
		}
		if c.ref == e.ref {
			return c
		}
		if c.ref == "" && e.event != "signal" && general == nil {
			general = c
		}
	}
	return general
}

// interrupts checks that what a catching event stops is what throws, and no
// more: then going on from there is all there is to stopping it.
func (w *diagramWorkflow) interrupts(c *element) {
	stopped := c.host
	if stopped == nil {
		stopped = c.scope.scope
	}
	if !stopped.single() {
		w.refuse(c, "stops several tokens")
	}
}

// starting is the place of the start event of an event sub-process.
func (e *element) starting() int {
	return slices.IndexFunc(e.children, func(c *element) bool { return c.kind == "startEvent" })
}

// compensate has the handler of an activity run before a throwing event is left.
// It is exact where the activity has been done exactly once by then, which holds
// where nothing ever splits or loops.
func (w *diagramWorkflow) compensate(e *element) {
	handler := w.handler(w.d.elements[e.ref])
	process := e.scope
	for process.scope != nil {
		process = process.scope
	}
	switch {
	case handler == nil:
		w.refuse(e, "nothing compensates")
		return
	case !process.single():
		w.refuse(e, "the activity may be done more than once")
	}
	w.hidden(e.id, handler.id)
	w.ahead[e.id] = e.id + " done"
	w.state(w.ahead[e.id], engine.KindRoute, "", false)
}

// handler is where the compensation of an activity begins.
func (w *diagramWorkflow) handler(activity *element) *element {
	if activity == nil {
		return nil
	}
	for _, c := range activity.children {
		if c.byEvent && c.children[c.starting()].event == "compensate" {
			return c.children[c.starting()]
		}
	}
	for _, c := range activity.attached {
		if c.event == "compensate" {
			return c.handler
		}
	}
	return nil
}

// thrower finds the one event that has a handler run: a handler activity, or
// the event sub-process that is one.
func (w *diagramWorkflow) thrower(handler *element) string {
	found := ""
	for _, e := range w.d.order {
		if e.event != "compensate" || e.kind != "intermediateThrowEvent" {
			continue
		}
		if start := w.handler(w.d.elements[e.ref]); start != nil && handler.holds(start) {
			if found != "" {
				w.refuse(handler, "several events have it run")
			}
			found = e.id
		}
	}
	return found
}

// listen adds what waits beside a process for the driver to start an event
// sub-process that does not interrupt: a person state that is open from the
// start, starts the sub-process each time and opens again. Its end comes with
// that of the process, by a first join that withdraws it.
func (w *diagramWorkflow) listen(process *element) {
	for _, sub := range process.children {
		if !sub.byEvent || !slices.Contains([]string{"message", "timer", "conditional"}, sub.children[sub.starting()].event) {
			continue
		}
		start := sub.children[sub.starting()]
		if !start.staysOpen || !process.single() || w.over != "" || len(w.starts) != 1 {
			w.refuse(start, "stops something, or is not beside a single token")
		}
		const begin, armed = "begin", "armed"
		w.over = "over"
		w.state(begin, engine.KindRoute, "", false)
		w.state(armed, engine.KindHuman, "", false)
		w.state(w.over, engine.KindRoute, engine.JoinFirst, false)
		w.hidden(begin, armed)
		for event, initial := range w.starts {
			w.hidden(begin, initial)
			w.w.State(initial).Initial = false
			w.starts[event] = begin
		}
		w.w.State(begin).Initial = true
		w.w.State(armed).Split = engine.SplitOr
		w.hidden(armed, start.id).Outcome = start.id
		w.hidden(armed, armed).Outcome = start.id
		w.hidden(armed, w.over).Outcome = "withdrawn"
		w.waits[start.id] = trigger{armed, start.id}
	}
}

// message leads from what sends to what it starts or lets go on. One to or from
// a pool without inside is the driver's.
func (w *diagramWorkflow) message(m *message) {
	switch {
	case m.to != nil && m.from == nil:
		if at, ok := w.waits[m.to.id]; ok {
			w.waits[m.id] = at
		}
		if initial, ok := w.starts[m.to.id]; ok {
			w.starts[m.id] = initial
		}
	case m.to != nil && m.to.kind == "startEvent":
		w.hidden(w.from(m.from), m.to.id)
	case m.to != nil:
		w.hidden(w.from(m.from), w.from(m.to))
	}
}
