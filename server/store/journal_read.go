package store

import (
	"context"
	"encoding/hex"
	"time"

	"github.com/uptrace/bun"

	"statecraft/engine"
	"statecraft/shared"
)

// JournalFilter narrows the audit log; empty fields do not.
type JournalFilter struct {
	// After and Before are ids between which entries are listed, both excluded.
	After, Before int64
	// Actor is a person, also where they acted as somebody else, were acted as, or
	// came with a key.
	Actor  string
	Action string
	// Object is what was changed, as "workflow:expense"; Instance is an instance.
	Object   string
	Instance int64
	// From and Until are moments between which it was, the first included.
	From, Until time.Time
	// Limit is 0 for MostListed.
	Limit int
}

// Journal lists the audit log, newest first, to those who may read it. before is
// where the next page goes on; 0 where there is none.
func (s *Store) Journal(ctx context.Context, caller Caller, f JournalFilter) (list []shared.AuditEntry, before int64, err error) {
	if !caller.May(shared.ReadAudit) {
		return nil, 0, NotFound()
	}
	if err := storable(f.Actor, f.Action, f.Object); err != nil {
		return nil, 0, err
	}
	if f.Limit <= 0 || f.Limit > MostListed {
		f.Limit = MostListed
	}
	var rows []*journalRow
	if err := s.read.NewSelect().Model(&rows).Apply(f.narrow).Order("j.id DESC").Limit(int64(f.Limit) + 1).Scan(ctx); err != nil {
		return nil, 0, failed("list the journal", err)
	}
	if len(rows) > f.Limit {
		rows = rows[:f.Limit]
		before = rows[len(rows)-1].ID
	}
	list = make([]shared.AuditEntry, len(rows))
	for n, row := range rows {
		list[n] = row.entry()
	}
	return list, before, nil
}

func (f *JournalFilter) narrow(q *bun.SelectQuery) *bun.SelectQuery {
	if f.After > 0 {
		q.Where("j.id > ?", f.After)
	}
	if f.Before > 0 {
		q.Where("j.id < ?", f.Before)
	}
	if f.Actor != "" {
		// Names have no spaces, so these are whole words of "ann as bob by key 3".
		q.Where("replace('|' || j.actor || ' ', ?, '') <> '|' || j.actor || ' ' OR replace(j.actor || ' ', ?, '') <> j.actor || ' '",
			"|"+f.Actor+" ", " as "+f.Actor+" ")
	}
	if f.Action != "" {
		q.Where("j.action = ?", f.Action)
	}
	if f.Object != "" {
		q.Where("j.instance IS NULL AND j.object = ?", f.Object) // as the index has it
	}
	if f.Instance != 0 {
		q.Where("j.instance = ?", f.Instance)
	}
	if !f.From.IsZero() {
		q.Where("j.at >= ?", f.From.UnixMicro())
	}
	if !f.Until.IsZero() {
		q.Where("j.at < ?", f.Until.UnixMicro())
	}
	return q
}

// entry is a row as the audit log shows it. What a damaged one said is left out:
// [Store.VerifyJournal] tells which it is, and the others stay readable.
func (r *journalRow) entry() shared.AuditEntry {
	text, err := unpack(r.Body)
	if err != nil {
		text = nil
	}
	return shared.AuditEntry{
		ID: r.ID, At: time.UnixMicro(r.At).UTC(), Actor: r.Actor, Action: r.Action, Object: r.Object,
		Instance: r.Instance, Detail: text, Hash: hex.EncodeToString(r.Hash),
	}
}

// JournalEntry says that something changed, and for whom that may matter.
type JournalEntry struct {
	ID     int64
	At     time.Time
	Actor  string
	Action string
	// Object is what was changed, as "workflow:expense", where that is no instance.
	Object string
	// Instance is the instance of a step; 0 for other changes. Workflow is its
	// workflow's key, Involved are those who have to do with it now.
	Instance int64
	Workflow string
	Involved []engine.Actor
}

// JournalHead is the id of the last entry; 0 where there is none.
func (s *Store) JournalHead(ctx context.Context) (int64, error) {
	head := &headRow{One: 1}
	err := s.read.NewSelect().Model(head).Column("id").WherePK().Scan(ctx)
	return head.ID, failed("find the end of the journal", err)
}

// JournalAfter gives what came after an entry, oldest first. Ids follow the order
// of the commits: who has seen one has seen all before it. It is for the server,
// which tells others what they may know, so it takes no Caller.
func (s *Store) JournalAfter(ctx context.Context, id int64, limit int) ([]JournalEntry, error) {
	var list []JournalEntry
	err := s.look(ctx, "follow the journal", func(ctx context.Context, tx bun.IDB) error {
		var rows []*journalRow
		if err := tx.NewSelect().Model(&rows).ExcludeColumn("body", "hash").
			Where("j.id > ?", id).Order("j.id").Limit(int64(limit)).Scan(ctx); err != nil {
			return err
		}
		involved, err := involvedIn(ctx, tx, rows)
		if err != nil {
			return err
		}
		list = make([]JournalEntry, len(rows))
		for n, r := range rows {
			in := involved[r.Instance]
			list[n] = JournalEntry{
				ID: r.ID, At: time.UnixMicro(r.At).UTC(), Actor: r.Actor, Action: r.Action, Object: r.Object,
				Instance: r.Instance, Workflow: in.workflow, Involved: in.actors,
			}
		}
		return nil
	})
	return list, err
}

// concern is for whom an instance matters.
type concern struct {
	workflow string
	actors   []engine.Actor
}

func involvedIn(ctx context.Context, db bun.IDB, rows []*journalRow) (map[int64]concern, error) {
	found := map[int64]concern{}
	var ids []int64
	for _, r := range rows {
		if _, known := found[r.Instance]; r.Instance != 0 && !known {
			found[r.Instance] = concern{}
			ids = append(ids, r.Instance)
		}
	}
	if len(ids) == 0 {
		return found, nil
	}
	var instances []instanceRow
	if err := db.NewSelect().Model(&instances).Column("id", "workflow").Where("i.id IN (?)", bun.List(ids)).Scan(ctx); err != nil {
		return nil, err
	}
	for _, in := range instances {
		found[in.ID] = concern{workflow: in.Workflow}
	}
	var involved []involvedRow
	if err := db.NewSelect().Model(&involved).Where("inv.instance IN (?)", bun.List(ids)).Order("inv.instance", "inv.actor").Scan(ctx); err != nil {
		return nil, err
	}
	for _, row := range involved {
		in := found[row.Instance]
		in.actors = append(in.actors, row.Actor)
		found[row.Instance] = in
	}
	return found, nil
}
