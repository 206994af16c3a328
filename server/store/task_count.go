package store

import (
	"context"

	"github.com/uptrace/bun"

	"statecraft/engine"
	"statecraft/shared"
)

// TaskCounts tells how many tasks each view of the caller's inbox has. Nobody
// works off thousands, so it does not look further than shared.MostCounted. Pages
// ask for it whenever something happens.
func (s *Store) TaskCounts(ctx context.Context, caller Caller) (counts shared.TaskCounts, err error) {
	held, alone := mineApart(caller)
	q := s.read.NewSelect()
	for _, view := range []inboxView{held, alone, viewOf(caller, shared.TasksUnassigned), viewOf(caller, shared.TasksGroups), viewOf(caller, shared.TasksAll)} {
		q.ColumnExpr("(SELECT count(*) FROM (?) AS counted)", view.some(s.read))
	}
	var theirs int
	err = q.Scan(ctx, &counts.Mine, &theirs, &counts.Unassigned, &counts.Groups, &counts.All)
	counts.Mine = min(counts.Mine+theirs, shared.MostCounted)
	return counts, failed("count tasks", err)
}

// mineApart are the two parts of what is the caller's: what they have claimed, and
// what nobody else may do. Each has an index that leads to it, past a large pool.
func mineApart(caller Caller) (held, alone inboxView) {
	held, alone = viewOf(caller, shared.TasksMine), viewOf(caller, shared.TasksMine)
	name := caller.Person.Name
	held.only = condition{"t.claimed <> '' AND t.claimed = ?", []any{name}} // as the index has it
	if len(alone.actors) > 0 {
		alone.actors = []string{string(engine.ActorKindUser) + ":" + name}
	}
	alone.only = condition{"t.claimed = '' AND t.sole = ?", []any{name}}
	return held, alone
}

// some finds tasks of the view, up to the number that is counted. It goes from the
// actors to the tasks, so that it may stop on the way.
func (v inboxView) some(db bun.IDB) *bun.SelectQuery {
	q := db.NewSelect().Model((*taskActorRow)(nil)).Distinct().Column("instance", "activation").Limit(shared.MostCounted)
	if len(v.actors) == 0 {
		return q.Where("FALSE")
	}
	return q.Join("JOIN tasks AS t ON t.instance = ta.instance AND t.activation = ta.activation").
		Where("ta.actor IN (?)", bun.List(v.actors)).Apply(v.only.where)
}
