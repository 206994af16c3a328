package storetest

import (
	"errors"
	"testing"
	"time"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

// Exercise runs every case, each on a store of its own that open gives it.
func Exercise(t *testing.T, open func(t *testing.T) *store.Store) {
	for _, group := range []struct {
		name  string
		cases map[string]func(*testing.T, *store.Store)
	}{
		{"workflow", workflowCases()},
		{"version", versionCases()},
		{"presence", presenceCases()},
		{"step", stepCases()},
		{"batch", batchCases()},
		{"race", raceCases()},
		{"instance", instanceCases()},
		{"visible", visibleCases()},
		{"page", pageCases()},
		{"task", taskCases()},
		{"inbox", inboxCases()},
		{"closed", closedCases()},
		{"burden", burdenCases()},
		{"request", requestCases()},
		{"text", textCases()},
		{"journal", journalCases()},
		{"people", peopleCases()},
		{"session", sessionCases()},
		{"user", userCases()},
		{"administrator", administratorCases()},
		{"manager", managerCases()},
		{"group", groupCases()},
		{"password", passwordCases()},
		{"apikey", apiKeyCases()},
		{"right", rightCases()},
		{"workflow life", workflowLifeCases()},
		{"act", auditActCases()},
	} {
		t.Run(group.name, func(t *testing.T) {
			for name, run := range group.cases {
				t.Run(name, func(t *testing.T) {
					t.Parallel()
					run(t, open(t))
				})
			}
		})
	}
}

// at is the moment everything happens in these cases, n minutes past noon. It
// has microseconds because columns must keep them.
func at(n int) time.Time {
	return time.Date(2026, 3, 4, 12, n, 0, 123456000, time.UTC)
}

func caller(name string, set shared.PermissionSet, groups ...string) store.Caller {
	return store.Caller{Person: engine.Person{Name: name, Groups: groups}, Sets: []shared.PermissionSet{set}}
}

// Who appears in the cases.
func designer() store.Caller    { return caller("dora", shared.Designer) }
func participant() store.Caller { return caller("pia", shared.Participant, "finance") }
func other() store.Caller       { return caller("otto", shared.Participant) }
func viewer() store.Caller      { return caller("vera", shared.Viewer) }

// strangers may see nothing of what others do.
func strangers() map[string]store.Caller {
	return map[string]store.Caller{
		"nobody":                {},
		"without any set":       {Person: engine.Person{Name: "nina"}},
		"with an unknown set":   caller("ulla", "root"),
		"participant elsewhere": caller("petra", shared.Participant, "sales"),
		"machine": {
			Person: engine.Person{Name: engine.SystemPrefix + "mail", Groups: []string{"finance"}},
			Sets:   []shared.PermissionSet{shared.Participant},
		},
	}
}

func wantCode(t *testing.T, err error, code engine.Code) {
	t.Helper()
	if got := engine.CodeOf(err); got != code {
		t.Fatalf("got code %q (%v), want %q", got, err, code)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("unexpected: %v", err)
	}
}

func want[V comparable](t *testing.T, what string, got, want V) {
	t.Helper()
	if got != want {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}

// onlyConflicts fails for any error of a race that is not a conflict, and counts
// who won.
func onlyConflicts(t *testing.T, results []error) (winners int) {
	t.Helper()
	for _, err := range results {
		var e *engine.Error
		switch {
		case err == nil:
			winners++
		case !errors.As(err, &e) || e.Code != shared.CodeConflict:
			t.Errorf("a loser of the race got %v, want a conflict", err)
		}
	}
	return winners
}

// race runs fn n times at once and gives what each returned.
func race(n int, fn func(n int) error) []error {
	results, done := make([]error, n), make(chan struct{})
	start := make(chan struct{})
	for i := range n {
		go func() {
			<-start
			results[i] = fn(i)
			done <- struct{}{}
		}()
	}
	close(start)
	for range n {
		<-done
	}
	return results
}
