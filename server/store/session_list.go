package store

import (
	"context"
	"time"

	"github.com/uptrace/bun"

	"statecraft/shared"
)

// Sessions lists the browsers a user is signed in with, last used first, to that
// user and to those who manage people.
func (s *Store) Sessions(ctx context.Context, caller Caller, user string, at time.Time) ([]shared.Session, error) {
	if err := caller.ownOrManages(user); err != nil {
		return nil, err
	}
	var rows []sessionRow
	err := s.read.NewSelect().Model(&rows).Where("s.user_name = ? AND s.expires_at > ?", user, at).
		Order("s.seen_at DESC", "s.created_at DESC", "s.id").Scan(ctx)
	list := make([]shared.Session, len(rows))
	for n, r := range rows {
		list[n] = shared.Session{
			ID: r.ID, User: r.User, ActingAs: r.ActingAs, Address: r.Address, Agent: r.Agent,
			CreatedAt: r.CreatedAt.UTC(), SeenAt: r.SeenAt.UTC(), ExpiresAt: r.ExpiresAt.UTC(),
		}
	}
	return list, failed("list sessions", err)
}

// ownOrManages lets through who manages people, and who asks in person for what
// is their own.
func (c Caller) ownOrManages(user string) error {
	switch {
	case c.May(shared.ManagePeople):
		return nil
	case !c.Person.IsHuman() || c.Person.Name != user:
		return NotFound()
	case !c.InPerson():
		return NotInPerson()
	}
	return nil
}

// EndSession signs a browser out: one of the caller's own, or anybody's for those
// who manage people.
func (s *Store) EndSession(ctx context.Context, caller Caller, id string, at time.Time) error {
	return s.change(ctx, "end a session", func(ctx context.Context, tx bun.Tx) error {
		row := new(sessionRow)
		if err := tx.NewSelect().Model(row).Where("s.id = ?", id).Scan(ctx); err != nil {
			return err
		}
		// Whoever acts as somebody else ends what is theirs.
		if err := caller.asSignedIn().ownOrManages(row.User); err != nil {
			return err
		}
		result, err := tx.NewDelete().Model((*sessionRow)(nil)).Where("hash = ?", row.Hash).Exec(ctx)
		if err := changedOne(result, err, "This session has ended already."); err != nil {
			return err
		}
		cameTo(ctx, id)
		return s.note(ctx, tx, caller, at, act{"session.end", "session:" + id, map[string]string{"user": row.User}})
	})
}

// asSignedIn is the caller as who really acts, with nothing but what is theirs.
func (c Caller) asSignedIn() Caller {
	if c.SignedIn == "" {
		return c
	}
	c.Person.Name, c.SignedIn, c.Sets = c.SignedIn, "", nil
	return c
}

// EndSessions signs a user out everywhere but in the session with that id, if one
// is given, and tells how many ended.
func (s *Store) EndSessions(ctx context.Context, caller Caller, user, except string, at time.Time) (ended int, err error) {
	if err := caller.ownOrManages(user); err != nil {
		return 0, err
	}
	err = s.change(ctx, "end sessions", func(ctx context.Context, tx bun.Tx) error {
		result, err := tx.NewDelete().Model((*sessionRow)(nil)).Where("user_name = ? AND id <> ?", user, except).Exec(ctx)
		if err != nil {
			return err
		}
		n, err := result.RowsAffected()
		if ended = int(n); err != nil || n == 0 {
			return err
		}
		cameTo(ctx, user)
		return s.note(ctx, tx, caller, at, act{"session.end", "user:" + user, map[string]int{"ended": ended}})
	})
	return ended, err
}

// ActAs lets a session of the caller go on as somebody else; an empty name ends
// that. Who may is for the caller of this method to know.
func (s *Store) ActAs(ctx context.Context, caller Caller, id, user string, at time.Time) error {
	return s.change(ctx, "act as somebody else", func(ctx context.Context, tx bun.Tx) error {
		if user != "" {
			if _, err := loadUser(ctx, tx, user); err != nil {
				return err
			}
		}
		row := &sessionRow{ActingAs: user}
		result, err := tx.NewUpdate().Model(row).Column("acting_as").Where("id = ? AND user_name = ?", id, caller.Person.Name).Exec(ctx)
		if err := changedOne(result, err, "This session has ended. Sign in again."); err != nil {
			return err
		}
		return s.note(ctx, tx, caller, at, act{"session.act-as", "session:" + id, map[string]string{"user": user}})
	})
}
