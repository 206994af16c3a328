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
			Where("t.claimed <> ''").Group("claimed").Scan(ctx, &open); err != nil {
			return err
		}
		for _, row := range open {
			b.Open[row.Claimed] = row.Count
		}
		var last []handedRow
		if err := tx.NewSelect().Model(&last).Where("ho.workflow = ? AND ho.state = ?", workflow, state).Scan(ctx); err != nil {
			return err
		}
		for _, row := range last {
			b.Last[row.Person] = row.At.UTC()
		}
		return nil
	})
	return b, err
}

// handedRow is when a person was last handed a task of a state.
type handedRow struct {
	bun.BaseModel `bun:"table:handed_out,alias:ho"`

	Workflow string    `bun:"workflow,pk"`
	State    string    `bun:"state,pk"`
	Person   string    `bun:"person,pk"`
	At       time.Time `bun:"at"`
}
