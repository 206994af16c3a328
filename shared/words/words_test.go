package words

import (
	"testing"

	"statecraft/engine"
)

func TestDetail(t *testing.T) {
	w := &engine.Workflow{Roles: []engine.Role{{Name: "mod", Label: "Moderator"}, {Name: "ext"}}}
	action := func(a engine.Action) engine.State { return engine.State{Kind: engine.KindAction, Action: &a} }
	people := func(actors ...engine.Actor) engine.State { return engine.State{Actors: actors} }
	quorum := people("group:finance")
	quorum.Need, quorum.Form = "2", &engine.Form{Fields: make([]engine.Field, 1)}
	tests := []struct {
		state engine.State
		want  string
	}{
		{engine.State{}, "nobody yet"},
		{people("starter"), "starter"},
		{people("user:ann", "anyone"), "ann, anyone"},
		{people("role:mod", "role:ext", "role:gone"), "Moderator, ext, gone"},
		{people("data:owner", "manager-of:role:mod", "boss"), "named in owner, manager of Moderator, boss"},
		{quorum, "2 of group finance · 1 field"},
		{engine.State{Kind: engine.KindAction}, "nothing yet"},
		{action(engine.Action{Type: engine.ActionSet}), "nothing yet"},
		{action(engine.Action{Type: engine.ActionSet, Set: []engine.Assignment{{Name: "a"}, {Name: "b"}}}), "set a, b"},
		{action(engine.Action{Type: engine.ActionTable, Table: &engine.Table{Rules: make([]engine.TableRule, 2)}}), "table, 2 rules"},
		{action(engine.Action{Type: engine.ActionScript, Script: "x"}), "script"},
		{action(engine.Action{Type: engine.ActionHTTP, HTTP: &engine.HTTPCall{URL: "https://host.example/a/b?token=1"}}), "GET /a/b"},
		{action(engine.Action{Type: engine.ActionHTTP, HTTP: &engine.HTTPCall{Method: "PUT", URL: "/x"}}), "PUT /x"},
		{action(engine.Action{Type: engine.ActionEmail, Email: &engine.Email{Subject: "Due"}}), "mail Due"},
		{action(engine.Action{Type: engine.ActionMessage, Message: &engine.Message{Name: "paid"}}), "message paid"},
		{action(engine.Action{Type: engine.ActionWorker, Worker: &engine.WorkerCall{Topic: "ocr"}}), "worker ocr"},
		{engine.State{Kind: engine.KindWait}, "until something happens"},
		{engine.State{Kind: engine.KindWait, When: "paid"}, "until paid"},
		{engine.State{Kind: engine.KindRoute}, "one of"},
		{engine.State{Kind: engine.KindRoute, Split: engine.SplitAnd}, "all"},
		{engine.State{Kind: engine.KindRoute, Split: engine.SplitOr}, "all that apply"},
		{engine.State{Kind: engine.KindSubflow}, "no workflow yet"},
		{engine.State{Kind: engine.KindSubflow, Subflow: &engine.Subflow{Workflow: "hire"}}, "hire"},
	}
	for _, test := range tests {
		if got := Detail(nil, w, &test.state, 2); got != test.want {
			t.Errorf("Detail(%+v) = %q, want %q", test.state, got, test.want)
		}
	}
}

func TestDecisionThatDecidesNothing(t *testing.T) {
	for leading, want := range map[int]string{0: "ends here", 1: "passes on", 2: "one of"} {
		if got := Detail(nil, &engine.Workflow{}, &engine.State{Kind: engine.KindRoute}, leading); got != want {
			t.Errorf("with %d ways out: got %q, want %q", leading, got, want)
		}
	}
}

func TestTransition(t *testing.T) {
	tests := []struct {
		transition engine.Transition
		want       string
	}{
		{engine.Transition{}, ""},
		{engine.Transition{Label: "Send back", Outcome: "return", When: "x"}, "Send back"},
		{engine.Transition{Outcome: "return", When: "x"}, "return"},
		{engine.Transition{When: "amount > 1000"}, "amount > 1000"},
		{engine.Transition{Default: true}, "otherwise"},
		{engine.Transition{On: engine.OnAfter, After: "P14D"}, "after 14 days"},
		{engine.Transition{On: engine.OnAfter, After: "P1D"}, "after 1 day"},
		{engine.Transition{On: engine.OnAfter, After: "P2M"}, "after 2 months"},
		{engine.Transition{On: engine.OnAfter, After: "PT2M"}, "after 2 minutes"},
		{engine.Transition{On: engine.OnAfter, After: "3wd"}, "after 3 working days"},
		{engine.Transition{On: engine.OnAfter, After: "P1DT2H"}, "after P1DT2H"},
		{engine.Transition{On: engine.OnAfter, After: "PD"}, "after PD"},
		{engine.Transition{On: engine.OnAt, At: "deadline"}, "at deadline"},
		{engine.Transition{On: engine.OnMessage, Message: "paid"}, "paid"},
		{engine.Transition{On: engine.OnError}, "fails"},
		{engine.Transition{On: engine.OnError, Error: "timeout"}, "fails: timeout"},
	}
	for _, test := range tests {
		if got := Transition(nil, &test.transition); got != test.want {
			t.Errorf("Transition(%+v) = %q, want %q", test.transition, got, test.want)
		}
	}
}
