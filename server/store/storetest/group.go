package storetest

import (
	"fmt"
	"strings"
	"testing"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

func group(t *testing.T, s *store.Store, name string, members ...string) *shared.GroupDetail {
	t.Helper()
	g, err := s.CreateGroup(t.Context(), chief(), shared.CreateGroup{Name: name}, at(0))
	must(t, err)
	for _, member := range members {
		g, err = s.AddMember(t.Context(), chief(), name, member, at(0))
		must(t, err)
	}
	return g
}

// naming is a draft that asks an actor somewhere.
func naming(key string, actor engine.Actor) *engine.Workflow {
	w := workflow(key)
	w.States[0].Actors = []engine.Actor{actor}
	return w
}

func groupCases() map[string]func(*testing.T, *store.Store) {
	return map[string]func(*testing.T, *store.Store){
		"a group comes, is renamed and goes": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			made, err := s.CreateGroup(t.Context(), chief(), shared.CreateGroup{Name: "legal", Display: "Legal"}, at(0))
			must(t, err)
			same(t, "made", made, &shared.GroupDetail{Group: shared.Group{Name: "legal", Display: "Legal"}, Members: []string{}, Revision: 1})
			renamed, err := s.ChangeGroup(t.Context(), chief(), "legal", shared.ChangeGroup{Revision: 1, Display: "Law"}, at(1))
			must(t, err)
			want(t, "display", renamed.Display, "Law")
			want(t, "revision", renamed.Revision, 2)
			wantCode(t, s.DeleteGroup(t.Context(), chief(), "legal", 1, at(2)), shared.CodeConflict)
			must(t, s.DeleteGroup(t.Context(), chief(), "legal", 2, at(2)))
			_, err = s.Group(t.Context(), chief(), "legal")
			wantCode(t, err, shared.CodeNotFound)
			wantCode(t, s.DeleteGroup(t.Context(), chief(), "legal", 2, at(2)), shared.CodeNotFound)
		},
		"its name is used once": func(t *testing.T, s *store.Store) {
			group(t, s, "legal")
			_, err := s.CreateGroup(t.Context(), chief(), shared.CreateGroup{Name: "legal"}, at(0))
			wantCode(t, err, shared.CodeExists)
			must(t, s.DeleteGroup(t.Context(), chief(), "legal", 1, at(1)))
			_, err = s.CreateGroup(t.Context(), chief(), shared.CreateGroup{Name: "legal"}, at(2))
			wantCode(t, err, shared.CodeExists)
			_, err = s.CreateGroup(t.Context(), chief(), shared.CreateGroup{Name: "Le gal", Display: "\x01"}, at(0))
			wantProblems(t, err, engine.CodeInvalid, "name", "display")
		},
		"of many changes of one revision one wins": func(t *testing.T, s *store.Store) {
			group(t, s, "legal")
			results := race(20, func(n int) error {
				_, err := s.ChangeGroup(t.Context(), chief(), "legal", shared.ChangeGroup{Revision: 1, Display: fmt.Sprint(n)}, at(1))
				return err
			})
			want(t, "winners", onlyConflicts(t, results), 1)
		},
		"members come and go": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			g := group(t, s, "legal", "pia", "dora")
			want(t, "members", strings.Join(g.Members, " "), "dora pia")
			want(t, "revision", g.Revision, 3)
			again, err := s.AddMember(t.Context(), chief(), "legal", "pia", at(1))
			must(t, err)
			want(t, "revision of who was there", again.Revision, 3)
			must(t, s.CreateSession(t.Context(), session("h", "pia")))
			left, err := s.RemoveMember(t.Context(), chief(), "legal", "pia", at(1))
			must(t, err)
			want(t, "members", strings.Join(left.Members, " "), "dora")
			left, err = s.RemoveMember(t.Context(), chief(), "legal", "pia", at(1))
			must(t, err)
			want(t, "revision of who was gone", left.Revision, 4)
			found, err := s.Session(t.Context(), "h", at(1))
			must(t, err)
			want(t, "groups", strings.Join(found.User.Groups, " "), "finance sales")
			for _, c := range [][2]string{{"legal", "nobody"}, {"gone", "pia"}, {"", ""}, {"legal", "\x00"}, {"\xff", "pia"}} {
				_, err := s.AddMember(t.Context(), chief(), c[0], c[1], at(1))
				wantCode(t, err, shared.CodeNotFound)
			}
			_, err = s.RemoveMember(t.Context(), chief(), "gone", "pia", at(1))
			wantCode(t, err, shared.CodeNotFound)
		},
		"many who join at once all belong to it": func(t *testing.T, s *store.Store) {
			group(t, s, "legal")
			for n := range 10 {
				user(t, s, fmt.Sprint("u", n))
			}
			for _, err := range race(20, func(n int) error {
				_, err := s.AddMember(t.Context(), chief(), "legal", fmt.Sprint("u", n/2), at(1))
				return err
			}) {
				must(t, err)
			}
			g, err := s.Group(t.Context(), chief(), "legal")
			must(t, err)
			want(t, "members", len(g.Members), 10)
			want(t, "revision", g.Revision, 11)
		},
		"it stays while something names it": func(t *testing.T, s *store.Store) {
			addPeople(t, s) // finance is named by every workflow of these cases
			published(t, s)
			step := begin(t, s, "group:finance")
			_, err := s.SetRights(t.Context(), chief(), "expense", rights(shared.RightStart, "group:finance"), at(1))
			must(t, err)
			wantProblems(t, s.DeleteGroup(t.Context(), chief(), "finance", 2, at(2)), shared.CodeInUse, "workflows", "versions")

			must2(t)(s.SaveDraft(t.Context(), designer(), naming("expense", "group:sales"), 1, at(2)))
			publish(t, s, "expense", 2)
			wantProblems(t, s.DeleteGroup(t.Context(), chief(), "finance", 2, at(2)), shared.CodeInUse, "versions") // one runs still
			commit(t, s, cancelled(step.Instance))
			wantProblems(t, s.DeleteGroup(t.Context(), chief(), "finance", 2, at(2)), shared.CodeInUse, "rights")
			must2(t)(s.SetRights(t.Context(), chief(), "expense", shared.WorkflowRights{Revision: 1}, at(2)))
			must(t, s.DeleteGroup(t.Context(), chief(), "finance", 2, at(2)))
			people, err := s.People(t.Context(), store.Server())
			must(t, err)
			want(t, "pia's groups", strings.Join(people[1].Groups, " "), "sales")
		},
		"it stays while open tasks ask it": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			must2(t)(s.CreateWorkflow(t.Context(), designer(), store.NewWorkflow{Workflow: naming("expense", "role:clerk"), At: at(0)}))
			publish(t, s, "expense", 1)
			step := begin(t, s, "group:finance") // whoever fills the role
			wantProblems(t, s.DeleteGroup(t.Context(), chief(), "finance", 2, at(2)), shared.CodeInUse, "tasks")
			commit(t, s, cancelled(step.Instance))
			must(t, s.DeleteGroup(t.Context(), chief(), "finance", 2, at(2)))
		},
		"a name like another's is not the other's": func(t *testing.T, s *store.Store) {
			group(t, s, "a_b")
			group(t, s, "a")
			must2(t)(s.CreateWorkflow(t.Context(), designer(), store.NewWorkflow{Workflow: naming("expense", "group:axb"), At: at(0)}))
			must2(t)(s.CreateWorkflow(t.Context(), designer(), store.NewWorkflow{Workflow: naming("travel", "manager-of:role:a"), At: at(0)}))
			must(t, s.DeleteGroup(t.Context(), chief(), "a_b", 1, at(2)))
			must(t, s.DeleteGroup(t.Context(), chief(), "a", 1, at(2)))
		},
		"groups are listed by name, page by page": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			group(t, s, "legal", "dora")
			names := through(t, func(after string) (ids []string, next string, err error) {
				list, next, err := s.Groups(t.Context(), chief(), store.GroupFilter{After: after, Limit: 1})
				for n := range list {
					ids = append(ids, list[n].Name+":"+strings.Join(list[n].Members, ","))
				}
				return ids, next, err
			}, func(int) {})
			want(t, "groups", strings.Join(names, " "), "finance:pia legal:dora sales:pia")
			list, _, err := s.Groups(t.Context(), chief(), store.GroupFilter{Text: "FINANCE"})
			must(t, err)
			want(t, "found", len(list), 1)
			_, _, err = s.Groups(t.Context(), chief(), store.GroupFilter{After: "%"})
			wantCode(t, err, engine.CodeInvalid)
		},
		"strangers change no group": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			_, missing := s.Group(t.Context(), chief(), "nothing")
			for _, who := range []store.Caller{{}, designer(), viewer(), participant(), caller("ulla", "root")} {
				list, _, err := s.Groups(t.Context(), who, store.GroupFilter{})
				must(t, err)
				want(t, "groups", len(list), 0)
				_, err = s.Group(t.Context(), who, "finance")
				wantSame(t, err, missing)
				_, err = s.CreateGroup(t.Context(), who, shared.CreateGroup{Name: "new"}, at(1))
				wantSame(t, err, missing)
				_, err = s.ChangeGroup(t.Context(), who, "finance", shared.ChangeGroup{Revision: 2}, at(1))
				wantSame(t, err, missing)
				_, err = s.AddMember(t.Context(), who, "finance", "dora", at(1))
				wantSame(t, err, missing)
				_, err = s.RemoveMember(t.Context(), who, "finance", "pia", at(1))
				wantSame(t, err, missing)
				wantSame(t, s.DeleteGroup(t.Context(), who, "finance", 2, at(1)), missing)
			}
		},
	}
}

// must2 is must for what gives something besides.
func must2(t *testing.T) func(any, error) {
	return func(_ any, err error) {
		t.Helper()
		must(t, err)
	}
}
