package picture

import (
	"testing"

	"statecraft/engine"
)

func TestDetail(t *testing.T) {
	w := &engine.Workflow{Roles: []engine.Role{{Name: "chair", Label: "Chair person"}, {Name: "clerk"}}}
	action := func(a engine.Action) engine.State { return engine.State{Kind: engine.KindAction, Action: &a} }
	for want, s := range map[string]engine.State{
		"starter":                  {Actors: []engine.Actor{"starter"}},
		"anyone":                   {Actors: []engine.Actor{"anyone"}},
		"nobody yet":               {},
		"group finance, approver":  {Actors: []engine.Actor{"group:finance", "user:approver"}},
		"Chair person, clerk":      {Actors: []engine.Actor{"role:chair", "role:clerk"}},
		"named in owner, the item": {Actors: []engine.Actor{"data:owner", "item"}},
		"manager of starter":       {Actors: []engine.Actor{"manager-of:starter"}},
		"2 of group finance":       {Need: "2", Actors: []engine.Actor{"group:finance"}},
		"starter · 1 field":        {Actors: []engine.Actor{"starter"}, Form: &engine.Form{Fields: make([]engine.Field, 1)}},
		"starter · 3 fields":       {Actors: []engine.Actor{"starter"}, Form: &engine.Form{Fields: make([]engine.Field, 3)}},
		"boss":                     {Actors: []engine.Actor{"boss"}},
		"nothing yet":              {Kind: engine.KindAction},
		"set total, rate":          action(engine.Action{Type: engine.ActionSet, Set: []engine.Assignment{{Name: "total"}, {Name: "rate"}}}),
		"POST /payments":           action(engine.Action{Type: engine.ActionHTTP, HTTP: &engine.HTTPCall{Method: "POST", URL: "https://bank.example/payments"}}),
		"GET bank":                 action(engine.Action{Type: engine.ActionHTTP, HTTP: &engine.HTTPCall{URL: "bank"}}),
		"table, 2 rules":           action(engine.Action{Type: engine.ActionTable, Table: &engine.Table{Rules: make([]engine.TableRule, 2)}}),
		"mail Welcome":             action(engine.Action{Type: engine.ActionEmail, Email: &engine.Email{Subject: "Welcome"}}),
		"until paid":               {Kind: engine.KindWait, When: "paid"},
		"one of":                   {Kind: engine.KindRoute},
		"all that apply":           {Kind: engine.KindRoute, Split: engine.SplitOr},
		"all":                      {Kind: engine.KindRoute, Split: engine.SplitAnd},
		"expense":                  {Kind: engine.KindSubflow, Subflow: &engine.Subflow{Workflow: "expense"}},
	} {
		if got := Detail(w, &s); got != want {
			t.Errorf("%+v: got %q, want %q", s, got, want)
		}
	}
}

func TestText(t *testing.T) {
	for want, way := range map[string]engine.Transition{
		"":                     {},
		"Send":                 {Label: "Send", Outcome: "Approve", When: "a > 1"},
		"Approve":              {Outcome: "Approve", When: "a > 1"},
		"a > 1":                {When: "a > 1", Default: true},
		"otherwise":            {Default: true},
		"after 14 days":        {On: engine.OnAfter, After: "P14D"},
		"after 1 hour":         {On: engine.OnAfter, After: "PT1H"},
		"after 3 working days": {On: engine.OnAfter, After: "3wd"},
		"after P1DT2H":         {On: engine.OnAfter, After: "P1DT2H"},
		"after PT":             {On: engine.OnAfter, After: "PT"},
		"at due":               {On: engine.OnAt, At: "due"},
		"paid":                 {On: engine.OnMessage, Message: "paid"},
		"fails":                {On: engine.OnError},
		"fails: timeout":       {On: engine.OnError, Error: "timeout"},
	} {
		if got := Text(&way); got != want {
			t.Errorf("%+v: got %q, want %q", way, got, want)
		}
	}
}

func TestListed(t *testing.T) {
	for want, names := range map[string][]string{"": nil, "A": {"A"}, "A and B": {"A", "B"}, "A, B and C": {"A", "B", "C"}} {
		if got := Listed(names); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
