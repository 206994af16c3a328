package store_test

import (
	"testing"
	"time"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/server/store/storetest"
	"statecraft/shared"
)

// A restored copy sends nothing, lets nobody in by what was good once, and says
// so in its journal; passwords people chose themselves stay.
func TestRestoredCopiesAreSafe(t *testing.T) {
	storetest.Both(t, func(t *testing.T, s *store.Store) {
		at := time.Date(2026, 3, 4, 12, 0, 0, 0, time.UTC)
		ctx := t.Context()
		must := func(err error) {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
		}
		must(s.AddPeople(ctx, store.Server(), nil, []store.NewUser{{User: shared.User{Name: "ann", Permissions: []shared.PermissionSet{shared.Admin}}, Password: "own"}}, at))
		_, err := s.CreateUser(ctx, store.Server(), shared.CreateUser{Name: "ben"}, store.NewPassword{Hash: "one-time", Until: at.Add(time.Hour)}, at)
		must(err)
		must(s.SetFirstKey(ctx, "key", at))
		must(s.CreateSession(ctx, store.NewSession{Hash: "session", ID: "1", User: "ann", CreatedAt: at, ExpiresAt: at.Add(time.Hour)}))
		_, err = s.CreateWorkflow(ctx, store.Server(), store.NewWorkflow{Workflow: &engine.Workflow{Key: "expense"}, At: at})
		must(err)
		_, err = s.Present(ctx, store.Server(), "expense", "a", shared.Presence{}, at)
		must(err)

		stranger := store.Caller{Person: engine.Person{Name: "ann"}, Sets: []shared.PermissionSet{shared.Operator}}
		if err := s.Restored(ctx, stranger, "no", at); engine.CodeOf(err) != shared.CodeNotFound {
			t.Errorf("a stranger restores: %v", err)
		}
		must(s.Restored(ctx, store.Server(), "restored from a backup", at))
		must(s.Restored(ctx, store.Server(), "restored again", at))

		if why, err := s.Note(ctx, store.NoteSendingPaused); err != nil || why != "restored again" {
			t.Errorf("sending is paused because of %q, %v", why, err)
		}
		if _, err := s.Session(ctx, "session", at); engine.CodeOf(err) != shared.CodeNotFound {
			t.Errorf("the session lives: %v", err)
		}
		if err := s.ClaimFirstKey(ctx, "key", nil, store.NewSession{Hash: "other", ID: "2", User: "ann", CreatedAt: at, ExpiresAt: at.Add(time.Hour)}); engine.CodeOf(err) != shared.CodeUnauthenticated {
			t.Errorf("the one-time key works: %v", err)
		}
		for user, want := range map[string]string{"ann": "own", "ben": ""} {
			if c, err := s.Credential(ctx, user, at); err != nil || c.Hash != want {
				t.Errorf("the password of %s is %+v, %v", user, c, err)
			}
		}
		if others, err := s.Present(ctx, store.Server(), "expense", "b", shared.Presence{}, at); err != nil || len(others.Tabs) != 0 {
			t.Errorf("who was there when it was copied is still: %+v, %v", others, err)
		}
		head, err := s.JournalHead(ctx)
		must(err)

		if err := s.DeleteNote(ctx, stranger, store.NoteSendingPaused, at); engine.CodeOf(err) != shared.CodeNotFound {
			t.Errorf("a stranger resumes: %v", err)
		}
		for range 2 {
			must(s.DeleteNote(ctx, store.Server(), store.NoteSendingPaused, at))
		}
		if why, err := s.Note(ctx, store.NoteSendingPaused); err != nil || why != "" {
			t.Errorf("sending is still paused because of %q, %v", why, err)
		}
		if after, err := s.JournalHead(ctx); err != nil || after != head+1 {
			t.Errorf("forgetting twice is noted %d times, %v", after-head, err)
		}
		if v, err := s.VerifyJournal(ctx); err != nil || v.Broken != nil {
			t.Errorf("the journal: %+v, %v", v, err)
		}
	})
}

func TestSize(t *testing.T) {
	storetest.Both(t, func(t *testing.T, s *store.Store) {
		if size, err := s.Size(t.Context()); err != nil || size < 4096 {
			t.Errorf("%d bytes, %v", size, err)
		}
	})
}
