package store_test

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/server/store/storetest"
	"statecraft/shared"
)

// naiveMay says who may do what with one workflow as one would tell a person.
func naiveMay(who store.Caller, listed map[shared.Right][]engine.Actor, right shared.Right, permission shared.Permission) bool {
	inScope := who.Scopes == nil || slices.Contains(who.Scopes, permission)
	if !who.Person.IsHuman() || !inScope {
		return false
	}
	if slices.Contains(who.Sets, shared.Admin) {
		return true
	}
	if len(listed[right]) == 0 {
		return who.May(permission)
	}
	return names(listed[right], who)
}

func names(actors []engine.Actor, who store.Caller) bool {
	return slices.ContainsFunc(actors, func(a engine.Actor) bool {
		kind, name, _ := a.Parse()
		return kind == engine.ActorKindAnyone || kind == engine.ActorKindUser && name == who.Person.Name ||
			kind == engine.ActorKindGroup && slices.Contains(who.Person.Groups, name)
	})
}

// naiveSees says who sees it: by the right to, or because they are listed for
// anything.
func naiveSees(who store.Caller, listed map[shared.Right][]engine.Actor) bool {
	if naiveMay(who, listed, shared.RightSee, shared.ReadWorkflows) {
		return true
	}
	inScope := who.Scopes == nil || slices.Contains(who.Scopes, shared.ReadWorkflows)
	for _, actors := range listed {
		if inScope && who.Person.IsHuman() && names(actors, who) {
			return true
		}
	}
	return false
}

var (
	drawSets   = rapid.SliceOfNDistinct(rapid.SampledFrom(append(shared.PermissionSets(), "root")), 0, 2, rapid.ID)
	drawScopes = rapid.SliceOfNDistinct(rapid.SampledFrom(shared.Permissions()), 0, 4, rapid.ID)
	drawListed = rapid.MapOfN(rapid.SampledFrom(shared.Rights()),
		rapid.SliceOfNDistinct(rapid.SampledFrom([]engine.Actor{"user:ada", "user:bob", "group:one", "group:two", "anyone"}), 0, 2, rapid.ID), 0, 4)
	drawPerson = rapid.SampledFrom([]engine.Person{
		{Name: "ada", Groups: []string{"one", "two"}}, {Name: "bob", Groups: []string{"two"}}, {Name: "cyd"},
		{Name: "system:mail", Groups: []string{"one"}}, {},
	})
)

func drawCaller(t *rapid.T) store.Caller {
	who := store.Caller{Person: drawPerson.Draw(t, "person"), Sets: drawSets.Draw(t, "sets")}
	if rapid.Bool().Draw(t, "by key") {
		who.Key, who.Scopes = "1", append([]shared.Permission{}, drawScopes.Draw(t, "scopes")...)
	}
	return who
}

// What the queries answer is what one would tell a person, for everybody and
// every list.
func TestRightsAsTold(t *testing.T) {
	t.Parallel()
	storetest.Both(t, func(t *testing.T, s *store.Store) {
		at := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
		check := func(err error) {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
		}
		check(s.AddPeople(t.Context(), store.Server(), []shared.Group{{Name: "one"}, {Name: "two"}}, []store.NewUser{{User: shared.User{Name: "ada"}}, {User: shared.User{Name: "bob"}}}, at))
		_, err := s.CreateWorkflow(t.Context(), store.Server(), store.NewWorkflow{Workflow: &engine.Workflow{Key: "expense"}, At: at})
		check(err)
		_, _, err = s.Publish(t.Context(), store.Server(), "expense", shared.PublishDraft{Revision: 1}, at)
		check(err)
		check(s.Commit(t.Context(), []*store.Step{{
			Action: "start", Caller: store.Server(), New: &store.NewInstance{Workflow: "expense", Version: 1},
			Events: []engine.Event{{Kind: engine.Started, At: at}}, Fold: &engine.Instance{Status: engine.StatusRunning, Started: at, Events: 1},
		}}))
		rapid.Check(t, func(rt *rapid.T) {
			listed := drawListed.Draw(rt, "listed")
			now, err := s.Rights(t.Context(), store.Server(), "expense")
			check(err)
			_, err = s.SetRights(t.Context(), store.Server(), "expense", shared.WorkflowRights{Revision: now.Revision, Rights: listed}, at)
			check(err)
			for range 4 {
				compareRights(t, rt, s, drawCaller(rt), listed)
			}
		})
	})
}

func compareRights(t *testing.T, rt *rapid.T, s *store.Store, who store.Caller, listed map[shared.Right][]engine.Actor) {
	same := func(what string, got, want bool, err error) {
		if err != nil || got != want {
			rt.Fatalf("%s for %+v with %v: %v, want %v (%v)", what, who, listed, got, want, err)
		}
	}
	owner := who
	owner.Scopes = nil
	owned := naiveSees(owner, listed)
	for _, right := range shared.Rights() {
		sees, may, err := s.May(t.Context(), who, "expense", right)
		same("sees", sees, owned, err)
		wanted := owned && naiveMay(who, listed, right, right.Permission())
		if right == shared.RightSee {
			wanted = owned // what is found is seen; reading it takes the scope
		}
		same(string(right), may, wanted, err)
		if wanted && right != shared.RightSee {
			same("let in to "+string(right), who.Admits(right.Permission()), true, nil)
		}
	}
	rows, _, err := s.Workflows(t.Context(), who, store.WorkflowFilter{})
	same("listed", len(rows) == 1, naiveSees(who, listed), err)
	operates, err := s.Operates(t.Context(), who, "expense")
	same("operates", operates, owned && naiveMay(who, listed, shared.RightOperate, shared.OperateInstances), err)
	_, err = s.StartableVersion(t.Context(), who, "expense")
	same("starts", err == nil, owned && naiveMay(who, listed, shared.RightStart, shared.Start), nil)
	instances, _, err := s.Instances(t.Context(), who, store.InstanceFilter{})
	same("sees all instances", len(instances) == 1, who.May(shared.ReadInstances) && owned && naiveMay(who, listed, shared.RightOperate, shared.SeeAllInstances), err)
}
