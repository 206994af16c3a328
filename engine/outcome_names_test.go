package engine

import (
	"reflect"
	"strconv"
	"testing"

	"pgregory.net/rapid"
)

// The names are those the compiled workflow has, whatever the ways are like.
func TestOutcomeNamesAreThoseOfTheProgram(t *testing.T) {
	compiled := 0
	rapid.Check(t, func(t *rapid.T) {
		w := &Workflow{Key: "w", States: []State{
			{ID: "a", Initial: true, Actors: []Actor{ActorAnyone}, Split: rapid.SampledFrom([]Split{"", SplitXor, SplitOr, SplitAnd}).Draw(t, "split")},
			{ID: "b", Name: "Book", Actors: []Actor{ActorAnyone}},
			{ID: "c", Actors: []Actor{ActorAnyone}},
		}}
		for n := range rapid.IntRange(0, 4).Draw(t, "ways") {
			w.Transitions = append(w.Transitions, Transition{
				ID: "t" + strconv.Itoa(n), From: "a", To: rapid.SampledFrom([]string{"b", "c"}).Draw(t, "to"),
				Label:   rapid.SampledFrom([]string{"", "Yes", "No"}).Draw(t, "label"),
				Outcome: rapid.SampledFrom([]string{"", "", "Yes", "Agreed"}).Draw(t, "outcome"),
				When:    rapid.SampledFrom([]string{"", "true"}).Draw(t, "when"),
				Default: rapid.IntRange(0, 4).Draw(t, "default") == 0,
				Order:   rapid.IntRange(0, 2).Draw(t, "order"),
			})
		}
		p, problems := Compile(w)
		if p == nil {
			if !HasErrors(problems) {
				t.Fatal("nothing compiled, and no problem")
			}
			return
		}
		compiled++
		var want []string
		for _, o := range p.Outcomes("a") {
			want = append(want, o.Name)
		}
		if got := OutcomeNames(w, "a"); !reflect.DeepEqual(got, want) {
			t.Fatalf("%v, want %v of %+v", got, want, w.Transitions)
		}
	})
	if compiled == 0 {
		t.Error("no workflow compiled, so nothing was compared")
	}
}

func TestOutcomeNamesOfOtherStates(t *testing.T) {
	w := &Workflow{States: []State{{ID: "a", Kind: KindRoute}, {ID: "b"}}, Transitions: []Transition{{From: "b", To: "gone"}, {From: "b", To: "a", On: OnAfter}}}
	if got := OutcomeNames(w, "a"); got != nil {
		t.Errorf("a decision has the buttons %v", got)
	}
	if got := OutcomeNames(w, "gone"); got != nil {
		t.Errorf("no state has the buttons %v", got)
	}
	if got := OutcomeNames(w, "b"); !reflect.DeepEqual(got, []string{DoneOutcome}) {
		t.Errorf("nothing to choose, but %v", got)
	}
}
