package engine

import (
	"reflect"
	"slices"
	"testing"
)

// crowded is a running instance with an open task for each reason to refuse one.
func crowded(t *testing.T) (*Program, *Instance) {
	w := edges("write", "check", "held", "board", "round", "lead", "pause")
	w.Roles = []Role{{Name: "lead"}}
	w.State("check").SeparateFrom = []string{"write"}
	for _, id := range []string{"board", "round"} {
		w.State(id).Actors, w.State(id).Need = []Actor{"group:board"}, "all"
	}
	w.State("lead").Actors = []Actor{"role:lead"}
	*w.State("pause") = State{ID: "pause", Kind: KindWait, When: `starter == "nobody"`}
	return mustCompile(t, w), &Instance{
		Status: StatusRunning, Starter: "eve",
		Data:    map[string]any{"owner": "olga"},
		Roles:   map[string][]Actor{"lead": {"user:lea", "data:owner"}},
		Signers: map[string][]string{"write": {"sam"}},
		Activations: []Activation{
			{ID: 1, State: "check", Task: true},
			{ID: 2, State: "held", Task: true, Claimed: "cleo"},
			{ID: 3, State: "board", Task: true},
			{ID: 4, State: "round", Task: true, People: []string{"bea", "ben", "bob", "fay"}, Votes: []Vote{{By: "bea", For: "ben", Outcome: DoneOutcome}}},
			{ID: 5, State: "lead", Task: true, Delegations: []Delegation{{From: Person{Name: "lea"}, To: "dee"}, {From: Person{Name: "lea"}, To: "system:bot"}}},
			{ID: 6, State: "pause"},
		},
	}
}

// TestCanDecide asks for every reason there is (§7): CanDecide, the sign-off and
// the buttons offered say the same.
func TestCanDecide(t *testing.T) {
	p, running := crowded(t)
	board := []string{"board"}
	for _, c := range []struct {
		what       string
		status     Status
		activation int
		who        Person
		want       Code
	}{
		{"anybody", StatusRunning, 1, Person{Name: "ann"}, ""},
		{"not started", "", 1, Person{Name: "ann"}, CodeInstanceClosed},
		{"suspended", StatusSuspended, 1, Person{Name: "ann"}, CodeSuspended},
		{"completed", StatusCompleted, 1, Person{Name: "ann"}, CodeInstanceClosed},
		{"cancelled", StatusCancelled, 1, Person{Name: "ann"}, CodeInstanceClosed},
		{"no activation", StatusRunning, 7, Person{Name: "ann"}, CodeActivationClosed},
		{"no task", StatusRunning, 6, Person{Name: "ann"}, CodeActivationClosed},
		{"nameless", StatusRunning, 1, Person{}, CodeForbidden},
		{"machine", StatusRunning, 1, Person{Name: "system:bot"}, CodeForbidden},
		{"operator", StatusRunning, 5, Person{Name: "op", Operator: true}, CodeForbidden},
		{"signed what is separate", StatusRunning, 1, Person{Name: "sam"}, CodeSeparated},
		{"holds the claim", StatusRunning, 2, Person{Name: "cleo"}, ""},
		{"another holds the claim", StatusRunning, 2, Person{Name: "ann"}, CodeClaimed},
		{"people not told", StatusRunning, 3, Person{Name: "bob", Groups: board}, CodeNotResolved},
		{"no actor, people not told", StatusRunning, 3, Person{Name: "bob"}, CodeForbidden},
		{"actor and told", StatusRunning, 4, Person{Name: "bob", Groups: board}, ""},
		{"actor, not told", StatusRunning, 4, Person{Name: "cem", Groups: board}, CodeForbidden},
		{"told, no actor", StatusRunning, 4, Person{Name: "fay"}, CodeForbidden},
		{"has voted", StatusRunning, 4, Person{Name: "bea", Groups: board}, CodeAlreadySigned},
		{"was represented", StatusRunning, 4, Person{Name: "ben", Groups: board}, CodeAlreadySigned},
		{"has the seat", StatusRunning, 5, Person{Name: "lea"}, ""},
		{"acts for who has the seat", StatusRunning, 5, Person{Name: "dee"}, ""},
		{"machine that is to act for somebody", StatusRunning, 5, Person{Name: "system:bot"}, CodeForbidden},
		{"seat filled by what fills none", StatusRunning, 5, Person{Name: "olga"}, CodeForbidden},
	} {
		i := running.Clone()
		i.Status = c.status
		if err := CanDecide(p, i, c.activation, c.who); CodeOf(err) != c.want {
			t.Errorf("%s: CanDecide says %v, want %q", c.what, err, c.want)
		}
		if _, err := Decide(p, i, Command{By: c.who, Do: &Complete{Activation: c.activation}}); CodeOf(err) != c.want {
			t.Errorf("%s: Decide says %v, want %q", c.what, err, c.want)
		}
		if offered := p.OutcomesFor(i, c.activation, c.who); (len(offered) > 0) != (c.want == "") {
			t.Errorf("%s: offered %v, want %q", c.what, offered, c.want)
		}
		if names := p.Principals(i, c.activation, c.who); (len(names) > 0) != (c.want == "") {
			t.Errorf("%s: acts for %v, want %q", c.what, names, c.want)
		}
	}
}

// TestPrincipals lists everybody a person may stand for, once those who may not
// sign are left out.
func TestPrincipals(t *testing.T) {
	w := edges("write->check")
	w.State("check").Actors, w.State("check").SeparateFrom = []Actor{"group:desk"}, []string{"write"}
	p := mustCompile(t, w)
	desk := func(name string) Person { return Person{Name: name, Groups: []string{"desk"}} }
	i := &Instance{
		Status: StatusRunning, Signers: map[string][]string{"write": {"sam"}},
		Activations: []Activation{{ID: 1, State: "check", Task: true, Delegations: []Delegation{
			{From: desk("ann"), To: "dee"}, {From: desk("sam"), To: "dee"}, {From: desk("bob"), To: "dee"}, {From: desk("eve"), To: "cem"},
		}}},
	}
	if got := p.Principals(i, 1, Person{Name: "dee"}); !slices.Equal(got, []string{"ann", "bob"}) {
		t.Errorf("who is asked by several stands for %v", got)
	}
	if got := p.Principals(i, 1, desk("dee")); !slices.Equal(got, []string{"dee", "ann", "bob"}) {
		t.Errorf("who may sign, too, stands for %v", got)
	}
}

// TestOutcomesForTheWholeInstance offers the transitions from anywhere to those
// who may choose them, as long as there is something to stop.
func TestOutcomesForTheWholeInstance(t *testing.T) {
	w := edges("a->b")
	w.Transitions = append(w.Transitions, Transition{ID: "stop", From: FromAnywhere, To: "b", Label: "Stop", Actors: []Actor{"group:desk"}})
	p := mustCompile(t, w)
	desk := []string{"desk"}
	for _, c := range []struct {
		status Status
		who    Person
		want   int
	}{
		{StatusRunning, Person{Name: "ann", Groups: desk}, 1},
		{StatusRunning, Person{Name: "bob"}, 0},
		{StatusRunning, Person{Name: "system:bot", Groups: desk}, 0},
		{StatusSuspended, Person{Name: "ann", Groups: desk}, 0},
		{StatusCompleted, Person{Name: "ann", Groups: desk}, 0},
	} {
		if got := p.OutcomesFor(&Instance{Status: c.status}, 0, c.who); len(got) != c.want {
			t.Errorf("%s, %s: offered %v, want %d", c.status, c.who.Name, got, c.want)
		}
	}
}

// TestCandidates reduces actors to what a directory can look up (§7): once each,
// in their order, and what stands for nobody left out.
func TestCandidates(t *testing.T) {
	i := &Instance{
		Starter: "eve",
		Data:    map[string]any{"owner": "olga", "team": []any{"tim", "", 7.0, "olga"}, "empty": "", "many": 3.0},
		Roles:   map[string][]Actor{"lead": {"user:lea", "group:desk", "starter"}, "odd": {"data:owner", "role:lead"}},
		Signers: map[string][]string{"write": {"sam", "sue"}},
	}
	for _, c := range []struct {
		actors, want []Actor
	}{
		{[]Actor{"user:ann", "group:desk", "anyone", "user:ann"}, []Actor{"user:ann", "group:desk", "anyone"}},
		{[]Actor{"starter", "signer-of:write", "signer-of:check"}, []Actor{"user:eve", "user:sam", "user:sue"}},
		{[]Actor{"data:owner", "data:team", "data:empty", "data:many", "data:none"}, []Actor{"user:olga", "user:tim"}},
		{[]Actor{"role:lead", "role:peer"}, []Actor{"user:lea", "group:desk", "user:eve"}},
		{[]Actor{"role:odd", "manager-of:role:odd"}, []Actor{}},
		{[]Actor{"manager-of:user:ann", "manager-of:data:team"}, []Actor{"manager-of:user:ann", "manager-of:user:tim", "manager-of:user:olga"}},
		{[]Actor{"manager-of:role:lead", "manager-of:group:desk", "manager-of:anyone"}, []Actor{"manager-of:user:lea", "manager-of:user:eve"}},
		{[]Actor{"boss", "item", "group:", "manager-of:boss"}, []Actor{}},
	} {
		if got := i.Candidates(&State{Actors: c.actors}); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%v: %v, want %v", c.actors, got, c.want)
		}
	}
	i.Starter = "system:cron"
	if got := i.Candidates(&State{Actors: []Actor{"starter", "manager-of:starter"}}); len(got) > 0 {
		t.Errorf("started by a machine: %v", got)
	}
}

// TestEligible keeps the order of the directory and leaves out who is no actor.
func TestEligible(t *testing.T) {
	p, i := crowded(t)
	board := []string{"desk", "board"}
	people := []Person{{Name: "zoe", Groups: board}, {Name: "ann"}, {Name: "system:bot", Groups: board}, {}, {Name: "bob", Groups: board}}
	if got, want := Eligible(p, i, 3, people), []string{"zoe", "bob"}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if got := Eligible(p, i, 9, people); got == nil || len(got) > 0 {
		t.Errorf("a closed activation: %v, want nobody", got)
	}
}

// TestOperatorsHaveNames refuses an operator nobody knows: what they do is
// recorded with who did it.
func TestOperatorsHaveNames(t *testing.T) {
	for _, op := range []Op{
		&Assign{Activation: 1, To: Person{Name: "bob"}}, &Resolve{Activation: 1}, &BindRole{}, &SetData{},
		&Suspend{}, &Resume{}, &Cancel{}, &Skip{Activation: 1}, &Move{To: "b"}, &Retry{Activation: 1},
	} {
		if err := play(t, edges("a->b")).try(Person{Operator: true}, op); CodeOf(err) != CodeOperatorsOnly {
			t.Errorf("%T: %v", op, err)
		}
	}
}
