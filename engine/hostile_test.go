package engine_test

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	"statecraft/engine"
)

// hostile is a definition made to cost as much as possible. parts is how often
// its pattern is repeated; each stays below what a host takes.
type hostile struct {
	name  string
	parts int
	draw  func(b *sketch, n int)
	start engine.Start
	then  engine.Op // what is asked of the started instance
}

// sketch draws a workflow.
type sketch struct{ w engine.Workflow }

func (b *sketch) state(s engine.State) *engine.State {
	s.Initial = s.Initial || len(b.w.States) == 0
	if s.Kind == "" {
		s.Kind, s.Actors = engine.KindHuman, append(s.Actors, "anyone")
	}
	b.w.States = append(b.w.States, s)
	return &b.w.States[len(b.w.States)-1]
}

func (b *sketch) edge(from, to string) *engine.Transition {
	b.w.Transitions = append(b.w.Transitions, engine.Transition{ID: strconv.Itoa(len(b.w.Transitions)), From: from, To: to})
	return &b.w.Transitions[len(b.w.Transitions)-1]
}

// all is a route that takes every way at once.
func all(id string) engine.State {
	return engine.State{ID: id, Kind: engine.KindRoute, Split: engine.SplitAnd}
}

func sets(id string, assignments ...string) engine.State {
	s := engine.State{ID: id, Kind: engine.KindAction, Action: &engine.Action{Type: engine.ActionSet}}
	for n := 0; n < len(assignments); n += 2 {
		s.Action.Set = append(s.Action.Set, engine.Assignment{Name: assignments[n], Value: assignments[n+1]})
	}
	return s
}

// people are n different names.
func people(n int) []string {
	list := make([]string, n)
	for i := range list {
		list[i] = nth("p", i)
	}
	return list
}

func nth(word string, n int) string { return word + strconv.Itoa(n) }

// hostiles are shapes that some version of the engine could not bear.
func hostiles() []hostile {
	return []hostile{
		{name: "every round places and takes n tokens", parts: 3000, draw: func(b *sketch, n int) {
			b.state(all("a")).Join = engine.JoinAnd
			for range n {
				b.edge("a", "a")
			}
		}},
		{name: "n tokens wait at an and join", parts: 2000, draw: fan(engine.JoinAnd)},
		{name: "n tokens wait at an or join", parts: 2000, draw: fan(engine.JoinOr)},
		{name: "n tokens of one state wait at an or join", parts: 9000, draw: func(b *sketch, n int) {
			b.state(all("a"))
			b.state(engine.State{ID: "h"})
			b.state(engine.State{ID: "j", Join: engine.JoinOr})
			b.edge("a", "h")
			b.edge("h", "j")
			for range n {
				b.edge("a", "j")
			}
		}},
		{name: "n or joins in a row", parts: 7000, draw: func(b *sketch, n int) {
			b.state(all(nth("j", 0)))
			for i := range n {
				b.state(all(nth("j", i+1))).Join = engine.JoinOr
				b.edge(nth("j", i), nth("j", i+1))
				b.edge(nth("j", i), nth("j", i+1))
			}
			b.w.States[n].Split = ""
		}},
		{name: "n waits are asked in every round", parts: 3000, draw: func(b *sketch, n int) {
			b.state(all("a"))
			b.state(sets("c", "n", "1"))
			b.state(engine.State{ID: "l", Kind: engine.KindWait, When: "n > 0"})
			b.edge("a", "c")
			b.edge("c", "l")
			b.edge("l", "l")
			for i := range n {
				b.state(engine.State{ID: nth("w", i), Kind: engine.KindWait, When: "n < 0"})
				b.edge("a", nth("w", i))
			}
		}},
		{name: "n conditions are asked in every round", parts: 3000, draw: func(b *sketch, n int) {
			b.state(sets("a", "x", "1"))
			b.state(engine.State{ID: "z"})
			for range n {
				b.edge("a", "z").When = "x < 0"
			}
			b.edge("a", "a").Default = true
		}},
		{name: "n values are set in every round", parts: 900, draw: func(b *sketch, n int) {
			var list []string
			for i := range n {
				list = append(list, nth("x", i), "1")
			}
			b.state(sets("a", list...))
			b.edge("a", "a")
		}},
		{name: "lists of lists of lists", parts: 9, draw: func(b *sketch, n int) {
			list := []string{"x0", "1"}
			for i := range n {
				list = append(list, nth("x", i+1), "["+nth("x", i)+strings.Repeat(","+nth("x", i), 300)+"]")
			}
			b.state(sets("a", list...))
		}},
		{name: "each value is set from the next", parts: 999, draw: func(b *sketch, n int) {
			var list []string
			for i := range n {
				list = append(list, nth("x", i), nth("x", i+1)+" ?? 0")
			}
			b.state(sets("a", append(list, nth("x", n), "1")...))
		}},
		{name: "a long name in many problems", parts: 50_000, draw: func(b *sketch, n int) {
			s := b.state(engine.State{ID: "s", Name: strings.Repeat("n", 500_000)})
			for range n {
				s.Actors = append(s.Actors, "x")
			}
		}},
		{name: "many problems", parts: 9000, draw: func(b *sketch, n int) {
			b.state(engine.State{ID: "s", Name: strings.Repeat("n", 4000)})
			for range n {
				b.edge("s", "s").After = "PT1H"
			}
		}},
		{name: "patterns that count far", parts: 1600, draw: func(b *sketch, n int) {
			for i := range n {
				if i%200 == 0 {
					b.state(engine.State{ID: nth("s", i), Form: &engine.Form{}})
				}
				f := b.w.States[len(b.w.States)-1].Form
				f.Fields = append(f.Fields, engine.Field{Name: nth("f", i), Type: engine.FieldText, Pattern: strings.Repeat(`\pL{50}`, 19)})
			}
		}},
		{name: "a pattern and a long answer", parts: 1, draw: func(b *sketch, _ int) {
			b.w.Form = &engine.Form{Fields: []engine.Field{{Name: "c", Type: engine.FieldText, Pattern: `.*.{900}x`}}}
			b.state(engine.State{ID: "s"})
		}, start: engine.Start{Data: map[string]any{"c": strings.Repeat("a", 100_000)}}},
		{name: "many people", parts: 1, draw: func(b *sketch, _ int) {
			b.state(engine.State{ID: "s", Need: "all"})
		}, then: &engine.Resolve{Activation: 1, People: people(engine.MaxPeople)}},
		{name: "everything from anywhere", parts: 7000, draw: func(b *sketch, n int) {
			for i := range n {
				b.state(engine.State{ID: nth("s", i)})
				b.edge("*", nth("s", i)).Actors = []engine.Actor{"anyone"}
			}
		}, then: &engine.Complete{Outcome: "s9"}},
	}
}

// fan splits into n branches that meet again, where one more is waited for.
func fan(join engine.Join) func(b *sketch, n int) {
	return func(b *sketch, n int) {
		b.state(all("a"))
		for i := range n {
			b.state(engine.State{ID: nth("x", i), Kind: engine.KindRoute})
			b.edge("a", nth("x", i))
			b.edge(nth("x", i), "j")
		}
		b.state(engine.State{ID: "h"})
		b.edge("a", "h")
		b.edge("h", "j")
		b.state(engine.State{ID: "j", Join: join})
	}
}

// TestHostile compiles and starts definitions made to cost much: none takes more
// memory than a command may, and none causes more events than the budget lets.
func TestHostile(t *testing.T) {
	for _, h := range hostiles() {
		t.Run(h.name, func(t *testing.T) {
			b := &sketch{w: engine.Workflow{Key: "hostile"}}
			h.draw(b, h.parts)
			text, err := json.Marshal(&b.w)
			if err != nil || len(text) > fuzzBytes {
				t.Fatalf("%d bytes, %v: no host takes that", len(text), err)
			}
			p := checkCompile(t, &b.w)
			if p == nil {
				return
			}
			instance := &engine.Instance{}
			for _, op := range []engine.Op{&h.start, h.then} {
				before := allocated()
				events, err := engine.Decide(p, instance, engine.Command{By: fuzzCast()[0], Do: op})
				if used := allocated() - before; used > fuzzMemory {
					t.Errorf("%T allocates %d MB for %d events", op, used>>20, len(events))
				}
				if most := engine.MaxWork + len(b.w.Transitions) + 10; len(events) > most {
					t.Errorf("%T causes %d events", op, len(events))
				}
				if err != nil {
					checkRefused(t, err)
				}
				instance.ApplyAll(events)
			}
		})
	}
}
