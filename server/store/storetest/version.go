package storetest

import (
	"reflect"
	"strings"
	"testing"

	"statecraft/server/store"
	"statecraft/shared"
)

func publish(t *testing.T, s *store.Store, key string, revision int) *shared.Version {
	t.Helper()
	v, _, err := s.Publish(t.Context(), designer(), key, shared.PublishDraft{Revision: revision}, at(1))
	must(t, err)
	return v
}

func wantNewest(t *testing.T, s *store.Store, version int) {
	t.Helper()
	newest, err := s.NewestVersion(t.Context(), viewer(), "expense")
	must(t, err)
	want(t, "newest version", newest, version)
}

func versionCases() map[string]func(*testing.T, *store.Store) {
	return map[string]func(*testing.T, *store.Store){
		"versions count from one and stay": func(t *testing.T, s *store.Store) {
			create(t, s, "expense")
			wantNewest(t, s, 0)
			want(t, "version", publish(t, s, "expense", 1).Version, 1)
			wantNewest(t, s, 1)
			changed := workflow("expense")
			changed.Name = "Later"
			_, err := s.SaveDraft(t.Context(), designer(), changed, 1, at(2))
			must(t, err)
			draft, err := s.Draft(t.Context(), designer(), "expense")
			must(t, err)
			want(t, "changed", draft.Changed, true)
			want(t, "version", publish(t, s, "expense", 2).Version, 2)

			first, err := s.Version(t.Context(), viewer(), "expense", 1)
			must(t, err)
			if !reflect.DeepEqual(first.Workflow, workflow("expense")) {
				t.Errorf("version 1 changed: %+v", first.Workflow)
			}
			list, err := s.Versions(t.Context(), viewer(), "expense")
			must(t, err)
			want(t, "versions", len(list), 2)
			want(t, "newest", list[0].Version, 2)
			want(t, "published by", list[0].PublishedBy, "dora")
			want(t, "published at", list[0].PublishedAt, at(1))
		},
		"an unchanged draft stays the version it is": func(t *testing.T, s *store.Store) {
			create(t, s, "expense")
			publish(t, s, "expense", 1)
			_, err := s.SaveDraft(t.Context(), designer(), workflow("expense"), 1, at(2))
			must(t, err)
			again, created, err := s.Publish(t.Context(), designer(), "expense", shared.PublishDraft{Revision: 2}, at(3))
			must(t, err)
			want(t, "created", created, false)
			want(t, "version", again.Version, 1)
			want(t, "published at", again.PublishedAt, at(1))
			draft, err := s.Draft(t.Context(), designer(), "expense")
			must(t, err)
			want(t, "changed", draft.Changed, false)
		},
		"a version keeps the note it was published with": func(t *testing.T, s *store.Store) {
			create(t, s, "expense")
			const note = "Bills over 1,000 need two people.\nIt's \"Ω\"?"
			first, _, err := s.Publish(t.Context(), designer(), "expense", shared.PublishDraft{Revision: 1, Note: note}, at(1))
			must(t, err)
			want(t, "note", first.Note, note)
			again, _, err := s.Publish(t.Context(), designer(), "expense", shared.PublishDraft{Revision: 1, Note: "another"}, at(2))
			must(t, err)
			want(t, "note when published again", again.Note, note)
			one, err := s.Version(t.Context(), viewer(), "expense", 1)
			must(t, err)
			want(t, "note of the version", one.Note, note)
			list, err := s.Versions(t.Context(), viewer(), "expense")
			must(t, err)
			want(t, "note in the list", list[0].Note, note)
			entries, _, err := s.Journal(t.Context(), store.Server(), store.JournalFilter{Action: "workflow.publish"})
			must(t, err)
			want(t, "times it was published", len(entries), 1)
			if detail := string(entries[0].Detail); !strings.Contains(detail, "Bills over 1,000") {
				t.Errorf("the journal does not have the note: %s", detail)
			}
		},
		"a note nobody can read is refused": func(t *testing.T, s *store.Store) {
			create(t, s, "expense")
			for _, note := range []string{"a\x00b", "\xff"} {
				_, _, err := s.Publish(t.Context(), designer(), "expense", shared.PublishDraft{Revision: 1, Note: note}, at(1))
				wantCode(t, err, "invalid")
			}
			wantNewest(t, s, 0)
		},
		"publishing another revision is a conflict": func(t *testing.T, s *store.Store) {
			create(t, s, "expense")
			_, _, err := s.Publish(t.Context(), designer(), "expense", shared.PublishDraft{Revision: 2}, at(1))
			wantCode(t, err, shared.CodeConflict)
		},
		"of many who publish at once all get one version": func(t *testing.T, s *store.Store) {
			create(t, s, "expense")
			results := race(10, func(int) error {
				_, _, err := s.Publish(t.Context(), designer(), "expense", shared.PublishDraft{Revision: 1}, at(1))
				return err
			})
			want(t, "winners", onlyConflicts(t, results), 10)
			list, err := s.Versions(t.Context(), designer(), "expense")
			must(t, err)
			want(t, "versions", len(list), 1)
		},
		"strangers find no version": func(t *testing.T, s *store.Store) {
			create(t, s, "expense")
			publish(t, s, "expense", 1)
			for _, who := range []store.Caller{{}, caller("ulla", "root")} {
				_, err := s.Version(t.Context(), who, "expense", 1)
				wantCode(t, err, shared.CodeNotFound)
				_, err = s.NewestVersion(t.Context(), who, "expense")
				wantCode(t, err, shared.CodeNotFound)
				_, err = s.Versions(t.Context(), who, "expense")
				wantCode(t, err, shared.CodeNotFound)
				_, _, err = s.Publish(t.Context(), who, "expense", shared.PublishDraft{Revision: 1}, at(1))
				wantCode(t, err, shared.CodeNotFound)
			}
			for _, version := range []int{0, 2, -1} {
				_, err := s.Version(t.Context(), designer(), "expense", version)
				wantCode(t, err, shared.CodeNotFound)
			}
			_, err := s.Versions(t.Context(), designer(), "elsewhere")
			wantCode(t, err, shared.CodeNotFound)
		},
	}
}
