package engine

import (
	"fmt"
	"strings"
	"testing"
)

// valid is a workflow without problems that uses what this version runs.
func valid() *Workflow {
	w := edges("ask->check", "check->boss", "check->book", "boss->book", "boss->ask")
	w.Name = "Purchase"
	w.Form = &Form{Fields: []Field{{Name: "amount", Type: FieldMoney, Required: true, Min: "0.01", Currencies: []string{"EUR"}}}}
	w.Roles = []Role{{Name: "buyer", Default: []Actor{"starter"}}}
	check := w.State("check")
	check.Kind, check.Actors = KindAction, nil
	check.Action = &Action{Type: ActionSet, Set: []Assignment{{"large", "amount > 1000"}}}
	w.Transition("check->boss").When, w.Transition("check->book").Default = "large", true
	w.Transition("boss->ask").Notes = NotesRequired
	w.State("ask").Actors = []Actor{"role:buyer"}
	return w
}

func TestValidCompiles(t *testing.T) {
	if p, problems := Compile(valid()); p == nil || len(problems) > 0 {
		t.Fatalf("%+v", problems)
	}
}

// TestProblems breaks the valid workflow in one way a case and expects that
// problem, at that place, and an error or warning as stated.
func TestProblems(t *testing.T) {
	for _, c := range []struct {
		name    string
		breakIt func(*Workflow)
		want    string // code state transition field, "-" for none
	}{
		{"no key", func(w *Workflow) { w.Key = "" }, "key - - key"},
		{"bad key", func(w *Workflow) { w.Key = "Über" }, "key - - key"},
		{"empty", func(w *Workflow) { w.States, w.Transitions = nil, nil }, "no-states - - states"},
		{"start word", func(w *Workflow) { w.Start = "some" }, "unknown-value - - start"},
		{"direction word", func(w *Workflow) { w.Direction = "up" }, "unknown-value - - direction"},
		{"kind word", func(w *Workflow) { w.State("boss").Kind = "robot" }, "unknown-value boss - kind"},
		{"join word", func(w *Workflow) { w.State("book").Join = "both" }, "unknown-value book - join"},
		{"split word", func(w *Workflow) { w.State("boss").Split = "any" }, "unknown-value boss - split"},
		{"final word", func(w *Workflow) { w.State("book").Final = "yes" }, "unknown-value book - final"},
		{"notes word", func(w *Workflow) { w.Transition("boss->ask").Notes = "maybe" }, "unknown-value boss boss->ask notes"},
		{"on word", func(w *Workflow) { w.Transition("boss->ask").On = "whim" }, "unknown-value boss boss->ask on"},
		{"state without id", func(w *Workflow) { w.States = append(w.States, State{Actors: []Actor{ActorAnyone}}) }, "missing-id - - id"},
		{"state named like anywhere", func(w *Workflow) { w.States = append(w.States, State{ID: "*", Actors: []Actor{ActorAnyone}}) }, "missing-id * - id"},
		{"two states", func(w *Workflow) { w.States = append(w.States, State{ID: "book", Actors: []Actor{ActorAnyone}}) }, "duplicate-id book - id"},
		{"two transitions", func(w *Workflow) { w.Transitions[4].ID = "ask->check" }, "duplicate-id boss ask->check id"},
		{"transition without id", func(w *Workflow) { w.Transitions[4].ID = "" }, "missing-id boss - id"},
		{"from nowhere", func(w *Workflow) { w.Transitions[4].From = "x" }, "unknown-state x boss->ask from"},
		{"to nowhere", func(w *Workflow) { w.Transitions[4].To = "x" }, "unknown-state boss boss->ask to"},
		{"no start", func(w *Workflow) { w.State("ask").Initial = false }, "no-initial - - initial"},
		{"nobody", func(w *Workflow) { w.State("boss").Actors = nil }, "no-actors boss - actors"},
		{"unknown role", func(w *Workflow) { w.State("boss").Actors = []Actor{"role:king"} }, "unknown-role boss - actors"},
		{"no actor", func(w *Workflow) { w.State("boss").Actors = []Actor{"boss"} }, "unknown-actor boss - actors"},
		{"empty group", func(w *Workflow) { w.State("boss").Actors = []Actor{"group:"} }, "unknown-actor boss - actors"},
		{"data actor", func(w *Workflow) { w.State("boss").Actors = []Actor{"data:x"} }, "unknown-actor boss - actors"},
		{"role may start", func(w *Workflow) { w.Starters = []Actor{"role:buyer"} }, "unknown-actor - - starters"},
		{"starter may start", func(w *Workflow) { w.Starters = []Actor{"starter"} }, "unknown-actor - - starters"},
		{"role name", func(w *Workflow) { w.Roles = append(w.Roles, Role{Name: "a b"}) }, "field - - roles.a b"},
		{"role twice", func(w *Workflow) { w.Roles = append(w.Roles, Role{Name: "buyer"}) }, "duplicate-id - - roles.buyer"},
		{"role in role", func(w *Workflow) { w.Roles[0].Default = []Actor{"role:buyer"} }, "unknown-actor - - roles.buyer"},
		{"transition actor", func(w *Workflow) { w.Transition("boss->ask").Actors = []Actor{"x"} }, "unknown-actor boss boss->ask actors"},
		{"no action", func(w *Workflow) { w.State("check").Action = nil; w.Transition("check->boss").When = "amount > 1" }, "no-action check - action"},
		{"sets nothing", func(w *Workflow) {
			w.State("check").Action.Set = nil
			w.Transition("check->boss").When = "amount > 1"
		}, "no-action check - action"},
		{"human action", func(w *Workflow) { w.State("boss").Action = &Action{Type: ActionSet} }, "misplaced boss - action"},
		{"form on action", func(w *Workflow) { w.State("check").Form = &Form{} }, "misplaced check - form"},
		{"final leads on", func(w *Workflow) { w.State("boss").Final = FinalDone }, "final-with-done boss - final"},
		{"when on and", func(w *Workflow) { w.State("boss").Split = SplitAnd; w.Transition("boss->ask").When = "large" }, "condition-on-and boss boss->ask when"},
		{"default on and", func(w *Workflow) { w.State("boss").Split = SplitAnd; w.Transition("boss->ask").Default = true }, "condition-on-and boss boss->ask default"},
		{"default with condition", func(w *Workflow) { w.Transition("check->book").When = "large" }, "misplaced check check->book when"},
		{"hidden alternative", func(w *Workflow) { w.Transition("check->boss").When = "" }, "always-first check check->book default"},
		{"hidden second", func(w *Workflow) {
			w.Transition("check->boss").When = ""
			w.Transition("check->book").Default, w.Transition("check->book").When = false, "large"
		}, "always-first check check->book when"},
		{"two defaults", func(w *Workflow) {
			w.Transition("check->boss").When, w.Transition("check->boss").Default = "", true
		}, "two-defaults check check->book default"},
		{"outcome of a machine", func(w *Workflow) { w.Transition("check->boss").Outcome = "x" }, "outcome check check->boss outcome"},
		{"actors of a machine", func(w *Workflow) { w.Transition("check->boss").Actors = []Actor{ActorAnyone} }, "misplaced check check->boss actors"},
		{"notes of a machine", func(w *Workflow) { w.Transition("check->boss").Notes = NotesRequired }, "misplaced check check->boss notes"},
		{"condition type", func(w *Workflow) { w.Transition("check->boss").When = `amount > "x"` }, "condition check check->boss when"},
		{"condition name", func(w *Workflow) { w.Transition("check->boss").When = `huge` }, "condition check check->boss when"},
		{"assignment", func(w *Workflow) { w.State("check").Action.Set[0].Value = "amount >" }, "condition check - set.large"},
		{"assigned name", func(w *Workflow) { w.State("check").Action.Set[0].Name = "starter" }, "field check - set.starter"},
		{"assigned money", func(w *Workflow) {
			w.State("check").Action.Set = append(w.State("check").Action.Set, Assignment{"amount", "1"})
		}, "field check - set.amount"},
		{"field name", func(w *Workflow) { w.Form.Fields[0].Name = "a b"; w.State("check").Action.Set[0].Value = "true" }, "field - - form.a b"},
		{"field twice", func(w *Workflow) { w.Form.Fields = append(w.Form.Fields, w.Form.Fields[0]) }, "duplicate-id - - form.amount"},
		{"field of two types", func(w *Workflow) {
			w.State("boss").Form = &Form{Fields: []Field{{Name: "amount", Type: FieldText}}}
		}, "field boss - form.amount"},
		{"field type", func(w *Workflow) {
			w.State("boss").Form = &Form{Fields: []Field{{Name: "x", Type: "colour"}}}
		}, "unknown-value boss - form.x"},
		{"pattern", func(w *Workflow) {
			w.State("boss").Form = &Form{Fields: []Field{{Name: "x", Type: FieldText, Pattern: "("}}}
		}, "field boss - form.x"},
		{"pattern of a number", func(w *Workflow) {
			w.State("boss").Form = &Form{Fields: []Field{{Name: "x", Type: FieldNumber, Pattern: "1"}}}
		}, "misplaced boss - form.x"},
		{"visible when", func(w *Workflow) {
			w.State("boss").Form = &Form{Fields: []Field{{Name: "x", Type: FieldNumber, VisibleWhen: "amount > 1"}}}
		}, "condition boss - form.x"},
		{"choice without options", func(w *Workflow) {
			w.State("boss").Form = &Form{Fields: []Field{{Name: "x", Type: FieldChoice}}}
		}, "field boss - form.x"},
		{"options of a text", func(w *Workflow) {
			w.State("boss").Form = &Form{Fields: []Field{{Name: "x", Type: FieldText, Options: []Option{{Value: "a"}}}}}
		}, "misplaced boss - form.x"},
		{"limit", func(w *Workflow) { w.Form.Fields[0].Min = "cheap" }, "field - - form.amount"},
		{"currency", func(w *Workflow) { w.Form.Fields[0].Currencies = []string{"euro"} }, "field - - form.amount"},
		{"unreachable", func(w *Workflow) { w.States = append(w.States, State{ID: "x", Actors: []Actor{ActorAnyone}}) }, "unreachable x - -"},
		{"subflow", func(w *Workflow) { w.State("boss").Kind = KindSubflow }, "not-executed boss - kind"},
		{"waits for nothing", func(w *Workflow) { w.State("boss").Kind = KindWait }, "no-action boss - when"},
		{"when of a person", func(w *Workflow) { w.State("boss").When = "large" }, "misplaced boss - when"},
		{"need", func(w *Workflow) { w.State("boss").Need = "some" }, "unknown-value boss - need"},
		{"need of none", func(w *Workflow) { w.State("boss").Need = "0" }, "unknown-value boss - need"},
		{"need of too many", func(w *Workflow) { w.State("boss").Need = "101%" }, "unknown-value boss - need"},
		{"votes without otherwise", func(w *Workflow) { w.State("boss").Need = "2" }, "outcome boss - otherwise"},
		{"unknown otherwise", func(w *Workflow) { w.State("boss").Need, w.State("boss").Otherwise = "2", "x" }, "outcome boss - otherwise"},
		{"unknown veto", func(w *Workflow) { w.State("boss").Need, w.State("boss").Veto = "2", []string{"x"} }, "outcome boss - veto"},
		{"veto of one", func(w *Workflow) { w.State("boss").Veto = []string{"ask"} }, "misplaced boss - need"},
		{"need of a machine", func(w *Workflow) { w.State("check").Need = "2" }, "misplaced check - need"},
		{"assigned votes", func(w *Workflow) { w.State("book").Need, w.State("book").Assign = "2", AssignRoundRobin }, "misplaced book - assign"},
		{"assign word", func(w *Workflow) { w.State("book").Assign = "lottery" }, "unknown-value book - assign"},
		{"skip condition", func(w *Workflow) { w.State("book").SkipWhen = "huge" }, "condition book - skipWhen"},
		{"skip without outcome", func(w *Workflow) { w.State("boss").SkipWhen = "large" }, "outcome boss - skipOutcome"},
		{"outcome without skip", func(w *Workflow) { w.State("boss").SkipOutcome = "ask" }, "misplaced boss - skipOutcome"},
		{"apart from a machine", func(w *Workflow) { w.State("boss").SeparateFrom = []string{"check"} }, "unknown-state boss - separateFrom"},
		{"apart from a state named like who started", func(w *Workflow) {
			w.States = append(w.States, State{ID: "starter", Actors: []Actor{ActorAnyone}})
			w.Transitions = append(w.Transitions, Transition{ID: "boss->starter", From: "boss", To: "starter"})
			w.State("boss").SeparateFrom = []string{"starter"}
		}, "misplaced boss - separateFrom"},
		{"apart from nothing", func(w *Workflow) { w.State("boss").SeparateFrom = []string{"x"} }, "unknown-state boss - separateFrom"},
		{"signer of nothing", func(w *Workflow) { w.State("boss").Actors = []Actor{"signer-of:x"} }, "unknown-state boss - actors"},
		{"manager of a group", func(w *Workflow) { w.State("boss").Actors = []Actor{"manager-of:group:x"} }, "unknown-actor boss - actors"},
		{"manager of a missing role", func(w *Workflow) { w.State("boss").Actors = []Actor{"manager-of:role:x"} }, "unknown-role boss - actors"},
		{"item", func(w *Workflow) { w.State("boss").Actors = []Actor{ActorItem} }, "not-executed boss - actors"},
		{"trigger", func(w *Workflow) { w.Transition("boss->ask").On = OnAfter; w.Transition("boss->ask").After = "P1D" }, "not-executed boss boss->ask on"},
		{"anywhere without actors", func(w *Workflow) { w.Transitions[4].From = "*" }, "no-actors * boss->ask actors"},
		{"anywhere to an and join", func(w *Workflow) {
			w.Transitions[4].From, w.Transitions[4].Actors, w.State("ask").Join = "*", []Actor{ActorStarter}, JoinAnd
		}, "misplaced * boss->ask to"},
		{"anywhere by default", func(w *Workflow) {
			w.Transitions[4].From, w.Transitions[4].Actors, w.Transitions[4].Default = "*", []Actor{ActorStarter}, true
		}, "misplaced * boss->ask default"},
		{"due", func(w *Workflow) { w.Due = "P1D" }, "not-executed - - due"},
	} {
		w := valid()
		c.breakIt(w)
		p, problems := Compile(w)
		found := ""
		for _, pr := range problems {
			at := strings.TrimSpace(fmt.Sprintf("%s %s %s %s", pr.Code, dash(pr.State), dash(pr.Transition), dash(pr.Field)))
			found += "\n  " + at + ": " + pr.Message
			if at == c.want {
				c.want = ""
			}
			if pr.Message == "" || pr.Severity == "" {
				t.Errorf("%s: a problem without sentence or severity: %+v", c.name, pr)
			}
		}
		if c.want != "" {
			t.Errorf("%s: want %s, found %s", c.name, c.want, found)
		}
		if (p == nil) != HasErrors(problems) {
			t.Errorf("%s: a program despite errors, or none without", c.name)
		}
	}
}

func dash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

func TestEveryProblemIsListedAtOnce(t *testing.T) {
	w := valid()
	w.Key = ""
	w.State("boss").Actors = nil
	w.Transition("check->boss").When = "huge"
	if _, problems := Compile(w); len(problems) != 3 {
		t.Fatalf("%+v", problems)
	}
}

func TestTooLarge(t *testing.T) {
	w := &Workflow{Key: "big", States: make([]State, MaxStates+1)}
	if p, problems := Compile(w); p != nil || len(problems) != 1 || problems[0].Code != ProblemTooLarge {
		t.Fatalf("%+v", problems)
	}
}
