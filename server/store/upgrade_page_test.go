package store_test

import (
	"path/filepath"
	"strings"
	"testing"

	"statecraft/server/store"
	"statecraft/server/store/storetest"
	"statecraft/shared"
)

// A database from before versions had notes comes along on both: what was
// published stays, has no note, and what follows may have one.
func TestUpgradeGivesVersionsNotes(t *testing.T) {
	goBack := func(t *testing.T, db raw) {
		for _, statement := range []string{"DROP TABLE presence", "ALTER TABLE versions DROP COLUMN note", "DELETE FROM migrations WHERE name = '0003'"} {
			db.exec(t, statement)
		}
	}
	look := func(t *testing.T, s *store.Store) {
		list, err := s.Versions(t.Context(), store.Server(), "expense")
		if err != nil || len(list) != 1 || list[0].Note != "" {
			t.Fatalf("the versions are %+v, %v", list, err)
		}
		before, err := s.Draft(t.Context(), store.Server(), "expense")
		if err != nil {
			t.Fatal(err)
		}
		before.Workflow.Name = "Later"
		saved, err := s.SaveDraft(t.Context(), store.Server(), &before.Workflow, before.Revision, before.UpdatedAt)
		if err != nil {
			t.Fatal(err)
		}
		v, _, err := s.Publish(t.Context(), store.Server(), "expense", shared.PublishDraft{Revision: saved.Revision, Note: "new"}, saved.UpdatedAt)
		if err != nil || v.Version != 2 || v.Note != "new" {
			t.Errorf("published is %+v, %v", v, err)
		}
		if others, err := s.Present(t.Context(), store.Server(), "expense", "a", shared.Presence{}, saved.UpdatedAt); err != nil || len(others.Tabs) != 0 {
			t.Errorf("there are %+v, %v", others, err)
		}
	}
	t.Run("SQLite", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "statecraft.db")
		makeHistory(t, mustOpen(t, path))
		goBack(t, openRaw(t, "sqlite", path))
		s := mustOpen(t, path)
		if !strings.HasSuffix(s.CopyBefore(), "statecraft.before-0003.db") {
			t.Errorf("the copy is %q", s.CopyBefore())
		}
		look(t, s)
	})
	t.Run("PostgreSQL", func(t *testing.T) {
		address := storetest.PostgresAddress(t)
		makeHistory(t, storetest.OpenPostgres(t, address))
		goBack(t, openRaw(t, "pgx", address))
		look(t, storetest.OpenPostgres(t, address))
	})
}
