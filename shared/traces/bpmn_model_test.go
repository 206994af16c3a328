package traces

import (
	"strings"
	"testing"
)

// diagram is a BPMN model as far as its running is concerned.
type diagram struct {
	processes []*element
	order     []*element // everything but flows, in document order
	elements  map[string]*element
	messages  []*message
	// scopes are the ids the recorded runs use for what only holds other things:
	// processes, pools, message flows and event sub-processes.
	scopes map[string]bool
}

// element is a node of the diagram, or a process.
type element struct {
	id, kind string
	scope    *element // the process or sub-process around it
	children []*element
	in, out  []*flow

	event      string // of an event: error, signal, link …; empty for a plain one
	ref        string // what its definition refers to
	host       *element
	attached   []*element // boundary events
	handler    *element   // the activity a compensation boundary event leads to
	byEvent    bool       // an event sub-process
	staysOpen  bool       // isInterrupting or cancelActivity is false
	compensate bool       // an activity that is a handler
}

type flow struct {
	id       string
	from, to *element
}

// message is a message flow; an end that is a pool is nil.
type message struct {
	id       string
	from, to *element
}

func readDiagram(t *testing.T, path string) *diagram {
	t.Helper()
	d := &diagram{elements: map[string]*element{}, scopes: map[string]bool{}}
	definitions := readXML(t, path).named("definitions")[0]
	for _, p := range definitions.named("process") {
		process := &element{id: p.attrs["id"], kind: "process"}
		d.processes = append(d.processes, process)
		d.elements[process.id] = process
		d.scopes[process.id] = true
		d.fill(process, p)
	}
	for _, p := range definitions.named("process") {
		p.each(d.connect)
	}
	for _, c := range definitions.named("collaboration") {
		for _, p := range c.named("participant") {
			d.scopes[p.attrs["id"]] = true
		}
		for _, m := range c.named("messageFlow") {
			d.scopes[m.attrs["id"]] = true
			d.messages = append(d.messages, &message{id: m.attrs["id"],
				from: d.elements[m.attrs["sourceRef"]], to: d.elements[m.attrs["targetRef"]]})
		}
	}
	return d
}

// fill reads the elements of a process or sub-process.
func (d *diagram) fill(scope *element, n *node) {
	for _, c := range n.children {
		switch c.name {
		case "incoming", "outgoing", "sequenceFlow", "association", "textAnnotation":
			continue
		}
		if strings.HasSuffix(c.name, "EventDefinition") || c.attrs["id"] == "" {
			continue
		}
		e := &element{id: c.attrs["id"], kind: c.name, scope: scope,
			byEvent:    c.attrs["triggeredByEvent"] == "true",
			staysOpen:  c.attrs["isInterrupting"] == "false" || c.attrs["cancelActivity"] == "false",
			compensate: c.attrs["isForCompensation"] == "true"}
		for _, def := range c.ending("EventDefinition") {
			e.event = strings.TrimSuffix(def.name, "EventDefinition")
			for _, name := range []string{"errorRef", "escalationRef", "signalRef", "activityRef", "name"} {
				if ref := def.attrs[name]; ref != "" && e.ref == "" {
					e.ref = ref
				}
			}
		}
		scope.children = append(scope.children, e)
		d.order = append(d.order, e)
		d.elements[e.id] = e
		if e.byEvent {
			d.scopes[e.id] = true
		}
		if e.kind == "subProcess" {
			d.fill(e, c)
		}
	}
}

// connect reads what joins two elements, once all of them are known.
func (d *diagram) connect(n *node) {
	switch n.name {
	case "sequenceFlow":
		f := &flow{id: n.attrs["id"], from: d.elements[n.attrs["sourceRef"]], to: d.elements[n.attrs["targetRef"]]}
		f.from.out = append(f.from.out, f)
		f.to.in = append(f.to.in, f)
	case "boundaryEvent":
		e := d.elements[n.attrs["id"]]
		e.host = d.elements[n.attrs["attachedToRef"]]
		e.host.attached = append(e.host.attached, e)
	case "association":
		from, to := d.elements[n.attrs["sourceRef"]], d.elements[n.attrs["targetRef"]]
		if from != nil && from.kind == "boundaryEvent" {
			from.handler = to
		}
	}
}

// holds tells whether the element is in the scope, at any depth, or is it.
func (e *element) holds(inner *element) bool {
	for ; inner != nil; inner = inner.scope {
		if inner == e {
			return true
		}
	}
	return false
}

// implicitStart tells whether an element begins with its scope because nothing
// leads to it.
func (e *element) implicitStart() bool {
	activity := strings.HasSuffix(strings.ToLower(e.kind), "task") || e.kind == "subProcess"
	return activity && len(e.in) == 0 && !e.byEvent && !e.compensate
}

// single tells whether a scope only ever holds one token: it has one start and
// splits nowhere. Then stopping the scope is stopping that token.
func (e *element) single() bool {
	starts := 0
	for _, c := range e.children {
		switch {
		case c.kind == "startEvent" && c.event == "", c.implicitStart():
			starts++
		case len(c.out) > 1, c.kind == "subProcess" && !c.single():
			return false
		}
	}
	return starts <= 1
}
