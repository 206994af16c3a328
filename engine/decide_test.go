package engine

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"
)

func at(minute int) time.Time { return time.Date(2026, 11, 20, 9, minute, 0, 0, time.UTC) }

// edges builds a workflow from "a->b" pairs; states appear in the order named.
func edges(list ...string) *Workflow {
	w := &Workflow{Key: "test"}
	add := func(id string) {
		if w.State(id) == nil {
			w.States = append(w.States, State{ID: id, Actors: []Actor{ActorAnyone}})
		}
	}
	for _, e := range list {
		from, to, leads := strings.Cut(e, "->")
		add(from)
		if !leads {
			continue
		}
		add(to)
		id := TransitionID(from, to, func(id string) bool { return w.Transition(id) != nil })
		w.Transitions = append(w.Transitions, Transition{ID: id, From: from, To: to})
	}
	w.States[0].Initial = true
	return w
}

func mustCompile(t *testing.T, w *Workflow) *Program {
	t.Helper()
	p, problems := Compile(w)
	if p == nil {
		t.Fatalf("does not compile: %+v", problems)
	}
	return p
}

// driver plays an instance and keeps its history.
type driver struct {
	t       *testing.T
	p       *Program
	i       *Instance
	history []Event
}

func play(t *testing.T, w *Workflow) *driver {
	t.Helper()
	d := &driver{t: t, p: mustCompile(t, w), i: &Instance{}}
	d.do("ann", &Start{})
	return d
}

func (d *driver) do(by string, op Op) {
	d.t.Helper()
	if err := d.try(Person{Name: by, Groups: []string{"staff"}}, op); err != nil {
		d.t.Fatalf("%T by %s: %v", op, by, err)
	}
}

func (d *driver) try(by Person, op Op) error {
	d.t.Helper()
	before, _ := json.Marshal(d.i)
	events, err := Decide(d.p, d.i, Command{At: at(len(d.history)), By: by, Do: op})
	if after, _ := json.Marshal(d.i); string(before) != string(after) {
		d.t.Fatalf("Decide changed the instance:\n%s\n%s", before, after)
	}
	for _, e := range events {
		d.i.Apply(e)
	}
	d.history = append(d.history, events...)
	return err
}

// sign completes the open activation of a state.
func (d *driver) sign(state, outcome string) {
	d.t.Helper()
	d.do("ann", &Complete{Activation: d.at(state), Outcome: outcome})
}

func (d *driver) at(state string) int {
	d.t.Helper()
	for _, a := range d.i.Activations {
		if a.State == state {
			return a.ID
		}
	}
	d.t.Fatalf("nothing is open at %s: %+v", state, d.i)
	return 0
}

func (d *driver) open(want ...string) {
	d.t.Helper()
	got := []string{}
	for _, a := range d.i.Activations {
		got = append(got, a.State)
	}
	if !reflect.DeepEqual(got, append([]string{}, want...)) {
		d.t.Fatalf("open: %v, want %v", got, want)
	}
}

func TestSequenceCompletes(t *testing.T) {
	d := play(t, edges("a->b", "b->c"))
	d.open("a")
	d.sign("a", "")
	d.sign("b", "")
	d.sign("c", "")
	if d.i.Status != StatusCompleted || d.i.Ends != 1 {
		t.Fatalf("%+v", d.i)
	}
}

func TestAndJoinWaitsForAll(t *testing.T) {
	w := edges("a->b", "a->c", "b->d", "c->d")
	w.State("a").Split, w.State("d").Join = SplitAnd, JoinAnd
	d := play(t, w)
	d.sign("a", "")
	d.open("b", "c")
	d.sign("b", "")
	d.open("c")
	d.sign("c", "")
	d.open("d")
}

func TestXorJoinActivatesForEach(t *testing.T) {
	w := edges("a->b", "a->c", "b->d", "c->d")
	w.State("a").Split = SplitAnd
	d := play(t, w)
	d.sign("a", "")
	d.sign("b", "")
	d.sign("c", "")
	d.open("d", "d")
}

func TestOrJoinWaitsForWhatCanArrive(t *testing.T) {
	w := edges("a->b", "a->c", "b->j", "c->j", "x->x2")
	w.States = w.States[:4] // without the unrelated branch
	w.Transitions = w.Transitions[:4]
	w.State("a").Split, w.State("j").Join = SplitAnd, JoinOr
	d := play(t, w)
	d.sign("a", "")
	d.sign("b", "")
	d.open("c")
	d.sign("c", "")
	d.open("j")
}

func TestMutualOrJoinsAreForced(t *testing.T) {
	// Two or joins that each could bring the other a token.
	w := edges("a->j", "a->k", "j->k2", "k->j2", "j2->j", "k2->k", "j->e", "k->e")
	w.State("a").Split = SplitAnd
	for _, id := range []string{"j", "k"} {
		w.State(id).Join, w.State(id).Kind, w.State(id).Actors, w.State(id).Split = JoinOr, KindRoute, nil, SplitOr
	}
	w.Transition("j->k2").When, w.Transition("k->j2").When = "false", "false"
	d := play(t, w)
	d.sign("a", "")
	forced := false
	for _, e := range d.history {
		forced = forced || e.Forced
	}
	if !forced {
		t.Fatalf("no join was forced: %+v", d.history)
	}
	d.open("e", "e")
}

func TestConference(t *testing.T) {
	w := edges("cfp->papers", "papers->pub", "loc->pub", "pub->mail", "pub->news", "pub->poster",
		"mail->subs", "news->subs", "poster->subs", "subs->wait", "wait->subs", "wait->start")
	w.State("loc").Initial = true
	w.State("pub").Join, w.State("pub").Split, w.State("subs").Join = JoinAnd, SplitAnd, JoinOr
	d := play(t, w)
	d.open("cfp", "loc")
	d.sign("loc", "")
	d.sign("cfp", "")
	d.sign("papers", "")
	d.open("pub")
	d.sign("pub", "")
	d.sign("mail", "")
	d.sign("news", "")
	d.open("poster")
	d.sign("poster", "")
	d.open("subs")
	d.sign("subs", "")
	d.sign("wait", "subs")
	d.open("subs")
	d.sign("subs", "")
	d.sign("wait", "start")
	d.sign("start", "")
	if d.i.Status != StatusCompleted {
		t.Fatalf("%+v", d.i)
	}
}

func TestStuckNamesTheJoin(t *testing.T) {
	w := edges("a->b", "a->c", "b->d", "c->d")
	w.State("d").Join = JoinAnd
	d := play(t, w)
	d.sign("a", "b")
	d.sign("b", "")
	if d.i.Incident == nil || d.i.Incident.Code != IncidentStuck || !reflect.DeepEqual(d.i.Incident.States, []string{"d"}) {
		t.Fatalf("%+v", d.i.Incident)
	}
}

func TestRouteAndSetDecideByCondition(t *testing.T) {
	w := edges("ask->sum", "sum->big", "sum->small")
	w.State("ask").Form = &Form{Fields: []Field{{Name: "amount", Type: FieldMoney, Required: true}, {Name: "n", Type: FieldNumber}}}
	sum := w.State("sum")
	sum.Kind, sum.Actors = KindAction, nil
	sum.Action = &Action{Type: ActionSet, Set: []Assignment{{"total", "amount * (n ?? 1)"}, {"large", "total > 1000"}}}
	w.Transition("sum->big").When, w.Transition("sum->small").Default = "large", true
	d := play(t, w)
	d.do("ann", &Complete{Activation: 1, Data: map[string]any{"amount": map[string]any{"amount": "600.50", "currency": "EUR"}, "n": 2.0}})
	d.open("big")
	if d.i.Data["total"] != 1201.0 || d.i.Data["large"] != true {
		t.Fatalf("%v", d.i.Data)
	}
}

func TestAutomaticWorkThatFailsIsAnIncident(t *testing.T) {
	w := edges("ask->route", "route->b")
	w.State("ask").Form = &Form{Fields: []Field{{Name: "n", Type: FieldNumber}}}
	w.State("route").Kind, w.State("route").Actors = KindRoute, nil
	w.Transition("route->b").When = "n > 3"
	d := play(t, w)
	d.do("ann", &Complete{Activation: 1})
	if a := d.i.Activation(2); a == nil || a.Incident == nil || a.Incident.Code != IncidentExpression || a.Ready {
		t.Fatalf("%+v", d.i)
	}
	d = play(t, w)
	d.do("ann", &Complete{Activation: 1, Data: map[string]any{"n": 2.0}})
	if a := d.i.Activation(2); a == nil || a.Incident == nil || a.Incident.Code != IncidentNoMatch {
		t.Fatalf("%+v", d.i)
	}
}

func TestCircleSpendsTheBudget(t *testing.T) {
	w := edges("a->r", "r->s", "s->r")
	for _, id := range []string{"r", "s"} {
		w.State(id).Kind, w.State(id).Actors = KindRoute, nil
	}
	d := play(t, w)
	d.sign("a", "")
	if d.i.Incident == nil || d.i.Incident.Code != IncidentBudget {
		t.Fatalf("%+v", d.i.Incident)
	}
}

func TestTerminateCancelsTheRest(t *testing.T) {
	w := edges("a->b", "a->c", "b->d")
	w.State("a").Split, w.State("c").Final = SplitAnd, FinalTerminate
	d := play(t, w)
	d.sign("a", "")
	d.sign("c", "")
	d.open()
	if d.i.Status != StatusCompleted {
		t.Fatalf("%+v", d.i)
	}
	err := d.try(Person{Name: "ann"}, &Complete{Activation: 2})
	if CodeOf(err) != CodeInstanceClosed {
		t.Fatalf("late answer: %v", err)
	}
}

func TestStartOne(t *testing.T) {
	w := edges("a->c", "b->c")
	w.State("b").Initial, w.Start = true, StartOne
	p := mustCompile(t, w)
	d := &driver{t: t, p: p, i: &Instance{}}
	if err := d.try(Person{Name: "ann"}, &Start{}); CodeOf(err) != CodeInvalid {
		t.Fatalf("no choice: %v", err)
	}
	d.do("ann", &Start{State: "b"})
	d.open("b")
}

func TestWhoMayAct(t *testing.T) {
	w := edges("a->b")
	w.Roles = []Role{{Name: "moderator", Required: true}}
	p := func(actors ...Actor) *driver {
		w.State("a").Actors = actors
		d := &driver{t: t, p: mustCompile(t, w), i: &Instance{}}
		d.do("ann", &Start{Roles: map[string][]Actor{"moderator": {"user:mo", "group:mods"}}})
		return d
	}
	for _, c := range []struct {
		actor Actor
		who   Person
		want  Code
	}{
		{"user:bob", Person{Name: "bob"}, ""},
		{"user:bob", Person{Name: "ann"}, CodeForbidden},
		{"group:finance", Person{Name: "bob", Groups: []string{"finance"}}, ""},
		{"group:finance", Person{Name: "finance"}, CodeForbidden},
		{"role:moderator", Person{Name: "mo"}, ""},
		{"role:moderator", Person{Name: "x", Groups: []string{"mods"}}, ""},
		{"role:moderator", Person{Name: "moderator", Groups: []string{"moderator"}}, CodeForbidden},
		{ActorStarter, Person{Name: "ann"}, ""},
		{ActorStarter, Person{Name: "starter"}, CodeForbidden},
		{ActorAnyone, Person{Name: "zoe"}, ""},
		{ActorAnyone, Person{}, CodeForbidden},
		{ActorAnyone, Person{Name: "system:mail"}, CodeForbidden},
	} {
		d := p(c.actor)
		err := d.try(c.who, &Complete{Activation: 1})
		if CodeOf(err) != c.want {
			t.Errorf("%s by %+v: %v, want %q", c.actor, c.who, err, c.want)
		}
	}
}

func TestClaimKeepsOthersOut(t *testing.T) {
	d := play(t, edges("a->b"))
	d.do("bob", &Claim{Activation: 1})
	if err := d.try(Person{Name: "ann"}, &Complete{Activation: 1}); CodeOf(err) != CodeClaimed {
		t.Fatalf("%v", err)
	}
	if err := d.try(Person{Name: "ann"}, &Release{Activation: 1}); CodeOf(err) != CodeClaimed {
		t.Fatalf("%v", err)
	}
	d.do("bob", &Release{Activation: 1})
	if err := d.try(Person{Name: "bob"}, &Release{Activation: 1}); CodeOf(err) != CodeNotClaimed {
		t.Fatalf("%v", err)
	}
	d.do("ann", &Complete{Activation: 1})
}

func TestOutcomes(t *testing.T) {
	w := edges("a->yes", "a->no", "a->no", "a->other")
	w.Transition("a->no").Outcome, w.Transition("a->no").When = "Reject", `starter == "bob"`
	w.Transition("a->no#2").Outcome, w.Transition("a->no#2").Notes = "Reject", NotesRequired
	w.Transition("a->yes").Actors = []Actor{"group:bosses"}
	w.Transition("a->other").Default = true
	d := play(t, w)
	got := d.p.Outcomes("a")
	want := []Outcome{{Name: "yes", Transitions: []string{"a->yes"}}, {Name: "Reject", Transitions: []string{"a->no", "a->no#2"}, NotesRequired: true}}
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("%+v", got)
	}
	if mine := d.p.OutcomesFor(d.i, 1, Person{Name: "ann"}); len(mine) != 1 || mine[0].Name != "Reject" {
		t.Fatalf("%+v", mine)
	}
	for _, c := range []struct {
		op   Complete
		code Code
	}{
		{Complete{Outcome: "maybe"}, CodeInvalid},
		{Complete{Outcome: "yes"}, CodeForbidden},
		{Complete{Outcome: "Reject"}, CodeNotesRequired},
		{Complete{Outcome: "Reject", Notes: " "}, CodeNotesRequired},
		{Complete{Outcome: "Reject", Notes: "why", Data: map[string]any{"x": 1.0}}, CodeInvalid},
		{Complete{Outcome: "Reject", Notes: "why"}, ""},
	} {
		c.op.Activation = 1
		if err := d.try(Person{Name: "ann"}, &c.op); CodeOf(err) != c.code {
			t.Errorf("%+v: %v", c.op, err)
		}
	}
	d.open("no")
}

func TestCompleteThatLeadsNowhereIsRefused(t *testing.T) {
	w := edges("a->b")
	w.Transition("a->b").When = `starter == "bob"`
	d := play(t, w)
	if err := d.try(Person{Name: "ann"}, &Complete{Activation: 1}); CodeOf(err) != CodeLeadsNowhere {
		t.Fatalf("%v", err)
	}
}

func TestReplayGivesTheSameInstance(t *testing.T) {
	d := play(t, edges("a->b", "b->a", "b->c"))
	for _, step := range []string{"b", "a", "b", "c"} {
		d.do("ann", &Complete{Activation: d.i.Activations[0].ID, Outcome: step})
	}
	again := &Instance{}
	for _, e := range d.history {
		text, err := json.Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		var back Event
		if err := json.Unmarshal(text, &back); err != nil {
			t.Fatal(err)
		}
		again.Apply(back)
	}
	if !reflect.DeepEqual(again, d.i) {
		t.Fatalf("replayed %+v\nplayed %+v", again, d.i)
	}
}
