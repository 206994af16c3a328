package store

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"time"

	"github.com/uptrace/bun"
)

// journalRow is one change, of an instance or of anything else. Rows are only
// ever added. Their ids follow the order of the commits without gaps, so whoever
// has read up to one has missed nothing.
type journalRow struct {
	bun.BaseModel `bun:"table:journal,alias:j"`

	ID       int64  `bun:"id,pk"`
	At       int64  `bun:"at"` // microseconds since 1970
	Actor    string `bun:"actor"`
	Action   string `bun:"action"`
	Object   string `bun:"object"`
	Instance int64  `bun:"instance,nullzero"`
	Sequence int    `bun:"sequence,nullzero"`
	Body     []byte `bun:"body"`
	Hash     []byte `bun:"hash"`
}

// headRow is the entry the next one follows.
type headRow struct {
	bun.BaseModel `bun:"table:journal_head,alias:h"`

	One  int    `bun:"one,pk"`
	ID   int64  `bun:"id"`
	Hash []byte `bun:"hash"`
}

// seal gives the entry its place in the chain: a hash of everything it says and
// of the hash before it. Each part is preceded by its length, so that no two
// entries read the same.
func (r *journalRow) seal(before []byte) {
	h := sha256.New()
	var number [8]byte
	write := func(part []byte) {
		binary.BigEndian.PutUint64(number[:], uint64(len(part)))
		h.Write(number[:])
		h.Write(part)
	}
	count := func(n int64) {
		binary.BigEndian.PutUint64(number[:], uint64(n))
		h.Write(number[:])
	}
	write(before)
	count(r.ID)
	count(r.At)
	write([]byte(r.Actor))
	write([]byte(r.Action))
	write([]byte(r.Object))
	count(r.Instance)
	count(int64(r.Sequence))
	write(r.Body)
	r.Hash = h.Sum(nil)
}

// appendJournal adds entries at the end. Their order here is the order of their
// ids; the row of the head is held from before until the commit, so that nobody
// else's come between.
func (s *Store) appendJournal(ctx context.Context, tx bun.Tx, head *headRow, rows []*journalRow) error {
	values := make([][]any, len(rows))
	for n, r := range rows {
		head.ID++
		r.ID = head.ID
		r.seal(head.Hash)
		head.Hash = r.Hash
		values[n] = []any{r.ID, r.At, r.Actor, r.Action, r.Object, orNull(r.Instance), orNull(int64(r.Sequence)), r.Body, r.Hash}
	}
	if _, err := s.writeRows(ctx, tx, &s.bulks.journal, values); err != nil {
		return err
	}
	return s.moveHead(ctx, tx, head)
}

// moveHead writes which entry is the newest.
func (s *Store) moveHead(ctx context.Context, tx bun.Tx, head *headRow) error {
	if isPostgres(tx) {
		_, err := tx.NewUpdate().Model(head).Column("id", "hash").WherePK().Exec(ctx)
		return err
	}
	_, err := tx.Tx.StmtContext(ctx, s.statements.moveHead).ExecContext(ctx, head.ID, head.Hash)
	return err
}

// holdHead is [lockHead] for a commit, which is to read no query anew.
func (s *Store) holdHead(ctx context.Context, tx bun.Tx) (*headRow, error) {
	if isPostgres(tx) {
		return lockHead(ctx, tx)
	}
	head := &headRow{One: 1}
	return head, tx.Tx.StmtContext(ctx, s.statements.head).QueryRowContext(ctx).Scan(&head.ID, &head.Hash)
}

// orNull is how a column takes a number where there may be none.
func orNull(n int64) any {
	if n == 0 {
		return nil
	}
	return n
}

// lockHead reads the head and keeps others from it until the transaction ends.
func lockHead(ctx context.Context, db bun.IDB) (*headRow, error) {
	head := &headRow{One: 1}
	q := db.NewSelect().Model(head).WherePK()
	if isPostgres(db) {
		q.For("UPDATE")
	}
	return head, q.Scan(ctx)
}

// Act is something besides a step of an instance that the journal keeps.
type act struct {
	action string
	object string // as "workflow:expense"
	detail any    // what was changed, as JSON; nil for nothing more to say
}

// note adds an act of the caller to the journal, in the transaction that does it.
func (s *Store) note(ctx context.Context, tx bun.Tx, caller Caller, at time.Time, a act) error {
	text := []byte("{}")
	if a.detail != nil {
		var err error
		if text, err = encode("what was changed", a.detail); err != nil {
			return err
		}
	}
	head, err := lockHead(ctx, tx)
	if err != nil {
		return err
	}
	return s.appendJournal(ctx, tx, head, []*journalRow{{At: at.UnixMicro(), Actor: caller.signature(), Action: a.action, Object: a.object, Body: pack(text)}})
}
