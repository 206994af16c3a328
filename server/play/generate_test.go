package play

import (
	"fmt"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"statecraft/engine"
)

// anyWorkflow draws a workflow whose states are signed by all kinds of people,
// alone and together, kept apart and handed out. It may have no way to finish.
func anyWorkflow(t *rapid.T) *engine.Workflow {
	w := &engine.Workflow{
		Key:   "drawn",
		Roles: []engine.Role{{Name: "clerk"}, {Name: "bench", Default: []engine.Actor{"user:bo", "group:bench"}}},
		Form:  &engine.Form{Fields: []engine.Field{{Name: "reviewer", Type: engine.FieldUser}}},
	}
	if rapid.Bool().Draw(t, "starters") {
		w.Starters = []engine.Actor{"user:ann", "user:bo", "group:finance"}
	}
	count := rapid.IntRange(1, 5).Draw(t, "states")
	for n := range count {
		w.States = append(w.States, engine.State{ID: fmt.Sprint("s", n)})
	}
	for n := range w.States {
		anyState(t, w, n)
	}
	return w
}

func anyState(t *rapid.T, w *engine.Workflow, n int) {
	s := &w.States[n]
	state := rapid.Custom(func(t *rapid.T) string { return rapid.SampledFrom(w.States).Draw(t, "state").ID })
	s.Initial = n == 0 || rapid.IntRange(0, 3).Draw(t, "initial") == 0
	s.Concurrent = true
	s.Join = rapid.SampledFrom([]engine.Join{"", "", engine.JoinAnd, engine.JoinOr, engine.JoinFirst}).Draw(t, "join")
	s.Split = rapid.SampledFrom([]engine.Split{"", "", "", engine.SplitAnd}).Draw(t, "split")
	actors := []engine.Actor{
		"user:ann", "user:bo", "group:finance", "group:legal", "anyone", "starter", "role:clerk", "role:bench",
		"data:reviewer", "manager-of:starter", "manager-of:role:clerk", "manager-of:data:reviewer", "manager-of:user:ann",
		engine.Actor("signer-of:" + state.Draw(t, "signed")), engine.Actor("manager-of:signer-of:" + state.Draw(t, "managed")),
	}
	s.Actors = rapid.SliceOfNDistinct(rapid.SampledFrom(actors), 1, 3, rapid.ID[engine.Actor]).Draw(t, "actors")
	s.SeparateFrom = rapid.SliceOfNDistinct(rapid.OneOf(state, rapid.Just(engine.NameStarter)), 0, 2, rapid.ID[string]).Draw(t, "apart")
	s.Need = rapid.SampledFrom([]engine.Need{"", "", "1", "2", "4", "all", "50%", "100%"}).Draw(t, "need")
	if !s.Voting() {
		s.Assign = rapid.SampledFrom([]engine.AssignMode{"", "", engine.AssignRoundRobin, engine.AssignLeastLoaded}).Draw(t, "assign")
	}
	for o := range rapid.IntRange(0, 3).Draw(t, "outcomes") {
		to := state.Draw(t, "to")
		tr := engine.Transition{ID: fmt.Sprint(s.ID, "-", o), From: s.ID, To: to, Outcome: fmt.Sprint("o", o)}
		if rapid.IntRange(0, 3).Draw(t, "narrow") == 0 {
			tr.Actors = []engine.Actor{rapid.SampledFrom(actors).Draw(t, "narrowed")}
		}
		if rapid.Bool().Draw(t, "notes") {
			tr.Notes = engine.NotesRequired
		}
		w.Transitions = append(w.Transitions, tr)
		if s.Voting() {
			s.Otherwise = tr.Outcome
			if rapid.IntRange(0, 3).Draw(t, "veto") == 0 {
				s.Veto = []string{tr.Outcome}
			}
		}
	}
}

// TestAnyWorkflowIsPlayed lets drawn workflows go on by themselves: each ends in
// a way that is listed, where nobody may act nobody may, and twice the same.
func TestAnyWorkflowIsPlayed(t *testing.T) {
	ends := map[string]int{}
	rapid.Check(t, func(rt *rapid.T) {
		w := anyWorkflow(rt)
		program, problems := engine.Compile(w)
		if program == nil {
			rt.Skip(problems)
		}
		const limit = 60
		var first, second []engine.Event
		ends[played(rt, New(program, begin(), func(e engine.Event) { first = append(first, e) }), limit)]++
		again := New(program, begin(), func(e engine.Event) { second = append(second, e) })
		played(rt, again, limit)
		if !reflect.DeepEqual(first, second) {
			rt.Error("two runs differ")
		}
		instance := &engine.Instance{}
		instance.ApplyAll(second)
		if !reflect.DeepEqual(instance, again.Instance()) {
			rt.Error("the events do not fold to the instance")
		}
	})
	for _, end := range []string{"completed", "incident stuck", "refused nobody-can-act", "refused step-limit"} {
		if ends[end] == 0 {
			t.Errorf("no drawn workflow ends with %q: %v", end, ends)
		}
	}
	t.Log(ends)
}
