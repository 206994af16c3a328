package store

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"statecraft/engine"
	"statecraft/shared"
)

// groupDelete is the act by which a group's name is known to have been used.
const groupDelete = "group.delete"

// DeleteGroup takes a group away, the one with that revision. It is refused while
// something names the group, because people would be waited for who cannot come.
// Its name stays taken.
func (s *Store) DeleteGroup(ctx context.Context, caller Caller, name string, revision int, at time.Time) error {
	if !caller.May(shared.ManagePeople) {
		return NotFound()
	}
	// Texts of workflows are long to look through, so that is done before the
	// writer is kept from others.
	err := s.look(ctx, "see where a group is named", func(ctx context.Context, tx bun.IDB) error {
		if _, err := loadGroup(ctx, tx, name); err != nil {
			return err
		}
		problems, err := namedInWorkflows(ctx, tx, name)
		if err != nil {
			return err
		}
		return inUse(problems)
	})
	if err != nil {
		return err
	}
	return s.change(ctx, "delete a group", func(ctx context.Context, tx bun.Tx) error {
		if err := holdGroup(ctx, tx, name, revision); err != nil {
			return err
		}
		problems, err := namedInTables(ctx, tx, name)
		if err != nil {
			return err
		}
		if err := inUse(problems); err != nil {
			return err
		}
		if _, err := tx.NewDelete().Model((*membershipRow)(nil)).Where("group_name = ?", name).Exec(ctx); err != nil {
			return err
		}
		result, err := tx.NewDelete().Model((*groupRow)(nil)).Where("name = ?", name).Exec(ctx)
		if err := changedOne(result, err, groupGone); err != nil {
			return err
		}
		return s.note(ctx, tx, caller, at, act{groupDelete, "group:" + name, nil})
	})
}

func inUse(problems []engine.Problem) error {
	if len(problems) == 0 {
		return nil
	}
	return &engine.Error{Code: shared.CodeInUse, Message: "This group is still named: take it out of what is listed, then delete it. To let nobody act for it meanwhile, remove its members.", Problems: problems}
}

// namedInTables lists open tasks that ask a group, and rights it has.
func namedInTables(ctx context.Context, db bun.IDB, group string) ([]engine.Problem, error) {
	var problems []engine.Problem
	tasks, err := db.NewSelect().Model((*taskActorRow)(nil)).Where("ta.actor = ?", "group:"+group).Count(ctx)
	if err != nil {
		return nil, err
	}
	if tasks > 0 {
		problems = append(problems, named("tasks", fmt.Sprintf("Open tasks ask it: %d. Wait until they are done, or cancel their instances.", tasks)))
	}
	var keys []string
	err = db.NewSelect().Model((*rightRow)(nil)).ColumnExpr("DISTINCT r.workflow").
		Join("JOIN workflows AS w ON w.key = r.workflow AND w.deleted_at IS NULL").
		Where("r.actor = ?", "group:"+group).Order("r.workflow").Scan(ctx, &keys)
	for _, key := range keys {
		problems = append(problems, named("rights", fmt.Sprintf("The rights of workflow %s list it. List somebody else there.", key)))
	}
	return problems, err
}

func named(field, message string) engine.Problem {
	return problem(engine.ProblemUnknownActor, field, message)
}

// namedInWorkflows lists drafts, and versions that are started or still run, that
// name a group.
func namedInWorkflows(ctx context.Context, db bun.IDB, group string) ([]engine.Problem, error) {
	// The name as JSON has it, among actors or in a table of a decision.
	text := "%\"group:" + strings.NewReplacer("_", "!_").Replace(group) + "\"%"
	var problems []engine.Problem
	var drafts []string
	err := db.NewSelect().Model((*workflowRow)(nil)).Column("key").
		Where("w.deleted_at IS NULL AND w.draft LIKE ? ESCAPE '!'", text).Order("w.key").Scan(ctx, &drafts)
	if err != nil {
		return nil, err
	}
	for _, key := range drafts {
		problems = append(problems, named("workflows", fmt.Sprintf("The draft of workflow %s names it. Name somebody else there.", key)))
	}
	var versions []versionRow
	err = db.NewSelect().Model(&versions).Column("workflow", "version").
		Join("JOIN workflows AS w ON w.key = v.workflow").
		Where("v.content LIKE ? ESCAPE '!'", text).
		Where("v.version = w.version AND w.deleted_at IS NULL AND w.archived_at IS NULL OR "+
			"EXISTS (SELECT 1 FROM instances AS i WHERE i.workflow = v.workflow AND i.version = v.version AND i.status IN (?))",
			bun.List([]engine.Status{engine.StatusRunning, engine.StatusSuspended})).
		Order("v.workflow", "v.version").Scan(ctx)
	for _, v := range versions {
		problems = append(problems, named("versions", fmt.Sprintf("Version %d of workflow %s names it, and is started or runs. Publish another one, and wait until what runs has ended.", v.Version, v.Workflow)))
	}
	return problems, err
}
