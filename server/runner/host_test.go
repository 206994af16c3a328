package runner

import (
	"slices"
	"testing"

	"statecraft/engine"
)

// board is signed by all of finance, who may disagree.
func board() *engine.Workflow {
	begin := human("begin", engine.ActorAnyone)
	begin.Initial = true
	vote := human("vote", "group:finance")
	vote.Need, vote.Otherwise = "all", "reject"
	return &engine.Workflow{
		Key:         "board",
		States:      []engine.State{begin, vote, human("yes", engine.ActorAnyone), human("no", engine.ActorAnyone)},
		Transitions: []engine.Transition{edge("begin", "vote", ""), edge("vote", "yes", "accept"), edge("vote", "no", "reject")},
	}
}

func TestWhoIsEligibleIsToldWhenTheTaskOpens(t *testing.T) {
	h := open(t)
	h.publish(t, board())
	id := h.start(t, caller("ann"), "board")
	if err := h.complete(caller("ann"), id, 1, 1, ""); err != nil {
		t.Fatal(err)
	}
	p := h.wantSound(t, id)
	a := p.instance.Fold.Activation(2)
	if a == nil || !slices.Equal(a.People, []string{"ben", "cleo"}) {
		t.Fatalf("told %+v, want ben and cleo", a)
	}
	if err := h.complete(caller("ben", "finance"), id, 2, 1, "accept"); err != nil {
		t.Fatal(err)
	}
	wantCode(t, h.complete(caller("ben", "finance"), id, 2, 2, "accept"), engine.CodeAlreadySigned)
	wantCode(t, h.complete(caller("ann"), id, 2, 2, "accept"), engine.CodeForbidden)
	if err := h.complete(caller("cleo", "finance", "sales"), id, 2, 2, "accept"); err != nil {
		t.Fatal(err)
	}
	if p := h.wantSound(t, id); p.instance.Fold.Activations[0].State != "yes" {
		t.Fatalf("%+v", p.instance.Fold)
	}
}

func TestNobodyEligibleNeedsAttention(t *testing.T) {
	h := open(t)
	w := board()
	w.States[1].Actors = []engine.Actor{"group:nobody"}
	h.publish(t, w)
	id := h.start(t, caller("ann"), "board")
	if err := h.complete(caller("ann"), id, 1, 1, ""); err != nil {
		t.Fatal(err)
	}
	p := h.wantSound(t, id)
	if a := p.instance.Fold.Activation(2); a.Incident == nil || a.Incident.Code != engine.IncidentNobody || !p.instance.Summary.Attention {
		t.Fatalf("%+v", a)
	}
}

// handing is one task that the server hands out.
func handing(mode engine.AssignMode) *engine.Workflow {
	work := human("work", "group:finance")
	work.Initial, work.Assign = true, mode
	return &engine.Workflow{Key: "handing", States: []engine.State{work}}
}

func (h *house) holder(t *testing.T, id int64) string {
	t.Helper()
	return h.wantSound(t, id).instance.Fold.Activation(1).Claimed
}

func TestRoundRobinGoesInTurn(t *testing.T) {
	h := open(t)
	h.publish(t, handing(engine.AssignRoundRobin))
	var got []string
	for range 4 {
		got = append(got, h.holder(t, h.start(t, caller("ann"), "handing")))
	}
	if want := []string{"ben", "cleo", "ben", "cleo"}; !slices.Equal(got, want) {
		t.Fatalf("got %v, want %v", got, want)
	}
}

func TestLeastLoadedGetsTheTask(t *testing.T) {
	h := open(t)
	h.publish(t, handing(engine.AssignLeastLoaded))
	first := h.start(t, caller("ann"), "handing")
	second := h.start(t, caller("ann"), "handing")
	if h.holder(t, first) != "ben" || h.holder(t, second) != "cleo" {
		t.Fatalf("%s and %s", h.holder(t, first), h.holder(t, second))
	}
	if err := h.complete(caller("cleo", "finance", "sales"), second, 1, 1, ""); err != nil {
		t.Fatal(err)
	}
	if got := h.holder(t, h.start(t, caller("ann"), "handing")); got != "cleo" {
		t.Fatalf("%s got it, cleo has nothing to do", got)
	}
}
