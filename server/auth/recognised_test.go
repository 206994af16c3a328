package auth

import (
	"path/filepath"
	"testing"
	"time"

	"statecraft/server/store"
	"statecraft/shared"
)

// What another server on the same database changes cannot be noticed at once, but
// soon.
func TestWhatAnotherServerChangesCountsSoon(t *testing.T) {
	path := filepath.Join(t.TempDir(), "statecraft.db")
	var here, there *desk
	for _, d := range []**desk{&here, &there} {
		s, err := store.OpenSQLite(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = s.Close() })
		*d = reopen(t, s, false)
	}
	here.add(t, "ada", right, shared.Viewer)
	secret, err := here.signIn(t, "192.0.2.1", "ada", right)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := here.Session(t.Context(), secret); err != nil {
		t.Fatal(err)
	}
	disabled := true
	if _, err := there.store.ChangeUser(t.Context(), store.Server(), "ada", shared.ChangeUser{Revision: 1, Disabled: &disabled}, there.time); err != nil {
		t.Fatal(err)
	}
	if _, err := there.Session(t.Context(), secret); err == nil {
		t.Error("the server that made the change still knows them")
	}
	here.time = here.time.Add(recogniseFor - time.Microsecond)
	if _, err := here.Session(t.Context(), secret); err != nil {
		t.Errorf("nothing is remembered, so this shows nothing: %v", err)
	}
	here.time = here.time.Add(time.Microsecond)
	if _, err := here.Session(t.Context(), secret); err == nil {
		t.Error("disabled, and still in")
	}
}

// A session that is over is not remembered past its end.
func TestNobodyIsRememberedPastTheEnd(t *testing.T) {
	var r recognised
	now := time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
	r.put(&store.Session{Hash: "a", ExpiresAt: now.Add(time.Second)}, 3, now)
	for _, c := range []struct {
		what    string
		changes int64
		at      time.Time
		known   bool
	}{
		{"just now", 3, now, true},
		{"before its end", 3, now.Add(time.Second - 1), true},
		{"at its end", 3, now.Add(time.Second), false},
		{"after a change", 4, now, false},
		{"by a clock that went back", 3, now.Add(-1), false},
	} {
		if known := r.get("a", c.changes, c.at) != nil; known != c.known {
			t.Errorf("%s: known is %t", c.what, known)
		}
	}
	r.put(&store.Session{Hash: "b", ExpiresAt: now.Add(time.Hour)}, 2, now) // found before the change
	if r.get("b", 2, now) != nil || r.get("b", 3, now) != nil {
		t.Error("what was found before a change is remembered after it")
	}
}
