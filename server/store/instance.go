package store

import (
	"context"
	"encoding/json"
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
	Waiting   json.RawMessage `bun:"waiting"`
	Sequence  int             `bun:"sequence"`
	Fold      json.RawMessage `bun:"fold"`
	StartedAt time.Time       `bun:"started_at"`
	EndedAt   time.Time       `bun:"ended_at,nullzero"`
}

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
}

// instancesOf narrows a query to the instances the caller may see: all, or those
// they started, signed or were asked in.
func instancesOf(caller Caller) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		switch {
		case caller.May(shared.SeeAllInstances):
			return q
		case !caller.May(shared.ReadInstances) || !caller.Person.IsHuman():
			return q.Where("FALSE")
		}
		name := caller.Person.Name
		return q.WhereGroup(" AND ", func(q *bun.SelectQuery) *bun.SelectQuery {
			return q.Where("i.starter = ?", name).
				WhereOr("EXISTS (SELECT 1 FROM task_actors AS ta WHERE ta.instance = i.id AND ta.actor IN (?))", bun.List(caller.actors())).
				WhereOr("EXISTS (SELECT 1 FROM sign_offs AS so WHERE so.instance = i.id AND so.signer = ?)", name)
		})
	}
}

// InstanceFilter narrows a list of instances; empty fields do not.
type InstanceFilter struct {
	Workflow string // key
	Status   engine.Status
}

// MostListed is how many rows a list gives at most: the newest.
const MostListed = 500

// Instances lists the instances the caller may see, newest first.
func (s *Store) Instances(ctx context.Context, caller Caller, filter InstanceFilter) ([]shared.InstanceSummary, error) {
	var rows []instanceRow
	q := s.read.NewSelect().Model(&rows).ExcludeColumn("fold").Apply(instancesOf(caller)).Order("i.id DESC").Limit(MostListed)
	if filter.Workflow != "" {
		q.Where("i.workflow = ?", filter.Workflow)
	}
	if filter.Status != "" {
		q.Where("i.status = ?", filter.Status)
	}
	if err := q.Scan(ctx); err != nil {
		return nil, failed("list instances", err)
	}
	list := make([]shared.InstanceSummary, len(rows))
	for n := range rows {
		var err error
		if list[n], err = rows[n].summary(); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// Instance gives one instance as of one moment, with its open tasks.
func (s *Store) Instance(ctx context.Context, caller Caller, id int64) (*Instance, error) {
	var i *Instance
	err := s.look(ctx, "load an instance", func(ctx context.Context, tx bun.IDB) (err error) {
		i, err = loadInstance(ctx, tx, caller, id)
		return err
	})
	return i, err
}

func loadInstance(ctx context.Context, db bun.IDB, caller Caller, id int64) (*Instance, error) {
	row := new(instanceRow)
	if err := db.NewSelect().Model(row).Where("i.id = ?", id).Apply(instancesOf(caller)).Scan(ctx); err != nil {
		return nil, err
	}
	i := &Instance{Sequence: row.Sequence, Tasks: map[int]int{}}
	var err error
	if i.Summary, err = row.summary(); err != nil {
		return nil, err
	}
	if err := decode("an instance", row.Fold, &i.Fold); err != nil {
		return nil, err
	}
	var open []taskRow
	err = db.NewSelect().Model(&open).Column("activation", "revision").
		Where("t.instance = ? AND t.closed_at IS NULL", id).Scan(ctx)
	for _, task := range open {
		i.Tasks[task.Activation] = task.Revision
	}
	return i, err
}
