package store

import (
	"context"
	"errors"
	"slices"

	"github.com/uptrace/bun"

	"statecraft/engine"
	"statecraft/shared"
)

// InstanceFilter narrows a list of instances; empty fields do not.
type InstanceFilter struct {
	Workflow string // key
	Status   engine.Status
	// Attention lists only those with an open incident, Starter those somebody
	// started, Mine those the caller started, signed or was asked in by name.
	Attention bool
	Starter   string
	Mine      bool
	// Text is part of the title or the workflow's name.
	Text string
	// After is what a list before this one gave to go on with; empty at the
	// beginning. Limit is 0 for MostListed.
	After string
	Limit int
}

// MostListed is how many rows a list gives at once.
const MostListed = 500

// Instances lists the instances the caller may see, newest first. next is empty
// where there are no more.
func (s *Store) Instances(ctx context.Context, caller Caller, f InstanceFilter) (list []shared.InstanceSummary, next string, err error) {
	if f.Limit <= 0 || f.Limit > MostListed {
		f.Limit = MostListed
	}
	before, err := cursorNumber(f.After)
	if err = errors.Join(err, storable(f.Workflow, string(f.Status), f.Starter, f.Text)); err != nil {
		return nil, "", err
	}
	var rows []instanceRow
	err = s.look(ctx, "list instances", func(ctx context.Context, tx bun.IDB) (err error) {
		rows, err = f.rows(ctx, tx, caller, before)
		return err
	})
	if err != nil {
		return nil, "", err
	}
	if len(rows) > f.Limit {
		rows = rows[:f.Limit]
		next = numberCursor(rows[len(rows)-1].ID)
	}
	list = make([]shared.InstanceSummary, len(rows))
	for n := range rows {
		if list[n], err = rows[n].summary(); err != nil {
			return nil, "", err
		}
	}
	return list, next, nil
}

// rows gives a page of the list, and one more where there is one.
func (f *InstanceFilter) rows(ctx context.Context, db bun.IDB, caller Caller, before int64) (rows []instanceRow, err error) {
	q := db.NewSelect().Model(&rows).ExcludeColumn("fold", "search").Order("i.id DESC").Limit(int64(f.Limit) + 1)
	if caller.isServer() && !f.Mine || caller.May(shared.SeeAllInstances) && !f.Mine {
		// Most of what there is: whoever looks through it newest first soon has a page.
		return rows, q.Apply(instancesOf(caller), f.narrow(before)).Scan(ctx)
	}
	ids, err := f.involving(ctx, db, caller, before)
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	return rows, q.Where("i.id IN (?)", bun.List(ids)).Scan(ctx)
}

// involving gives a page of what the caller may see because they have to do with
// it. That may be little among many, so each reason is asked for by its index,
// for as much as the page can hold.
func (f *InstanceFilter) involving(ctx context.Context, db bun.IDB, caller Caller, before int64) ([]int64, error) {
	if !caller.May(shared.ReadInstances) || !caller.Person.IsHuman() {
		return nil, nil
	}
	actors := caller.actors()
	if f.Mine {
		actors = []string{string(engine.ActorKindUser) + ":" + caller.Person.Name}
	}
	most := int64(f.Limit) + 1
	var all []int64
	for _, actor := range actors {
		var ids []int64
		if err := db.NewSelect().Model((*involvedRow)(nil)).Column("instance").Join("JOIN instances AS i ON i.id = inv.instance").
			Where("inv.actor = ?", actor).Apply(f.narrow(before)).Order("inv.instance DESC").Limit(most).Scan(ctx, &ids); err != nil {
			return nil, err
		}
		all = append(all, ids...)
	}
	if !f.Mine {
		ids, err := f.operated(ctx, db, caller, before)
		if err != nil {
			return nil, err
		}
		all = append(all, ids...)
	}
	slices.Sort(all)
	slices.Reverse(all)
	all = slices.Compact(all)
	return all[:min(len(all), int(most))], nil
}

// operated gives a page of the instances of workflows that list the caller as one
// who may see them all.
func (f *InstanceFilter) operated(ctx context.Context, db bun.IDB, caller Caller, before int64) (ids []int64, err error) {
	var keys []string
	err = db.NewSelect().Model((*workflowRow)(nil)).Column("key").
		Apply(mayWith(caller, "w.key", shared.RightOperate, shared.SeeAllInstances)).Scan(ctx, &keys)
	if err != nil || len(keys) == 0 {
		return nil, err
	}
	err = db.NewSelect().Model((*instanceRow)(nil)).Column("id").Where("i.workflow IN (?)", bun.List(keys)).
		Apply(f.narrow(before)).Order("i.id DESC").Limit(int64(f.Limit)+1).Scan(ctx, &ids)
	return ids, err
}

// narrow keeps what the filter asks for, before an instance; 0 begins with the
// newest.
func (f *InstanceFilter) narrow(before int64) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		if before > 0 {
			q.Where("i.id < ?", before)
		}
		if f.Workflow != "" {
			q.Where("i.workflow = ?", f.Workflow)
		}
		if f.Status != "" {
			q.Where("i.status = ?", f.Status)
		}
		if f.Attention {
			q.Where("i.attention")
		}
		if f.Starter != "" {
			q.Where("i.starter = ?", f.Starter)
		}
		if f.Text != "" {
			q.Where("i.search LIKE ? ESCAPE '!'", containing(f.Text))
		}
		return q
	}
}
