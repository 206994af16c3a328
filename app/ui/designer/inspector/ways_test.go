package inspector

import (
	"testing"

	"statecraft/app/editor"
	"statecraft/engine"
)

func claim() engine.Workflow {
	return engine.Workflow{
		Key:   "claim",
		Roles: []engine.Role{{Name: "chair", Label: "Chair"}, {Name: "legal", Label: "Lawyer"}},
		States: []engine.State{
			{ID: "write", Name: "Write", Initial: true, Actors: []engine.Actor{"role:chair", "starter"}},
			{ID: "check", Name: "Check", Kind: engine.KindRoute},
			{ID: "pay", Name: "Pay out", Actors: []engine.Actor{"role:legal"}},
		},
		Transitions: []engine.Transition{
			{ID: "write->check", From: "write", To: "check", Label: "Submit", Actors: []engine.Actor{"role:chair"}},
			{ID: "check->pay", From: "check", To: "pay", When: "amount > 10", Order: 5},
			{ID: "check->write", From: "check", To: "write", Default: true},
			{ID: "pay->write", From: "pay", To: "write"},
		},
	}
}

func TestWays(t *testing.T) {
	w := claim()
	ways := waysOut(&w, "check")
	if len(ways) != 2 || ways[0].ID != "check->write" {
		t.Errorf("order before declared order: %+v", ways)
	}
	cases := []struct {
		transition engine.Transition
		person     bool
		want       string
	}{
		{engine.Transition{To: "pay", Label: "Submit", Outcome: "Yes"}, true, "Yes"},
		{engine.Transition{To: "pay", Label: "Submit", When: "x"}, true, "Submit"},
		{engine.Transition{To: "pay", Label: "Submit", When: "x"}, false, "Submit"},
		{engine.Transition{To: "pay", When: "x"}, false, "x"},
		{engine.Transition{To: "pay", When: "x"}, true, "Pay out"},
		{engine.Transition{To: "pay", Default: true}, true, "otherwise"},
		{engine.Transition{To: "pay"}, true, "Pay out"},
		{engine.Transition{To: "pay"}, false, "always"},
	}
	for _, c := range cases {
		if got := way(&w, &c.transition, c.person); got != c.want {
			t.Errorf("%+v is called %q, want %q", c.transition, got, c.want)
		}
	}
}

func TestArrival(t *testing.T) {
	w := claim()
	w.States = append(w.States, engine.State{ID: "alone"}, engine.State{ID: "first", Initial: true})
	for id, want := range map[string]string{
		"write": "entered from Check and Pay out",
		"pay":   "entered from Check",
		"alone": "nothing leads here yet",
		"first": "begins here",
	} {
		if got := arrival(&w, w.State(id)); got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
}

func TestLeadOn(t *testing.T) {
	w := claim()
	e := editor.New(w)
	if err := e.Do(leadOn(e.Workflow(), "pay", "check")); err != nil {
		t.Fatal(err)
	}
	if err := e.Do(leadOn(e.Workflow(), "pay", newState)); err != nil {
		t.Fatal(err)
	}
	ways := waysOut(e.Workflow(), "pay")
	if len(ways) != 3 || ways[1].To != "check" || e.Workflow().State(ways[2].To) == nil {
		t.Errorf("ways = %+v", ways)
	}
}

func TestLabellingARoleTakesEverybodyAlong(t *testing.T) {
	e := editor.New(claim())
	if err := e.Do(labelRole(e.Workflow(), 0, "Moderator")...); err != nil {
		t.Fatal(err)
	}
	w := e.Workflow()
	if w.Roles[0].Name != "moderator" || w.Roles[0].Label != "Moderator" {
		t.Errorf("role = %+v", w.Roles[0])
	}
	if a := w.State("write").Actors; a[0] != "role:moderator" || a[1] != "starter" {
		t.Errorf("actors = %v", a)
	}
	if a := w.Transition("write->check").Actors; a[0] != "role:moderator" {
		t.Errorf("actors of the transition = %v", a)
	}
	e.Undo()
	if a := e.Workflow().State("write").Actors; a[0] != "role:chair" {
		t.Errorf("after one undo: %v", a)
	}
}

func TestARoleNamedByHandKeepsItsName(t *testing.T) {
	e := editor.New(claim())
	if err := e.Do(labelRole(e.Workflow(), 1, "Counsel")...); err != nil {
		t.Fatal(err)
	}
	if r := e.Workflow().Roles[1]; r.Name != "legal" || r.Label != "Counsel" {
		t.Errorf("role = %+v", r)
	}
}

// A state turned into another kind and back never holds what the engine refuses.
func TestTurningAStateIntoAnotherKind(t *testing.T) {
	kinds := []engine.Kind{engine.KindHuman, engine.KindAction, engine.KindRoute}
	for _, from := range kinds {
		for _, to := range kinds {
			s := engine.State{ID: "a", Initial: true}
			editor.TurnInto(&s, from)
			if from == engine.KindHuman {
				s.Form = &engine.Form{Fields: []engine.Field{{Name: "x", Type: engine.FieldText}}}
			}
			editor.TurnInto(&s, to)
			_, problems := engine.Compile(&engine.Workflow{Key: "w", States: []engine.State{s}})
			for _, p := range problems {
				if p.Code != engine.ProblemNoAction {
					t.Errorf("%s to %s: %s", from, to, p.Message)
				}
			}
		}
	}
}

// Wherever a seat is named, its name follows.
func TestEverybodyWhoNamesASeatFollows(t *testing.T) {
	w := claim()
	w.Roles[1].Default = []engine.Actor{"manager-of:role:chair"}
	w.Starters = []engine.Actor{"role:chair"}
	w.States[2].Actors = []engine.Actor{"manager-of:role:chair", "role:chairs"}
	w.States[2].EscalateTo, w.States[2].Notify = []engine.Actor{"role:chair"}, []engine.Actor{"role:chair"}
	w.Transitions[3].Actors = []engine.Actor{"manager-of:role:chair"}
	e := editor.New(w)
	if err := e.Do(labelRole(e.Workflow(), 0, "Speaker")...); err != nil {
		t.Fatal(err)
	}
	got := e.Workflow()
	for place, list := range map[string][]engine.Actor{
		"a seat":             got.Roles[1].Default,
		"who may start":      got.Starters,
		"who acts":           got.States[0].Actors[:1],
		"a manager":          got.States[2].Actors[:1],
		"who is turned to":   got.States[2].EscalateTo,
		"who is told":        got.States[2].Notify,
		"who may choose":     got.Transitions[0].Actors,
		"a way by a manager": got.Transitions[3].Actors,
	} {
		if want := engine.Actor("role:speaker"); list[0] != want && list[0] != "manager-of:"+want {
			t.Errorf("%s is %v", place, list)
		}
	}
	if got.States[2].Actors[1] != "role:chairs" {
		t.Errorf("another seat was renamed: %v", got.States[2].Actors)
	}
}
