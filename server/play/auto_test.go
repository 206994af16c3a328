package play

import (
	"reflect"
	"testing"

	"statecraft/engine"
)

func TestAutoTakesTheRarestOutcome(t *testing.T) {
	var told []string
	run := New(mustCompile(t, approval()), begin(), func(e engine.Event) {
		if e.Kind == engine.Signed {
			told = append(told, e.By+": "+e.Outcome+" "+e.Notes)
		}
	})
	if err := run.Steps(nil); err != nil {
		t.Fatal(err)
	}
	if err := run.Auto(100); err != nil {
		t.Fatal(err)
	}
	want := []string{"starter: Submit ", "finance-member: Return Note on Return", "starter: Submit ", "finance-member: Decline "}
	if !reflect.DeepEqual(told, want) {
		t.Errorf("got  %q\nwant %q", told, want)
	}
	if got := run.Standing().Outlook; got != Completed {
		t.Errorf("stands %s", got)
	}
}

func TestAutoPassesOverWhatIsRefused(t *testing.T) {
	w := approval()
	w.Form = &engine.Form{Fields: []engine.Field{{Name: "amount", Type: engine.FieldNumber, Required: true}}}
	w.Transitions[1].When = "amount > 1000" // Return leads nowhere with the amount Auto fills in
	run, told, err := play(t, w)
	if err == nil {
		err = run.Auto(100)
	}
	if err != nil {
		t.Fatal(err)
	}
	if got := run.Standing(); got.Outlook != Completed || got.Places[0].ID != "declined" {
		t.Errorf("stands %+v after %q", got, told)
	}
}

func TestAutoStopsWithTheRefusal(t *testing.T) {
	w := approval()
	w.Roles = []engine.Role{{Name: "reviewer", Default: []engine.Actor{engine.ActorStarter}}}
	w.States[1].Form = &engine.Form{Fields: []engine.Field{{
		Name: "code", Label: "Code", Type: engine.FieldText, Required: true, Min: "5", Max: "3",
	}}}
	run, _, err := play(t, w)
	if err == nil {
		err = run.Auto(100)
	}
	if engine.CodeOf(err) != engine.CodeInvalid {
		t.Errorf("got %v, want the refusal of an answer nobody can give", err)
	}
	if got := run.Standing(); got.Outlook != Waiting || got.Places[0].ID != "approve" {
		t.Errorf("stands %+v", got)
	}
}

func TestAutoGivesUp(t *testing.T) {
	w := &engine.Workflow{
		Key:         "endless",
		States:      []engine.State{{ID: "again", Initial: true, Actors: []engine.Actor{engine.ActorAnyone}}},
		Transitions: []engine.Transition{{ID: "loop", From: "again", To: "again"}},
	}
	signed := 0
	run := New(mustCompile(t, w), begin(), func(e engine.Event) {
		if e.Kind == engine.Signed {
			signed++
		}
	})
	if err := run.Steps(nil); err != nil {
		t.Fatal(err)
	}
	if err := run.Auto(25); engine.CodeOf(err) != CodeStepLimit || signed != 25 {
		t.Errorf("after %d steps: %v", signed, err)
	}
}

// A loop that is declared first must not keep a parallel branch from its turn.
func TestAutoGoesRoundByRound(t *testing.T) {
	anyone := []engine.Actor{engine.ActorAnyone}
	w := &engine.Workflow{
		Key: "fair",
		States: []engine.State{
			{ID: "loop", Initial: true, Actors: anyone},
			{ID: "other", Initial: true, Actors: anyone},
		},
		Transitions: []engine.Transition{{ID: "loop", From: "loop", To: "loop"}},
	}
	var order []string
	run := New(mustCompile(t, w), begin(), func(e engine.Event) {
		if e.Kind == engine.Signed {
			order = append(order, e.State)
		}
	})
	if err := run.Steps(nil); err != nil {
		t.Fatal(err)
	}
	if err := run.Auto(3); engine.CodeOf(err) != CodeStepLimit {
		t.Fatal(err)
	}
	if want := []string{"loop", "other", "loop"}; !reflect.DeepEqual(order, want) {
		t.Errorf("got %q, want %q", order, want)
	}
}

func TestStandInsFillEverySeat(t *testing.T) {
	actors := []struct {
		name   string
		state  []engine.Actor
		narrow []engine.Actor
		want   engine.Person
	}{
		{"user", []engine.Actor{"user:ann"}, nil, engine.Person{Name: "ann"}},
		{"group", []engine.Actor{"group:finance"}, nil, engine.Person{Name: "finance-member", Groups: []string{"finance"}}},
		{"role", []engine.Actor{"role:moderator"}, nil, engine.Person{Name: "moderator"}},
		{"role with default", []engine.Actor{"role:panel"}, nil, engine.Person{Name: "panellists-member", Groups: []string{"panellists"}}},
		{"starter", []engine.Actor{"starter"}, nil, engine.Person{Name: "starter"}},
		{"anyone", []engine.Actor{"anyone"}, nil, engine.Person{Name: "somebody"}},
		{"narrowed to a group", []engine.Actor{"group:finance"}, []engine.Actor{"group:boss"}, engine.Person{Name: "finance-member", Groups: []string{"finance", "boss"}}},
		{"narrowed to a user", []engine.Actor{"group:finance"}, []engine.Actor{"user:bo"}, engine.Person{Name: "bo", Groups: []string{"finance"}}},
		{"narrowed to a role", []engine.Actor{"group:finance"}, []engine.Actor{"role:moderator"}, engine.Person{Name: "moderator", Groups: []string{"finance"}}},
		{"manager", []engine.Actor{"manager-of:starter"}, nil, engine.Person{Name: "starter-manager", Manages: []string{"starter"}}},
		{"anyone narrowed to a user", []engine.Actor{"anyone"}, []engine.Actor{"user:bo"}, engine.Person{Name: "bo"}},
		{"user narrowed to a manager", []engine.Actor{"user:ann"}, []engine.Actor{"manager-of:starter"}, engine.Person{Name: "ann", Manages: []string{"starter"}}},
		{"narrowed to one of two", []engine.Actor{"user:ann", "user:bo"}, []engine.Actor{"user:bo"}, engine.Person{Name: "bo"}},
	}
	for _, c := range actors {
		t.Run(c.name, func(t *testing.T) {
			w := &engine.Workflow{
				Key:   "seat",
				Roles: []engine.Role{{Name: "moderator"}, {Name: "panel", Default: []engine.Actor{"group:panellists"}}},
				States: []engine.State{
					{ID: "act", Initial: true, Actors: c.state}, {ID: "end", Kind: engine.KindRoute},
				},
				Transitions: []engine.Transition{{ID: "t", From: "act", To: "end", Actors: c.narrow}},
			}
			var by []string
			run := New(mustCompile(t, w), begin(), func(e engine.Event) {
				if e.Kind == engine.Signed {
					by = append(by, e.By)
				}
			})
			if err := run.Steps(nil); err != nil {
				t.Fatal(err)
			}
			a := run.waiting("act")
			people := run.signers(run.instance, a, run.able(a), run.program.Outcomes("act")[0])
			if len(people) == 0 || !reflect.DeepEqual(people[0], c.want) {
				t.Errorf("stand-ins are %+v, want %+v first", people, c.want)
			}
			if err := run.Auto(1); err != nil || !reflect.DeepEqual(by, []string{c.want.Name}) {
				t.Errorf("signed by %q, %v", by, err)
			}
		})
	}
}
