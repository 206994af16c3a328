package store

import (
	"context"
	"time"

	"github.com/uptrace/bun"

	"statecraft/engine"
	"statecraft/shared"
)

// sessionRow is a browser that is signed in.
type sessionRow struct {
	bun.BaseModel `bun:"table:sessions,alias:s"`

	Hash      string    `bun:"hash,pk"`
	ID        string    `bun:"id"`
	User      string    `bun:"user_name"`
	ActingAs  string    `bun:"acting_as,nullzero"`
	Demo      bool      `bun:"demo"`
	Address   string    `bun:"address"`
	Agent     string    `bun:"agent"`
	CreatedAt time.Time `bun:"created_at"`
	SeenAt    time.Time `bun:"seen_at"`
	ExpiresAt time.Time `bun:"expires_at"`
}

// Session is a browser that is signed in.
type Session struct {
	Hash string // of what the browser holds
	ID   string // by which people name it
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
	ID        string
	User      string
	Demo      bool
	Address   string // of the browser
	Agent     string // what it calls itself
	CreatedAt time.Time
	ExpiresAt time.Time
	// Proof is the hash of the password that was shown; empty where they proved
	// otherwise who they are. A password changed meanwhile proves nothing.
	Proof string
	// Chosen is the hash of the password that replaces the one-time password
	// shown; empty for none.
	Chosen string
}

// mostSessions is how many one user has; past it, the one not used for longest
// ends.
const mostSessions = 100

// CreateSession begins a session and clears away those that are over.
func (s *Store) CreateSession(ctx context.Context, n NewSession) error {
	return s.change(ctx, "begin a session", func(ctx context.Context, tx bun.Tx) error {
		return s.beginSession(ctx, tx, n)
	})
}

func (s *Store) beginSession(ctx context.Context, tx bun.Tx, n NewSession) error {
	caller := Caller{Person: engine.Person{Name: n.User}}
	if n.Chosen != "" {
		if err := replacePassword(ctx, tx, n.User, n.Proof, n.Chosen, n.CreatedAt); err != nil {
			return err
		}
		if err := s.note(ctx, tx, caller, n.CreatedAt, act{"user.password", "user:" + n.User, nil}); err != nil {
			return err
		}
	} else if err := provePerson(ctx, tx, n); err != nil {
		return err
	}
	if err := clearSessions(ctx, tx, n); err != nil {
		return err
	}
	row := &sessionRow{
		Hash: n.Hash, ID: n.ID, User: n.User, Demo: n.Demo, Address: n.Address, Agent: n.Agent,
		CreatedAt: n.CreatedAt, SeenAt: n.CreatedAt, ExpiresAt: n.ExpiresAt,
	}
	if _, err := tx.NewInsert().Model(row).Returning("NULL").Exec(ctx); err != nil {
		return err
	}
	return s.note(ctx, tx, caller, n.CreatedAt, act{"session.begin", "session:" + n.ID, map[string]string{"address": n.Address}})
}

// provePerson makes sure that the user is there, and that the password they have
// shown is still theirs; it stays so until the commit.
func provePerson(ctx context.Context, tx bun.Tx, n NewSession) error {
	q := tx.NewSelect().Model((*userRow)(nil)).Column("name").Where("u.name = ?", n.User)
	if n.Proof == "" {
		q.Where("NOT u.disabled")
	} else {
		q.Where("u.password = ?", n.Proof).Apply(signsIn(n.CreatedAt))
	}
	if isPostgres(tx) {
		q.For("SHARE")
	}
	return q.Scan(ctx, new(string))
}

// clearSessions removes sessions that are over, and those of the user that are
// too many.
func clearSessions(ctx context.Context, tx bun.Tx, n NewSession) error {
	if _, err := tx.NewDelete().Model((*sessionRow)(nil)).Where("expires_at <= ?", n.CreatedAt).Exec(ctx); err != nil {
		return err
	}
	kept := tx.NewSelect().Model((*sessionRow)(nil)).Column("hash").Where("s.user_name = ?", n.User).
		Order("s.seen_at DESC", "s.hash").Limit(mostSessions - 1)
	_, err := tx.NewDelete().Model((*sessionRow)(nil)).Where("user_name = ? AND hash NOT IN (?)", n.User, kept).Exec(ctx)
	return err
}

// Session finds a session that is not over and whose people are not disabled. It
// takes no Caller: who knows the hash is the caller.
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
		var acting *shared.User
		if row.ActingAs != "" {
			acting, err = loadUser(ctx, tx, row.ActingAs)
		}
		found = row.session(user, acting)
		return err
	})
	return found, err
}

func (r *sessionRow) session(user, acting *shared.User) *Session {
	return &Session{
		Hash: r.Hash, ID: r.ID, User: *user, Acting: acting, Demo: r.Demo,
		CreatedAt: r.CreatedAt.UTC(), SeenAt: r.SeenAt.UTC(), ExpiresAt: r.ExpiresAt.UTC(),
	}
}

// TouchSession notes that a session was used and until when it is good now.
func (s *Store) TouchSession(ctx context.Context, hash string, seen, expires time.Time) error {
	return s.change(ctx, "prolong a session", func(ctx context.Context, tx bun.Tx) error {
		row := &sessionRow{Hash: hash, SeenAt: seen, ExpiresAt: expires}
		result, err := tx.NewUpdate().Model(row).Column("seen_at", "expires_at").WherePK().Exec(ctx)
		return changedOne(result, err, "This session has ended. Sign in again.")
	})
}
