package store

import (
	"context"
	"database/sql"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/uptrace/bun"
)

// bulk is a statement that writes several rows at once. Steps are written with
// it: Bun puts values into the text of a query, so the database reads a new text
// every time, and that took a third of the time of a commit.
type bulk struct {
	begin string
	row   []string // a value each: "?", or with its type where the database must be told
	end   string
}

// bulkSizes are how many rows one statement takes. A batch is cut into them, so
// that few texts serve all batches.
func bulkSizes() []int { return []int{8, 2, 1} }

// text writes the statement for a number of rows, with the marks of a database.
func (b *bulk) text(rows int, postgres bool) string {
	var t strings.Builder
	t.WriteString(b.begin)
	n := 0
	for row := range rows {
		if row > 0 {
			t.WriteString(", ")
		}
		t.WriteString("(")
		for column, mark := range b.row {
			if column > 0 {
				t.WriteString(", ")
			}
			if postgres {
				n++
				mark = strings.Replace(mark, "?", "$"+strconv.Itoa(n), 1)
			}
			t.WriteString(mark)
		}
		t.WriteString(")")
	}
	t.WriteString(b.end)
	return t.String()
}

// statements keeps what was prepared on the writer of SQLite.
type statements struct {
	mutex    sync.Mutex
	prepared map[preparedKey]*sql.Stmt
	// head reads the head of the journal and moveHead changes it.
	head, moveHead *sql.Stmt
}

type preparedKey struct {
	bulk *bulk
	rows int
}

// prepareBulks prepares everything commits write with, once, before the first
// takes the only connection that writes.
func (s *Store) prepareBulks(ctx context.Context) error {
	s.statements.mutex.Lock()
	defer s.statements.mutex.Unlock()
	if s.statements.prepared != nil || isPostgres(s.write) {
		return nil
	}
	prepared := map[preparedKey]*sql.Stmt{}
	for _, b := range s.bulks.all() {
		for _, size := range bulkSizes() {
			statement, err := s.write.DB.PrepareContext(ctx, b.text(size, false))
			if err != nil {
				return err
			}
			prepared[preparedKey{b, size}] = statement
		}
	}
	var err error
	if s.statements.head, err = s.write.DB.PrepareContext(ctx, "SELECT id, hash FROM journal_head WHERE one = 1"); err != nil {
		return err
	}
	if s.statements.moveHead, err = s.write.DB.PrepareContext(ctx, "UPDATE journal_head SET id = ?, hash = ? WHERE one = 1"); err != nil {
		return err
	}
	s.statements.prepared = prepared
	return nil
}

// writeRows runs the statement for all rows, cut into pieces, and tells how many
// rows it changed.
func (s *Store) writeRows(ctx context.Context, tx bun.Tx, b *bulk, rows [][]any) (int64, error) {
	var changed int64
	sizes := bulkSizes()
	values := make([]any, 0, min(len(rows), sizes[0])*len(b.row))
	for _, size := range sizes {
		for len(rows) >= size {
			values = values[:0]
			for _, row := range rows[:size] {
				values = append(values, row...)
			}
			rows = rows[size:]
			result, err := s.execBulk(ctx, tx, b, size, values)
			if err != nil {
				return changed, err
			}
			n, err := result.RowsAffected()
			if err != nil {
				return changed, err
			}
			changed += n
		}
	}
	return changed, nil
}

func (s *Store) execBulk(ctx context.Context, tx bun.Tx, b *bulk, rows int, values []any) (sql.Result, error) {
	if isPostgres(tx) {
		// These few texts are worth being prepared, unlike all others; a pooler
		// between has to know of it.
		return tx.Tx.ExecContext(ctx, b.text(rows, true), append([]any{pgx.QueryExecModeCacheStatement}, values...)...)
	}
	return tx.Tx.StmtContext(ctx, s.statements.prepared[preparedKey{b, rows}]).ExecContext(ctx, values...)
}

// moment is a time as a column of the database takes it; nil for none.
func (s *Store) moment(t time.Time) any {
	switch {
	case t.IsZero():
		return nil
	case isPostgres(s.write):
		return t.UTC()
	}
	return t.UTC().Format("2006-01-02 15:04:05.999999-07:00")
}

// bulks are the statements of a commit, one for each table and kind of change.
type bulks struct {
	newInstances, instances                 bulk
	actorsGone, tasksGone, tasks, tasksOpen bulk
	actors, involved, journal, signed       bulk
}

// newBulks writes them for one of the databases. PostgreSQL is told the types of
// values that stand for themselves; SQLite would take them for conversions.
func newBulks(postgres bool) *bulks {
	marks := func(types ...string) []string {
		list := make([]string, len(types))
		for n, t := range types {
			list[n] = "?"
			if postgres {
				list[n] = "CAST(? AS " + t + ")"
			}
		}
		return list
	}
	pair := marks("BIGINT", "BIGINT")
	return &bulks{
		newInstances: insertBulk("instances", "id, workflow, version, name, title, starter, status, attention, waiting, sequence, fold, started_at, ended_at, search", ""),
		instances: bulk{
			begin: "WITH step (id, before, status, attention, waiting, sequence, fold, ended_at) AS (VALUES ",
			row:   marks("BIGINT", "BIGINT", "TEXT", "BOOLEAN", "TEXT", "BIGINT", "TEXT", "TIMESTAMPTZ"),
			end: ") UPDATE instances SET status = step.status, attention = step.attention, waiting = step.waiting, sequence = step.sequence, fold = step.fold, " +
				"ended_at = step.ended_at FROM step WHERE instances.id = step.id AND instances.sequence = step.before",
		},
		actorsGone: bulk{begin: "DELETE FROM task_actors WHERE (instance, activation) IN (VALUES ", row: pair, end: ")"},
		tasksGone:  bulk{begin: "DELETE FROM tasks WHERE (instance, activation) IN (VALUES ", row: pair, end: ")"},
		tasks: bulk{
			begin: "WITH step (instance, activation, claimed, actors, sole, revision) AS (VALUES ",
			row:   marks("BIGINT", "BIGINT", "TEXT", "TEXT", "TEXT", "BIGINT"),
			end: ") UPDATE tasks SET claimed = step.claimed, actors = coalesce(step.actors, tasks.actors), sole = coalesce(step.sole, tasks.sole), revision = step.revision " +
				"FROM step WHERE tasks.instance = step.instance AND tasks.activation = step.activation",
		},
		tasksOpen: insertBulk("tasks", "instance, activation, state, state_name, actors, sole, claimed, revision, opened_at", ""),
		actors:    insertBulk("task_actors", "actor, instance, activation", " ON CONFLICT DO NOTHING"),
		involved:  insertBulk("involved", "actor, instance", " ON CONFLICT DO NOTHING"),
		journal:   insertBulk("journal", "id, at, actor, action, object, instance, sequence, body, hash", ""),
		signed:    insertBulk("signed", "signer, entry, activation", " ON CONFLICT DO NOTHING"),
	}
}

func insertBulk(table, columns, end string) bulk {
	b := bulk{begin: "INSERT INTO " + table + " (" + columns + ") VALUES ", end: end}
	for range strings.Count(columns, ",") + 1 {
		b.row = append(b.row, "?")
	}
	return b
}

func (b *bulks) all() []*bulk {
	return []*bulk{
		&b.newInstances, &b.instances, &b.actorsGone, &b.tasksGone, &b.tasks, &b.tasksOpen,
		&b.actors, &b.involved, &b.journal, &b.signed,
	}
}
