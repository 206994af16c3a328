package store

import (
	"context"

	"github.com/uptrace/bun"

	"statecraft/engine"
)

// HistoryPart gives events of an instance, oldest first, without the first ones:
// after is how many of these there are. more says that others follow.
func (s *Store) HistoryPart(ctx context.Context, caller Caller, instance int64, after, limit int) (events []engine.Event, more bool, err error) {
	if limit <= 0 || limit > MostListed {
		limit = MostListed
	}
	err = s.look(ctx, "load a part of a history", func(ctx context.Context, tx bun.IDB) error {
		if err := seeInstance(ctx, tx, caller, instance); err != nil {
			return err
		}
		// An entry holds the events of one command, from its sequence on.
		first := tx.NewSelect().Model((*journalRow)(nil)).ColumnExpr("max(j.sequence)").Where("j.instance = ? AND j.sequence <= ?", instance, after+1)
		var rows []*journalRow
		if err := tx.NewSelect().Model(&rows).Column("at", "instance", "sequence", "body").
			Where("j.instance = ? AND j.sequence >= (?)", instance, first).Order("j.sequence").Limit(int64(limit) + 1).Scan(ctx); err != nil {
			return err
		}
		u := new(unpacker)
		for _, row := range rows {
			of, err := row.events(u)
			if err != nil {
				return err
			}
			if known := after + 1 - row.Sequence; known > 0 {
				of = of[min(known, len(of)):]
			}
			events = append(events, of...)
		}
		return nil
	})
	if err != nil || len(events) <= limit {
		return events, false, err
	}
	return events[:limit], true, nil
}
