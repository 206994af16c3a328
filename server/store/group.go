package store

import (
	"context"

	"github.com/uptrace/bun"

	"statecraft/shared"
)

// groupRow is a set of people.
type groupRow struct {
	bun.BaseModel `bun:"table:groups,alias:g"`

	Name     string `bun:"name,pk"`
	Display  string `bun:"display"`
	Revision int    `bun:"revision"`
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

// GroupFilter narrows a list of groups; empty fields do not.
type GroupFilter struct {
	// Text is part of the name or of what it is called.
	Text string
	// After is what a list before this one gave to go on with; empty at the
	// beginning. Limit is 0 for MostListed.
	After string
	Limit int
}

// Groups lists groups with their members by name, to those who manage people.
// next is empty where there are no more.
func (s *Store) Groups(ctx context.Context, caller Caller, f GroupFilter) (list []shared.GroupDetail, next string, err error) {
	if !caller.May(shared.ManagePeople) {
		return []shared.GroupDetail{}, "", nil
	}
	err = s.look(ctx, "list groups", func(ctx context.Context, tx bun.IDB) error {
		var rows []groupRow
		q := tx.NewSelect().Model(&rows)
		if err := byName(q, "g", f.Text, f.After); err != nil {
			return err
		}
		limit := listLimit(f.Limit)
		if err := q.Limit(int64(limit) + 1).Scan(ctx); err != nil {
			return err
		}
		if len(rows) > limit {
			rows = rows[:limit]
			next = rows[limit-1].Name
		}
		list, err = groupDetails(ctx, tx, rows)
		return err
	})
	return list, next, err
}

// groupDetails completes rows by who belongs to them.
func groupDetails(ctx context.Context, db bun.IDB, rows []groupRow) ([]shared.GroupDetail, error) {
	list := make([]shared.GroupDetail, len(rows))
	if len(rows) == 0 {
		return list, nil
	}
	places, names := map[string]int{}, make([]string, len(rows))
	for n, r := range rows {
		list[n] = shared.GroupDetail{Group: shared.Group{Name: r.Name, Display: r.Display}, Members: []string{}, Revision: r.Revision}
		places[r.Name], names[n] = n, r.Name
	}
	var members []membershipRow
	err := db.NewSelect().Model(&members).Where("m.group_name IN (?)", bun.List(names)).Order("m.user_name").Scan(ctx)
	for _, m := range members {
		g := &list[places[m.Group]]
		g.Members = append(g.Members, m.User)
	}
	return list, err
}

// Group gives one group, to those who manage people.
func (s *Store) Group(ctx context.Context, caller Caller, name string) (*shared.GroupDetail, error) {
	if !caller.May(shared.ManagePeople) {
		return nil, NotFound()
	}
	var found *shared.GroupDetail
	err := s.look(ctx, "load a group", func(ctx context.Context, tx bun.IDB) (err error) {
		found, err = loadGroup(ctx, tx, name)
		return err
	})
	return found, err
}

func loadGroup(ctx context.Context, db bun.IDB, name string) (*shared.GroupDetail, error) {
	if !shared.ValidName(name) {
		return nil, NotFound() // not every text is one a database takes
	}
	row := new(groupRow)
	if err := db.NewSelect().Model(row).Where("g.name = ?", name).Scan(ctx); err != nil {
		return nil, err
	}
	details, err := groupDetails(ctx, db, []groupRow{*row})
	if err != nil {
		return nil, err
	}
	return &details[0], nil
}
