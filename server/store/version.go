package store

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"github.com/uptrace/bun"

	"statecraft/engine"
	"statecraft/shared"
)

// versionRow is a published workflow. It never changes; the database itself
// refuses that.
type versionRow struct {
	bun.BaseModel `bun:"table:versions,alias:v"`

	Workflow    string          `bun:"workflow,pk"`
	Version     int             `bun:"version,pk"`
	Content     json.RawMessage `bun:"content,type:text"`
	PublishedAt time.Time       `bun:"published_at"`
	PublishedBy string          `bun:"published_by"`
	Note        string          `bun:"note"` // what is new
}

func (r *versionRow) summary() shared.Version {
	return shared.Version{Key: r.Workflow, Version: r.Version, PublishedAt: r.PublishedAt.UTC(), PublishedBy: r.PublishedBy, Note: r.Note}
}

// versionsOf narrows a query on versions to those of workflows the caller may see.
func versionsOf(caller Caller) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		return q.Join("JOIN workflows AS w ON w.key = v.workflow").Apply(workflowsOf(caller))
	}
}

// Versions lists the versions of a workflow, newest first, without content.
func (s *Store) Versions(ctx context.Context, caller Caller, key string) ([]shared.Version, error) {
	var rows []versionRow
	err := s.look(ctx, "list versions", func(ctx context.Context, tx bun.IDB) error {
		if _, err := loadWorkflow(ctx, tx, caller, key); err != nil {
			return err
		}
		return tx.NewSelect().Model(&rows).ExcludeColumn("content").
			Where("v.workflow = ?", key).Order("v.version DESC").Scan(ctx)
	})
	list := make([]shared.Version, len(rows))
	for i := range rows {
		list[i] = rows[i].summary()
	}
	return list, err
}

// Version gives one version with its content.
func (s *Store) Version(ctx context.Context, caller Caller, key string, version int) (*shared.Version, error) {
	row := new(versionRow)
	err := s.read.NewSelect().Model(row).Apply(versionsOf(caller), workflow(key)).
		Where("v.version = ?", version).Scan(ctx)
	if err != nil {
		return nil, failed("load a version", err)
	}
	v := row.summary()
	v.Workflow = new(engine.Workflow)
	return &v, decode("a version", row.Content, v.Workflow)
}

// NewestVersion is the number of the newest version of a workflow; 0 where
// nothing has been published.
func (s *Store) NewestVersion(ctx context.Context, caller Caller, key string) (int, error) {
	var version int
	err := s.read.NewSelect().Model((*workflowRow)(nil)).Column("version").
		Apply(workflow(key), workflowsOf(caller)).Scan(ctx, &version)
	return version, failed("look for the newest version", err)
}

// StartableVersion is the number of the version that starts now, the newest. It
// refuses callers without the right to start the workflow, and workflows that
// are archived or have no version. Whether the workflow itself lets this person
// start is the engine's to say.
func (s *Store) StartableVersion(ctx context.Context, caller Caller, key string) (int, error) {
	w, err := findFor(ctx, s.read, caller, key, shared.RightStart)
	switch {
	case err != nil:
		return 0, failed("look for the version to start", err)
	case !w.DeletedAt.IsZero():
		return 0, NotFound()
	case !w.has(shared.RightStart):
		return 0, lacking(shared.RightStart)
	case !w.ArchivedAt.IsZero():
		return 0, w.inArchive()
	case w.Version == 0:
		return 0, &engine.Error{Code: engine.CodeInvalid, Message: fmt.Sprintf("%s has not been published yet. Publish it, then start it.", w.Name)}
	}
	return w.Version, nil
}

// Publish makes the draft with that revision the next version. The caller has
// compiled it. A draft equal to the newest version stays that version with the
// note it has, so repeating a lost request does no harm; created is false then.
func (s *Store) Publish(ctx context.Context, caller Caller, key string, p shared.PublishDraft, at time.Time) (v *shared.Version, created bool, err error) {
	if err := storable(p.Note); err != nil {
		return nil, false, err
	}
	err = s.change(ctx, "publish a draft", func(ctx context.Context, tx bun.Tx) error {
		w, err := permitted(ctx, tx, caller, key, shared.RightPublish, p.Revision)
		if err != nil {
			return err
		}
		if err := w.inArchive(); err != nil {
			return err
		}
		row, err := newestVersion(ctx, tx, &w.workflowRow)
		if err != nil {
			return err
		}
		created = row == nil || string(row.Content) != string(w.Draft)
		if !created {
			summary := row.summary()
			v = &summary
			cameTo(ctx, "="+strconv.Itoa(v.Version))
			return nil
		}
		row = &versionRow{Workflow: key, Version: w.Version + 1, Content: w.Draft, PublishedAt: at, PublishedBy: caller.Person.Name, Note: p.Note}
		if err := addVersion(ctx, tx, &w.workflowRow, row); err != nil {
			return err
		}
		summary := row.summary()
		v = &summary
		cameTo(ctx, strconv.Itoa(v.Version))
		return s.note(ctx, tx, caller, at, act{"workflow.publish", "workflow:" + key, &published{p, v.Version}})
	})
	return v, created, err
}

// published is what the journal keeps of publishing.
type published struct {
	shared.PublishDraft
	Version int `json:"version"`
}

// newestVersion is nil where nothing has been published.
func newestVersion(ctx context.Context, db bun.IDB, w *workflowRow) (*versionRow, error) {
	if w.Version == 0 {
		return nil, nil
	}
	row := &versionRow{Workflow: w.Key, Version: w.Version}
	return row, db.NewSelect().Model(row).WherePK().Scan(ctx)
}

func addVersion(ctx context.Context, db bun.IDB, w *workflowRow, row *versionRow) error {
	if _, err := db.NewInsert().Model(row).Exec(ctx); err != nil {
		return err
	}
	result, err := db.NewUpdate().Model((*workflowRow)(nil)).Set("version = ?", row.Version).
		Where("key = ? AND revision = ? AND version = ?", w.Key, w.Revision, w.Version).Exec(ctx)
	return changedOne(result, err, "Somebody else published this workflow just now. Load it again.")
}
