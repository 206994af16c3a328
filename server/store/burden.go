package store

import (
	"context"
	"time"

	"github.com/uptrace/bun"
)

// Burden is who has how much to do, for handing out tasks fairly.
type Burden struct {
	// Open counts the open tasks each person holds, of all workflows.
	Open map[string]int
	// Last is when a task of the state asked about last went to each person.
	Last map[string]time.Time
}

// Burden tells it for a state of a workflow. It takes no Caller: the server asks
// for itself, before anybody sees the task.
func (s *Store) Burden(ctx context.Context, workflow, state string) (*Burden, error) {
	b := &Burden{Open: map[string]int{}, Last: map[string]time.Time{}}
	err := s.look(ctx, "see who has how much to do", func(ctx context.Context, tx bun.IDB) error {
		var open []struct {
			Claimed string `bun:"claimed"`
			Count   int    `bun:"count"`
		}
		if err := tx.NewSelect().Model((*taskRow)(nil)).Column("claimed").ColumnExpr("count(*) AS count").
			Where("t.claimed <> '' AND t.closed_at IS NULL").Group("claimed").Scan(ctx, &open); err != nil {
			return err
		}
		for _, row := range open {
			b.Open[row.Claimed] = row.Count
		}
		var last []taskRow
		if err := tx.NewSelect().Model(&last).Column("t.claimed", "t.opened_at").
			Join("JOIN instances AS i ON i.id = t.instance").
			Where("i.workflow = ? AND t.state = ? AND t.claimed <> ''", workflow, state).
			Where("t.opened_at = (SELECT max(other.opened_at) FROM tasks AS other JOIN instances AS oi ON oi.id = other.instance WHERE oi.workflow = i.workflow AND other.state = t.state AND other.claimed = t.claimed)").
			Scan(ctx); err != nil {
			return err
		}
		for _, row := range last {
			b.Last[row.Claimed] = row.OpenedAt.UTC()
		}
		return nil
	})
	return b, err
}
