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
}

const (
	rowQuery  = "SELECT id, workflow, version, name, title, starter, status, attention, waiting, sequence, fold, started_at, ended_at FROM instances WHERE id = ?"
	restQuery = "SELECT activation, revision, '' FROM tasks WHERE instance = ? UNION ALL SELECT 0, 0, actor FROM involved WHERE instance = ?"
)

func (l *loading) prepare(ctx context.Context, db *sql.DB) (err error) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if l.rest != nil {
		return nil
	}
	if l.row, err = db.PrepareContext(ctx, rowQuery); err == nil {
		l.rest, err = db.PrepareContext(ctx, restQuery)
	}
	return err
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
