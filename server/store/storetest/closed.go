package storetest

import (
	"testing"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

// voted is a step by which somebody casts one of several votes: the task stays
// open.
func voted(instance int64, who string, votes int) *store.Step {
	return &store.Step{
		Instance: instance, Sequence: 3 + votes, Caller: caller(who, shared.Participant), Action: "complete",
		Events:   []engine.Event{{Kind: engine.Signed, At: at(5 + votes), By: who, Activation: 1, State: "check", Outcome: "fine"}},
		Fold:     running("", 4+votes),
		Waiting:  []string{"Check"},
		Changed:  []store.ChangedTask{{Activation: 1, Revision: 2 + votes}},
		SignOff:  []store.SignedTask{{Activation: 1, Signer: who}},
		Involved: []engine.Actor{engine.Actor("user:" + who)},
	}
}

// cancelled is the step that ends the instance without asking on.
func cancelled(instance int64) *store.Step {
	return &store.Step{
		Instance: instance, Sequence: 3, Caller: designer(), Action: "cancel",
		Events: []engine.Event{
			{Kind: engine.ActivationCancelled, At: at(4), Activation: 1, State: "check"},
			{Kind: engine.Cancelled, At: at(4), By: "dora", Notes: "no need"},
		},
		Fold:   &engine.Instance{Status: engine.StatusCancelled, Starter: "pia", Started: at(2), Ended: at(4), LastActivation: 1, Events: 5},
		Closed: []int{1},
	}
}

func closedCases() map[string]func(*testing.T, *store.Store) {
	return map[string]func(*testing.T, *store.Store){
		"a signed task tells how it ended": func(t *testing.T, s *store.Store) {
			published(t, s)
			id := begin(t, s, "group:finance").Instance
			commit(t, s, claimed(id, "pia"))
			commit(t, s, after(signed(id, "pia"), 1))
			expected := shared.Task{
				ID: "1-1", Instance: 1, Activation: 1, Workflow: "expense", Name: "Expense", Version: 1, Title: "Chairs ' \" ?",
				State: "check", StateName: "Check", Actors: []engine.Actor{}, Claimed: "pia", OpenedAt: at(2), ClosedAt: at(4),
				SignOff: &shared.SignOff{By: "pia", At: at(4), State: "check", Outcome: "fine", Notes: "it's ok?\nyes", Data: map[string]any{"paid": true}},
			}
			task, err := s.Task(t.Context(), participant(), store.TaskID{Instance: id, Activation: 1}, store.Known{})
			must(t, err)
			same(t, "task", task.Task, expected)
			same(t, "sign-offs", task.SignOffs, []shared.SignOff{*expected.SignOff})
			done, _, err := s.Tasks(t.Context(), participant(), store.TaskFilter{View: shared.TasksDone})
			must(t, err)
			same(t, "done", done, []shared.Task{expected})
		},
		"what is remembered of an instance counts while it is true, and for those it names": func(t *testing.T, s *store.Store) {
			published(t, s)
			id := begin(t, s, "group:finance").Instance
			task := store.TaskID{Instance: id, Activation: 1}
			before, err := s.Instance(t.Context(), store.Server(), id)
			must(t, err)
			before.Summary.Title = "As remembered"
			known := store.Known{Instance: before}
			open, err := s.Task(t.Context(), participant(), task, known)
			must(t, err)
			want(t, "title", open.In.Summary.Title, "As remembered")
			_, err = s.Task(t.Context(), other(), task, known)
			want(t, "stranger", engine.CodeOf(err), shared.CodeNotFound)
			commit(t, s, after(signed(id, "pia"), 0))
			closed, err := s.Task(t.Context(), participant(), task, known)
			must(t, err)
			want(t, "title", closed.In.Summary.Title, "Chairs ' \" ?")
			want(t, "closed", closed.ClosedAt.IsZero(), false)
		},
		"a cancelled task tells that nobody signed": func(t *testing.T, s *store.Store) {
			published(t, s)
			id := begin(t, s, "group:finance").Instance
			commit(t, s, cancelled(id))
			task, err := s.Task(t.Context(), participant(), store.TaskID{Instance: id, Activation: 1}, store.Known{})
			must(t, err)
			want(t, "closed", task.ClosedAt, at(4))
			want(t, "sign-off", task.SignOff, nil)
			want(t, "done", taskIDs(t, s, participant(), store.TaskFilter{View: shared.TasksDone}), "")
		},
		"a task that began and ended in one step was never listed": func(t *testing.T, s *store.Store) {
			published(t, s)
			step := beginning("group:finance")
			step.Events = append(step.Events, engine.Event{Kind: engine.ActivationCancelled, At: at(2), Activation: 1, State: "check"})
			step.Opened, step.Fold.Activations = nil, nil
			commit(t, s, step)
			want(t, "tasks", taskIDs(t, s, participant(), store.TaskFilter{View: shared.TasksAll}), "")
			task, err := s.Task(t.Context(), participant(), store.TaskID{Instance: step.Instance, Activation: 1}, store.Known{})
			must(t, err)
			want(t, "closed", task.ClosedAt, at(2))
		},
		"who gave a task back does not hold it": func(t *testing.T, s *store.Store) {
			published(t, s)
			id := begin(t, s, "group:finance").Instance
			commit(t, s, claimed(id, "pia"))
			release := after(claimed(id, ""), 1)
			release.Events[0] = engine.Event{Kind: engine.TaskReleased, At: at(3), By: "pia", Activation: 1, State: "check"}
			commit(t, s, release)
			commit(t, s, after(signed(id, "mara"), 2))
			task, err := s.Task(t.Context(), participant(), store.TaskID{Instance: id, Activation: 1}, store.Known{})
			must(t, err)
			want(t, "claimed", task.Claimed, "")
		},
		"votes are done while others still sign": func(t *testing.T, s *store.Store) {
			published(t, s)
			id := begin(t, s, "group:finance").Instance
			commit(t, s, voted(id, "pia", 0))
			commit(t, s, voted(id, "mara", 1))
			done, _, err := s.Tasks(t.Context(), participant(), store.TaskFilter{View: shared.TasksDone})
			must(t, err)
			want(t, "done", len(done), 1)
			want(t, "open", done[0].ClosedAt.IsZero(), true)
			want(t, "revision", done[0].Revision, 3)
			want(t, "opened", done[0].OpenedAt, at(2))
			want(t, "signed by", done[0].SignOff.By, "pia")
			task, err := s.Task(t.Context(), participant(), store.TaskID{Instance: id, Activation: 1}, store.Known{})
			must(t, err)
			want(t, "last vote", task.SignOff.By, "mara")

			commit(t, s, after(signed(id, "mara"), 2))
			done, _, err = s.Tasks(t.Context(), participant(), store.TaskFilter{View: shared.TasksDone})
			must(t, err)
			want(t, "closed", done[0].ClosedAt, at(4))
			want(t, "opened", done[0].OpenedAt, at(2))
			want(t, "decided by", done[0].SignOff.By, "mara")
		},
		"who is represented has signed as well": func(t *testing.T, s *store.Store) {
			published(t, s)
			id := begin(t, s, "group:finance").Instance
			commit(t, s, represented(id))
			for _, name := range []string{"mara", "boss"} {
				done, _, err := s.Tasks(t.Context(), caller(name, shared.Participant), store.TaskFilter{View: shared.TasksDone})
				must(t, err)
				want(t, "by", done[0].SignOff.By, "mara")
				want(t, "for", done[0].SignOff.For, "boss")
			}
		},
		"what is signed for the instance is no task": func(t *testing.T, s *store.Store) {
			published(t, s)
			step := cancelled(begin(t, s, "group:finance").Instance)
			step.Events = append([]engine.Event{{Kind: engine.Signed, At: at(4), By: "pia", State: "*", Outcome: "withdraw"}}, step.Events...)
			step.SignOff = []store.SignedTask{{Signer: "pia"}}
			step.Fold.Events++
			commit(t, s, step)
			want(t, "done", taskIDs(t, s, participant(), store.TaskFilter{View: shared.TasksDone}), "")
			task, err := s.Task(t.Context(), participant(), store.TaskID{Instance: step.Instance, Activation: 1}, store.Known{})
			must(t, err)
			want(t, "sign-offs", task.SignOffs[0].Outcome, "withdraw")
		},
		"the last sign-offs come with a task": func(t *testing.T, s *store.Store) {
			published(t, s)
			id := begin(t, s, "group:finance").Instance
			const votes = store.MostSignOffs + 5
			for n := range votes {
				commit(t, s, voted(id, "pia", n))
			}
			task, err := s.Task(t.Context(), participant(), store.TaskID{Instance: id, Activation: 1}, store.Known{})
			must(t, err)
			want(t, "sign-offs", len(task.SignOffs), store.MostSignOffs)
			want(t, "oldest of them", task.SignOffs[0].At, at(5+votes-store.MostSignOffs))
			want(t, "newest", task.SignOffs[store.MostSignOffs-1].At, at(5+votes-1))
		},
		"a long history hides no task": func(t *testing.T, s *store.Store) {
			published(t, s)
			id := begin(t, s, "group:finance").Instance
			const claims = 120
			for n := range claims {
				commit(t, s, after(claimed(id, "pia"), n))
			}
			commit(t, s, after(signed(id, "pia"), claims))
			task, err := s.Task(t.Context(), participant(), store.TaskID{Instance: id, Activation: 1}, store.Known{})
			must(t, err)
			want(t, "opened", task.OpenedAt, at(2))
			want(t, "done", taskIDs(t, s, participant(), store.TaskFilter{View: shared.TasksDone}), "1-1")
		},
	}
}
