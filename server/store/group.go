package store

import (
	"context"
	"time"

	"github.com/uptrace/bun"

	"statecraft/shared"
)

// groupRow is a set of people.
type groupRow struct {
	bun.BaseModel `bun:"table:groups,alias:g"`

	Name    string `bun:"name,pk"`
	Display string `bun:"display"`
}

// membershipRow says that somebody belongs to a group.
type membershipRow struct {
	bun.BaseModel `bun:"table:memberships,alias:m"`

	User  string `bun:"user_name,pk"`
	Group string `bun:"group_name,pk"`
}

// Directory lists who can be named as an actor: nobody disabled, and without
// what they may do in the workspace.
func (s *Store) Directory(ctx context.Context, caller Caller) (*shared.Directory, error) {
	d := &shared.Directory{Users: []shared.User{}, Groups: []shared.Group{}}
	if !caller.May(shared.ReadDirectory) {
		return d, nil
	}
	err := s.look(ctx, "list people", func(ctx context.Context, tx bun.IDB) error {
		var users []userRow
		if err := tx.NewSelect().Model(&users).Column("name", "display").Where("NOT u.disabled").Order("u.name").Scan(ctx); err != nil {
			return err
		}
		var groups []groupRow
		if err := tx.NewSelect().Model(&groups).Order("g.name").Scan(ctx); err != nil {
			return err
		}
		var members []membershipRow
		if err := tx.NewSelect().Model(&members).Order("m.group_name").Scan(ctx); err != nil {
			return err
		}
		groupsOf := map[string][]string{}
		for _, m := range members {
			groupsOf[m.User] = append(groupsOf[m.User], m.Group)
		}
		for _, u := range users {
			d.Users = append(d.Users, shared.User{Name: u.Name, Display: u.Display, Groups: groupsOf[u.Name]})
		}
		for _, g := range groups {
			d.Groups = append(d.Groups, shared.Group{Name: g.Name, Display: g.Display})
		}
		return nil
	})
	return d, err
}

// AddPeople adds the groups and users that are missing, and every user to their
// groups, in one transaction. Users and groups that are there stay as they are.
func (s *Store) AddPeople(ctx context.Context, caller Caller, groups []shared.Group, users []NewUser, at time.Time) error {
	if !caller.isServer() {
		return NotFound()
	}
	return s.change(ctx, "add people", func(ctx context.Context, tx bun.IDB) error {
		for _, g := range groups {
			row := &groupRow{Name: g.Name, Display: g.Display}
			if _, err := tx.NewInsert().Model(row).On("CONFLICT DO NOTHING").Exec(ctx); err != nil {
				return err
			}
		}
		for _, u := range users {
			if err := addUser(ctx, tx, u, at); err != nil {
				return err
			}
		}
		return nil
	})
}

func addUser(ctx context.Context, db bun.IDB, u NewUser, at time.Time) error {
	row, err := u.row(at)
	if err != nil {
		return err
	}
	if _, err := db.NewInsert().Model(row).On("CONFLICT DO NOTHING").Exec(ctx); err != nil {
		return err
	}
	for _, group := range u.Groups {
		row := &membershipRow{User: u.Name, Group: group}
		if _, err := db.NewInsert().Model(row).On("CONFLICT DO NOTHING").Exec(ctx); err != nil {
			return err
		}
	}
	return nil
}
