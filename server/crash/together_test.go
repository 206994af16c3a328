package crash

import (
	"net/http"
	"strings"
	"sync"
	"testing"

	"statecraft/shared"
)

// both starts two servers on the database, with an administrator at each.
func (c *cluster) both(t *testing.T) []*caller {
	t.Helper()
	var at []*caller
	for n := range c.servers() {
		environment, args := c.settings(n)
		s := serving(t, plainProgram(t), environment, append(args, "--demo")...)
		at = append(at, &caller{t: t, server: s, as: signIn(t, s, shared.PathSessionClaim, "admin", shared.Claim{Key: s.key})})
	}
	return at
}

// Somebody who hears nothing of one server asks another one the same, while the
// first still carries it out. Both answer that it is done, and it is done once.
func TestTheSameAskedOfTwoServers(t *testing.T) {
	t.Parallel()
	c := newCluster(t)
	callers := c.both(t)
	callers[0].want(http.StatusCreated, "POST", shared.PathWorkflows+"/order-processing/instances", order("before"), nil)
	db := c.open(t)
	for _, a := range []*asked{
		callers[0].asking("complete", shared.PathTasks+"/1-1/complete", shared.CompleteTask{Revision: 1, Outcome: "Paid", Notes: "complete"}),
		callers[0].asking("start", shared.PathWorkflows+"/order-processing/instances", order("start")),
		callers[0].asking("suspend", shared.PathInstances+"/1/suspend", map[string]any{"notes": "suspend"}),
	} {
		tx, err := db.Begin()
		check(t, err)
		_, err = tx.Exec("SELECT * FROM journal_head FOR UPDATE")
		check(t, err)
		answers := make([]answer, len(callers))
		var asking sync.WaitGroup
		for n, who := range callers {
			asking.Go(func() {
				var err error
				if answers[n], err = who.server.exchange(a.method, a.path, a.key, a.as, a.body); err != nil {
					t.Error(err)
				}
			})
		}
		until(t, "both wait", func() bool {
			waiting := 0
			err := c.open(t).QueryRow("SELECT count(*) FROM pg_stat_activity WHERE usename LIKE 'server_' AND wait_event_type = 'Lock'").Scan(&waiting)
			return err == nil && waiting == len(callers)
		})
		check(t, tx.Rollback())
		asking.Wait()
		replayed := 0
		for _, got := range answers {
			if got.status >= 300 {
				t.Errorf("%s is answered with %d %s", a.key, got.status, got.body)
			}
			if got.replayed() {
				replayed++
			}
		}
		if replayed != 1 {
			t.Errorf("%s: %d of the answers say that it was done before", a.key, replayed)
		}
	}
	stored := readStored(t, c)
	if len(stored.faults) > 0 || len(stored.titles["start"]) != 1 || stored.notes["complete"] != 1 || stored.notes["suspend"] != 1 || len(stored.requests) != 3 {
		t.Errorf("stored are %v, %v, %v: %v", stored.titles, stored.notes, stored.requests, stored.faults)
	}
}

// What one server knows of an instance, another may have overtaken: nobody is
// refused, or told that it is done, because of what was so before.
func TestWhatAnotherServerHasDone(t *testing.T) {
	t.Parallel()
	c := newCluster(t)
	at := c.both(t)
	at[0].want(http.StatusCreated, "POST", shared.PathWorkflows+"/order-processing/instances", order("before"), nil)
	const task, instance = shared.PathTasks + "/1-1", shared.PathInstances + "/1"
	for n, step := range []struct {
		at      int
		path    string
		claimed string // afterwards
	}{
		{0, task + "/claim", "admin"}, {1, task + "/release", ""}, {0, task + "/claim", "admin"},
		{1, instance + "/suspend", "admin"}, {0, instance + "/resume", "admin"}, {1, task + "/release", ""},
		{0, instance + "/suspend", ""}, {1, instance + "/resume", ""}, {0, task + "/claim", "admin"},
		{1, task + "/release", ""}, {1, task + "/claim", "admin"},
	} {
		var body any
		if strings.HasPrefix(step.path, instance) {
			body = map[string]any{}
		}
		at[step.at].want(http.StatusOK, "POST", step.path, body, nil)
		var now shared.TaskDetail
		at[1-step.at].want(http.StatusOK, "GET", task, nil, &now)
		if now.Claimed != step.claimed {
			t.Fatalf("step %d, %s: the task is claimed by %q, want %q", n+1, step.path, now.Claimed, step.claimed)
		}
	}
	var now shared.TaskDetail
	at[1].want(http.StatusOK, "GET", task, nil, &now)
	at[0].want(http.StatusOK, "POST", task+"/complete", shared.CompleteTask{Revision: now.Revision, Outcome: "Paid"}, nil)
}
