package store

import (
	"context"
	"time"

	"github.com/uptrace/bun"

	"statecraft/engine"
	"statecraft/shared"
)

// changePeople runs fn while nobody else changes people, and notes the act it
// gives, if any. What would leave nobody to administer is refused.
func (s *Store) changePeople(ctx context.Context, attempt string, caller Caller, at time.Time, fn func(ctx context.Context, tx bun.Tx) (act, error)) error {
	if !caller.May(shared.ManagePeople) {
		return NotFound()
	}
	return s.change(ctx, attempt, func(ctx context.Context, tx bun.Tx) error {
		if err := lockPeople(ctx, tx); err != nil {
			return err
		}
		before, err := countAdministrators(ctx, tx)
		if err != nil {
			return err
		}
		done, err := fn(ctx, tx)
		if err != nil || done.action == "" {
			return err
		}
		after, err := countAdministrators(ctx, tx)
		if err != nil {
			return err
		}
		if after.lost(before) {
			return &engine.Error{Code: shared.CodeLastAdministrator, Message: "Nobody would be left who can sign in and administer. Make somebody else an administrator first."}
		}
		return s.note(ctx, tx, caller, at, done)
	})
}

// lockPeople waits for others who change people. Two administrators who demote
// each other, or two who become each other's managers, would else both see the
// moment before.
func lockPeople(ctx context.Context, tx bun.Tx) error {
	if !isPostgres(tx) {
		return nil // there is one writer
	}
	_, err := tx.NewRaw("LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE").Exec(ctx)
	return err
}

// administrators counts those who are not disabled.
type administrators struct {
	All int `bun:"everybody"`
	// SignIn are those of them with a password of their own: a one-time one may
	// never be used.
	SignIn int `bun:"sign_in"`
}

// lost tells whether there is nobody any more where somebody was before. In demo
// mode nobody has a password, and one must stay all the same.
func (a administrators) lost(before administrators) bool {
	return a.All == 0 && before.All > 0 || a.SignIn == 0 && before.SignIn > 0
}

func countAdministrators(ctx context.Context, db bun.IDB) (a administrators, err error) {
	err = db.NewSelect().Model((*userRow)(nil)).ColumnExpr("count(*) AS everybody").
		ColumnExpr("count(CASE WHEN u.password <> '' AND u.password_until IS NULL THEN 1 END) AS sign_in").
		Where("NOT u.disabled AND u.permissions LIKE ?", `%"`+string(shared.Admin)+`"%`).Scan(ctx, &a)
	return a, err
}

// HasAdministrator tells whether somebody is an administrator and can sign in
// with a password of their own.
func (s *Store) HasAdministrator(ctx context.Context) (bool, error) {
	a, err := countAdministrators(ctx, s.read)
	return a.SignIn > 0, failed("look for an administrator", err)
}
