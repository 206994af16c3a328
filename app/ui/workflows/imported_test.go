package workflows

import (
	"reflect"
	"strings"
	"testing"

	"statecraft/engine"
	"statecraft/shared/dot"
)

func TestReadNamesAfterTheFile(t *testing.T) {
	i := Read("Leave request.dot", "digraph { a -> b }")
	if i.Err != nil || i.Workflow.Name != "Leave request" || i.Workflow.Key != "leave-request" {
		t.Errorf("got %q, %q, %v", i.Workflow.Name, i.Workflow.Key, i.Err)
	}
	if i := Read("x.dot", "digraph expense { a -> b }"); i.Workflow.Title() == "x" {
		t.Error("the graph's own name is lost")
	}
}

func TestOurOwnFilesComeBackAsTheyAre(t *testing.T) {
	w := engine.Workflow{
		Key: "review", Name: "Review", Description: "Two eyes.",
		States: []engine.State{
			{ID: "write", Initial: true, Actors: []engine.Actor{"starter"}, Position: &engine.Point{X: 10, Y: 20}},
			{ID: "read", Name: "Read it", Actors: []engine.Actor{"group:readers"}},
		},
		Transitions: []engine.Transition{{ID: "write->read", From: "write", To: "read", Label: "Send", Notes: engine.NotesRequired}},
	}
	i := Read("anything.dot", string(dot.Format(&w)))
	if i.Err != nil || len(i.Guesses) > 0 || !reflect.DeepEqual(i.Workflow, w) {
		t.Errorf("got %+v with guesses %v, error %v", i.Workflow, i.Guesses, i.Err)
	}
}

func TestRefusedWithLineAndColumn(t *testing.T) {
	i := Read("bad.dot", "digraph {\n  a -> ;\n}")
	var e *engine.Error
	if e, _ = i.Err.(*engine.Error); e == nil || e.Line != 2 || e.Column == 0 || !strings.Contains(e.Message, "2") {
		t.Errorf("got %+v", i.Err)
	}
}

func TestTurnAndTurnBack(t *testing.T) {
	first := Read("g.dot", "digraph g { a -> b [label=yes]; a -> c [label=no]; b -> d; c -> d }")
	if len(first.Guesses) < 2 {
		t.Fatalf("too few guesses to try: %v", first.Guesses)
	}
	for n := range first.Guesses {
		turned := first.Turn(n)
		if !turned.Turned[n] || reflect.DeepEqual(turned.Workflow, first.Workflow) {
			t.Errorf("guess %d reads the same both ways: %s", n, first.Guesses[n].Message)
		}
		if back := turned.Turn(n); !reflect.DeepEqual(back.Workflow, first.Workflow) {
			t.Errorf("guess %d does not turn back", n)
		}
	}
	if first.Turned[0] {
		t.Error("turning changed the first reading")
	}
	both := first.Turn(0).Turn(1)
	if !both.Turned[0] || !both.Turned[1] {
		t.Errorf("two guesses turned are %v", both.Turned)
	}
}
