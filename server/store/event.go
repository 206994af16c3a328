package store

import (
	"context"
	"encoding/json"

	"github.com/uptrace/bun"

	"statecraft/engine"
)

// eventRow is one fact of an instance's history.
type eventRow struct {
	bun.BaseModel `bun:"table:events,alias:e"`

	Instance int64           `bun:"instance,pk"`
	Sequence int             `bun:"sequence,pk"`
	Body     json.RawMessage `bun:"body"`
}

// History gives all events of an instance, oldest first.
func (s *Store) History(ctx context.Context, caller Caller, instance int64) ([]engine.Event, error) {
	var rows []eventRow
	err := s.look(ctx, "load a history", func(ctx context.Context, tx bun.IDB) error {
		visible := tx.NewSelect().Model((*instanceRow)(nil)).Column("id").Where("i.id = ?", instance).Apply(instancesOf(caller))
		if err := visible.Scan(ctx, new(int64)); err != nil {
			return err
		}
		return tx.NewSelect().Model(&rows).Where("e.instance = ?", instance).Order("e.sequence").Scan(ctx)
	})
	if err != nil {
		return nil, err
	}
	events := make([]engine.Event, len(rows))
	for n := range rows {
		if err := decode("an event", rows[n].Body, &events[n]); err != nil {
			return nil, err
		}
	}
	return events, nil
}

func insertEvents(ctx context.Context, db bun.IDB, instance int64, after int, events []engine.Event) error {
	rows := make([]eventRow, len(events))
	for n := range events {
		body, err := encode("an event", &events[n])
		if err != nil {
			return err
		}
		rows[n] = eventRow{Instance: instance, Sequence: after + 1 + n, Body: body}
	}
	_, err := db.NewInsert().Model(&rows).Exec(ctx)
	return err
}
