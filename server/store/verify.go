package store

import (
	"context"
	"encoding/hex"

	"github.com/uptrace/bun"
)

// VerifiedJournal is what a look at the whole journal found.
type VerifiedJournal struct {
	// Entries is how many fit, from the first on.
	Entries int64
	// Head is the hash of the last of them, in hex. Who has noted it down can tell
	// later whether the journal still is the one it was: everything up to there
	// has gone into it.
	Head string
	// Broken is the first entry that does not fit; nil where all do.
	Broken *BrokenEntry
}

// BrokenEntry is where the journal was changed behind the program's back.
type BrokenEntry struct {
	ID  int64 // the one it should have
	Why string
}

// verifyPage is how many entries are looked at in one transaction.
const verifyPage = 500

// VerifyJournal goes through the journal from the first entry to the last and
// holds each against its hash and the one before. Entries may be added meanwhile;
// those are looked at too. It is for the operator, so it takes no Caller.
func (s *Store) VerifyJournal(ctx context.Context) (VerifiedJournal, error) {
	v := verifier{}
	for !v.done {
		if err := s.look(ctx, "verify the journal", v.page); err != nil {
			return VerifiedJournal{}, err
		}
	}
	return v.found(), nil
}

// verifier goes along the chain.
type verifier struct {
	last   journalRow // the last that fits
	broken *BrokenEntry
	done   bool
}

func (v *verifier) found() VerifiedJournal {
	return VerifiedJournal{Entries: v.last.ID, Head: hex.EncodeToString(v.last.Hash), Broken: v.broken}
}

// page looks at some entries after those that fit. The end is where there are no
// more, and there the head must point.
func (v *verifier) page(ctx context.Context, db bun.IDB) error {
	head := &headRow{One: 1}
	if err := db.NewSelect().Model(head).WherePK().Scan(ctx); err != nil {
		return err
	}
	var rows []verifiedRow
	q := db.NewSelect().Model(&rows).ColumnExpr("j.*").
		ColumnExpr("coalesce(j.instance = 0 OR j.sequence = 0, FALSE) AS zero").Order("j.id").Limit(verifyPage)
	if v.last.ID > 0 {
		q.Where("j.id > ?", v.last.ID)
	}
	if err := q.Scan(ctx); err != nil {
		return err
	}
	for n := range rows {
		if why := rows[n].misfit(&v.last); why != "" {
			v.stop(why)
			return nil
		}
		v.last = rows[n].journalRow
	}
	switch {
	case len(rows) == verifyPage:
	case head.ID != v.last.ID || string(head.Hash) != string(v.last.Hash):
		v.stop("entries are missing at the end, or were added without being counted")
	default:
		v.done = true
	}
	return nil
}

func (v *verifier) stop(why string) {
	v.broken, v.done = &BrokenEntry{ID: v.last.ID + 1, Why: why}, true
}

// verifiedRow is an entry, and whether it says 0 where one of its kind says
// nothing: read otherwise, both are the same.
type verifiedRow struct {
	journalRow `bun:",extend"`
	Zero       bool `bun:"zero,scanonly"`
}

// misfit says why the entry does not follow the one before; empty where it does.
func (r *verifiedRow) misfit(before *journalRow) string {
	if r.ID != before.ID+1 {
		return "an entry is missing here, or another was added"
	}
	right := r.journalRow
	right.seal(before.Hash)
	if r.Zero || string(right.Hash) != string(r.Hash) {
		return "the entry, or its hash, was changed"
	}
	return ""
}
