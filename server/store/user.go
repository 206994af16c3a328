package store

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	"github.com/uptrace/bun"

	"statecraft/shared"
)

// userRow is a person of the workspace.
type userRow struct {
	bun.BaseModel `bun:"table:users,alias:u"`

	Name        string          `bun:"name,pk"`
	Display     string          `bun:"display"`
	Password    string          `bun:"password"`
	Permissions json.RawMessage `bun:"permissions"`
	Disabled    bool            `bun:"disabled"`
	Revision    int             `bun:"revision"`
	CreatedAt   time.Time       `bun:"created_at"`
}

// loadUser gives a person who is not disabled, with their groups and sets.
func loadUser(ctx context.Context, db bun.IDB, name string) (*shared.User, error) {
	row := new(userRow)
	if err := db.NewSelect().Model(row).Where("u.name = ? AND NOT u.disabled", name).Scan(ctx); err != nil {
		return nil, err
	}
	u := &shared.User{Name: row.Name, Display: row.Display}
	if err := decode("permission sets", row.Permissions, &u.Permissions); err != nil {
		return nil, err
	}
	err := db.NewSelect().Model((*membershipRow)(nil)).Column("group_name").
		Where("m.user_name = ?", name).Order("group_name").Scan(ctx, &u.Groups)
	return u, err
}

// PasswordHash gives what a password of that user must match; "" where there is
// no such user, they are disabled, or they have no password. It takes no Caller:
// it is asked to find out who calls.
func (s *Store) PasswordHash(ctx context.Context, user string) (string, error) {
	var hashes []string
	err := s.read.NewSelect().Model((*userRow)(nil)).Column("password").
		Where("u.name = ? AND NOT u.disabled", user).Scan(ctx, &hashes)
	if err != nil || len(hashes) == 0 {
		return "", failed("load a user", err)
	}
	return hashes[0], nil
}

// HasAdministrator tells whether somebody can sign in and is an administrator.
func (s *Store) HasAdministrator(ctx context.Context) (bool, error) {
	yes, err := s.read.NewSelect().Model((*userRow)(nil)).
		Where("NOT u.disabled AND u.password <> ''").
		Where("u.permissions LIKE ?", `%"`+string(shared.Admin)+`"%`).Exists(ctx)
	return yes, failed("look for an administrator", err)
}

// NewUser is a person to be added.
type NewUser struct {
	shared.User
	Password string // hashed; empty: no way in by password
}

func (n *NewUser) row(at time.Time) (*userRow, error) {
	row := &userRow{Name: n.Name, Display: n.Display, Password: n.Password, Revision: 1, CreatedAt: at}
	var err error
	row.Permissions, err = encode("permission sets", n.Permissions)
	return row, err
}

// People lists everybody who is not disabled with what they may do, to
// administrators.
func (s *Store) People(ctx context.Context, caller Caller) ([]shared.User, error) {
	if !slices.Contains(caller.Sets, shared.Admin) {
		return nil, nil
	}
	var people []shared.User
	err := s.look(ctx, "list people", func(ctx context.Context, tx bun.IDB) error {
		var names []string
		if err := tx.NewSelect().Model((*userRow)(nil)).Column("name").Where("NOT u.disabled").Order("u.name").Scan(ctx, &names); err != nil {
			return err
		}
		for _, name := range names {
			u, err := loadUser(ctx, tx, name)
			if err != nil {
				return err
			}
			people = append(people, *u)
		}
		return nil
	})
	return people, err
}
