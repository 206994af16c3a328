package store

import (
	"context"
	"time"

	"github.com/uptrace/bun"

	"statecraft/engine"
	"statecraft/shared"
)

// NewUser is a person to be added.
type NewUser struct {
	shared.User
	Password string // hashed; empty: no way in by password
}

func (n *NewUser) row(at time.Time) (*userRow, error) {
	row := &userRow{Name: n.Name, Display: n.Display, Password: n.Password, Revision: 1, CreatedAt: at}
	var err error
	row.Permissions, err = encodeSets(n.Permissions)
	return row, err
}

// AddPeople adds the groups and users that are missing, and every user to their
// groups, in one transaction. Users and groups that are there stay as they are.
// It is how the server brings people of its own.
func (s *Store) AddPeople(ctx context.Context, caller Caller, groups []shared.Group, users []NewUser, at time.Time) error {
	if !caller.isServer() {
		return NotFound()
	}
	return s.change(ctx, "add people", func(ctx context.Context, tx bun.Tx) error {
		for _, g := range groups {
			if err := s.addGroup(ctx, tx, caller, g, at); err != nil {
				return err
			}
		}
		for _, u := range users {
			if err := s.addUser(ctx, tx, caller, u, at); err != nil {
				return err
			}
		}
		return nil
	})
}

func (s *Store) addGroup(ctx context.Context, tx bun.Tx, caller Caller, g shared.Group, at time.Time) error {
	switch err := insertGroup(ctx, tx, g); {
	case engine.CodeOf(err) == shared.CodeExists:
		return nil
	case err != nil:
		return err
	}
	return s.note(ctx, tx, caller, at, act{"group.create", "group:" + g.Name, g})
}

func (s *Store) addUser(ctx context.Context, tx bun.Tx, caller Caller, u NewUser, at time.Time) error {
	row, err := u.row(at)
	if err != nil {
		return err
	}
	result, err := tx.NewInsert().Model(row).On("CONFLICT DO NOTHING").Returning("NULL").Exec(ctx)
	err = changedOne(result, err, "")
	there := isConflict(err)
	if err != nil && !there {
		return err
	}
	for _, group := range u.Groups {
		joined, err := join(ctx, tx, group, u.Name)
		if err == nil && joined && there {
			err = s.note(ctx, tx, caller, at, act{"group.add", "group:" + group, map[string]string{"user": u.Name}})
		}
		if err != nil {
			return err
		}
	}
	if there {
		return nil
	}
	return s.note(ctx, tx, caller, at, act{"user.create", "user:" + u.Name, u.User})
}
