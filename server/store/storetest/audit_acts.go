package storetest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

// acts are the newest entries of the journal, oldest first, as far as they are
// not steps.
func acts(t *testing.T, s *store.Store) []shared.AuditEntry {
	t.Helper()
	list, _, err := s.Journal(t.Context(), store.Server(), store.JournalFilter{})
	must(t, err)
	list = slices.DeleteFunc(list, func(e shared.AuditEntry) bool { return e.Instance != 0 })
	slices.Reverse(list)
	return list
}

// wantActs checks what the journal says since there were so many entries.
func wantActs(t *testing.T, s *store.Store, since int, expected ...string) {
	t.Helper()
	var found []string
	for _, e := range acts(t, s)[since:] {
		found = append(found, fmt.Sprintf("%s: %s %s %s", e.Actor, e.Action, e.Object, e.Detail))
	}
	if got, want := strings.Join(found, "\n"), strings.Join(expected, "\n"); got != want {
		t.Errorf("the journal says\n%s\nwant\n%s", got, want)
	}
	verified(t, s)
}

func auditActCases() map[string]func(*testing.T, *store.Store) {
	return map[string]func(*testing.T, *store.Store){
		"people": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			since := len(acts(t, s))
			must2(t)(s.CreateUser(t.Context(), chief(), shared.CreateUser{Name: "ada", Groups: []string{"sales"}, Permissions: []shared.PermissionSet{shared.Viewer}}, given("canary"), at(1)))
			must(t, change(t, s, "ada", shared.ChangeUser{Display: ptr("Ada"), Manager: ptr("pia"), Permissions: &[]shared.PermissionSet{}}))
			must(t, change(t, s, "ada", shared.ChangeUser{Display: ptr("Ada"), Manager: ptr("pia")})) // changes nothing
			must(t, change(t, s, "ada", disabled(true)))
			must2(t)(s.GivePassword(t.Context(), chief(), "ada", 3, given("canary"), at(1)))
			must2(t)(s.CreateGroup(t.Context(), chief(), shared.CreateGroup{Name: "legal", Display: "Legal"}, at(1)))
			must2(t)(s.ChangeGroup(t.Context(), chief(), "legal", shared.ChangeGroup{Revision: 1, Display: "Law"}, at(1)))
			must2(t)(s.AddMember(t.Context(), chief(), "legal", "ada", at(1)))
			must2(t)(s.AddMember(t.Context(), chief(), "legal", "ada", at(1))) // changes nothing
			must2(t)(s.RemoveMember(t.Context(), chief(), "legal", "ada", at(1)))
			must2(t)(s.RemoveMember(t.Context(), chief(), "legal", "ada", at(1))) // changes nothing
			must(t, s.DeleteGroup(t.Context(), chief(), "legal", 4, at(1)))
			wantActs(t, s, since,
				`chief: user.create user:ada {"name":"ada","groups":["sales"],"permissions":["viewer"]}`,
				`chief: user.change user:ada {"display":"Ada","permissions":[],"manager":"pia"}`,
				`chief: user.change user:ada {"disabled":true}`,
				`chief: user.password user:ada {}`,
				`chief: group.create group:legal {"name":"legal","display":"Legal"}`,
				`chief: group.change group:legal {"display":"Law"}`,
				`chief: group.add group:legal {"user":"ada"}`,
				`chief: group.remove group:legal {"user":"ada"}`,
				`chief: group.delete group:legal {}`,
			)
		},
		"sessions and keys": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			since := len(acts(t, s))
			begun := shown("canary", "dora", "hash-of-dora")
			begun.ID, begun.Address = "1", "192.0.2.1"
			must(t, s.CreateSession(t.Context(), begun))
			must(t, s.TouchSession(t.Context(), "canary", at(1), at(40)))
			must(t, s.ActAs(t.Context(), designer(), "1", "pia", at(1)))
			acting := participant()
			acting.SignedIn = "dora"
			must2(t)(s.CreateWorkflow(t.Context(), caller("pia", shared.Designer), store.NewWorkflow{Workflow: workflow("a"), At: at(1)}))
			acted := caller("pia", shared.Designer)
			acted.SignedIn = "dora"
			must2(t)(s.CreateWorkflow(t.Context(), acted, store.NewWorkflow{Workflow: workflow("b"), At: at(1)}))
			must(t, s.EndSession(t.Context(), acting, "1", at(1)))
			begun.ID, begun.Hash = "2", "canary2"
			must(t, s.CreateSession(t.Context(), begun))
			must(t, s.ChangePassword(t.Context(), designer(), "hash-of-dora", "canary3", "", at(1)))
			begun.Proof, begun.Hash, begun.ID = "canary3", "canary4", "3"
			must(t, s.CreateSession(t.Context(), begun))
			must2(t)(s.EndSessions(t.Context(), chief(), "dora", "", at(1)))
			must2(t)(s.EndSessions(t.Context(), chief(), "dora", "", at(1))) // changes nothing
			k := apiKey(t, s, "pia", "canary5")
			must(t, s.TouchKey(t.Context(), k.ID, at(1), 0))
			used, err := s.Key(t.Context(), "canary5", false, at(1))
			must(t, err)
			must(t, s.RevokeKey(t.Context(), used.Caller(), k.ID, at(1)))
			wantActs(t, s, since,
				`dora: session.begin session:1 {"address":"192.0.2.1"}`,
				`dora: session.act-as session:1 {"user":"pia"}`,
				`pia: workflow.create workflow:a {}`,
				`dora as pia: workflow.create workflow:b {}`,
				`dora as pia: session.end session:1 {"user":"dora"}`,
				`dora: session.begin session:2 {"address":"192.0.2.1"}`,
				`dora: user.password user:dora {}`,
				`dora: session.begin session:3 {"address":"192.0.2.1"}`,
				`chief: session.end user:dora {"ended":1}`,
				fmt.Sprintf(`pia: key.create key:%d {"name":"Key canary5","scopes":["workflows.read"],"expiresAt":"2026-03-04T12:30:00.123456Z"}`, k.ID),
				fmt.Sprintf(`pia by key %d: key.revoke key:%d {"owner":"pia"}`, k.ID, k.ID),
			)
			for _, e := range acts(t, s) {
				detail := strings.ReplaceAll(string(e.Detail), "Key canary5", "")
				if strings.Contains(detail+e.Object+e.Actor, "canary") || strings.Contains(detail, "hash-of") {
					t.Errorf("the journal tells a secret: %+v %s", e, detail)
				}
			}
		},
		"the first administrator": func(t *testing.T, s *store.Store) {
			must(t, s.SetFirstKey(t.Context(), "canary", at(0)))
			first := &store.NewUser{User: shared.User{Name: "chief", Permissions: []shared.PermissionSet{shared.Admin}}, Password: "canary"}
			wantCode(t, s.ClaimFirstKey(t.Context(), "wrong", first, session("h", "chief")), shared.CodeUnauthenticated)
			must(t, s.ClaimFirstKey(t.Context(), "canary", first, session("h", "chief")))
			wantActs(t, s, 0,
				`system:server: first-key.make first-key {}`,
				`chief: first-key.claim first-key {"administrator":true}`,
				`chief: session.begin session:id-of-h {"address":""}`,
			)
		},
		"workflows": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			since := len(acts(t, s))
			create(t, s, "expense")
			w := workflow("expense")
			w.Description = "new"
			must2(t)(s.SaveDraft(t.Context(), designer(), w, 1, at(1)))
			publish(t, s, "expense", 2)
			publish(t, s, "expense", 2) // changes nothing
			must2(t)(s.DuplicateWorkflow(t.Context(), designer(), "expense", 2, at(1)))
			list(t, s, "expense", map[shared.Right][]engine.Actor{shared.RightStart: {"group:sales"}})
			must2(t)(s.ArchiveWorkflow(t.Context(), chief(), "expense", 2, at(1)))
			must2(t)(s.UnarchiveWorkflow(t.Context(), chief(), "expense", 3, at(1)))
			must(t, s.DeleteWorkflow(t.Context(), chief(), "expense", 4, at(1)))
			wantActs(t, s, since,
				`dora: workflow.create workflow:expense {}`,
				`dora: draft.save workflow:expense {"revision":2,"changes":{"fields":["description"]}}`,
				`dora: workflow.publish workflow:expense {"revision":2,"version":1}`,
				`dora: workflow.duplicate workflow:expense-2 {"of":"expense"}`,
				`chief: rights.change workflow:expense {"revision":1,"rights":{"start":["group:sales"]}}`,
				`chief: workflow.archive workflow:expense {}`,
				`chief: workflow.unarchive workflow:expense {}`,
				`chief: workflow.delete workflow:expense {}`,
			)
		},
		"what is refused leaves nothing": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			published(t, s)
			user(t, s, "chief", shared.Admin)
			begin(t, s, "anyone")
			since := len(acts(t, s))
			refuse := func(_ any, err error) {
				t.Helper()
				if err == nil {
					t.Error("it was done")
				}
			}
			refuse(s.CreateUser(t.Context(), chief(), shared.CreateUser{Name: "chief"}, own("x"), at(1)))
			refuse(nil, change(t, s, "chief", sets()))
			refuse(nil, change(t, s, "chief", managedBy("chief")))
			refuse(s.GivePassword(t.Context(), chief(), "pia", 9, given("x"), at(1)))
			refuse(s.CreateGroup(t.Context(), chief(), shared.CreateGroup{Name: "sales"}, at(1)))
			refuse(nil, s.DeleteGroup(t.Context(), chief(), "finance", 2, at(1)))
			refuse(s.SetRights(t.Context(), chief(), "expense", rights(shared.RightSee, "user:nobody"), at(1)))
			refuse(nil, s.DeleteWorkflow(t.Context(), chief(), "expense", 1, at(1)))
			refuse(s.SaveDraft(t.Context(), viewer(), workflow("expense"), 1, at(1)))
			refuse(s.CreateKey(t.Context(), participant(), newKey("h"), at(1)))
			refuse(nil, s.CreateSession(t.Context(), shown("h", "dora", "wrong")))
			refuse(nil, s.ChangePassword(t.Context(), designer(), "wrong", "x", "", at(1)))
			wantActs(t, s, since)
		},
	}
}
