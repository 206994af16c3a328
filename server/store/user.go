package store

import (
	"context"
	"encoding/json"
	"time"

	"github.com/uptrace/bun"

	"statecraft/shared"
)

// userRow is a person of the workspace. Nobody is ever deleted: the journal names
// them for good.
type userRow struct {
	bun.BaseModel `bun:"table:users,alias:u"`

	Name        string          `bun:"name,pk"`
	Display     string          `bun:"display"`
	Password    string          `bun:"password"`
	Permissions json.RawMessage `bun:"permissions,type:text"`
	Disabled    bool            `bun:"disabled"`
	Revision    int             `bun:"revision"`
	CreatedAt   time.Time       `bun:"created_at"`
	Manager     string          `bun:"manager"`
	// PasswordUntil is set for a one-time password.
	PasswordUntil time.Time `bun:"password_until,nullzero"`
}

// loadUser gives a person who is not disabled, with their groups and sets and
// whom they manage.
func loadUser(ctx context.Context, db bun.IDB, name string) (*shared.User, error) {
	row := new(userRow)
	if err := db.NewSelect().Model(row).Where("u.name = ? AND NOT u.disabled", name).Scan(ctx); err != nil {
		return nil, err
	}
	details, err := userDetails(ctx, db, []userRow{*row})
	if err != nil {
		return nil, err
	}
	return &details[0].User, nil
}

// userDetails completes rows by what other tables say of them.
func userDetails(ctx context.Context, db bun.IDB, rows []userRow) ([]shared.UserDetail, error) {
	list := make([]shared.UserDetail, len(rows))
	if len(rows) == 0 {
		return list, nil
	}
	places, names := map[string]int{}, make([]string, len(rows))
	for n := range rows {
		var err error
		if list[n], err = rows[n].detail(); err != nil {
			return nil, err
		}
		places[rows[n].Name], names[n] = n, rows[n].Name
	}
	var members []membershipRow
	if err := db.NewSelect().Model(&members).Where("m.user_name IN (?)", bun.List(names)).Order("m.group_name").Scan(ctx); err != nil {
		return nil, err
	}
	for _, m := range members {
		u := &list[places[m.User]]
		u.Groups = append(u.Groups, m.Group)
	}
	var managed []userRow
	if err := db.NewSelect().Model(&managed).Column("name", "manager").
		Where("u.manager <> '' AND u.manager IN (?)", bun.List(names)).Order("u.name").Scan(ctx); err != nil {
		return nil, err
	}
	for n := range managed {
		u := &list[places[managed[n].Manager]]
		u.Manages = append(u.Manages, managed[n].Name)
	}
	return list, nil
}

func (r *userRow) detail() (shared.UserDetail, error) {
	d := shared.UserDetail{
		User: shared.User{Name: r.Name, Display: r.Display}, Manager: r.Manager, Disabled: r.Disabled,
		Revision: r.Revision, CreatedAt: r.CreatedAt.UTC(), Password: r.passwordState(),
	}
	return d, decode("permission sets", r.Permissions, &d.Permissions)
}

func (r *userRow) passwordState() shared.PasswordState {
	switch {
	case r.Password == "":
		return shared.PasswordNone
	case r.PasswordUntil.IsZero():
		return shared.PasswordOwn
	}
	return shared.PasswordOneTime
}

// People lists everybody who is not disabled with what they may do, to those who
// manage people.
func (s *Store) People(ctx context.Context, caller Caller) ([]shared.User, error) {
	if !caller.May(shared.ManagePeople) {
		return nil, nil
	}
	var people []shared.User
	err := s.look(ctx, "list people", func(ctx context.Context, tx bun.IDB) error {
		var rows []userRow
		if err := tx.NewSelect().Model(&rows).Where("NOT u.disabled").Order("u.name").Scan(ctx); err != nil {
			return err
		}
		details, err := userDetails(ctx, tx, rows)
		for n := range details {
			people = append(people, details[n].User)
		}
		return err
	})
	return people, err
}

// User gives one user, to themselves and to those who manage people.
func (s *Store) User(ctx context.Context, caller Caller, name string) (*shared.UserDetail, error) {
	if !caller.manages(name) {
		return nil, NotFound()
	}
	var found *shared.UserDetail
	err := s.look(ctx, "load a user", func(ctx context.Context, tx bun.IDB) (err error) {
		found, err = loadDetail(ctx, tx, name)
		return err
	})
	return found, err
}

// manages tells whether what is a user's own is the caller's to see: it is
// theirs, or they manage people.
func (c Caller) manages(user string) bool {
	return c.May(shared.ManagePeople) || c.Person.IsHuman() && c.Person.Name == user
}

func loadDetail(ctx context.Context, db bun.IDB, name string) (*shared.UserDetail, error) {
	row, err := loadRow(ctx, db, name)
	if err != nil {
		return nil, err
	}
	details, err := userDetails(ctx, db, []userRow{*row})
	if err != nil {
		return nil, err
	}
	return &details[0], nil
}

func loadRow(ctx context.Context, db bun.IDB, name string) (*userRow, error) {
	if !shared.ValidName(name) {
		return nil, NotFound() // not every text is one a database takes
	}
	row := new(userRow)
	return row, db.NewSelect().Model(row).Where("u.name = ?", name).Scan(ctx)
}

// UserFilter narrows a list of users; empty fields do not.
type UserFilter struct {
	// Text is part of the name or of what they are called.
	Text  string
	Group string // they belong to
	// After is what a list before this one gave to go on with; empty at the
	// beginning. Limit is 0 for MostListed.
	After string
	Limit int
}

// Users lists users by name, disabled ones too, to those who manage people. next
// is empty where there are no more.
func (s *Store) Users(ctx context.Context, caller Caller, f UserFilter) (list []shared.UserDetail, next string, err error) {
	if !caller.May(shared.ManagePeople) {
		return []shared.UserDetail{}, "", nil
	}
	err = s.look(ctx, "list users", func(ctx context.Context, tx bun.IDB) error {
		var rows []userRow
		q := tx.NewSelect().Model(&rows)
		if err := byName(q, "u", f.Text, f.After); err != nil {
			return err
		}
		if f.Group != "" {
			if err := storable(f.Group); err != nil {
				return err
			}
			q.Where("EXISTS (SELECT 1 FROM memberships AS m WHERE m.user_name = u.name AND m.group_name = ?)", f.Group)
		}
		limit := listLimit(f.Limit)
		if err := q.Limit(int64(limit) + 1).Scan(ctx); err != nil {
			return err
		}
		if len(rows) > limit {
			rows = rows[:limit]
			next = rows[limit-1].Name
		}
		list, err = userDetails(ctx, tx, rows)
		return err
	})
	return list, next, err
}

func listLimit(asked int) int {
	if asked <= 0 || asked > MostListed {
		return MostListed
	}
	return asked
}

// byName has a query list users or groups by name, those that contain a text,
// from after a name on.
func byName(q *bun.SelectQuery, alias, text, after string) error {
	name, display := bun.Safe(alias+".name"), bun.Safe(alias+".display")
	if err := storable(text); err != nil {
		return err
	}
	if text != "" {
		q.Where("? LIKE ? ESCAPE '!' OR lower(?) LIKE ? ESCAPE '!'", name, containing(text), display, containing(text))
	}
	if after != "" {
		if !shared.ValidName(after) {
			return badCursor()
		}
		q.Where("? > ?", name, after)
	}
	q.OrderExpr("?", name)
	return nil
}
