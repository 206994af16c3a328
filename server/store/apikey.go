package store

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"github.com/uptrace/bun"

	"statecraft/engine"
	"statecraft/shared"
)

// apiKeyRow is what a program calls with. Revoked ones stay, so that the journal
// can be understood.
type apiKeyRow struct {
	bun.BaseModel `bun:"table:api_keys,alias:ak"`

	ID        int64           `bun:"id,pk,autoincrement"`
	Hash      string          `bun:"hash"`
	Owner     string          `bun:"owner"`
	Name      string          `bun:"name"`
	Scopes    json.RawMessage `bun:"scopes,type:text"`
	Demo      bool            `bun:"demo"`
	CreatedAt time.Time       `bun:"created_at"`
	ExpiresAt time.Time       `bun:"expires_at"`
	UsedAt    time.Time       `bun:"used_at,nullzero"`
	RevokedAt time.Time       `bun:"revoked_at,nullzero"`
}

func (r *apiKeyRow) key() (shared.APIKey, error) {
	k := shared.APIKey{ID: r.ID, Owner: r.Owner, Name: r.Name, CreatedAt: r.CreatedAt.UTC(), ExpiresAt: r.ExpiresAt.UTC()}
	if !r.UsedAt.IsZero() {
		k.UsedAt = r.UsedAt.UTC()
	}
	if !r.RevokedAt.IsZero() {
		k.RevokedAt = r.RevokedAt.UTC()
	}
	return k, decode("a key's scopes", r.Scopes, &k.Scopes)
}

// NewKey is a key to be made.
type NewKey struct {
	shared.CreateKey
	Hash string // of the secret
	Demo bool   // good only in demo mode
}

// mostKeys is how many keys that are good one user has.
const mostKeys = 100

// CreateKey makes a key of the caller's own.
func (s *Store) CreateKey(ctx context.Context, caller Caller, n NewKey, at time.Time) (*shared.APIKey, error) {
	if !caller.InPerson() {
		return nil, NotInPerson()
	}
	if err := refused("This key cannot be made: mend what is listed.", n.Problems(at)); err != nil {
		return nil, err
	}
	row := &apiKeyRow{Hash: n.Hash, Owner: caller.Person.Name, Name: n.Name, Demo: n.Demo, CreatedAt: at, ExpiresAt: n.ExpiresAt.UTC().Truncate(time.Microsecond)}
	var err error
	if row.Scopes, err = encode("a key's scopes", n.Scopes); err != nil {
		return nil, err
	}
	err = s.change(ctx, "make a key", func(ctx context.Context, tx bun.Tx) error {
		if _, err := loadUser(ctx, tx, row.Owner); err != nil {
			return err // disabled meanwhile
		}
		good, err := tx.NewSelect().Model((*apiKeyRow)(nil)).Where("ak.owner = ? AND ak.revoked_at IS NULL AND ak.expires_at > ?", row.Owner, at).Count(ctx)
		if err != nil {
			return err
		}
		if good >= mostKeys {
			return &engine.Error{Code: engine.CodeInvalid, Message: fmt.Sprintf("You have %d keys. Revoke some of them first.", good)}
		}
		if _, err := tx.NewInsert().Model(row).Returning("id").Exec(ctx); err != nil {
			return err
		}
		cameTo(ctx, strconv.FormatInt(row.ID, 10))
		return s.note(ctx, tx, caller, at, act{"key.create", row.object(), n.CreateKey})
	})
	if err != nil {
		return nil, err
	}
	key, err := row.key()
	return &key, err
}

func (r *apiKeyRow) object() string { return "key:" + strconv.FormatInt(r.ID, 10) }

// KeyFilter narrows a list of keys.
type KeyFilter struct {
	Owner string // empty for everybody's
	// After is what a list before this one gave to go on with; empty at the
	// beginning. Limit is 0 for MostListed.
	After string
	Limit int
}

// Keys lists keys, newest first, to their owner and to those who manage people.
// next is empty where there are no more.
func (s *Store) Keys(ctx context.Context, caller Caller, f KeyFilter) (list []shared.APIKey, next string, err error) {
	if err := caller.ownOrManages(f.Owner); err != nil {
		return nil, "", err
	}
	before, err := cursorNumber(f.After)
	if err != nil {
		return nil, "", err
	}
	var rows []apiKeyRow
	limit := listLimit(f.Limit)
	q := s.read.NewSelect().Model(&rows).Order("ak.id DESC").Limit(int64(limit) + 1)
	if f.Owner != "" {
		q.Where("ak.owner = ?", f.Owner)
	}
	if before > 0 {
		q.Where("ak.id < ?", before)
	}
	if err := q.Scan(ctx); err != nil {
		return nil, "", failed("list keys", err)
	}
	if len(rows) > limit {
		rows = rows[:limit]
		next = numberCursor(rows[limit-1].ID)
	}
	list = make([]shared.APIKey, len(rows))
	for n := range rows {
		if list[n], err = rows[n].key(); err != nil {
			return nil, "", err
		}
	}
	return list, next, nil
}

// RevokeKey ends a key: for its owner, for those who manage people, and for
// whoever comes with that very key.
func (s *Store) RevokeKey(ctx context.Context, caller Caller, id int64, at time.Time) error {
	return s.change(ctx, "revoke a key", func(ctx context.Context, tx bun.Tx) error {
		row := new(apiKeyRow)
		if err := tx.NewSelect().Model(row).Where("ak.id = ?", id).Scan(ctx); err != nil {
			return err
		}
		if itself := caller.Key == strconv.FormatInt(id, 10); !itself {
			if err := caller.ownOrManages(row.Owner); err != nil {
				return err
			}
		}
		result, err := tx.NewUpdate().Model((*apiKeyRow)(nil)).Set("revoked_at = ?", at).Where("id = ? AND revoked_at IS NULL", id).Exec(ctx)
		if err := changedOne(result, err, "This key has been revoked already."); err != nil {
			return err
		}
		cameTo(ctx, strconv.FormatInt(id, 10))
		return s.note(ctx, tx, caller, at, act{"key.revoke", row.object(), map[string]string{"owner": row.Owner}})
	})
}
