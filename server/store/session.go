package store

import (
	"context"
	"time"

	"github.com/uptrace/bun"

	"statecraft/shared"
)

// sessionRow is a browser that is signed in.
type sessionRow struct {
	bun.BaseModel `bun:"table:sessions,alias:s"`

	Hash      string    `bun:"hash,pk"`
	User      string    `bun:"user_name"`
	ActingAs  string    `bun:"acting_as,nullzero"`
	Demo      bool      `bun:"demo"`
	CreatedAt time.Time `bun:"created_at"`
	SeenAt    time.Time `bun:"seen_at"`
	ExpiresAt time.Time `bun:"expires_at"`
}

// Session is a browser that is signed in. Its methods in the store take no
// Caller: who knows the hash is the caller they belong to.
type Session struct {
	Hash string // of what the browser holds
	// User is who signed in; Acting is set while they act as somebody else.
	User   shared.User
	Acting *shared.User
	// Demo says it began in demo mode; it is good only there.
	Demo      bool
	CreatedAt time.Time
	SeenAt    time.Time
	ExpiresAt time.Time
}

// NewSession is a session to begin.
type NewSession struct {
	Hash      string
	User      string
	Demo      bool
	CreatedAt time.Time
	ExpiresAt time.Time
}

// CreateSession begins a session and clears away those that are over.
func (s *Store) CreateSession(ctx context.Context, n NewSession) error {
	return s.change(ctx, "begin a session", func(ctx context.Context, tx bun.IDB) error {
		return insertSession(ctx, tx, n)
	})
}

func insertSession(ctx context.Context, db bun.IDB, n NewSession) error {
	if _, err := db.NewDelete().Model((*sessionRow)(nil)).Where("expires_at <= ?", n.CreatedAt).Exec(ctx); err != nil {
		return err
	}
	row := &sessionRow{
		Hash: n.Hash, User: n.User, Demo: n.Demo,
		CreatedAt: n.CreatedAt, SeenAt: n.CreatedAt, ExpiresAt: n.ExpiresAt,
	}
	_, err := db.NewInsert().Model(row).Returning("NULL").Exec(ctx)
	return err
}

// Session finds a session that is not over and whose people are not disabled.
func (s *Store) Session(ctx context.Context, hash string, at time.Time) (*Session, error) {
	var found *Session
	err := s.look(ctx, "load a session", func(ctx context.Context, tx bun.IDB) error {
		row := new(sessionRow)
		if err := tx.NewSelect().Model(row).Where("s.hash = ? AND s.expires_at > ?", hash, at).Scan(ctx); err != nil {
			return err
		}
		user, err := loadUser(ctx, tx, row.User)
		if err != nil {
			return err
		}
		found = &Session{
			Hash: row.Hash, User: *user, Demo: row.Demo,
			CreatedAt: row.CreatedAt.UTC(), SeenAt: row.SeenAt.UTC(), ExpiresAt: row.ExpiresAt.UTC(),
		}
		if row.ActingAs != "" {
			found.Acting, err = loadUser(ctx, tx, row.ActingAs)
		}
		return err
	})
	return found, err
}

// TouchSession notes that a session was used and until when it is good now.
func (s *Store) TouchSession(ctx context.Context, hash string, seen, expires time.Time) error {
	row := &sessionRow{Hash: hash, SeenAt: seen, ExpiresAt: expires}
	return s.changeSession(ctx, "prolong a session", row, "seen_at", "expires_at")
}

// ActAs lets a session go on as somebody else; an empty name ends that.
func (s *Store) ActAs(ctx context.Context, hash, user string) error {
	return s.changeSession(ctx, "act as somebody else", &sessionRow{Hash: hash, ActingAs: user}, "acting_as")
}

func (s *Store) changeSession(ctx context.Context, attempt string, row *sessionRow, columns ...string) error {
	return s.change(ctx, attempt, func(ctx context.Context, tx bun.IDB) error {
		if row.ActingAs != "" {
			if _, err := loadUser(ctx, tx, row.ActingAs); err != nil {
				return err
			}
		}
		result, err := tx.NewUpdate().Model(row).Column(columns...).WherePK().Exec(ctx)
		return changedOne(result, err, "This session has ended. Sign in again.")
	})
}

// EndSession forgets a session; ending one that is over changes nothing.
func (s *Store) EndSession(ctx context.Context, hash string) error {
	_, err := s.write.NewDelete().Model((*sessionRow)(nil)).Where("hash = ?", hash).Exec(ctx)
	return failed("end a session", err)
}
