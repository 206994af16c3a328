package store

import (
	"context"
	"time"

	"github.com/uptrace/bun"

	"statecraft/engine"
	"statecraft/shared"
)

// Credential is what a password of somebody must match.
type Credential struct {
	Hash string // empty: no way in by password
	// OneTime says that whoever signs in with it must choose their own.
	OneTime bool
}

// Credential gives what a password of that user must match at a moment: nothing
// where there is no such user, they are disabled, or they have no password that
// is good. It takes no Caller: it is asked to find out who calls.
func (s *Store) Credential(ctx context.Context, user string, at time.Time) (Credential, error) {
	var rows []userRow
	err := s.read.NewSelect().Model(&rows).Column("password", "password_until").
		Where("u.name = ?", user).Apply(signsIn(at)).Scan(ctx)
	if err != nil || len(rows) == 0 {
		return Credential{}, failed("load a user", err)
	}
	return Credential{Hash: rows[0].Password, OneTime: !rows[0].PasswordUntil.IsZero()}, nil
}

// signsIn narrows a query to users whose password is good at a moment.
func signsIn(at time.Time) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		return q.Where("NOT u.disabled AND (u.password_until IS NULL OR u.password_until > ?)", at)
	}
}

// ChangePassword replaces the caller's own password, the one with the hash
// before. All their sessions end but the one with that id.
func (s *Store) ChangePassword(ctx context.Context, caller Caller, before, hash, session string, at time.Time) error {
	if !caller.InPerson() {
		return NotInPerson()
	}
	user := caller.Person.Name
	return s.change(ctx, "change a password", func(ctx context.Context, tx bun.Tx) error {
		if err := replacePassword(ctx, tx, user, before, hash, at); err != nil {
			return err
		}
		if _, err := tx.NewDelete().Model((*sessionRow)(nil)).Where("user_name = ? AND id <> ?", user, session).Exec(ctx); err != nil {
			return err
		}
		return s.note(ctx, tx, caller, at, act{"user.password", "user:" + user, nil})
	})
}

// replacePassword gives a user a password of their own instead of the one with
// the hash before, if that is good still.
func replacePassword(ctx context.Context, tx bun.Tx, user, before, hash string, at time.Time) error {
	result, err := tx.NewUpdate().Model((*userRow)(nil)).Set("password = ?", hash).Set("password_until = NULL").Set("revision = revision + 1").
		Where("name = ? AND NOT disabled AND password = ? AND (password_until IS NULL OR password_until > ?)", user, before, at).Exec(ctx)
	return changedOne(result, err, "The password was changed just now. Sign in with the new one.")
}

// GivePassword gives somebody a one-time password: the user with that revision. A
// newer one is a conflict. All their sessions end. Administrators give themselves
// none: who finds one signed in would take over the account.
func (s *Store) GivePassword(ctx context.Context, caller Caller, user string, revision int, password NewPassword, at time.Time) (*shared.UserDetail, error) {
	var changed *shared.UserDetail
	err := s.changePeople(ctx, "give a password", caller, at, func(ctx context.Context, tx bun.Tx) (act, error) {
		if caller.Person.Name == user {
			return act{}, &engine.Error{Code: engine.CodeForbidden, Message: "This is your own account. Change your password with the one you have, or ask another administrator."}
		}
		row, err := loadRevision(ctx, tx, user, revision)
		if err != nil {
			return act{}, err
		}
		row.Password, row.PasswordUntil = password.Hash, password.Until
		if err := saveUser(ctx, tx, row, "password", "password_until"); err != nil {
			return act{}, err
		}
		if _, err := tx.NewDelete().Model((*sessionRow)(nil)).Where("user_name = ?", user).Exec(ctx); err != nil {
			return act{}, err
		}
		cameTo(ctx, user)
		changed, err = loadDetail(ctx, tx, user)
		return act{"user.password", "user:" + user, nil}, err
	})
	return changed, err
}
