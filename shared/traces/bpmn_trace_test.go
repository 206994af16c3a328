package traces

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
)

// The token simulator writes a line for each thing it does: a scope is created
// (createScope:ELEMENT:PARENT), entered by its element (enter:ELEMENT:PARENT),
// told to go on (signal:ELEMENT:SCOPE), left (exit:ELEMENT:SCOPE) or removed
// (destroyScope:ELEMENT:SCOPE). A scope is one stay in one element or flow; the
// ids are letters in order of creation.
//
// What a scope descends from:
//   - whatever acted last (entered, signalled or left) when it was created;
//   - of a gateway that joins: the scopes of the same element removed for it;
//   - of what follows an event gateway: the gateway;
//   - of an element that waited and was signalled: what was left last.
//
// What the driver triggers itself descends from nothing. Processes, pools,
// message flows and event sub-processes only pass on what they descend from.
type recording struct {
	d        *diagram
	driven   map[string]bool // elements and message flows the driver triggers
	first    string          // id of the first scope created
	scopes   []*scope
	stay     map[string]*scope // by id
	acting   *scope
	leftLast *scope
	removed  []*scope // since the last line that acts
	part     bool     // it begins in the middle of a run
	open     int      // processes and pools running
	found    []*occurrence
	entered  []string // elements entered, as expected.tsv lists them
}

type scope struct {
	element string
	parent  string
	entered bool
	left    bool
	gone    bool // removed
	joined  bool // removed for another of the same element
	before  past // what it descends from, itself included
}

func readRecording(t *testing.T, path string, d *diagram, driven map[string]bool) *recording {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	if err := json.Unmarshal(text, &lines); err != nil {
		t.Fatal(err)
	}
	r := &recording{d: d, driven: driven, stay: map[string]*scope{}}
	r.first = firstScope(t, lines)
	if r.part = midway(lines); r.part {
		r.open = 1
	}
	for _, line := range lines {
		part := strings.Split(line, ":")
		switch part[0] {
		case "createScope":
			r.create(part[1], part[2])
		case "destroyScope":
			r.destroy(part[1], part[2])
		case "enter":
			r.enter(t, part[1], part[2])
		case "signal":
			r.signal(part[1], part[2])
		case "exit":
			r.leave(part[1], part[2])
		default:
			t.Fatalf("%s: unknown line %q", path, line)
		}
	}
	if last := int(r.first[0]) + len(r.scopes) - 1; last > 'Z' {
		t.Fatalf("%s has more scopes than letters", path)
	}
	return r
}

// firstScope finds the id of the first scope: the first the trace names for the
// element it was created for.
func firstScope(t *testing.T, lines []string) string {
	t.Helper()
	created := ""
	for _, line := range lines {
		part := strings.Split(line, ":")
		switch {
		case created == "" && part[0] == "createScope":
			created = part[1]
		case part[0] != "createScope" && part[0] != "enter" && part[1] == created:
			return part[2]
		}
	}
	t.Fatal("the trace names no scope")
	return ""
}

// midway tells whether the trace begins in the middle of a run.
func midway(lines []string) bool {
	part := strings.Split(lines[0], ":")
	return part[0] != "createScope" || part[2] != "null"
}

func (r *recording) create(element, parent string) {
	s := &scope{element: element, parent: parent, before: past{}}
	id := string(rune(r.first[0] + byte(len(r.scopes))))
	r.scopes = append(r.scopes, s)
	r.stay[id] = s
	if byDriver := r.d.scopes[element] && r.drives(element); r.acting != nil && !byDriver {
		s.before = join(s.before, r.acting.before)
	}
	for _, gone := range r.removed {
		if r.kind(gone.element) == "eventBasedGateway" && !gone.left {
			s.before = join(s.before, gone.before)
		}
	}
	if r.d.scopes[element] {
		if parent == "null" && !r.message(element) {
			r.open++
		}
		return
	}
	o := &occurrence{name: element, past: s.before}
	r.found = append(r.found, o)
	s.before = o.and()
}

// drives tells whether the driver itself triggers the element, or the start of
// the event sub-process that it is.
func (r *recording) drives(id string) bool {
	if e := r.d.elements[id]; e != nil && e.byEvent {
		for _, c := range e.children {
			if c.kind == "startEvent" && r.driven[c.id] {
				return true
			}
		}
	}
	return r.driven[id]
}

func (r *recording) destroy(element, id string) {
	s := r.known(element, id)
	if r.d.scopes[element] && !r.message(element) && s.parent == "null" {
		r.open--
	}
	s.gone = true
	r.removed = append(r.removed, s)
}

// enter finds the scope that the line is about: the oldest of the element under
// the parent that was not entered yet.
func (r *recording) enter(t *testing.T, element, parent string) {
	t.Helper()
	if r.kind(element) != "" {
		r.entered = append(r.entered, element)
	}
	for _, s := range r.scopes {
		if s.element == element && s.parent == parent && !s.entered {
			s.entered = true
			r.act(s)
			return
		}
	}
	t.Fatalf("%s is entered, but has no scope", element)
}

func (r *recording) signal(element, id string) {
	s := r.known(element, id)
	if s.entered && !r.drives(element) && r.leftLast != nil {
		s.before = join(s.before, r.leftLast.before)
	}
	s.entered = true
	r.act(s)
}

func (r *recording) leave(element, id string) {
	s := r.known(element, id)
	for _, other := range r.removed {
		if other.element == element && !other.left {
			other.joined = true
			s.before = join(s.before, other.before)
		}
	}
	// What holds others is left when the last of them is.
	holds := r.kind(element) == "subProcess" || r.d.scopes[element] && !r.message(element)
	if holds && r.leftLast != nil {
		s.before = join(s.before, r.leftLast.before)
	}
	s.left = true
	r.leftLast = s
	r.act(s)
}

func (r *recording) act(s *scope) { r.acting, r.removed = s, nil }

// known gives a scope by its id; one from before the trace began has no past.
func (r *recording) known(element, id string) *scope {
	if r.stay[id] == nil {
		r.stay[id] = &scope{element: element, parent: "null", entered: true, before: past{}}
	}
	return r.stay[id]
}

// left lists the elements whose stay is over, each time: left or stopped, but
// once for all that were joined. Sub-processes are left out; some are left twice.
func (r *recording) left() []string {
	var list []string
	for _, s := range r.stay {
		kind := r.kind(s.element)
		if (s.left || s.gone && !s.joined) && kind != "" && kind != "subProcess" && kind != "process" {
			list = append(list, s.element)
		}
	}
	slices.Sort(list)
	return list
}

// kind is that of an element; empty for a flow.
func (r *recording) kind(id string) string {
	if e := r.d.elements[id]; e != nil {
		return e.kind
	}
	return ""
}

func (r *recording) message(id string) bool {
	for _, m := range r.d.messages {
		if m.id == id {
			return true
		}
	}
	return false
}

func join(a, b past) past {
	all := past{}
	for o := range a {
		all[o] = true
	}
	for o := range b {
		all[o] = true
	}
	return all
}
