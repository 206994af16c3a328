package traces

import (
	"fmt"
	"strings"

	"statecraft/engine"
)

// diagramWorkflow is a diagram as one workflow. All its pools run in one
// instance, a message between them is a transition.
//
//	start, throw and end event, link   route
//	task                               person state, signed as soon as it is open
//	catch event, receive task          person state that waits to be triggered
//	event gateway                      person state, one outcome per event
//	gateways                           route with their join and split
//	sub-process                        its inside between a route and another
//
// bpmn_catch_test.go says what catches what is thrown. Everything that would not
// be exact is refused.
type diagramWorkflow struct {
	d       *diagram
	w       *engine.Workflow
	lineage *lineage

	starts map[string]string  // by start event: the initial state
	waits  map[string]trigger // by element: what the driver completes to trigger it
	tasks  map[string]bool    // states that are signed as soon as they are open
	fields map[string]bool    // data a gateway's choice is read from
	ahead  map[string]string  // by element: the state it goes on from, if another
	over   string             // the state all ends lead to, if there is one
	err    error
}

type trigger struct{ state, outcome string }

func (d *diagram) translate(name string) (*diagramWorkflow, error) {
	w := &diagramWorkflow{d: d, lineage: newLineage(), w: &engine.Workflow{Key: strings.ToLower(name), Start: engine.StartOne},
		starts: map[string]string{}, waits: map[string]trigger{}, tasks: map[string]bool{},
		fields: map[string]bool{}, ahead: map[string]string{}}
	for _, e := range d.order {
		w.element(e)
	}
	for _, p := range d.processes {
		w.listen(p)
	}
	for _, e := range d.order {
		w.leave(e)
	}
	for _, m := range d.messages {
		w.message(m)
	}
	for n := range w.w.States {
		w.split(&w.w.States[n])
	}
	return w, w.err
}

func (w *diagramWorkflow) refuse(e *element, why string) {
	if w.err == nil {
		w.err = fmt.Errorf("%s (%s) is not expressed: %s", e.id, e.kind, why)
	}
}

// state adds a state; one that shows stands for an element of the same id.
func (w *diagramWorkflow) state(id string, kind engine.Kind, join engine.Join, shows bool) {
	s := engine.State{ID: id, Kind: kind, Join: join}
	if kind == engine.KindHuman {
		s.Actors = []engine.Actor{"anyone"}
	}
	w.w.States = append(w.w.States, s)
	if shows {
		w.lineage.states[id] = id
	}
}

// hidden adds a transition that only helps.
func (w *diagramWorkflow) hidden(from, to string) *engine.Transition {
	return w.transition("", from, to)
}

// transition adds a transition; one with an id of its own is a sequence flow.
func (w *diagramWorkflow) transition(id, from, to string) *engine.Transition {
	if id != "" {
		w.lineage.flows[id] = true
	} else {
		id = engine.TransitionID(from, to, func(id string) bool { return w.w.Transition(id) != nil })
	}
	w.w.Transitions = append(w.w.Transitions, engine.Transition{ID: id, From: from, To: to})
	return &w.w.Transitions[len(w.w.Transitions)-1]
}

// element adds the states of one element.
func (w *diagramWorkflow) element(e *element) {
	switch e.kind {
	case "startEvent":
		w.state(e.id, engine.KindRoute, "", true)
		w.start(e)
	case "task", "sendTask":
		w.state(e.id, engine.KindHuman, "", true)
		w.tasks[e.id] = true
	case "receiveTask", "intermediateCatchEvent":
		w.catching(e)
	case "intermediateThrowEvent", "endEvent":
		if e.event == "terminate" {
			w.refuse(e, "no recorded run has it")
		}
		w.state(e.id, engine.KindRoute, "", true)
	case "boundaryEvent":
		if e.event != "compensate" {
			w.state(e.id, engine.KindRoute, "", true)
		}
	case "parallelGateway":
		w.state(e.id, engine.KindRoute, engine.JoinAnd, true)
	case "exclusiveGateway":
		w.state(e.id, engine.KindRoute, engine.JoinXor, true)
	case "inclusiveGateway":
		w.state(e.id, engine.KindRoute, engine.JoinOr, true)
	case "eventBasedGateway":
		w.state(e.id, engine.KindHuman, "", true)
	case "subProcess":
		w.inside(e)
	default:
		w.refuse(e, "no such kind is known")
	}
}

// start makes the start event of a process a way to start the instance, unless
// a message starts it. What begins without a start event begins with it.
func (w *diagramWorkflow) start(e *element) {
	if e.scope.kind != "process" {
		return
	}
	for _, m := range w.d.messages {
		if m.to == e && m.from != nil {
			return
		}
	}
	initial := e.id
	for _, c := range e.scope.children {
		if c.implicitStart() {
			if initial == e.id {
				initial = "start by " + e.id
				w.state(initial, engine.KindRoute, "", false)
				w.hidden(initial, e.id)
			}
			w.hidden(initial, c.id)
		}
	}
	w.starts[e.id] = initial
	w.w.State(initial).Initial = true
}

// catching adds what waits for something from outside.
func (w *diagramWorkflow) catching(e *element) {
	for _, f := range e.in {
		if f.from.kind == "eventBasedGateway" {
			w.state(e.id, engine.KindRoute, "", true)
			w.waits[e.id] = trigger{f.from.id, e.id}
			return
		}
	}
	for _, m := range w.d.messages {
		if m.to == e && m.from != nil {
			// The message may wait here for the token; a simulator would lose it.
			// It comes after the token in every recorded run.
			w.state(e.id, engine.KindRoute, "", true)
			w.ahead[e.id] = e.id + " received"
			w.state(w.ahead[e.id], engine.KindRoute, engine.JoinAnd, false)
			w.hidden(e.id, w.ahead[e.id])
			return
		}
	}
	if e.event == "link" {
		w.state(e.id, engine.KindRoute, "", true)
		return
	}
	w.state(e.id, engine.KindHuman, "", true)
	w.waits[e.id] = trigger{state: e.id}
}

// inside adds the way into a sub-process and the one out of it. With a single
// token inside, its end is the end of the sub-process.
func (w *diagramWorkflow) inside(e *element) {
	if e.byEvent {
		return
	}
	if !e.single() {
		w.refuse(e, "several tokens inside")
	}
	w.state(e.id, engine.KindRoute, "", true)
	w.ahead[e.id] = e.id + " done"
	w.state(w.ahead[e.id], engine.KindRoute, "", false)
	for _, c := range e.children {
		if c.kind == "startEvent" && c.event == "" || c.implicitStart() {
			w.hidden(e.id, c.id)
		}
	}
}

// leave adds what leads on from an element.
func (w *diagramWorkflow) leave(e *element) {
	if w.w.State(e.id) == nil || w.throws(e) {
		return
	}
	from := w.from(e)
	for _, f := range e.out {
		switch {
		case e.kind == "eventBasedGateway":
			// The recorded runs start what follows by its event, not by the flow.
			w.hidden(from, f.to.id).Outcome = f.to.id
		case e.kind == "inclusiveGateway" && len(e.out) > 1:
			w.fields[e.id] = true
			w.transition(f.id, from, f.to.id).When = fmt.Sprintf("%q in %s", f.id, e.id)
		case e.kind == "exclusiveGateway" && len(e.out) > 1:
			w.refuse(e, "no recorded run has an exclusive gateway that chooses")
		default:
			w.transition(f.id, from, f.to.id)
		}
	}
	if len(e.out) == 0 {
		w.end(e, from)
	}
}

func (w *diagramWorkflow) from(e *element) string {
	if w.ahead[e.id] != "" {
		return w.ahead[e.id]
	}
	return e.id
}

// end leads from where nothing follows to the end of the scope.
func (w *diagramWorkflow) end(e *element, from string) {
	scope := e.scope
	if e.compensate {
		w.hidden(from, w.thrower(e)+" done")
		return
	}
	for scope.byEvent {
		if start := scope.children[scope.starting()]; start.event == "compensate" {
			w.hidden(from, w.thrower(scope)+" done")
			return
		} else if start.staysOpen {
			if scope.scope.kind == "subProcess" {
				w.hidden(from, scope.scope.id+" done")
			}
			return // beside what else goes on
		}
		scope = scope.scope
	}
	switch {
	case scope.kind == "subProcess":
		w.hidden(from, scope.id+" done")
	case w.over != "":
		w.hidden(from, w.over)
	}
}

// split says how a state is left: gateways as their kind says, everything else
// by all that leads on.
func (w *diagramWorkflow) split(s *engine.State) {
	out := 0
	for _, t := range w.w.Transitions {
		if t.From == s.ID {
			out++
		}
	}
	kind := ""
	if e := w.d.elements[s.ID]; e != nil {
		kind = e.kind
	}
	switch {
	case out < 2 || kind == "eventBasedGateway":
	case kind == "inclusiveGateway":
		s.Split = engine.SplitOr
	case s.Split == "":
		s.Split = engine.SplitAnd
	}
}
