package advice

import (
	"reflect"
	"testing"

	"statecraft/app/editor"
	"statecraft/engine"
)

// form makes a workflow of one field.
func form(f engine.Field) *engine.Form { return &engine.Form{Fields: []engine.Field{f}} }

func person(id string) engine.State {
	return engine.State{ID: id, Name: id, Actors: []engine.Actor{"anyone"}}
}

func route(id string) engine.State {
	return engine.State{ID: id, Name: id, Kind: engine.KindRoute}
}

func arrow(from, to string) engine.Transition {
	return engine.Transition{ID: from + "->" + to, From: from, To: to}
}

func initial(s engine.State) engine.State {
	s.Initial = true
	return s
}

func with[T any](v T, change func(*T)) T {
	change(&v)
	return v
}

// broken is a workflow with one mistake that has an obvious mend.
type broken struct {
	name string
	code engine.ProblemCode
	w    engine.Workflow
}

func mistakes() []broken {
	priority := 3
	states := func(list ...engine.State) engine.Workflow { return engine.Workflow{Key: "w", States: list} }
	three := func(a engine.State, arrows ...engine.Transition) engine.Workflow {
		w := states(initial(a), person("b"), person("c"))
		w.Transitions = arrows
		return w
	}
	list := []broken{
		{"nowhere to begin", engine.ProblemNoInitial, states(person("a"))},
		{"nobody may act", engine.ProblemNoActors, states(initial(engine.State{ID: "a"}))},
		{"nothing leads there", engine.ProblemUnreachable, states(initial(person("a")), person("b"))},
		{"an end that leads on", engine.ProblemFinalWithDone, three(with(person("a"), func(s *engine.State) { s.Final = engine.FinalDone }), arrow("a", "b"), arrow("b", "c"))},
		{"a role that is missing", engine.ProblemUnknownRole, states(initial(with(person("a"), func(s *engine.State) { s.Actors = []engine.Actor{"role:chair"} })))},
		{"a condition where all are taken", engine.ProblemConditionOnAnd, three(with(route("a"), func(s *engine.State) { s.Split = engine.SplitAnd }),
			with(arrow("a", "b"), func(t *engine.Transition) { t.When = "true" }), arrow("a", "c"))},
		{"two without condition", engine.ProblemAlwaysFirst, three(route("a"), arrow("a", "b"), arrow("a", "c"))},
		{"one without condition before one with", engine.ProblemAlwaysFirst, three(route("a"), arrow("a", "b"), with(arrow("a", "c"), func(t *engine.Transition) { t.When = "true" }))},
		{"an outcome nobody chooses", engine.ProblemOutcome, three(route("a"), with(arrow("a", "b"), func(t *engine.Transition) { t.Outcome = "Yes" }), arrow("b", "c"))},
		{"a note nobody writes", engine.ProblemMisplaced, three(route("a"), with(arrow("a", "b"), func(t *engine.Transition) { t.Notes = engine.NotesRequired }), arrow("b", "c"))},
		{"actors where nobody chooses", engine.ProblemMisplaced, three(route("a"), with(arrow("a", "b"), func(t *engine.Transition) { t.Actors = []engine.Actor{"anyone"} }), arrow("b", "c"))},
		{"a form nobody fills in", engine.ProblemMisplaced, states(initial(with(route("a"), func(s *engine.State) { s.Form = form(engine.Field{Name: "x", Type: engine.FieldText}) })))},
		{"options of a text", engine.ProblemMisplaced, states(initial(with(person("a"), func(s *engine.State) {
			s.Form = form(engine.Field{Name: "x", Type: engine.FieldText, Options: []engine.Option{{Value: "1"}}})
		})))},
		{"a condition of a person", engine.ProblemMisplaced, states(initial(with(person("a"), func(s *engine.State) { s.When = "true" })))},
		{"signatures nobody gives", engine.ProblemMisplaced, states(initial(with(route("a"), func(s *engine.State) { s.Need = "2" })))},
		{"a route that is skipped", engine.ProblemMisplaced, states(initial(with(route("a"), func(s *engine.State) { s.SkipWhen = "true" })))},
		{"a veto against one signature", engine.ProblemMisplaced, three(with(person("a"), func(s *engine.State) { s.Veto, s.Otherwise = []string{"b"}, "b" }), arrow("a", "b"), arrow("b", "c"))},
		{"an outcome of skipping what is never skipped", engine.ProblemMisplaced, three(with(person("a"), func(s *engine.State) { s.SkipOutcome = "b" }), arrow("a", "b"), arrow("b", "c"))},
		{"several signatures handed to one", engine.ProblemMisplaced, states(initial(with(person("a"), func(s *engine.State) { s.Need, s.Assign = "2", engine.AssignRoundRobin })))},
		{"every vote shuts the next one out", engine.ProblemMisplaced, states(initial(with(person("a"), func(s *engine.State) { s.Need, s.SeparateFrom = "2", []string{"starter", "a"} })))},
		{"otherwise from anywhere", engine.ProblemMisplaced, three(person("a"), arrow("a", "b"), arrow("b", "c"),
			with(arrow("*", "c"), func(t *engine.Transition) { t.Label, t.Actors, t.Default = "Withdraw", []engine.Actor{"starter"}, true }))},
		{"a pattern of a number", engine.ProblemMisplaced, states(initial(with(person("a"), func(s *engine.State) {
			s.Form = form(engine.Field{Name: "x", Type: engine.FieldNumber, Pattern: "[0-9]+"})
		})))},
		{"an item nobody repeats", engine.ProblemNotExecuted, states(initial(with(person("a"), func(s *engine.State) { s.Actors = []engine.Actor{"manager-of:starter", "item"} })))},
		{"a way for an item nobody repeats", engine.ProblemNotExecuted, three(person("a"), arrow("b", "c"),
			with(arrow("a", "b"), func(t *engine.Transition) { t.Actors = []engine.Actor{"starter", "item"} }))},
		{"a subflow", engine.ProblemNotExecuted, states(initial(engine.State{ID: "a", Kind: engine.KindSubflow}))},
		{"a priority", engine.ProblemNotExecuted, with(states(initial(person("a"))), func(w *engine.Workflow) { w.Priority = &priority })},
		{"a timer", engine.ProblemNotExecuted, three(person("a"), arrow("a", "b"), arrow("b", "c"), with(arrow("a", "c"), func(t *engine.Transition) { t.On = engine.OnAfter }))},
	}
	for field, change := range map[string]func(*engine.State){
		"due":      func(s *engine.State) { s.Due = "P1D" },
		"remind":   func(s *engine.State) { s.Remind = "P1D" },
		"escalate": func(s *engine.State) { s.Escalate = "P1D" },
		"notify":   func(s *engine.State) { s.Notify = []engine.Actor{"anyone"} },
		"params":   func(s *engine.State) { s.Params = map[string]any{"a": "b"} },
		"retry":    func(s *engine.State) { s.Retry = &engine.RetryPolicy{Max: 1} },
		"for each": func(s *engine.State) { s.ForEach = &engine.ForEach{In: "a", As: "b"} },
		"priority": func(s *engine.State) { s.Priority = &priority },
	} {
		list = append(list, broken{field + " of a state", engine.ProblemNotExecuted, states(initial(with(person("a"), change)))})
	}
	return list
}

// Every mistake with an obvious mend offers one, and the mend mends it without
// breaking anything else.
func TestFixesMend(t *testing.T) {
	for _, c := range mistakes() {
		t.Run(c.name, func(t *testing.T) {
			e := editor.New(c.w)
			_, problems := engine.Compile(e.Workflow())
			list := For(e.Workflow(), problems)
			if len(list) != 1 || list[0].Code != c.code {
				t.Fatalf("problems = %+v", problems)
			}
			if len(list[0].Fixes) == 0 {
				t.Fatalf("no fix for %s", list[0].Message)
			}
			for _, fix := range list[0].Fixes {
				e := editor.New(c.w)
				if err := e.Do(fix.Commands...); err != nil {
					t.Fatal(err)
				}
				if !e.CanUndo() {
					t.Fatalf("%q changes nothing", fix.Label)
				}
				if _, left := engine.Compile(e.Workflow()); len(left) != 0 {
					t.Errorf("after %q: %+v", fix.Label, left)
				}
			}
		})
	}
}

func TestErrorsComeFirst(t *testing.T) {
	list := For(&engine.Workflow{}, []engine.Problem{
		{Code: "w1", Severity: engine.SeverityWarning, Message: "Nothing leads to A: draw a transition."},
		{Code: "e1", Severity: engine.SeverityError, Message: "Bad"},
		{Code: "w2", Severity: engine.SeverityWarning},
		{Code: "e2", Severity: engine.SeverityError},
	})
	var order []engine.ProblemCode
	for _, a := range list {
		order = append(order, a.Code)
	}
	if want := []engine.ProblemCode{"e1", "e2", "w1", "w2"}; !reflect.DeepEqual(order, want) {
		t.Errorf("order = %v", order)
	}
	if head, tail := list[2].Said(); head != "Nothing leads to A" || tail != "draw a transition." {
		t.Errorf("head %q, tail %q", head, tail)
	}
	if head, tail := list[0].Said(); head != "Bad" || tail != "" {
		t.Errorf("head %q, tail %q", head, tail)
	}
}

func TestSummary(t *testing.T) {
	bad := Advice{Problem: engine.Problem{Severity: engine.SeverityError}}
	hint := Advice{Problem: engine.Problem{Severity: engine.SeverityWarning}}
	cases := []struct {
		list []Advice
		want string
	}{
		{nil, "ready to publish"},
		{[]Advice{hint}, "ready to publish · 1 hint"},
		{[]Advice{hint, hint}, "ready to publish · 2 hints"},
		{[]Advice{bad}, "1 problem"},
		{[]Advice{bad, bad, hint}, "2 problems"},
	}
	for _, c := range cases {
		if got := Summary(c.list); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestAtAndCounts(t *testing.T) {
	at := func(state, transition, field string) Advice {
		return Advice{Problem: engine.Problem{State: state, Transition: transition, Field: field, Message: state + transition + field}}
	}
	list := []Advice{
		at("", "", "form.amount"),
		at("a", "", "actors"), at("a", "", "form.amount"), at("a", "", "form.size"),
		at("a", "a->b", "when"), at("a", "a->b", "default"),
	}
	cases := []struct {
		at   Place
		want string
	}{
		{Place{Field: "form.amount"}, "form.amount"},
		{Place{State: "a", Field: "actors"}, "aactors"},
		{Place{State: "a", Field: "form."}, "aform.amount aform.size"},
		{Place{Transition: "a->b", Field: "when"}, "aa->bwhen"},
		{Place{State: "a", Field: "when"}, ""},
		{Place{State: "b", Field: "actors"}, ""},
	}
	for _, c := range cases {
		if got := Sentences(At(list, c.at)); got != c.want {
			t.Errorf("%+v: %q, want %q", c.at, got, c.want)
		}
	}
	if got, want := Counts(list), map[string]int{"a": 3, "a->b": 2}; !reflect.DeepEqual(got, want) {
		t.Errorf("counts = %v", got)
	}
}

// A mend takes off what is wrong and leaves what runs.
func TestFixesKeepWhatRuns(t *testing.T) {
	pattern := engine.Field{Name: "x", Type: engine.FieldFile, VisibleWhen: "y", Pattern: ".+"}
	w := engine.Workflow{Key: "w", States: []engine.State{initial(with(person("a"), func(s *engine.State) {
		s.Form = &engine.Form{Fields: []engine.Field{{Name: "y", Type: engine.FieldBoolean}, pattern}}
		s.Actors = []engine.Actor{"manager-of:starter", "item", "data:y"}
		s.Need, s.SeparateFrom = "2", []string{"starter", "a"}
	}))}}
	mended := func(p engine.Problem) *engine.State {
		t.Helper()
		p.State = "a"
		e := editor.New(w)
		list := For(e.Workflow(), []engine.Problem{p})
		if len(list[0].Fixes) != 1 {
			t.Fatalf("%d fixes of %+v", len(list[0].Fixes), p)
		}
		if err := e.Do(list[0].Fixes[0].Commands...); err != nil {
			t.Fatal(err)
		}
		return e.Workflow().State("a")
	}
	if s := mended(engine.Problem{Code: engine.ProblemNotExecuted, Field: "form.x"}); s.Form.Fields[1].Type != engine.FieldText || s.Form.Fields[1].VisibleWhen != "y" {
		t.Errorf("the condition went with the file: %+v", s.Form.Fields[1])
	}
	if s := mended(engine.Problem{Code: engine.ProblemNotExecuted, Field: "actors"}); !reflect.DeepEqual(s.Actors, []engine.Actor{"manager-of:starter", "data:y"}) {
		t.Errorf("actors = %v", s.Actors)
	}
	if s := mended(engine.Problem{Code: engine.ProblemMisplaced, Field: "separateFrom"}); !reflect.DeepEqual(s.SeparateFrom, []string{"starter"}) {
		t.Errorf("separate from %v", s.SeparateFrom)
	}
}
