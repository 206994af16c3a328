package crash

import (
	"go/parser"
	"go/token"
	"strings"
	"testing"
)

// moment is a place in the source at which the program is killed.
type moment struct {
	name string
	file string // from the top
	// at is a line the file has once; the program dies before it, or with after
	// when it has passed.
	at    string
	after bool
	// often is how many times it comes by before the program is killed, at most:
	// which of them it is, is up to chance.
	often int
}

// moments lists them. Those of steps and changes come by while people work.
func moments() []moment {
	return []moment{
		// A batch of steps.
		{name: "before-batch", file: "server/runner/writer.go", at: "return w.commit(ctx, steps)", often: 80},
		{name: "statement", file: "server/store/bulk.go", at: "result, err := s.execBulk(ctx, tx, b, size, values)", after: true, often: 1500},
		{name: "before-requests", file: "server/store/commit.go", at: "return noteRequests(ctx, tx, requests...)", often: 80},
		{name: "after-commit", file: "server/store/transaction.go", at: "select {\n\t\tcase s.grown <- struct{}{}:", often: 80},
		{name: "before-answer", file: "server/api/idempotency.go", at: "if asked.Result != \"\" {", often: 300},
		// Publishing.
		{name: "version-added", file: "server/store/version.go", at: "result, err := db.NewUpdate().Model((*workflowRow)(nil)).Set(\"version = ?\", row.Version).", often: 3},
		{name: "change-noted", file: "server/store/store.go", at: "return noteRequests(ctx, tx, requestOf(ctx))", often: 6},
		// A graceful stop.
		{name: "stopping", file: "server/serve_stop.go", at: "close(v.stopping)", after: true, often: 1},
		{name: "stopped-answering", file: "server/serve_stop.go", at: "for _, end := range slices.Backward(v.closing) {", often: 1},
		{name: "closing", file: "server/runner/writer.go", at: "w.closed = true", after: true, often: 1},
		// Bringing tables up to date.
		{name: "copied-before", file: "server/store/upgrade.go", at: "err = os.Rename(unfinished, name)", often: 1},
		{name: "migrated", file: "server/store/migrate.go", at: "note := &migrate.Migration{Name: migration.Name, GroupID: migration.GroupID}", often: 1},
		{name: "migration-noted", file: "server/store/migrate.go", at: "_, err := tx.NewInsert().Model(note).ModelTableExpr(migrationsTable).Exec(ctx)", after: true, often: 1},
		{name: "sealing", file: "server/store/upgrade.go", at: "head.ID, head.Hash = row.ID, row.Hash", often: 3},
		{name: "sealed", file: "server/store/upgrade.go", at: "return fillSearch(ctx, tx)", often: 1},
		// Backup and restore.
		{name: "backup-copied", file: "server/backup/write.go", at: "whole := filepath.Join(work, \"backup\")", often: 1},
		{name: "backup-packed", file: "server/backup/write.go", at: "return m, publish(whole, file)", often: 1},
		{name: "backup-published", file: "server/backup/write.go", at: "return syncFolder(filepath.Dir(file))", often: 1},
		{name: "unpacked", file: "server/restore.go", at: "if err := r.makeSafe(ctx, database, m); err != nil {", often: 1},
		{name: "made-safe", file: "server/restore.go", at: "aside, err := backup.Put(r.folder, database, r.now)", often: 1},
		{name: "marked", file: "server/backup/swap.go", at: "there := filepath.Join(folder, aside)", often: 1},
		{name: "moving-aside", file: "server/backup/swap.go", at: "if err := move(filepath.Join(folder, name), filepath.Join(there, name)); err != nil {", often: 3},
		{name: "moved-aside", file: "server/backup/swap.go", at: "err = os.Rename(database, filepath.Join(folder, DatabaseName))", often: 1},
		{name: "in-place", file: "server/backup/swap.go", at: "err = os.Remove(filepath.Join(folder, markerName))", often: 1},
	}
}

// edit puts the moment into the source.
func (m *moment) edit() edit {
	call := "point.Here(\"" + m.name + "\")"
	if m.after {
		return edit{m.file, m.at, m.at + "\n" + call}
	}
	return edit{m.file, m.at, call + "\n" + m.at}
}

func momentEdits() []edit {
	var edits []edit
	opened := map[string]bool{}
	for _, m := range moments() {
		if !opened[m.file] {
			opened[m.file] = true
			edits = append(edits, edit{m.file, "\nimport (\n", "\nimport point \"statecraft/server/crash/point\"\n\nimport (\n"})
		}
		edits = append(edits, m.edit())
	}
	return edits
}

// aMoment finds a moment by its name.
func aMoment(t testing.TB, name string) moment {
	t.Helper()
	for _, m := range moments() {
		if m.name == name {
			return m
		}
	}
	t.Fatalf("there is no moment %q", name)
	return moment{}
}

// The moments keep in step with the source: each is still there, once.
func TestMomentsApply(t *testing.T) {
	files, err := overlay(momentEdits())
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		if _, err := parser.ParseFile(token.NewFileSet(), name, text, parser.SkipObjectResolution); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, m := range moments() {
		if times := strings.Count(files[m.file], "point.Here(\""+m.name+"\")"); times != 1 || m.often < 1 {
			t.Errorf("%s stands %d times in %s", m.name, times, m.file)
		}
	}
}
