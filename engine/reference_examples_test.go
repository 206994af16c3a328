package engine_test

import (
	"slices"
	"testing"
	"time"

	"statecraft/engine"
)

// refExample is an example of the specification.
type refExample struct {
	name     string
	workflow engine.Workflow
	complete []int    // activations, in turn
	want     []string // events since the start
}

func refExamples() []refExample {
	anyone := []engine.Actor{engine.ActorAnyone}
	return []refExample{
		{
			name: "a first join declared before the work it races against",
			workflow: engine.Workflow{
				States: []engine.State{
					{ID: "D", Initial: true, Actors: anyone, Split: engine.SplitAnd},
					{ID: "J", Join: engine.JoinFirst, Actors: anyone},
					{ID: "X", Actors: anyone},
				},
				Transitions: []engine.Transition{
					{ID: "D->J", From: "D", To: "J"}, {ID: "D->X", From: "D", To: "X"}, {ID: "X->J", From: "X", To: "J"},
				},
			},
			complete: []int{1},
			want: []string{
				"signed D", "state-left D", "transition-taken D->J", "transition-taken D->X",
				"state-entered J", "token-cancelled D->X", "task-opened J",
			},
		},
		{
			name: "an or join that waits for the other branch",
			workflow: engine.Workflow{
				States: []engine.State{
					{ID: "A", Initial: true, Kind: engine.KindRoute, Split: engine.SplitAnd},
					{ID: "B", Actors: anyone}, {ID: "C", Actors: anyone}, {ID: "J", Join: engine.JoinOr, Actors: anyone},
				},
				Transitions: []engine.Transition{
					{ID: "A->B", From: "A", To: "B"}, {ID: "A->C", From: "A", To: "C"},
					{ID: "B->J", From: "B", To: "J"}, {ID: "C->J", From: "C", To: "J"},
				},
			},
			complete: []int{2, 3},
			want: []string{
				"signed B", "state-left B", "transition-taken B->J",
				"signed C", "state-left C", "transition-taken C->J", "state-entered J", "task-opened J",
			},
		},
	}
}

// TestReferenceExamples checks the reference itself against the examples of the
// specification.
func TestReferenceExamples(t *testing.T) {
	ann := engine.Person{Name: "ann"}
	for _, test := range refExamples() {
		t.Run(test.name, func(t *testing.T) {
			i := newRefInstance()
			commands := []engine.Op{&engine.Start{}}
			for _, activation := range test.complete {
				commands = append(commands, &engine.Complete{Activation: activation})
			}
			var got []string
			for n, op := range commands {
				events, code := refDecide(&test.workflow, i, engine.Command{At: time.Unix(int64(n), 0), By: ann, Do: op})
				if code != "" {
					t.Fatalf("command %d is refused: %s", n, code)
				}
				for _, e := range events {
					i.apply(e)
					if n > 0 {
						what := e.Transition
						if what == "" {
							what = e.State
						}
						got = append(got, e.Kind.String()+" "+what)
					}
				}
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
		})
	}
}
