package store

import (
	"context"
	"slices"

	"github.com/uptrace/bun"

	"statecraft/engine"
	"statecraft/shared"
)

// rightRow lets somebody do something with one workflow. Once anybody is listed
// for a right, permission sets no longer give it there.
type rightRow struct {
	bun.BaseModel `bun:"table:workflow_rights,alias:r"`

	Workflow string       `bun:"workflow,pk"`
	May      shared.Right `bun:"may,pk"`
	Actor    engine.Actor `bun:"actor,pk"`
}

// condition is part of a query: what must hold of a row.
type condition struct {
	text string
	args []any
}

func (c condition) where(q *bun.SelectQuery) *bun.SelectQuery { return q.Where(c.text, c.args...) }

// mayIf holds for workflows on which the caller has a right: they are listed for
// it, or nobody is and a set grants the permission. Administrators have every
// right. column is where the query has the workflow's key.
func mayIf(caller Caller, column string, right shared.Right, permission shared.Permission) condition {
	switch {
	case caller.isServer():
		return condition{text: "TRUE"}
	case !caller.Person.IsHuman() || !caller.allows(permission):
		return condition{text: "FALSE"}
	case slices.Contains(caller.Sets, shared.Admin):
		return condition{text: "TRUE"}
	}
	key := bun.Safe(column)
	c := condition{
		text: "EXISTS (SELECT 1 FROM workflow_rights AS r WHERE r.workflow = ? AND r.may = ? AND r.actor IN (?))",
		args: []any{key, right, bun.List(caller.actors())},
	}
	if caller.May(permission) {
		c.text += " OR NOT EXISTS (SELECT 1 FROM workflow_rights AS r WHERE r.workflow = ? AND r.may = ?)"
		c.args = append(c.args, key, right)
	}
	return c
}

// seeIf holds for workflows the caller may see: who is listed for anything may
// see it as well.
func seeIf(caller Caller, column string) condition {
	c := mayIf(caller, column, shared.RightSee, shared.ReadWorkflows)
	if caller.Person.IsHuman() && caller.allows(shared.ReadWorkflows) {
		c.text += " OR EXISTS (SELECT 1 FROM workflow_rights AS r WHERE r.workflow = ? AND r.actor IN (?))"
		c.args = append(c.args, bun.Safe(column), bun.List(caller.actors()))
	}
	return c
}

// mayWith narrows a query to workflows the caller may see and has a right on.
func mayWith(caller Caller, column string, right shared.Right, permission shared.Permission) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		return q.Apply(seeIf(caller.unscoped(), column).where, mayIf(caller, column, right, permission).where)
	}
}

// mayColumns are what the caller may do with the workflow of a row.
type mayColumns struct {
	Design  bool `bun:"may_design,scanonly"`
	Publish bool `bun:"may_publish,scanonly"`
	Start   bool `bun:"may_start,scanonly"`
	Operate bool `bun:"may_operate,scanonly"`
}

// withMay has a query on workflows fill in mayColumns. What is found is seen.
func withMay(caller Caller) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		for _, right := range shared.Rights()[1:] {
			q.Apply(withRight(caller, right))
		}
		return q
	}
}

// withRight has it fill in one of them.
func withRight(caller Caller, right shared.Right) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		c := mayIf(caller, "w.key", right, right.Permission())
		return q.ColumnExpr("("+c.text+") AS ?", append(c.args, bun.Ident("may_"+string(right)))...)
	}
}

func (m mayColumns) list() []shared.Right {
	list := []shared.Right{shared.RightSee}
	for _, right := range shared.Rights()[1:] {
		if m.has(right) {
			list = append(list, right)
		}
	}
	return list
}

func (m mayColumns) has(right shared.Right) bool {
	switch right {
	case shared.RightSee:
		return true
	case shared.RightDesign:
		return m.Design
	case shared.RightPublish:
		return m.Publish
	case shared.RightStart:
		return m.Start
	case shared.RightOperate:
		return m.Operate
	}
	return false
}

// May tells whether the caller sees a workflow, and whether they have a right on
// it.
func (s *Store) May(ctx context.Context, caller Caller, key string, right shared.Right) (sees, may bool, err error) {
	row, err := findWorkflow(ctx, s.read, caller, key)
	switch err = failed("look up a right", err); {
	case engine.CodeOf(err) == shared.CodeNotFound:
		return false, false, nil
	case err != nil:
		return false, false, err
	}
	return true, row.has(right), nil
}

// Operates tells whether the caller mends instances of a workflow: what the
// engine wants to know of who acts. Deleted workflows count, for what they have
// started.
func (s *Store) Operates(ctx context.Context, caller Caller, key string) (bool, error) {
	yes, err := s.read.NewSelect().Model((*workflowRow)(nil)).
		Apply(workflow(key), mayWith(caller, "w.key", shared.RightOperate, shared.OperateInstances)).Exists(ctx)
	return yes, failed("look up a right", err)
}
