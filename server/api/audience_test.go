package api

import (
	"fmt"
	"slices"
	"testing"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

// Whoever the rights are given to: a stream tells of exactly what the store shows.
func TestTopicsAreWhatTheStoreShows(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
		x.publishExpense()
		x.startExpense("paul")
		var callers []store.Caller
		for _, u := range people() {
			c := store.CallerOf(&u)
			callers = append(callers, c)
			for _, scopes := range [][]shared.Permission{
				{shared.ReadInstances}, {shared.ReadWorkflows}, {shared.ReadInstances, shared.SeeAllInstances}, {shared.SeeAllInstances}, shared.Permissions(),
			} {
				c.Key, c.Scopes = "1", scopes
				callers = append(callers, c)
			}
		}
		revision := 0
		for _, see := range []string{"", "user:vera", "group:finance"} {
			for _, design := range []string{"", "user:olga", "group:designers"} {
				for _, operate := range []string{"", "user:vera", "group:finance"} {
					lists := map[shared.Right][]engine.Actor{}
					for right, actor := range map[shared.Right]string{shared.RightSee: see, shared.RightDesign: design, shared.RightOperate: operate} {
						if actor != "" {
							lists[right] = []engine.Actor{engine.Actor(actor)}
						}
					}
					rights, err := x.store.SetRights(t.Context(), store.Server(), "expense", shared.WorkflowRights{Revision: revision, Rights: lists}, x.now)
					if err != nil {
						t.Fatal(err)
					}
					revision = rights.Revision
					for _, c := range callers {
						x.sameAsStore(fmt.Sprintf("%s (%s) with see %q, design %q, operate %q", c.Person.Name, c.Scopes, see, design, operate), c, lists)
					}
				}
			}
		}
	})
}

func (x *site) sameAsStore(what string, c store.Caller, lists map[shared.Right][]engine.Actor) {
	x.t.Helper()
	in, err := x.store.Instance(x.t.Context(), store.Server(), 1)
	if err != nil {
		x.t.Fatal(err)
	}
	topics := topicsOf(c)
	common := func(to []string) bool {
		return slices.ContainsFunc(to, func(topic string) bool { return slices.Contains(topics, topic) })
	}
	_, err = x.store.Instance(x.t.Context(), c, 1)
	if sees, hears := err == nil, common(toSeeInstance(lists, in.Involved)); sees != hears {
		x.t.Errorf("%s: sees the instance %v, hears of it %v", what, sees, hears)
	}
	_, err = x.store.Draft(x.t.Context(), c, "expense")
	if sees, hears := err == nil, common(toSeeWorkflow(lists)); sees != hears {
		x.t.Errorf("%s: sees the workflow %v, hears of it %v", what, sees, hears)
	}
}
