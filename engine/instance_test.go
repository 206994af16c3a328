package engine

import (
	"encoding/json"
	"testing"
)

// TestCloneIsApart changes an instance and its copy in different ways: neither
// shows in the other.
func TestCloneIsApart(t *testing.T) {
	w := edges("a->b", "a->c")
	w.State("a").Split, w.State("b").Need = SplitAnd, "9"
	d := play(t, w)
	d.sign("a", "")
	for _, who := range []string{"ann", "bob", "eve"} { // a list of three has room for a fourth
		d.do(who, &Complete{Activation: d.at("b")})
	}
	changes := func(who string) []Event {
		b := d.at("b")
		return []Event{
			{Kind: Signed, By: who, Activation: b, State: "b"},
			{Kind: TaskDelegated, By: who, To: "zoe", From: &Person{Name: who}, Activation: b},
			{Kind: DataSet, Data: map[string]any{"who": who}},
			{Kind: RoleBound, Role: "lead", Actors: []Actor{Actor("user:" + who)}},
			{Kind: TransitionTaken, Transition: "a->b"},
			{Kind: ActivationCancelled, Activation: d.at("c")},
		}
	}
	want := map[string]string{}
	for _, who := range []string{"cat", "dora"} {
		var alone Instance
		alone.ApplyAll(d.history)
		alone.ApplyAll(changes(who))
		text, _ := json.Marshal(alone)
		want[who] = string(text)
	}
	copied := d.i.Clone()
	cats, doras := changes("cat"), changes("dora")
	for n := range cats {
		d.i.Apply(cats[n])
		copied.Apply(doras[n])
	}
	for who, i := range map[string]*Instance{"cat": d.i, "dora": copied} {
		if got, _ := json.Marshal(i); string(got) != want[who] {
			t.Errorf("%s's instance\ngot  %s\nwant %s", who, got, want[who])
		}
	}
}

// TestAdvance advances two instances with one Decider, refusals in between: both
// become what Decide and ApplyAll make of them.
func TestAdvance(t *testing.T) {
	w := edges("a->b", "a->c", "b->d", "c->d", "d->a", "d->e")
	w.State("a").Split, w.State("d").Join = SplitAnd, JoinAnd
	w.State("b").Need, w.State("b").SeparateFrom = "2", []string{"c"}
	w.Transition("d->e").When, w.Transition("d->e").Actors = `starter == "zoe"`, []Actor{"user:bob"}
	p := mustCompile(t, w)
	var decider Decider
	var advanced, folded [2]Instance
	do := func(n int, by string, op Op) {
		t.Helper()
		c := Command{At: at(folded[n].Events), By: Person{Name: by, Operator: by == "op"}, Do: op}
		events, want := Decide(p, &folded[n], c)
		folded[n].ApplyAll(events)
		if _, err := decider.Advance(p, &advanced[n], c); CodeOf(err) != CodeOf(want) {
			t.Fatalf("%T by %s: %v, want %v", op, by, err, want)
		}
		for n := range folded {
			got, _ := json.Marshal(&advanced[n])
			if want, _ := json.Marshal(&folded[n]); string(got) != string(want) {
				t.Fatalf("%T by %s, instance %d\ngot  %s\nwant %s", op, by, n, got, want)
			}
		}
	}
	both := func(by string, op Op) {
		t.Helper()
		do(0, by, op)
		do(1, by, op)
	}
	both("ann", &Start{})
	both("ann", &Complete{Activation: 1})
	do(0, "ann", &Complete{Activation: 2})
	do(1, "bob", &Complete{Activation: 3})
	do(1, "bob", &Complete{Activation: 2}) // refused: four eyes
	do(0, "cat", &Complete{Activation: 2})
	do(1, "op", &Move{To: "a"})
	do(0, "ann", &Complete{Activation: 3}) // refused: four eyes
	do(0, "dora", &Complete{Activation: 3})
	do(0, "bob", &Complete{Activation: 4, Outcome: "e"}) // refused once it is signed: it leads nowhere
	do(1, "ann", &Complete{Activation: 4})
	do(0, "bob", &Complete{Activation: 4, Outcome: "a"})
	both("op", &Cancel{})
}
