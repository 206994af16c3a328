package runner

import (
	"context"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

// house is a runner on a real database with a clock that ticks a second for
// each command.
type house struct {
	*Runner
	store *store.Store
}

func open(t *testing.T) *house {
	t.Helper()
	s, err := store.OpenSQLite(t.Context(), filepath.Join(t.TempDir(), "statecraft.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	people := []store.NewUser{}
	for _, who := range everybody() {
		people = append(people, store.NewUser{User: shared.User{Name: who.Person.Name, Groups: who.Person.Groups, Permissions: who.Sets}})
	}
	groups := []shared.Group{{Name: "finance"}, {Name: "sales"}}
	if err := s.AddPeople(t.Context(), store.Server(), groups, people, time.Unix(0, 0)); err != nil {
		t.Fatal(err)
	}
	var seconds int64
	clock := make(chan struct{}, 1) // a lock the race detector sees
	return &house{store: s, Runner: New(s, func() time.Time {
		clock <- struct{}{}
		defer func() { <-clock }()
		seconds++
		return time.Unix(1_800_000_000+seconds, 123_456_789)
	})}
}

func caller(name string, groups ...string) store.Caller {
	return store.Caller{Person: engine.Person{Name: name, Groups: groups}, Sets: []shared.PermissionSet{shared.Designer}}
}

func everybody() []store.Caller {
	return []store.Caller{caller("ann"), caller("ben", "finance"), caller("cleo", "finance", "sales"), caller("dan", "sales")}
}

func human(id string, actors ...engine.Actor) engine.State {
	return engine.State{ID: id, Actors: actors}
}

func edge(from, to, label string) engine.Transition {
	return engine.Transition{ID: from + "->" + to, From: from, To: to, Label: label}
}

// claim is a form, a loop and an end: drafted, checked by finance, paid.
func claimWorkflow() *engine.Workflow {
	draft := human("draft", engine.ActorStarter)
	draft.Initial = true
	draft.Form = &engine.Form{Fields: []engine.Field{{Name: "amount", Type: engine.FieldNumber, Required: true}}}
	back := edge("check", "draft", "return")
	back.Notes = engine.NotesRequired
	return &engine.Workflow{
		Key: "claim", Name: "Claim",
		States:      []engine.State{draft, human("check", "group:finance"), human("pay", "role:payer")},
		Transitions: []engine.Transition{edge("draft", "check", "send"), back, edge("check", "pay", "accept")},
		Roles:       []engine.Role{{Name: "payer", Default: []engine.Actor{"group:sales"}}},
	}
}

// parallel splits into n tasks that are joined again.
func parallel(n int) *engine.Workflow {
	begin := human("begin", engine.ActorAnyone)
	begin.Initial, begin.Split = true, engine.SplitAnd
	join := human("join", engine.ActorAnyone)
	join.Join = engine.JoinAnd
	w := &engine.Workflow{Key: "parallel", States: []engine.State{begin, join}}
	for i := range n {
		id := "part" + string(rune('a'+i))
		w.States = append(w.States, human(id, engine.ActorAnyone))
		w.Transitions = append(w.Transitions, edge("begin", id, ""), edge(id, "join", ""))
	}
	return w
}

// stopping cancels what is open when one branch ends the instance.
func stopping() *engine.Workflow {
	begin := human("begin", engine.ActorAnyone)
	begin.Initial, begin.Split = true, engine.SplitAnd
	stop := human("stop", "group:sales")
	stop.Final = engine.FinalTerminate
	return &engine.Workflow{
		Key: "stopping", States: []engine.State{begin, human("work", "group:finance"), stop},
		Transitions: []engine.Transition{edge("begin", "work", ""), edge("begin", "stop", "")},
	}
}

func (h *house) publish(t *testing.T, w *engine.Workflow) {
	t.Helper()
	draft, err := h.store.CreateWorkflow(t.Context(), caller("ann"), store.NewWorkflow{Workflow: w, At: time.Unix(0, 0)})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := h.Publish(t.Context(), caller("ann"), w.Key, shared.PublishDraft{Revision: draft.Revision}); err != nil {
		t.Fatal(err)
	}
}

func (h *house) start(t *testing.T, who store.Caller, key string) int64 {
	t.Helper()
	done, err := h.Submit(t.Context(), who, Command{Workflow: key, Title: "a title", Do: &engine.Start{}})
	if err != nil {
		t.Fatal(err)
	}
	return done.Instance
}

func (h *house) complete(who store.Caller, id int64, activation, seen int, outcome string) error {
	_, err := h.Submit(context.Background(), who, Command{Instance: id, Seen: seen, Do: &engine.Complete{Activation: activation, Outcome: outcome}})
	return err
}

func wantCode(t *testing.T, err error, code engine.Code) {
	t.Helper()
	if got := engine.CodeOf(err); got != code {
		t.Fatalf("got code %q (%v), want %q", got, err, code)
	}
}

func TestClaimRunsToItsEnd(t *testing.T) {
	h := open(t)
	h.publish(t, claimWorkflow())
	ann, ben, dan := caller("ann"), caller("ben", "finance"), caller("dan", "sales")
	id := h.start(t, ann, "claim")

	steps := []struct {
		who  store.Caller
		seen int
		do   engine.Op
		code engine.Code
	}{
		{dan, 1, &engine.Complete{Activation: 1, Data: map[string]any{"amount": 7.5}}, engine.CodeForbidden},
		{ann, 1, &engine.Complete{Activation: 1}, engine.CodeInvalid},
		{ann, 2, &engine.Complete{Activation: 1, Data: map[string]any{"amount": 7.5}}, shared.CodeConflict},
		{ann, 1, &engine.Complete{Activation: 1, Data: map[string]any{"amount": 7.5}}, ""},
		{ann, 2, &engine.Complete{Activation: 1, Data: map[string]any{"amount": 7.5}}, engine.CodeActivationClosed},
		{ben, 1, &engine.Complete{Activation: 2, Outcome: "return"}, engine.CodeNotesRequired},
		{ben, 1, &engine.Claim{Activation: 2}, ""},
		{ben, 1, &engine.Complete{Activation: 2, Outcome: "accept"}, shared.CodeConflict},
		{ben, 2, &engine.Complete{Activation: 2, Outcome: "accept"}, ""},
		{dan, 1, &engine.Complete{Activation: 3}, ""},
		{dan, 2, &engine.Complete{Activation: 3}, engine.CodeInstanceClosed},
	}
	for n, s := range steps {
		_, err := h.Submit(t.Context(), s.who, Command{Instance: id, Seen: s.seen, Do: s.do})
		if got := engine.CodeOf(err); got != s.code {
			t.Fatalf("step %d: got code %q (%v), want %q", n, got, err, s.code)
		}
	}
	d, err := h.Task(t.Context(), ben, store.TaskID{Instance: id, Activation: 2})
	if err != nil {
		t.Fatal(err)
	}
	if d.SignOff == nil || d.SignOff.By != "ben" || d.SignOff.Outcome != "accept" || d.ClosedAt.IsZero() || len(d.Outcomes) != 0 {
		t.Errorf("the closed task reads %+v", d.Task)
	}
	if d.InstanceDetail.Status != engine.StatusCompleted || d.InstanceDetail.Instance.Data["amount"] != 7.5 {
		t.Errorf("the instance reads %+v", d.InstanceDetail.Instance)
	}
	if len(d.SignOffs) != 3 {
		t.Errorf("%d sign-offs, want 3", len(d.SignOffs))
	}
}

func TestStartIsRefused(t *testing.T) {
	h := open(t)
	if _, err := h.store.CreateWorkflow(t.Context(), caller("ann"), store.NewWorkflow{Workflow: claimWorkflow()}); err != nil {
		t.Fatal(err)
	}
	start := func(who store.Caller, key string, roles map[string][]engine.Actor) error {
		_, err := h.Submit(t.Context(), who, Command{Workflow: key, Do: &engine.Start{Roles: roles}})
		return err
	}
	wantCode(t, start(caller("ann"), "claim", nil), engine.CodeInvalid) // not published
	if _, _, err := h.Publish(t.Context(), caller("ann"), "claim", shared.PublishDraft{Revision: 1}); err != nil {
		t.Fatal(err)
	}
	wantCode(t, start(caller("ann"), "elsewhere", nil), shared.CodeNotFound)
	wantCode(t, start(store.Caller{}, "claim", nil), shared.CodeNotFound)
	for _, actor := range []engine.Actor{"user:nobody", "group:nowhere", "role:payer", "boss"} {
		wantCode(t, start(caller("ann"), "claim", map[string][]engine.Actor{"payer": {actor}}), engine.CodeInvalid)
	}
	list, _, err := h.store.Instances(t.Context(), caller("ann"), store.InstanceFilter{})
	if err != nil || len(list) != 0 {
		t.Errorf("refused starts left %d instances (%v)", len(list), err)
	}
}

func TestPublishRefusesWhatDoesNotCompile(t *testing.T) {
	h := open(t)
	w := claimWorkflow()
	w.States[0].Initial = false
	w.Transitions[0].When = "amount >"
	if _, err := h.store.CreateWorkflow(t.Context(), caller("ann"), store.NewWorkflow{Workflow: w}); err != nil {
		t.Fatal(err)
	}
	_, _, err := h.Publish(t.Context(), caller("ann"), "claim", shared.PublishDraft{Revision: 1})
	wantCode(t, err, engine.CodeInvalid)
	var e *engine.Error
	if !reflect.TypeOf(err).AssignableTo(reflect.TypeOf(e)) || len(err.(*engine.Error).Problems) < 2 {
		t.Errorf("not every problem is listed: %v", err)
	}
	_, _, err = h.Publish(t.Context(), caller("ann"), "claim", shared.PublishDraft{Revision: 2})
	wantCode(t, err, shared.CodeConflict)
}

func TestViewsOffersOnlyWhatOneMay(t *testing.T) {
	h := open(t)
	h.publish(t, claimWorkflow())
	restricted := claimWorkflow()
	restricted.Key, restricted.Starters = "restricted", []engine.Actor{"group:sales"}
	h.publish(t, restricted)

	list, _, err := h.Workflows(t.Context(), caller("ben", "finance"), store.WorkflowFilter{})
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range list {
		if w.MayStart != (w.Key == "claim") {
			t.Errorf("%s: may start is %v", w.Key, w.MayStart)
		}
	}
	id := h.start(t, caller("ann"), "claim")
	for _, c := range []struct {
		who      store.Caller
		outcomes int
	}{{caller("ann"), 1}, {caller("ben", "finance"), 0}} {
		d, err := h.Task(t.Context(), c.who, store.TaskID{Instance: id, Activation: 1})
		if err != nil {
			t.Fatal(err)
		}
		if len(d.Outcomes) != c.outcomes || d.Outcomes == nil || d.Form == nil {
			t.Errorf("%s sees %+v and form %v", c.who.Person.Name, d.Outcomes, d.Form)
		}
	}
}
