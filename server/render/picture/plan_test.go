package picture

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"statecraft/engine"
)

// graph makes a workflow of "A>B C>D …"; names with a star are initial.
func graph(text string) *engine.Workflow {
	w := &engine.Workflow{}
	state := func(name string) string {
		id := strings.TrimSuffix(name, "*")
		if s := w.State(id); s != nil {
			s.Initial = s.Initial || id != name
		} else {
			w.States = append(w.States, engine.State{ID: id, Initial: id != name})
		}
		return id
	}
	for _, edge := range strings.Fields(text) {
		from, to, _ := strings.Cut(edge, ">")
		t := engine.Transition{From: state(from), To: state(to)}
		t.ID = t.From + ">" + t.To
		w.Transitions = append(w.Transitions, t)
	}
	return w
}

func TestFindReturns(t *testing.T) {
	tests := []struct{ graph, want string }{
		{"A*>B B>C", ""},
		{"A*>B B>A", "B>A"},
		{"A>B B*>A", "A>B"}, // what comes first is what is initial
		{"A>B B>A", "B>A"},  // or declared first
		{"A*>B B>C C>D D>B D>A", "D>B D>A"},
		{"A*>B A>C B>D C>D", ""},        // a diamond is no cycle
		{"A*>B X>Y Y>X B>X", "Y>X"},     // reached from an initial state first
		{"A*>B B>C X>Y Y>X", "Y>X"},     // or not reached at all
		{"A*>A A>B", "A>A"},             // drawn as a loop
		{"A*>gone gone>A", "gone>A"},    // states that are only named
		{"S*>A T*>B A>B B>A", "B>A"},    // two beginnings
		{"A*>B A>B B>A B>A", "B>A B>A"}, // in parallel
	}
	for _, test := range tests {
		w := graph(test.graph)
		var got []string
		for i, back := range findReturns(w) {
			if back {
				got = append(got, w.Transitions[i].ID)
			}
		}
		if !slices.Equal(got, strings.Fields(test.want)) {
			t.Errorf("%s: %v lead back, want %s", test.graph, got, test.want)
		}
	}
}

// Without its returns a graph has no cycle: what is taken away again and again
// because nothing leads to it is everything in the end.
func TestWithoutReturnsThereIsNoCycle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := &engine.Workflow{}
		states := rapid.IntRange(1, 12).Draw(t, "states")
		id := func(i int) string { return string(rune('A' + i)) }
		for i := range states {
			w.States = append(w.States, engine.State{ID: id(i), Initial: rapid.Bool().Draw(t, "initial")})
		}
		for range rapid.IntRange(0, 30).Draw(t, "transitions") {
			w.Transitions = append(w.Transitions, engine.Transition{
				From: id(rapid.IntRange(0, states-1).Draw(t, "from")), To: id(rapid.IntRange(0, states-1).Draw(t, "to")),
			})
		}
		returns := findReturns(w)
		left := map[string]bool{}
		for i := range states {
			left[id(i)] = true
		}
		for range states {
			for i := range states {
				reached := false
				for n, tr := range w.Transitions {
					reached = reached || !returns[n] && tr.To == id(i) && left[tr.From]
				}
				if !reached {
					delete(left, id(i))
				}
			}
		}
		if len(left) > 0 {
			t.Errorf("a cycle through %v is left", left)
		}
	})
}

func TestSigns(t *testing.T) {
	w := graph("A*>B A>C B>D C>D D>E E>D")
	w.State("A").Split = engine.SplitAnd
	w.State("D").Join = engine.JoinOr
	w.Transitions = append(w.Transitions, engine.Transition{From: "B", To: "C", On: engine.OnAfter})
	scene := New(w)
	want := []struct{ join, split sign }{
		{noSign, parallel}, {noSign, noSign}, {exclusive, noSign}, {inclusive, noSign}, {noSign, noSign},
	}
	for i, s := range want {
		if got := scene.Shapes[i]; got.join != s.join || got.split != s.split {
			t.Errorf("%s has signs %d and %d, want %d and %d", w.States[i].ID, got.join, got.split, s.join, s.split)
		}
	}
}

func TestEnds(t *testing.T) {
	tests := []struct {
		name  string
		state engine.State
		out   []engine.Trigger
		want  ShapeKind // Card stands for none
	}{
		{"nothing leads on", engine.State{}, nil, End},
		{"a transition leads on", engine.State{}, []engine.Trigger{engine.OnDone}, Card},
		{"only a trigger leads on", engine.State{}, []engine.Trigger{engine.OnAfter}, End},
		{"a wait with a trigger", engine.State{Kind: engine.KindWait}, []engine.Trigger{engine.OnAfter}, Card},
		{"a wait without", engine.State{Kind: engine.KindWait}, nil, End},
		{"done", engine.State{Final: engine.FinalDone}, nil, End},
		{"terminate", engine.State{Final: engine.FinalTerminate}, nil, Stop},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			test.state.ID = "a"
			w := &engine.Workflow{States: []engine.State{test.state, {ID: "b", Final: engine.FinalDone}}}
			for _, on := range test.out {
				w.Transitions = append(w.Transitions, engine.Transition{From: "a", To: "b", On: on})
			}
			got := Card
			for _, l := range New(w).Links {
				if kind := New(w).Shapes[l.To].Kind; l.From == 0 && (kind == End || kind == Stop) {
					got = kind
				}
			}
			if got != test.want {
				t.Errorf("got %d, want %d", got, test.want)
			}
		})
	}
}

// Nothing is lost on the way into the scene but what leads nowhere.
func TestEveryTransitionIsDrawn(t *testing.T) {
	w := graph("A*>B B>A B>B")
	w.Transitions[0].Label = "go"
	w.Transitions = append(w.Transitions,
		engine.Transition{From: "A", To: "nowhere"}, engine.Transition{From: "nowhere", To: "A"},
		engine.Transition{From: engine.FromAnywhere, To: "B"})
	scene := New(w)
	kinds := map[ShapeKind]int{}
	for _, s := range scene.Shapes {
		kinds[s.Kind]++
	}
	if kinds[Card] != 2 || kinds[Label] != 1 || kinds[Anywhere] != 1 || kinds[Start] != 1 || len(scene.Shapes) != 5 {
		t.Errorf("shapes by kind: %v", kinds)
	}
	// The dot's, two through the label, the return, and the one from anywhere.
	if len(scene.Links) != 5 || len(scene.loops) != 1 {
		t.Errorf("%d links and %d loops", len(scene.Links), len(scene.loops))
	}
}
