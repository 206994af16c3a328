package main

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// floor writes the same rows as a step does, by prepared statements, with one
// writer: what is left of a server when everything but the database is gone.
type floor struct {
	db         *sql.DB
	statements []*sql.Stmt
	fold, body []byte
	instances  []walked
	entry      int64
}

// walked is how far an instance of the floor has come.
type walked struct {
	id                   int64
	sequence, activation int
}

// The statements of a step, in order; $n marks a value.
const (
	updateInstance = iota
	deleteActors
	deleteTask
	insertTask
	insertActor
	insertJournal
	insertSigned
	updateHead
)

func floorStatements() []string {
	return []string{
		updateInstance: "UPDATE instances SET status = $1, attention = $2, waiting = $3, sequence = $4, fold = $5, ended_at = $6 WHERE id = $7 AND sequence = $8",
		deleteActors:   "DELETE FROM task_actors WHERE instance = $1 AND activation = $2",
		deleteTask:     "DELETE FROM tasks WHERE instance = $1 AND activation = $2",
		insertTask:     "INSERT INTO tasks (instance, activation, state, state_name, actors, sole, claimed, revision, opened_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
		insertActor:    "INSERT INTO task_actors (actor, instance, activation) VALUES ($1, $2, $3)",
		insertJournal:  "INSERT INTO journal (id, at, actor, action, object, instance, sequence, body, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
		insertSigned:   "INSERT INTO signed (signer, entry, activation) VALUES ($1, $2, $3)",
		updateHead:     "UPDATE journal_head SET id = $1, hash = $2 WHERE one = 1",
	}
}

func newFloor(ctx context.Context, db *sql.DB, instances int) (*floor, error) {
	db.SetMaxOpenConns(1)
	f := &floor{db: db, instances: make([]walked, instances)}
	f.fold = []byte(`{"status":"running","starter":"ann","started":"2026-11-20T09:00:00.123456Z","activations":[{"id":12,"state":"state12","entered":"2026-11-20T09:00:00.123456Z","task":true}],"lastActivation":12,"signers":{` + manySigners() + `},"events":61}`)
	f.body = make([]byte, 96)
	for n := range f.body {
		f.body[n] = byte(n * 37)
	}
	for n := range f.instances {
		f.instances[n] = walked{id: int64(1_000_000 + n), sequence: 5, activation: 1}
		id := f.instances[n].id
		_, err := db.ExecContext(ctx, "INSERT INTO instances (id, workflow, version, name, title, starter, status, attention, waiting, sequence, fold, started_at, search) SELECT $1, workflow, version, name, title, starter, status, attention, waiting, $2, fold, started_at, search FROM instances ORDER BY id LIMIT 1", id, 5)
		if err != nil {
			return nil, err
		}
		if _, err := db.ExecContext(ctx, floorStatements()[insertTask], id, 1, "state1", "state1", `["group:finance"]`, "", "", 1, time.Now().UTC()); err != nil {
			return nil, err
		}
	}
	for _, text := range floorStatements() {
		s, err := db.PrepareContext(ctx, text)
		if err != nil {
			return nil, err
		}
		f.statements = append(f.statements, s)
	}
	return f, nil
}

func manySigners() string {
	text := ""
	for n := range 20 {
		if n > 0 {
			text += ","
		}
		text += fmt.Sprintf(`"state%d":["ann"]`, n)
	}
	return text
}

func (f *floor) close() error { return f.db.Close() }

// measure writes batches as large as there are callers, one after the other.
func (f *floor) measure(ctx context.Context, batch int) (pace, error) {
	p, err := drive(1, func(int) error { return f.write(ctx, batch) })
	p.perSecond *= float64(batch)
	return p, err
}

func (f *floor) write(ctx context.Context, batch int) (err error) {
	tx, err := f.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	var hash []byte
	if err := tx.QueryRowContext(ctx, "SELECT id, hash FROM journal_head WHERE one = 1").Scan(&f.entry, &hash); err != nil {
		return err
	}
	for n := range f.instances[:batch] {
		if err := f.step(ctx, tx, &f.instances[n]); err != nil {
			return err
		}
	}
	if err := f.exec(ctx, tx, updateHead, f.entry, make([]byte, 32)); err != nil {
		return err
	}
	return tx.Commit()
}

func (f *floor) step(ctx context.Context, tx *sql.Tx, w *walked) error {
	now := time.Now().UTC()
	f.entry++
	for _, s := range []struct {
		statement int
		values    []any
	}{
		{updateInstance, []any{"running", false, `["state13"]`, w.sequence + 5, f.fold, nil, w.id, w.sequence}},
		{deleteActors, []any{w.id, w.activation}},
		{deleteTask, []any{w.id, w.activation}},
		{insertTask, []any{w.id, w.activation + 1, "state13", "state13", `["group:finance"]`, "", "", 1, now}},
		{insertActor, []any{"group:finance", w.id, w.activation + 1}},
		{insertJournal, []any{f.entry, now.UnixMicro(), "ann", "complete", "revision 1", w.id, w.sequence + 1, f.body, make([]byte, 32)}},
		{insertSigned, []any{"ann", f.entry, w.activation}},
	} {
		if err := f.exec(ctx, tx, s.statement, s.values...); err != nil {
			return err
		}
	}
	w.sequence, w.activation = w.sequence+5, w.activation+1
	return nil
}

func (f *floor) exec(ctx context.Context, tx *sql.Tx, statement int, values ...any) error {
	_, err := tx.StmtContext(ctx, f.statements[statement]).ExecContext(ctx, values...)
	return err
}
