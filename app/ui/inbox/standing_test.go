package inbox

import (
	"slices"
	"strings"
	"testing"
	"time"

	"statecraft/app/ui/parts"
	"statecraft/engine"
	"statecraft/shared"
)

// board is a task two of a board sign, not the starter, and the one who looks.
func board(t *testing.T, who string, change func(*engine.Activation)) (standing, *shared.TaskDetail) {
	t.Helper()
	w := engine.Workflow{Key: "grant", States: []engine.State{
		{ID: "write", Name: "Write", Initial: true, Actors: []engine.Actor{"starter"}},
		{ID: "check", Name: "Check", Actors: []engine.Actor{"group:board"}, Need: "2", Otherwise: "Return", SeparateFrom: []string{"starter", "write"}},
		{ID: "pay", Name: "Pay", Final: engine.FinalDone, Actors: []engine.Actor{"anyone"}},
	}, Transitions: []engine.Transition{
		{ID: "a", From: "write", To: "check"}, {ID: "b", From: "check", To: "pay", Label: "Approve"}, {ID: "c", From: "check", To: "write", Label: "Return"},
	}}
	p, problems := engine.Compile(&w)
	if p == nil {
		t.Fatal(problems)
	}
	a := engine.Activation{ID: 2, State: "check", Task: true}
	change(&a)
	i := engine.Instance{Status: engine.StatusRunning, Starter: "eve", Signers: map[string][]string{"write": {"eve"}}, Activations: []engine.Activation{a}}
	d := &shared.TaskDetail{
		Task:           shared.Task{ID: "1-2", Activation: 2, State: "check", StateName: "Check", Actors: []engine.Actor{"group:board"}},
		Outcomes:       []engine.Outcome{{Name: "Approve", Transitions: []string{"b"}}, {Name: "Return", Transitions: []string{"c"}}},
		InstanceDetail: &shared.InstanceDetail{Instance: i, Definition: w},
	}
	for n, v := range a.Votes {
		d.SignOffs = append(d.SignOffs, shared.SignOff{By: v.By, For: v.For, State: "check", Outcome: v.Outcome, At: time.Unix(int64(n), 0)})
	}
	return standingOf(p, d, shared.Me{User: shared.User{Name: who, Groups: []string{"board"}}}), d
}

func words(s standing, d *shared.TaskDetail, who string) string {
	var list []string
	for _, p := range s.pills(d, who, parts.People{}) {
		list = append(list, p.text)
	}
	return strings.Join(list, " | ")
}

func TestStanding(t *testing.T) {
	vote := func(votes ...engine.Vote) func(*engine.Activation) {
		return func(a *engine.Activation) { a.Votes = votes }
	}
	from := func(names ...string) func(*engine.Activation) {
		return func(a *engine.Activation) {
			for _, name := range names {
				a.Delegations = append(a.Delegations, engine.Delegation{From: engine.Person{Name: name, Groups: []string{"board"}}, To: "dee"})
			}
		}
	}
	const apart = "four eyes: not the starter or who signed Write"
	for name, c := range map[string]struct {
		who    string
		change func(*engine.Activation)
		pills  string
		whyNot string
		for_   []string
	}{
		"nobody has signed": {"ann", vote(), "0 of 2 signatures | " + apart + " | for group board", "This is for group board; you may look at it.", []string{"ann"}},
		"one has signed": {"ann", vote(engine.Vote{By: "bob", Outcome: "Approve"}), "1 of 2 signatures | " + apart + " | for group board",
			"This is for group board; you may look at it.", []string{"ann"}},
		"the one who looks has signed": {"ann", vote(engine.Vote{By: "ann", Outcome: "Approve"}),
			"1 of 2 signatures | you signed: Approve | " + apart + " | for group board", "You have signed. 1 more signature is needed.", nil},
		"the starter looks": {"eve", vote(), "0 of 2 signatures | " + apart + " | for group board", "Four eyes: somebody else has to sign Check, as you had a part in it before.", nil},
		"asked by two":      {"dee", from("bob", "cem"), "0 of 2 signatures | " + apart + " | for group board", "This is for group board; you may look at it.", []string{"dee", "bob", "cem"}},
		"has asked somebody": {"bob", from("bob"), "0 of 2 signatures | " + apart + " | for group board | dee may act for you",
			"This is for group board; you may look at it.", []string{"bob"}},
	} {
		t.Run(name, func(t *testing.T) {
			s, d := board(t, c.who, c.change)
			if got := words(s, d, c.who); got != c.pills {
				t.Errorf("it reads %q\nwant %q", got, c.pills)
			}
			if got := s.whyNot(d, c.who, parts.People{}); got != c.whyNot {
				t.Errorf("without buttons it reads %q, want %q", got, c.whyNot)
			}
			if !slices.Equal(s.principals, c.for_) {
				t.Errorf("stands for %v, want %v", s.principals, c.for_)
			}
		})
	}
}

func TestKeysOfOutcomes(t *testing.T) {
	_, d := board(t, "ann", func(*engine.Activation) {})
	if got := keysOf(d); got != (outcomeKeys{first: 0, back: 1}) {
		t.Errorf("Approve, Return: %+v", got)
	}
	if got := Leads(d, d.Outcomes[1]); got != "Write" {
		t.Errorf("Return leads to %q", got)
	}
	slices.Reverse(d.Outcomes)
	if got := keysOf(d); got != (outcomeKeys{first: 1, back: 0}) {
		t.Errorf("Return, Approve: %+v", got)
	}
	d.InstanceDetail.Instance.Signers = nil // nothing returns any more
	if got := keysOf(d); got != (outcomeKeys{first: 0, back: 1}) {
		t.Errorf("two outcomes: %+v", got)
	}
	d.Outcomes = d.Outcomes[:1]
	if got := keysOf(d); got != (outcomeKeys{first: 0, back: -1}) || got.of(0) != "a" {
		t.Errorf("one outcome: %+v", got)
	}
	d.Outcomes = nil
	if got := keysOf(d); got != (outcomeKeys{first: -1, back: -1}) {
		t.Errorf("no outcome: %+v", got)
	}
}

func TestPersonNamed(t *testing.T) {
	users := []shared.User{{Name: "bo", Display: "Bo Li"}, {Name: "bo2", Display: "Bo Li"}, {Name: "ann", Display: "Ann Ek"}}
	for words, want := range map[string]string{"bo": "bo", "Bo Li": "", "ann ek": "ann", "": "", "nobody": ""} {
		if got := personNamed(users, words); got != want {
			t.Errorf("%q is %q, want %q", words, got, want)
		}
	}
}
