package store

import (
	"context"
	"database/sql"
	"sync"

	"github.com/uptrace/bun"

	"statecraft/engine"
)

// loading is how SQLite gives an instance: most commands begin with it, and its
// queries are read once. Bun puts values into the text of a query, so the database
// reads a new text every time, which takes longer than the answer.
type loading struct {
	mutex sync.Mutex
	row   *sql.Stmt
	rest  *sql.Stmt // open tasks, and who is involved
	past  *sql.Stmt // entries before an event, newest first
	count *sql.Stmt // events
}

const (
	rowQuery   = "SELECT id, workflow, version, name, title, starter, status, attention, waiting, sequence, fold, started_at, ended_at FROM instances WHERE id = ?"
	restQuery  = "SELECT activation, revision, '' FROM tasks WHERE instance = ? UNION ALL SELECT 0, 0, actor FROM involved WHERE instance = ?"
	pastQuery  = "SELECT id, at, instance, sequence, body FROM journal WHERE instance = ? AND sequence < ? ORDER BY sequence DESC LIMIT ?"
	countQuery = "SELECT sequence FROM instances WHERE id = ?"
)

func (l *loading) prepare(ctx context.Context, db *sql.DB) error {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if l.row != nil {
		return nil
	}
	var prepared [4]*sql.Stmt
	for n, text := range []string{rowQuery, restQuery, pastQuery, countQuery} {
		statement, err := db.PrepareContext(ctx, text)
		if err != nil {
			return err
		}
		prepared[n] = statement
	}
	l.row, l.rest, l.past, l.count = prepared[0], prepared[1], prepared[2], prepared[3]
	return nil
}

// sequence is that of the last event of an instance.
func (l *loading) sequence(ctx context.Context, tx bun.Tx, id int64) (sequence int, err error) {
	err = tx.Tx.StmtContext(ctx, l.count).QueryRowContext(ctx, id).Scan(&sequence)
	return sequence, err
}

// entries gives the last entries of an instance before an event, newest first.
func (l *loading) entries(ctx context.Context, tx bun.Tx, id int64, before, limit int) ([]*journalRow, error) {
	rows, err := tx.Tx.StmtContext(ctx, l.past).QueryContext(ctx, id, before, limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []*journalRow
	for rows.Next() {
		r := new(journalRow)
		if err := rows.Scan(&r.ID, &r.At, &r.Instance, &r.Sequence, &r.Body); err != nil {
			return nil, err
		}
		list = append(list, r)
	}
	return list, rows.Err()
}

// load gives an instance whoever asks.
func (l *loading) load(ctx context.Context, tx bun.Tx, id int64) (*Instance, error) {
	var r instanceRow
	var ended sql.NullTime
	row := tx.Tx.StmtContext(ctx, l.row).QueryRowContext(ctx, id)
	if err := row.Scan(&r.ID, &r.Workflow, &r.Version, &r.Name, &r.Title, &r.Starter, &r.Status, &r.Attention,
		(*[]byte)(&r.Waiting), &r.Sequence, (*[]byte)(&r.Fold), &r.StartedAt, &ended); err != nil {
		return nil, err
	}
	r.EndedAt = ended.Time
	i, err := r.instance()
	if err != nil {
		return nil, err
	}
	rows, err := tx.Tx.StmtContext(ctx, l.rest).QueryContext(ctx, id, id)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var activation, revision int
		var actor engine.Actor
		if err := rows.Scan(&activation, &revision, &actor); err != nil {
			return nil, err
		}
		if actor != "" {
			i.Involved = append(i.Involved, actor)
		} else {
			i.Tasks[activation] = revision
		}
	}
	return i, rows.Err()
}

// instance is what the row says of it; its tasks and who is involved are missing.
func (r *instanceRow) instance() (*Instance, error) {
	i := &Instance{Sequence: r.Sequence, Tasks: map[int]int{}}
	var err error
	if i.Summary, err = r.summary(); err != nil {
		return nil, err
	}
	return i, decode("an instance", r.Fold, &i.Fold)
}
