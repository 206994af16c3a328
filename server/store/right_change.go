package store

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/uptrace/bun"

	"statecraft/engine"
	"statecraft/shared"
)

// Rights tells who may do what with a workflow, to whoever sees it and may know
// who is here.
func (s *Store) Rights(ctx context.Context, caller Caller, key string) (*shared.WorkflowRights, error) {
	var rights *shared.WorkflowRights
	err := s.look(ctx, "load rights", func(ctx context.Context, tx bun.IDB) error {
		w, err := findWorkflow(ctx, tx, caller, key)
		if err != nil {
			return err
		}
		if !caller.May(shared.ReadDirectory) && !caller.May(shared.ManagePeople) {
			return &engine.Error{Code: engine.CodeForbidden, Message: "Your permission sets do not include who is here, and so not who may do what. Ask an administrator."}
		}
		rights, err = loadRights(ctx, tx, &w.workflowRow)
		return err
	})
	return rights, err
}

func loadRights(ctx context.Context, db bun.IDB, w *workflowRow) (*shared.WorkflowRights, error) {
	var rows []rightRow
	err := db.NewSelect().Model(&rows).Where("r.workflow = ?", w.Key).Order("r.may", "r.actor").Scan(ctx)
	list := &shared.WorkflowRights{Revision: w.RightsRevision, Rights: map[shared.Right][]engine.Actor{}}
	for _, r := range rows {
		list.Rights[r.May] = append(list.Rights[r.May], r.Actor)
	}
	return list, err
}

// SetRights replaces the list of who may do what with a workflow, the one with
// that revision. A newer one is a conflict; people and groups that do not exist
// are refused.
func (s *Store) SetRights(ctx context.Context, caller Caller, key string, list shared.WorkflowRights, at time.Time) (*shared.WorkflowRights, error) {
	var rights *shared.WorkflowRights
	err := s.change(ctx, "change rights", func(ctx context.Context, tx bun.Tx) error {
		w, err := lockWorkflow(ctx, tx, caller, key)
		if err != nil {
			return err
		}
		if !caller.May(shared.ManagePeople) {
			return &engine.Error{Code: engine.CodeForbidden, Message: "Who may do what with a workflow is for administrators to say. Ask one of them."}
		}
		if w.RightsRevision != list.Revision {
			return conflict("Somebody changed who may do what since you looked. Load it again, then repeat your change.")
		}
		if err := checkRights(ctx, tx, &list); err != nil {
			return err
		}
		if err := replaceRights(ctx, tx, key, list.Rights); err != nil {
			return err
		}
		result, err := tx.NewUpdate().Model((*workflowRow)(nil)).Set("rights_revision = rights_revision + 1").
			Where("key = ? AND rights_revision = ?", key, list.Revision).Exec(ctx)
		if err := changedOne(result, err, "Somebody changed who may do what just now. Load it again."); err != nil {
			return err
		}
		w.RightsRevision++
		if rights, err = loadRights(ctx, tx, &w.workflowRow); err != nil {
			return err
		}
		return s.note(ctx, tx, caller, at, act{"rights.change", "workflow:" + key, rights})
	})
	return rights, err
}

// checkRights refuses lists that name what is not there: it would let in whoever
// gets the name later.
func checkRights(ctx context.Context, db bun.IDB, list *shared.WorkflowRights) error {
	problems := list.Problems()
	if len(problems) == 0 {
		var err error
		if problems, err = unknownActors(ctx, db, list.Rights); err != nil {
			return err
		}
	}
	return refused("The list names what it cannot: mend what is shown.", problems)
}

func unknownActors(ctx context.Context, db bun.IDB, rights map[shared.Right][]engine.Actor) ([]engine.Problem, error) {
	asked := map[engine.ActorKind][]string{}
	for _, actors := range rights {
		for _, actor := range actors {
			kind, name, _ := actor.Parse()
			asked[kind] = append(asked[kind], name)
		}
	}
	users, err := namesIn[userRow](ctx, db, asked[engine.ActorKindUser])
	if err != nil {
		return nil, err
	}
	groups, err := namesIn[groupRow](ctx, db, asked[engine.ActorKindGroup])
	if err != nil {
		return nil, err
	}
	var problems []engine.Problem
	for _, right := range shared.Rights() {
		for _, actor := range rights[right] {
			kind, name, _ := actor.Parse()
			if kind == engine.ActorKindUser && !slices.Contains(users, name) || kind == engine.ActorKindGroup && !slices.Contains(groups, name) {
				problems = append(problems, problem(engine.ProblemUnknownActor, "rights."+string(right), fmt.Sprintf("There is no %s %q. Choose one of the directory.", kind, name)))
			}
		}
	}
	return problems, nil
}

// namesIn gives those of the names that users or groups have.
func namesIn[Row any](ctx context.Context, db bun.IDB, names []string) (found []string, err error) {
	names = slices.DeleteFunc(slices.Clone(names), func(name string) bool { return !shared.ValidName(name) })
	if len(names) == 0 {
		return nil, nil
	}
	err = db.NewSelect().Model((*Row)(nil)).Column("name").Where("name IN (?)", bun.List(names)).Scan(ctx, &found)
	return found, err
}

func replaceRights(ctx context.Context, db bun.IDB, key string, rights map[shared.Right][]engine.Actor) error {
	if _, err := db.NewDelete().Model((*rightRow)(nil)).Where("workflow = ?", key).Exec(ctx); err != nil {
		return err
	}
	var rows []rightRow
	for right, actors := range rights {
		for _, actor := range actors {
			rows = append(rows, rightRow{Workflow: key, May: right, Actor: actor})
		}
	}
	if len(rows) == 0 {
		return nil
	}
	_, err := db.NewInsert().Model(&rows).Exec(ctx)
	return err
}
