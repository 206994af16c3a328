package store

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/uptrace/bun"

	"statecraft/engine"
	"statecraft/shared"
)

// NewPassword is a password that somebody gets: its hash, and until when it is
// good if it is a one-time one.
type NewPassword struct {
	Hash  string
	Until time.Time
}

// CreateUser adds a user with a one-time password.
func (s *Store) CreateUser(ctx context.Context, caller Caller, c shared.CreateUser, password NewPassword, at time.Time) (*shared.UserDetail, error) {
	var created *shared.UserDetail
	err := s.changePeople(ctx, "add a user", caller, at, func(ctx context.Context, tx bun.Tx) (act, error) {
		if err := checkNewUser(ctx, tx, &c); err != nil {
			return act{}, err
		}
		row := &userRow{Name: c.Name, Display: c.Display, Manager: c.Manager, Password: password.Hash, PasswordUntil: password.Until, Revision: 1, CreatedAt: at}
		var err error
		if row.Permissions, err = encodeSets(c.Permissions); err != nil {
			return act{}, err
		}
		result, err := tx.NewInsert().Model(row).On("CONFLICT DO NOTHING").Returning("NULL").Exec(ctx)
		if err := changedOne(result, err, ""); isConflict(err) {
			return act{}, taken("name")
		} else if err != nil {
			return act{}, err
		}
		for _, group := range slices.Sorted(slices.Values(c.Groups)) {
			if _, err := join(ctx, tx, group, c.Name); err != nil {
				return act{}, err
			}
		}
		cameTo(ctx, c.Name)
		created, err = loadDetail(ctx, tx, c.Name)
		return act{"user.create", "user:" + c.Name, c}, err
	})
	return created, err
}

func taken(field string) error {
	return &engine.Error{Code: shared.CodeExists, Field: field, Message: "This name is taken already. Choose another one."}
}

// encodeSets gives the text of permission sets. No sets are an empty list.
func encodeSets(sets []shared.PermissionSet) ([]byte, error) {
	if sets == nil {
		sets = []shared.PermissionSet{}
	}
	return encode("permission sets", sets)
}

func checkNewUser(ctx context.Context, db bun.IDB, c *shared.CreateUser) error {
	problems := c.Problems()
	known, err := namesIn[groupRow](ctx, db, c.Groups)
	if err != nil {
		return err
	}
	for _, group := range c.Groups {
		if !slices.Contains(known, group) {
			problems = append(problems, problem(engine.ProblemUnknownActor, "groups", fmt.Sprintf("There is no group %q. Choose one of the directory.", group)))
		}
	}
	above, err := checkManager(ctx, db, c.Name, c.Manager)
	if err != nil {
		return err
	}
	return refused("This user cannot be added: mend what is listed.", append(problems, above...))
}

// longestChain bounds how many managers stand above each other.
const longestChain = 100

// checkManager refuses a manager who is not there, and one whom the user manages,
// be it through others.
func checkManager(ctx context.Context, db bun.IDB, user, manager string) ([]engine.Problem, error) {
	above := manager
	for range longestChain {
		if above == "" {
			return nil, nil
		}
		if above == user {
			return []engine.Problem{problem(engine.ProblemUnknownActor, "manager", fmt.Sprintf("%s would be their own manager, directly or through others. Choose somebody else.", user))}, nil
		}
		row, err := loadRow(ctx, db, above)
		if err != nil && !isMissing(err) {
			return nil, err
		}
		if err != nil {
			return []engine.Problem{problem(engine.ProblemUnknownActor, "manager", fmt.Sprintf("There is no user %q. Choose one of the directory.", above))}, nil
		}
		above = row.Manager
	}
	return []engine.Problem{problem(engine.ProblemTooLarge, "manager", fmt.Sprintf("More than %d managers would stand above each other. Choose somebody else.", longestChain))}, nil
}

// ChangeUser changes what an administrator says of a user, the one with that
// revision. A newer one is a conflict. Disabling ends sessions and keys for good.
func (s *Store) ChangeUser(ctx context.Context, caller Caller, name string, c shared.ChangeUser, at time.Time) (*shared.UserDetail, error) {
	var changed *shared.UserDetail
	err := s.changePeople(ctx, "change a user", caller, at, func(ctx context.Context, tx bun.Tx) (act, error) {
		row, err := loadRevision(ctx, tx, name, c.Revision)
		if err != nil {
			return act{}, err
		}
		if err := checkUser(ctx, tx, name, &c); err != nil {
			return act{}, err
		}
		change, err := row.apply(&c)
		if err != nil {
			return act{}, err
		}
		cameTo(ctx, name)
		if change == (userChange{}) {
			changed, err = loadDetail(ctx, tx, name)
			return act{}, err
		}
		if err := saveUser(ctx, tx, row, "display", "permissions", "manager", "disabled"); err != nil {
			return act{}, err
		}
		if change.Disabled != nil && *change.Disabled {
			if err := signOutForGood(ctx, tx, name, at); err != nil {
				return act{}, err
			}
		}
		changed, err = loadDetail(ctx, tx, name)
		return act{"user.change", "user:" + name, change}, err
	})
	return changed, err
}

// loadRevision gives a user as they were seen.
func loadRevision(ctx context.Context, db bun.IDB, name string, revision int) (*userRow, error) {
	row, err := loadRow(ctx, db, name)
	if err == nil && row.Revision != revision {
		err = conflict("Somebody changed this user since you looked. Load them again, then repeat your change.")
	}
	return row, err
}

// saveUser writes columns of a user and raises the revision.
func saveUser(ctx context.Context, db bun.IDB, row *userRow, columns ...string) error {
	before := row.Revision
	row.Revision++
	result, err := db.NewUpdate().Model(row).Column(append(columns, "revision")...).WherePK().Where("revision = ?", before).Exec(ctx)
	return changedOne(result, err, "Somebody else changed this user just now. Load them again.")
}

func checkUser(ctx context.Context, db bun.IDB, name string, c *shared.ChangeUser) error {
	problems := c.Problems()
	if c.Manager != nil {
		above, err := checkManager(ctx, db, name, *c.Manager)
		if err != nil {
			return err
		}
		problems = append(problems, above...)
	}
	return refused("This user cannot be changed so: mend what is listed.", problems)
}

// userChange is what really changes about a user, as the journal tells it.
type userChange struct {
	Display     *string                 `json:"display,omitempty"`
	Permissions *[]shared.PermissionSet `json:"permissions,omitempty"`
	Manager     *string                 `json:"manager,omitempty"`
	Disabled    *bool                   `json:"disabled,omitempty"`
}

// apply changes the row and tells what is different now.
func (r *userRow) apply(c *shared.ChangeUser) (change userChange, err error) {
	if c.Display != nil && *c.Display != r.Display {
		r.Display, change.Display = *c.Display, c.Display
	}
	if c.Manager != nil && *c.Manager != r.Manager {
		r.Manager, change.Manager = *c.Manager, c.Manager
	}
	if c.Disabled != nil && *c.Disabled != r.Disabled {
		r.Disabled, change.Disabled = *c.Disabled, c.Disabled
	}
	if c.Permissions == nil {
		return change, nil
	}
	text, err := encodeSets(*c.Permissions)
	if err == nil && string(text) != string(r.Permissions) {
		r.Permissions, change.Permissions = text, c.Permissions
	}
	return change, err
}

// signOutForGood ends what lets somebody in: sessions, theirs and as them, and
// keys.
func signOutForGood(ctx context.Context, tx bun.Tx, user string, at time.Time) error {
	if _, err := tx.NewDelete().Model((*sessionRow)(nil)).Where("user_name = ?", user).Exec(ctx); err != nil {
		return err
	}
	if _, err := tx.NewUpdate().Model((*sessionRow)(nil)).Set("acting_as = NULL").Where("acting_as = ?", user).Exec(ctx); err != nil {
		return err
	}
	_, err := tx.NewUpdate().Model((*apiKeyRow)(nil)).Set("revoked_at = ?", at).Where("owner = ? AND revoked_at IS NULL", user).Exec(ctx)
	return err
}
