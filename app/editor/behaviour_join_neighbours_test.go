package editor

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"statecraft/engine"
)

func removal(ids ...string) Remove { return Remove{Selection: Selection{States: ids}} }

// lines are the transitions as "id: from->to", in declared order.
func lines(w *engine.Workflow) string {
	var all []string
	for i := range w.Transitions {
		t := &w.Transitions[i]
		line := t.From + "->" + t.To
		if t.ID != line {
			line = t.ID + ": " + line
		}
		all = append(all, line)
	}
	return strings.Join(all, ", ")
}

func TestNeighboursAreJoined(t *testing.T) {
	connect := func(from, to, label string) Command { return &Connect{From: from, To: to, Label: label} }
	remains := func(want string) func(*engine.Workflow) bool {
		return func(w *engine.Workflow) bool { return lines(w) == want }
	}
	runCommands(t, []commandCase{
		{"the beginning", []Command{removal("draft")}, "Delete state", func(w *engine.Workflow) bool {
			return lines(w) == "check->done" && w.State("check").Initial // the return would be a loop
		}},
		{"a fork is not joined", []Command{removal("check")}, "Delete state", remains("")},
		{"an end is not joined", []Command{removal("done")}, "Delete state", remains("draft->check, return: check->draft")},
		{"apart", []Command{Remove{Selection: Selection{States: []string{"draft"}}, Apart: true}}, "Delete state", func(w *engine.Workflow) bool {
			return lines(w) == "check->done" && !w.State("check").Initial
		}},
		{"inserted and removed again", []Command{&AddBetween{Transition: "check->done", Name: "Sign"}, removal("sign")}, "Add state between", func(w *engine.Workflow) bool {
			return lines(w) == "draft->check, check->done, return: check->draft" && w.Transition("check->done").Outcome == "Approve" && w.Transition("check->done").Via == nil
		}},
		{"a chain", []Command{&AddNext{From: "draft", Name: "A"}, &AddNext{From: "a", Name: "B"}, connect("b", "done", ""), removal("a", "b")}, "Add next state",
			remains("draft->check, check->done, return: check->draft, draft->done")},
		{"round and round", []Command{&AddNext{From: "draft", Name: "A"}, &AddNext{From: "a", Name: "B"}, connect("b", "a", ""), removal("a", "b")}, "Add next state",
			remains("draft->check, check->done, return: check->draft")},
		{"only to itself", []Command{&AddNext{From: "draft", Name: "A"}, connect("a", "a", ""), removal("a")}, "Add next state",
			remains("draft->check, check->done, return: check->draft")},
		{"a double", []Command{&AddNext{From: "draft", Name: "A"}, connect("a", "check", ""), removal("a")}, "Add next state",
			remains("draft->check, check->done, return: check->draft")},
		{"two that become doubles", []Command{&AddNext{From: "draft", Name: "A"}, connect("draft", "a", ""), connect("a", "done", ""), removal("a")}, "Add next state",
			remains("draft->check, check->done, return: check->draft, draft->done")},
		{"other words are no double", []Command{&AddNext{From: "draft", Name: "A"}, RenameTransition{ID: "draft->a", Label: "Later"}, connect("a", "check", ""), removal("a")}, "Add next state",
			remains("draft->check, check->done, return: check->draft, draft->check#2: draft->check")},
		{"two with words of their own", []Command{&AddNext{From: "draft", Name: "A"}, connect("draft", "a", "Later"), connect("a", "done", ""), removal("a")}, "Add next state",
			remains("draft->check, check->done, return: check->draft, draft->done, draft->done#2: draft->done")},
		{"bends of the old line go", []Command{&AddNext{From: "draft", Name: "A"}, connect("a", "done", ""), Bend{ID: "draft->a", Via: []engine.Point{at(1, 1)}}, PlaceLabel{ID: "draft->a", At: &engine.Point{}}, removal("a")}, "Add next state",
			func(w *engine.Workflow) bool {
				way := w.Transition("draft->done")
				return way != nil && way.Via == nil && way.LabelAt == nil
			}},
		{"a chosen way in", []Command{&AddNext{From: "draft", Name: "A"}, connect("a", "done", ""), Remove{Selection: Selection{States: []string{"a"}, Transitions: []string{"draft->a"}}}}, "Add next state",
			remains("draft->check, check->done, return: check->draft")},
		{"a chosen way out", []Command{&AddNext{From: "draft", Name: "A"}, connect("a", "done", ""), Remove{Selection: Selection{States: []string{"a"}, Transitions: []string{"a->done"}}}}, "Add next state",
			remains("draft->check, check->done, return: check->draft")},
		{"from anywhere", []Command{&AddState{Name: "A"}, connect("a", "done", ""), connect(engine.FromAnywhere, "a", "Stop"), removal("a")}, "Add state", func(w *engine.Workflow) bool {
			return lines(w) == "draft->check, check->done, return: check->draft, *->done" && w.Transition("*->done").Label == "Stop"
		}},
		{"a trigger is no way on", []Command{&AddNext{From: "draft", Name: "A"}, connect("a", "done", ""), connect("a", "check", ""),
			UpdateTransition{ID: "a->check", Change: func(t *engine.Transition) { t.On, t.After = engine.OnAfter, "P1D" }}, removal("a")}, "Add next state",
			remains("draft->check, check->done, return: check->draft, draft->done")},
	})
}

// TestJoinKeepsTheOrder: "lowest" is the first declared, so a way that is led on
// stays where it was.
func TestJoinKeepsTheOrder(t *testing.T) {
	w := chain("a", "b", "c", "d")
	w.Transitions = []engine.Transition{
		{ID: "1", From: "a", To: "b"}, {ID: "b->d", From: "b", To: "d"}, {ID: "2", From: "a", To: "c"}, {ID: "c->b", From: "c", To: "b"}, {ID: "3", From: "a", To: "d"},
	}
	e := New(w)
	must(t, e.Do(UpdateTransition{ID: "1", Change: func(t *engine.Transition) { t.Label = "First" }}, removal("b")))
	if got := lines(e.Workflow()); got != "1: a->d, 2: a->c, c->d, 3: a->d" {
		t.Errorf("the transitions are %s", got)
	}
}

// TestJoinedWayIsTheSame: what is led on is still selected, and a vote that
// names the state it led to names the one it leads to.
func TestJoinedWayIsTheSame(t *testing.T) {
	e := New(review())
	must(t, e.Do(&AddNext{From: "check", Name: "Sign"}, &Connect{From: "sign", To: "done"}))
	must(t, e.Do(UpdateState{ID: "check", Change: func(s *engine.State) { s.Need, s.Veto = "2", []string{"Sign"} }}))
	e.Select(Selection{Transitions: []string{"check->sign"}})
	must(t, e.Do(removal("sign")))
	if got := e.Selection().Transitions; !slices.Equal(got, []string{"check->done#2"}) {
		t.Errorf("selected %v", got)
	}
	if got := e.Workflow().State("check").Veto; !slices.Equal(got, []string{"Done"}) {
		t.Errorf("the veto names %v", got)
	}
	e.Undo()
	if got := e.Selection().Transitions; !slices.Equal(got, []string{"check->sign"}) {
		t.Errorf("after undo %v is selected", got)
	}
}

// TestJoinedIDsMeetNoOther: an id that a person gave stays, and a derived one
// goes out of its way.
func TestJoinedIDsMeetNoOther(t *testing.T) {
	w := chain("a", "b", "c", "d")
	w.Transitions = []engine.Transition{{ID: "a->b", From: "a", To: "b"}, {ID: "a->d", From: "c", To: "b"}, {ID: "b->d", From: "b", To: "d"}}
	e := New(w)
	must(t, e.Do(removal("b")))
	if got := lines(e.Workflow()); got != "a->d#2: a->d, a->d: c->d" {
		t.Errorf("the transitions are %s", got)
	}
}

func TestCanJoinNeighbours(t *testing.T) {
	for name, c := range map[string]struct {
		cmds      []Command
		id        string
		say, deny string
	}{
		"unknown":    {id: "gone", deny: `The state "gone" is not in this workflow any more; select another one.`},
		"fork":       {id: "check", deny: "Check leads on in 2 ways, so its neighbours cannot be joined; remove all but one first."},
		"end":        {id: "done", deny: "Nothing leads on from Done, so its neighbours cannot be joined."},
		"beginning":  {id: "draft", say: "Check is where it begins now."},
		"one":        {cmds: []Command{&AddBetween{Transition: "check->done", Name: "Sign"}}, id: "sign", say: "Check now leads to Done."},
		"two":        {cmds: []Command{&AddBetween{Transition: "check->done", Name: "Sign"}, &Connect{From: "draft", To: "sign"}}, id: "sign", say: "Check and Draft now lead to Done."},
		"anywhere":   {cmds: []Command{&AddBetween{Transition: "check->done", Name: "Sign"}, Reconnect{ID: "check->done", End: EndFrom, To: "*"}}, id: "sign", say: "The whole instance now leads to Done."},
		"loop":       {cmds: []Command{&AddState{Name: "Sign"}, &Connect{From: "sign", To: "sign"}}, id: "sign", deny: "Sign only leads back to itself, so its neighbours cannot be joined."},
		"nothing in": {cmds: []Command{&AddState{Name: "Sign"}, &Connect{From: "sign", To: "done"}}, id: "sign", deny: "No other state leads to Sign, so there is nothing to join."},
	} {
		t.Run(name, func(t *testing.T) {
			e := New(review())
			must(t, e.Do(c.cmds...))
			say, err := CanJoinNeighbours(e.Workflow(), c.id)
			if deny := messageOf(err); say != c.say || deny != c.deny {
				t.Errorf("said %q, refused with %q", say, deny)
			}
		})
	}
}

func messageOf(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// TestJoinLaws: joining leaves no dangling way, no new loop and no new double.
// A single state is joined just when the rule says so: then everything that led
// to it leads to where it led.
func TestJoinLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ids := []string{"a", "b", "c", "d", "e", "f"}
		w := engine.Workflow{}
		for _, id := range ids {
			w.States = append(w.States, engine.State{ID: id, Initial: rapid.Bool().Draw(t, "initial")})
		}
		id := rapid.SampledFrom(ids)
		for range rapid.IntRange(0, 9).Draw(t, "ways") {
			label := rapid.SampledFrom([]string{"", "Yes"}).Draw(t, "label")
			w.Transitions = append(w.Transitions, engine.Transition{From: id.Draw(t, "from"), To: id.Draw(t, "to"), Label: label})
		}
		e := New(w)
		before := clone(*e.Workflow())
		victim := id.Draw(t, "removed")
		_, refused := CanJoinNeighbours(&before, victim)
		together := unique(append(rapid.SliceOfN(id, 0, 3).Draw(t, "more"), victim))
		if err := e.Do(removal(together...)); err != nil {
			t.Fatal(err)
		}
		checkSound(t, e)
		checkNoDoubles(t, &before, e.Workflow())
		if len(together) > 1 {
			return
		}
		for _, way := range before.Transitions {
			if way.From == victim || way.To != victim {
				continue
			}
			target := slices.Collect(maps.Keys(doneWays(&before, victim)))
			if refused == nil && way.From != target[0] && !doneWays(e.Workflow(), way.From)[target[0]] {
				t.Fatalf("%s does not lead to %s", way.From, target[0])
			}
		}
		apart := New(before)
		_ = apart.Do(Remove{Selection: Selection{States: []string{victim}}, Apart: true})
		if refused != nil && !reflect.DeepEqual(*e.Workflow(), *apart.Workflow()) {
			t.Fatalf("joined although refused with %v", refused)
		}
	})
}

// doneWays is where the done ways of a state lead.
func doneWays(w *engine.Workflow, from string) map[string]bool {
	to := map[string]bool{}
	for i := range w.Transitions {
		if t := &w.Transitions[i]; t.From == from && t.IsDone() {
			to[t.To] = true
		}
	}
	return to
}

// checkNoDoubles makes sure that no new way doubles another one.
func checkNoDoubles(t *rapid.T, before, after *engine.Workflow) {
	for i := range after.Transitions {
		way := &after.Transitions[i]
		if old := before.Transition(way.ID); old != nil && old.To == way.To {
			continue
		}
		for j := range after.Transitions {
			if i != j && areDoubles(way, &after.Transitions[j]) {
				t.Fatalf("%s doubles %s", way.ID, after.Transitions[j].ID)
			}
		}
		if way.From == way.To {
			t.Fatalf("%s is a new loop", way.ID)
		}
	}
}
