package store

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"statecraft/engine"
	"statecraft/shared"
)

// instanceRow is an instance: what lists show, and the fold of its events.
type instanceRow struct {
	bun.BaseModel `bun:"table:instances,alias:i"`

	ID        int64           `bun:"id,pk,autoincrement"`
	Workflow  string          `bun:"workflow"`
	Version   int             `bun:"version"`
	Name      string          `bun:"name"`
	Title     string          `bun:"title"`
	Starter   string          `bun:"starter"`
	Status    engine.Status   `bun:"status"`
	Attention bool            `bun:"attention"`
	Waiting   json.RawMessage `bun:"waiting,type:text"`
	Sequence  int             `bun:"sequence"`
	Fold      json.RawMessage `bun:"fold,type:text"`
	StartedAt time.Time       `bun:"started_at"`
	EndedAt   time.Time       `bun:"ended_at,nullzero"`
	Search    string          `bun:"search"` // see searchable
}

// searchable is what a text is looked for in: databases do not agree on which
// letters are the same in lower case.
func searchable(title, name string) string { return strings.ToLower(title + "\n" + name) }

func (r *instanceRow) summary() (shared.InstanceSummary, error) {
	s := shared.InstanceSummary{
		ID: r.ID, Workflow: r.Workflow, Name: r.Name, Version: r.Version, Title: r.Title,
		Status: r.Status, Attention: r.Attention, Starter: r.Starter, StartedAt: r.StartedAt.UTC(),
	}
	if !r.EndedAt.IsZero() {
		s.EndedAt = r.EndedAt.UTC()
	}
	return s, decode("what an instance waits for", r.Waiting, &s.Waiting)
}

// Instance is a stored instance and what a change of it must name.
type Instance struct {
	Summary shared.InstanceSummary
	// Sequence is that of its last event.
	Sequence int
	Fold     engine.Instance
	// Tasks holds the revision of every open task, by activation.
	Tasks map[int]int
	// Involved are those who have to do with it, by which most callers may see it.
	Involved []engine.Actor
}

// Involves tells whether the caller may see the instance because they have to do
// with it. Others may still see it for other reasons.
func (i *Instance) Involves(caller Caller) bool {
	if caller.isServer() {
		return true
	}
	if !caller.May(shared.ReadInstances) {
		return false
	}
	for _, actor := range caller.actors() {
		if slices.Contains(i.Involved, engine.Actor(actor)) {
			return true
		}
	}
	return false
}

// involvedRow says that an actor has to do with an instance: has started or
// signed something in it, or was asked.
type involvedRow struct {
	bun.BaseModel `bun:"table:involved,alias:inv"`

	Actor    engine.Actor `bun:"actor,pk"`
	Instance int64        `bun:"instance,pk"`
}

// instancesOf narrows a query to the instances the caller may see: those they
// have to do with, and those of workflows they may look at as a whole.
func instancesOf(caller Caller) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		switch {
		case caller.isServer():
			return q
		case !caller.May(shared.ReadInstances) || !caller.Person.IsHuman():
			return q.Where("FALSE")
		}
		return q.WhereGroup(" AND ", func(q *bun.SelectQuery) *bun.SelectQuery {
			return q.Where("EXISTS (SELECT 1 FROM involved AS inv WHERE inv.instance = i.id AND inv.actor IN (?))", bun.List(caller.actors())).
				WhereGroup(" OR ", func(q *bun.SelectQuery) *bun.SelectQuery {
					return q.Apply(mayWith(caller, "i.workflow", shared.RightOperate, shared.SeeAllInstances))
				})
		})
	}
}

// Instance gives one instance as of one moment, with its open tasks.
func (s *Store) Instance(ctx context.Context, caller Caller, id int64) (*Instance, error) {
	var i *Instance
	err := s.look(ctx, "load an instance", func(ctx context.Context, tx bun.IDB) (err error) {
		i, err = s.loadInstance(ctx, tx, caller, id)
		return err
	})
	return i, err
}

// loadInstance is [Store.Instance] in a transaction.
func (s *Store) loadInstance(ctx context.Context, db bun.IDB, caller Caller, id int64) (*Instance, error) {
	tx, ok := db.(bun.Tx)
	if isPostgres(db) || !ok {
		return queryInstance(ctx, db, caller, id)
	}
	i, err := s.loading.load(ctx, tx, id)
	if err == nil && !i.Involves(caller) {
		err = seeInstance(ctx, db, caller, id)
	}
	if err != nil {
		return nil, err
	}
	return i, nil
}

func queryInstance(ctx context.Context, db bun.IDB, caller Caller, id int64) (*Instance, error) {
	row := new(instanceRow)
	if err := db.NewSelect().Model(row).Where("i.id = ?", id).Apply(instancesOf(caller)).Scan(ctx); err != nil {
		return nil, err
	}
	i, err := row.instance()
	if err != nil {
		return nil, err
	}
	var open []taskRow
	err = db.NewSelect().Model(&open).Column("activation", "revision").
		Where("t.instance = ?", id).Scan(ctx)
	if err != nil {
		return nil, err
	}
	for _, task := range open {
		i.Tasks[task.Activation] = task.Revision
	}
	err = db.NewSelect().Model((*involvedRow)(nil)).Column("actor").Where("inv.instance = ?", id).Scan(ctx, &i.Involved)
	return i, err
}
