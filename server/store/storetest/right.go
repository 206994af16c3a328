package storetest

import (
	"slices"
	"testing"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

// rights lists actors for one right, in a list nobody has changed yet.
func rights(right shared.Right, actors ...engine.Actor) shared.WorkflowRights {
	return shared.WorkflowRights{Rights: map[shared.Right][]engine.Actor{right: actors}}
}

// list says who may do what with "expense" from now on.
func list(t *testing.T, s *store.Store, key string, all map[shared.Right][]engine.Actor) {
	t.Helper()
	now, err := s.Rights(t.Context(), chief(), key)
	must(t, err)
	must2(t)(s.SetRights(t.Context(), chief(), key, shared.WorkflowRights{Revision: now.Revision, Rights: all}, at(1)))
}

// tried is what each right lets somebody do, tried on "expense".
func tried(t *testing.T, s *store.Store, who store.Caller, revision int) map[shared.Right]error {
	t.Helper()
	results := map[shared.Right]error{}
	_, results[shared.RightSee] = s.Draft(t.Context(), who, "expense")
	_, results[shared.RightDesign] = s.SaveDraft(t.Context(), who, workflow("expense"), revision, at(3))
	_, _, results[shared.RightPublish] = s.Publish(t.Context(), who, "expense", shared.PublishDraft{Revision: revision}, at(3))
	_, results[shared.RightStart] = s.StartableVersion(t.Context(), who, "expense")
	return results
}

func rightCases() map[string]func(*testing.T, *store.Store) {
	return map[string]func(*testing.T, *store.Store){
		"the list is replaced whole": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			create(t, s, "expense")
			found, err := s.Rights(t.Context(), participant(), "expense")
			must(t, err)
			same(t, "nobody is listed", found, &shared.WorkflowRights{Rights: map[shared.Right][]engine.Actor{}})
			all := map[shared.Right][]engine.Actor{
				shared.RightStart: {"anyone"}, shared.RightDesign: {"group:finance", "user:dora"}, shared.RightSee: {},
			}
			changed, err := s.SetRights(t.Context(), chief(), "expense", shared.WorkflowRights{Rights: all}, at(1))
			must(t, err)
			delete(all, shared.RightSee)
			same(t, "answer", changed, &shared.WorkflowRights{Revision: 1, Rights: all})
			found, err = s.Rights(t.Context(), participant(), "expense")
			must(t, err)
			same(t, "found", found, changed)
			cleared, err := s.SetRights(t.Context(), chief(), "expense", shared.WorkflowRights{Revision: 1}, at(2))
			must(t, err)
			want(t, "rights", len(cleared.Rights), 0)
			draft, err := s.Draft(t.Context(), designer(), "expense")
			must(t, err)
			want(t, "revision of the draft", draft.Revision, 1)
		},
		"a change names the revision of the list": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			create(t, s, "expense")
			results := race(20, func(int) error {
				_, err := s.SetRights(t.Context(), chief(), "expense", rights(shared.RightSee, "user:pia"), at(1))
				return err
			})
			want(t, "winners", onlyConflicts(t, results), 1)
		},
		"only who is there can be listed": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			create(t, s, "expense")
			_, err := s.SetRights(t.Context(), chief(), "expense", shared.WorkflowRights{Rights: map[shared.Right][]engine.Actor{
				shared.RightSee:     {"user:nobody", "group:pia", "user:pia"},
				shared.RightPublish: {"group:gone", "user:\x00", "user:PIA"},
			}}, at(1))
			wantProblems(t, err, engine.CodeInvalid, "rights.see", "rights.see", "rights.publish", "rights.publish", "rights.publish")
			_, err = s.SetRights(t.Context(), chief(), "expense", shared.WorkflowRights{Rights: map[shared.Right][]engine.Actor{
				"own":              {"user:pia"},
				shared.RightDesign: {"starter", "manager-of:user:pia", "role:x", "pia", "", "user:pia", "user:pia"},
			}}, at(1))
			wantProblems(t, err, engine.CodeInvalid, "rights.design", "rights.design", "rights.design", "rights.design", "rights.design", "rights.design", "rights.own")
			found, err := s.Rights(t.Context(), chief(), "expense")
			must(t, err)
			want(t, "revision", found.Revision, 0)
			must(t, change(t, s, "pia", disabled(true)))
			must2(t)(s.SetRights(t.Context(), chief(), "expense", rights(shared.RightSee, "user:pia"), at(1))) // who is disabled stays listed
		},
		"administrators say who, others who see it may know": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			create(t, s, "expense")
			_, missing := s.Rights(t.Context(), chief(), "nothing")
			for _, who := range []store.Caller{designer(), participant(), viewer(), caller("opa", shared.Operator)} {
				_, err := s.SetRights(t.Context(), who, "expense", rights(shared.RightPublish, "user:dora"), at(1))
				wantCode(t, err, engine.CodeForbidden)
			}
			_, err := s.Rights(t.Context(), viewer(), "expense") // who is here is not for viewers
			wantCode(t, err, engine.CodeForbidden)
			list(t, s, "expense", map[shared.Right][]engine.Actor{shared.RightSee: {"user:dora"}})
			for _, who := range []store.Caller{{}, participant(), viewer(), caller("ulla", "root")} {
				_, err := s.Rights(t.Context(), who, "expense")
				wantSame(t, err, missing)
				_, err = s.SetRights(t.Context(), who, "expense", rights(shared.RightSee, "user:pia"), at(1))
				wantSame(t, err, missing)
			}
		},
		"who is listed may, whatever their sets": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			published(t, s)
			for right, code := range tried(t, s, participant(), 1) {
				if right == shared.RightSee || right == shared.RightStart {
					must(t, code)
				} else {
					wantCode(t, code, engine.CodeForbidden)
				}
			}
			list(t, s, "expense", map[shared.Right][]engine.Actor{
				shared.RightDesign: {"group:finance"}, shared.RightPublish: {"user:pia"}, shared.RightStart: {"user:pia"}, shared.RightOperate: {"user:pia"},
			})
			id := begin(t, s, "user:otto").Instance
			wantVisible(t, s, "the listed operator", caller("pia", shared.Participant), id, true)
			for _, name := range []string{"pia", "stranger"} {
				for _, key := range []string{"expense", "nothing"} {
					operates, err := s.Operates(t.Context(), caller(name, shared.Participant), key)
					must(t, err)
					want(t, name+" operates "+key, operates, name == "pia" && key == "expense")
				}
			}
			must2(t)(s.SaveDraft(t.Context(), participant(), workflow("expense"), 1, at(3)))
			_, _, err := s.Publish(t.Context(), participant(), "expense", shared.PublishDraft{Revision: 2}, at(3))
			must(t, err)
			bare := store.Caller{Person: engine.Person{Name: "pia"}}
			must2(t)(s.StartableVersion(t.Context(), bare, "expense"))

			// Who is not listed may no longer, though their sets say so.
			for right, err := range tried(t, s, designer(), 2) {
				if right == shared.RightSee {
					must(t, err)
				} else {
					wantCode(t, err, engine.CodeForbidden)
				}
			}
			wantVisible(t, s, "a viewer who is not listed", viewer(), id, false)
			for _, who := range []store.Caller{chief(), store.Server()} {
				operates, err := s.Operates(t.Context(), who, "expense")
				must(t, err)
				want(t, who.Person.Name+" operates", operates, true)
				wantVisible(t, s, who.Person.Name, who, id, true)
			}
			must2(t)(s.SaveDraft(t.Context(), chief(), workflow("expense"), 2, at(3)))
		},
		"who is not to see it finds nothing": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			published(t, s)
			id := begin(t, s, "user:otto").Instance
			list(t, s, "expense", map[shared.Right][]engine.Actor{shared.RightSee: {"user:dora"}, shared.RightStart: {"group:sales"}})
			_, missing := s.Draft(t.Context(), designer(), "nothing")
			outside := []store.Caller{participant(), viewer(), caller("desi", shared.Designer), caller("opa", shared.Operator), {}, caller("ulla", "root")}
			for _, who := range outside {
				for _, err := range tried(t, s, who, 1) {
					wantSame(t, err, missing)
				}
				_, err := s.Version(t.Context(), who, "expense", 1)
				wantSame(t, err, missing)
				_, err = s.Versions(t.Context(), who, "expense")
				wantSame(t, err, missing)
				_, err = s.DraftChanges(t.Context(), who, "expense", 0)
				wantSame(t, err, missing)
				_, err = s.ArchiveWorkflow(t.Context(), who, "expense", 1, at(3))
				wantSame(t, err, missing)
				_, err = s.UnarchiveWorkflow(t.Context(), who, "expense", 1, at(3))
				wantSame(t, err, missing)
				_, err = s.DuplicateWorkflow(t.Context(), who, "expense", 1, at(3))
				wantSame(t, err, missing)
				wantSame(t, s.DeleteWorkflow(t.Context(), who, "expense", 1, at(3)), missing)
				rows, _, err := s.Workflows(t.Context(), who, store.WorkflowFilter{})
				must(t, err)
				want(t, "rows", len(rows), 0)
				sees, may, err := s.May(t.Context(), who, "expense", shared.RightStart)
				must(t, err)
				want(t, "sees or may", sees || may, false)
				if who.Person.Name != "pia" { // who started it
					wantVisible(t, s, who.Person.Name+" sees nothing of its instances", who, id, false)
				}
			}
			seller := caller("sue", shared.Participant, "sales") // listed for something
			rows, _, err := s.Workflows(t.Context(), seller, store.WorkflowFilter{})
			must(t, err)
			same(t, "may", rows[0].May, []shared.Right{shared.RightSee, shared.RightStart})
			_, err = s.SaveDraft(t.Context(), seller, workflow("expense"), 1, at(3))
			wantCode(t, err, engine.CodeForbidden)
		},
		"a key does what it is for": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			published(t, s)
			list(t, s, "expense", map[shared.Right][]engine.Actor{shared.RightDesign: {"user:pia"}})
			for _, scope := range []shared.Permission{shared.ReadWorkflows, shared.Publish, shared.Start, shared.ReadInstances} {
				for _, who := range []store.Caller{designer(), participant(), chief()} {
					who.Key, who.Scopes = "1", []shared.Permission{scope}
					for right, err := range tried(t, s, who, 1) {
						unscoped := who
						unscoped.Scopes = nil
						sees, may, err2 := s.May(t.Context(), unscoped, "expense", right)
						must(t, err2)
						want(t, "sees", sees, true)
						if (err == nil) != (may && right.Permission() == scope) {
							t.Errorf("%s with a key for %s tries to %s: %v", who.Person.Name, scope, right, err)
						}
					}
				}
			}
			who := participant()
			who.Key, who.Scopes = "1", []shared.Permission{shared.EditWorkflows}
			must2(t)(s.SaveDraft(t.Context(), who, workflow("expense"), 1, at(3)))
		},
		"lists say what one may": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			create(t, s, "a")
			create(t, s, "b")
			list(t, s, "b", map[shared.Right][]engine.Actor{shared.RightPublish: {"group:finance"}, shared.RightStart: {"user:dora"}})
			for _, c := range []struct {
				who  store.Caller
				a, b []shared.Right
			}{
				{chief(), shared.Rights(), shared.Rights()},
				{designer(), shared.Rights()[:4], []shared.Right{shared.RightSee, shared.RightDesign, shared.RightStart}},
				{participant(), []shared.Right{shared.RightSee, shared.RightStart}, []shared.Right{shared.RightSee, shared.RightPublish}},
				{viewer(), shared.Rights()[:1], shared.Rights()[:1]},
				{caller("opa", shared.Operator), []shared.Right{shared.RightSee, shared.RightStart, shared.RightOperate}, []shared.Right{shared.RightSee, shared.RightOperate}},
			} {
				rows, _, err := s.Workflows(t.Context(), c.who, store.WorkflowFilter{})
				must(t, err)
				same(t, c.who.Person.Name+" with a", rows[0].May, c.a)
				same(t, c.who.Person.Name+" with b", rows[1].May, c.b)
				for n, key := range []string{"a", "b"} {
					draft, err := s.Draft(t.Context(), c.who, key)
					must(t, err)
					same(t, "the draft of "+key, draft.May, rows[n].May)
					for _, right := range shared.Rights() {
						sees, may, err := s.May(t.Context(), c.who, key, right)
						must(t, err)
						want(t, "sees", sees, true)
						want(t, string(right), may, slices.Contains(rows[n].May, right))
					}
				}
			}
		},
	}
}
