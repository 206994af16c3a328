//go:build js

package main

import (
	"fmt"
	"strconv"
	"strings"

	"statecraft/app/canvas"
	"statecraft/engine"
)

func sample(query string) engine.Workflow {
	switch {
	case strings.Contains(query, "sample=expense"):
		return expense()
	case strings.Contains(query, "sample=conference"):
		return conference()
	case strings.Contains(query, "sample=signs"):
		return signs()
	case strings.Contains(query, "sample=large"):
		return large(statesOf(query))
	}
	return engine.Workflow{Key: "new"}
}

func overlay(query string) *canvas.Overlay {
	if !strings.Contains(query, "running") {
		return nil
	}
	return &canvas.Overlay{
		Done:   map[string]string{"write": "", "receipts": "", "check": ""},
		Active: map[string]string{"finance": "1 of 2"},
		Taken:  []string{"write->receipts", "receipts->check", "check->finance"},
	}
}

func at(x, y float64) *engine.Point { return &engine.Point{X: x, Y: y} }

// expense is the workflow of the drawings the look is measured by.
func expense() engine.Workflow {
	set := &engine.Action{Type: engine.ActionSet, Set: []engine.Assignment{{Name: "total", Value: "1"}, {Name: "rate", Value: "2"}}}
	pay := &engine.Action{Type: engine.ActionHTTP, HTTP: &engine.HTTPCall{Method: "POST", URL: "https://bank.example/payments"}}
	mail := &engine.Action{Type: engine.ActionEmail, Email: &engine.Email{To: []engine.Actor{"starter"}, Subject: "to starter"}}
	files := &engine.Form{Fields: []engine.Field{{Name: "a"}, {Name: "b"}, {Name: "c"}}}
	return engine.Workflow{
		Key: "expense", Name: "Expense claim",
		States: []engine.State{
			{ID: "write", Name: "Write claim", Kind: engine.KindHuman, Initial: true, Actors: []engine.Actor{"starter"}, Position: at(190, 257)},
			{ID: "receipts", Name: "Receipts", Kind: engine.KindHuman, Actors: []engine.Actor{"starter"}, Form: files, Position: at(190, 395)},
			{ID: "check", Name: "Check limits", Kind: engine.KindAction, Action: set, Position: at(408, 327)},
			{ID: "finance", Name: "Finance review", Kind: engine.KindHuman, Need: "2", Position: at(632, 237)},
			{ID: "manager", Name: "Manager review", Kind: engine.KindHuman, Actors: []engine.Actor{"role:manager"}, Position: at(632, 417)},
			{ID: "pay", Name: "Pay out", Kind: engine.KindAction, Final: engine.FinalDone, Action: pay, Position: at(856, 327)},
			{ID: "remind", Name: "Remind", Kind: engine.KindAction, Action: mail, Position: at(408, 507)},
		},
		Transitions: []engine.Transition{
			{ID: "write->receipts", From: "write", To: "receipts"},
			{ID: "receipts->check", From: "receipts", To: "check", Label: "Submit"},
			{ID: "receipts->remind", From: "receipts", To: "remind", On: engine.OnAfter, After: "P14D"},
			{ID: "check->finance", From: "check", To: "finance", When: "amount > 1000"},
			{ID: "check->manager", From: "check", To: "manager", Default: true},
			{ID: "finance->check", From: "finance", To: "check", Outcome: "Return"},
			{ID: "finance->pay", From: "finance", To: "pay", Outcome: "Approve"},
			{ID: "manager->pay", From: "manager", To: "pay", Outcome: "Approve"},
		},
	}
}

// conference has no positions: it shows the first placement.
func conference() engine.Workflow {
	names := []string{
		"Send the call for papers", "Collect papers", "Search a location", "Publicize", "Mailing", "Newspapers",
		"Poster", "Receive subscriptions", "Wait until the starting day", "Start the conference",
	}
	ways := [][2]int{{0, 1}, {1, 3}, {2, 3}, {3, 4}, {3, 5}, {3, 6}, {4, 7}, {5, 7}, {6, 7}, {7, 8}, {8, 7}, {8, 9}}
	w := engine.Workflow{Key: "conference", Name: "Conference"}
	for i, name := range names {
		w.States = append(w.States, engine.State{ID: fmt.Sprint("s", i), Name: name, Kind: engine.KindHuman, Actors: []engine.Actor{"group:organisers"}})
	}
	w.States[0].Initial, w.States[2].Initial = true, true
	w.States[3].Join, w.States[3].Split, w.States[7].Join = engine.JoinAnd, engine.SplitAnd, engine.JoinOr
	for i, way := range ways {
		t := engine.Transition{ID: fmt.Sprint("t", i), From: fmt.Sprint("s", way[0]), To: fmt.Sprint("s", way[1])}
		switch i {
		case 10:
			t.Label = "not yet"
		case 11:
			t.Label = "the day has come"
		}
		w.Transitions = append(w.Transitions, t)
	}
	return w
}

// signs shows every kind and sign at once.
func signs() engine.Workflow {
	w := engine.Workflow{Key: "signs", States: []engine.State{
		{ID: "person", Name: "Somebody writes a rather long text about it", Kind: engine.KindHuman, Initial: true, Actors: []engine.Actor{"group:finance", "user:designer", "starter"}, Split: engine.SplitOr, Position: at(120, 120)},
		{ID: "auto", Name: "Automatic", Kind: engine.KindAction, Split: engine.SplitAnd, Join: engine.JoinAnd, Position: at(400, 120)},
		{ID: "wait", Name: "Wait", Kind: engine.KindWait, When: "ready", Join: engine.JoinOr, Position: at(400, 260)},
		{ID: "route", Name: "Decision", Kind: engine.KindRoute, Join: engine.JoinFirst, Position: at(680, 120)},
		{ID: "sub", Name: "Subflow", Kind: engine.KindSubflow, Subflow: &engine.Subflow{Workflow: "expense"}, Position: at(680, 260)},
		{ID: "end", Name: "Stop all", Kind: engine.KindRoute, Final: engine.FinalTerminate, Initial: true, Position: at(940, 120)},
		{ID: "self", Name: "Subscriptions", Kind: engine.KindHuman, Position: at(120, 400)},
	}}
	for _, t := range []engine.Transition{
		{From: "person", To: "auto", Label: "Approve"}, {From: "person", To: "auto", Label: "Approve with changes"},
		{From: "person", To: "wait"}, {From: "auto", To: "route"}, {From: "wait", To: "route"}, {From: "wait", To: "sub", On: engine.OnMessage, Message: "paid"},
		{From: "auto", To: "wait"}, {From: "wait", To: "auto"}, {From: "route", To: "end", Label: "yes"}, {From: "route", To: "end", Label: "certainly"},
		{From: "route", To: "end", Label: "a label that is far too long for a line"}, {From: "self", To: "self", Label: "again"}, {From: "self", To: "self", Label: "once more"},
		{From: "sub", To: "self", On: engine.OnError}, {From: "sub", To: "person", Label: "back"},
	} {
		t.ID = engine.TransitionID(t.From, t.To, func(id string) bool { return w.Transition(id) != nil })
		w.Transitions = append(w.Transitions, t)
	}
	return w
}

// statesOf is the number asked for by "states=200", a thousand without.
func statesOf(query string) int {
	_, text, _ := strings.Cut(query, "states=")
	text, _, _ = strings.Cut(text, "&")
	if n, err := strconv.Atoi(text); err == nil {
		return n
	}
	return 1000
}

// large is a net of so many states with half as many transitions again.
func large(states int) engine.Workflow {
	const columns = 40
	w := engine.Workflow{Key: "large"}
	for i := range states {
		w.States = append(w.States, engine.State{
			ID: fmt.Sprint("n", i), Name: fmt.Sprint("State ", i), Kind: engine.KindHuman, Actors: []engine.Actor{"anyone"},
			Position: at(float64(i%columns)*264, float64(i/columns)*112),
		})
	}
	add := func(from, to int) {
		w.Transitions = append(w.Transitions, engine.Transition{
			ID: fmt.Sprint("t", len(w.Transitions)), From: fmt.Sprint("n", from), To: fmt.Sprint("n", to), Label: "next",
		})
	}
	for i := range states - 1 {
		add(i, i+1)
	}
	for i := 0; i+columns < states && len(w.Transitions) < states*3/2; i += 2 {
		add(i, i+columns)
	}
	return w
}
