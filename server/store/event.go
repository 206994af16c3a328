package store

import (
	"context"
	"math"
	"slices"

	"github.com/uptrace/bun"

	"statecraft/engine"
	"statecraft/shared"
)

// History gives all events of an instance, oldest first.
func (s *Store) History(ctx context.Context, caller Caller, instance int64) ([]engine.Event, error) {
	var events []engine.Event
	err := s.look(ctx, "load a history", func(ctx context.Context, tx bun.IDB) error {
		if err := seeInstance(ctx, tx, caller, instance); err != nil {
			return err
		}
		var rows []*journalRow
		if err := tx.NewSelect().Model(&rows).Column("at", "instance", "body").
			Where("j.instance = ?", instance).Order("j.sequence").Scan(ctx); err != nil {
			return err
		}
		u := new(unpacker)
		for _, row := range rows {
			more, err := row.events(u)
			if err != nil {
				return err
			}
			events = append(events, more...)
		}
		return nil
	})
	return events, err
}

func seeInstance(ctx context.Context, db bun.IDB, caller Caller, instance int64) error {
	return db.NewSelect().Model((*instanceRow)(nil)).Column("id").Where("i.id = ?", instance).Apply(instancesOf(caller)).Scan(ctx, new(int64))
}

// backwards goes through the events of an instance command by command, newest
// first, until fn says it has seen enough: what is asked for is mostly near the
// end, and a history may be long. before is an event it begins before; 0 begins
// with the newest.
func (s *Store) backwards(ctx context.Context, db bun.IDB, instance int64, before int, fn func(entry *journalRow, events []engine.Event) (more bool)) error {
	const page = 50
	u := new(unpacker)
	for {
		rows, err := s.entriesBefore(ctx, db, instance, before, page)
		if err != nil {
			return err
		}
		for _, row := range rows {
			events, err := row.events(u)
			if err != nil {
				return err
			}
			if !fn(row, events) {
				return nil
			}
			before = row.Sequence
		}
		if len(rows) < page {
			return nil
		}
	}
}

// MostSignOffs is how many sign-offs come with a task: the last ones, looked for
// in as many commands as mostCommands.
const (
	MostSignOffs = 50
	mostCommands = 4 * MostSignOffs
)

// entriesBefore gives the last entries of an instance before an event, newest
// first; 0 is after all.
func (s *Store) entriesBefore(ctx context.Context, db bun.IDB, instance int64, before, limit int) ([]*journalRow, error) {
	if before == 0 {
		before = math.MaxInt
	}
	if tx, ok := db.(bun.Tx); ok && !isPostgres(db) {
		return s.loading.entries(ctx, tx, instance, before, limit)
	}
	var rows []*journalRow
	err := db.NewSelect().Model(&rows).Column("id", "at", "instance", "sequence", "body").
		Where("j.instance = ? AND j.sequence < ?", instance, before).Order("j.sequence DESC").Limit(int64(limit)).Scan(ctx)
	return rows, err
}

// lastSignOffs gathers the last decisions in an instance on the way back through
// its history, and among them the last one of an activation.
type lastSignOffs struct {
	activation int
	list       []shared.SignOff // newest first
	of         *shared.SignOff  // of the activation; nil for none
	commands   int
}

// follow takes the events of one command and tells whether it wants more.
func (l *lastSignOffs) follow(events []engine.Event) (more bool) {
	for n := len(events) - 1; n >= 0; n-- {
		if e := &events[n]; e.Kind == engine.Signed {
			s := signOff(e)
			l.list = append(l.list, s)
			if e.Activation == l.activation && l.of == nil {
				l.of = &s
			}
		}
	}
	l.commands++
	return len(l.list) < MostSignOffs && l.commands < mostCommands
}

func (l *lastSignOffs) oldestFirst() []shared.SignOff {
	l.list = l.list[:min(len(l.list), MostSignOffs)]
	slices.Reverse(l.list)
	return l.list
}

func signOff(e *engine.Event) shared.SignOff {
	return shared.SignOff{By: e.By, For: e.For, At: e.At, State: e.State, Outcome: e.Outcome, Notes: e.Notes, Data: e.Data}
}
