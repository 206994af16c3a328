package store

import (
	"context"
	"time"

	"github.com/uptrace/bun"

	"statecraft/engine"
	"statecraft/shared"
)

// CreateGroup adds a group without members.
func (s *Store) CreateGroup(ctx context.Context, caller Caller, c shared.CreateGroup, at time.Time) (*shared.GroupDetail, error) {
	return s.changeGroup(ctx, "add a group", caller, c.Name, at, func(ctx context.Context, tx bun.Tx) (act, error) {
		if err := refused("This group cannot be added: mend what is listed.", c.Problems()); err != nil {
			return act{}, err
		}
		return act{"group.create", "group:" + c.Name, c}, insertGroup(ctx, tx, shared.Group(c))
	})
}

// insertGroup adds a group under a name no group has or ever had: instances and
// rights of long ago may still name it, and were not meant for who comes now.
func insertGroup(ctx context.Context, tx bun.Tx, g shared.Group) error {
	had, err := tx.NewSelect().Model((*journalRow)(nil)).
		Where("j.instance IS NULL AND j.object = ? AND j.action = ?", "group:"+g.Name, groupDelete).Exists(ctx)
	if err != nil {
		return err
	}
	if had {
		return &engine.Error{Code: shared.CodeExists, Field: "name", Message: "There was a group of this name. Choose another one, so that nobody inherits what was meant for it."}
	}
	row := &groupRow{Name: g.Name, Display: g.Display, Revision: 1}
	result, err := tx.NewInsert().Model(row).On("CONFLICT DO NOTHING").Returning("NULL").Exec(ctx)
	if err = changedOne(result, err, ""); isConflict(err) {
		return taken("name")
	}
	return err
}

// changeGroup runs fn for those who manage people, notes its act, if any, and
// gives the group as it is then.
func (s *Store) changeGroup(ctx context.Context, attempt string, caller Caller, name string, at time.Time, fn func(ctx context.Context, tx bun.Tx) (act, error)) (*shared.GroupDetail, error) {
	if !caller.May(shared.ManagePeople) {
		return nil, NotFound()
	}
	var changed *shared.GroupDetail
	err := s.change(ctx, attempt, func(ctx context.Context, tx bun.Tx) error {
		done, err := fn(ctx, tx)
		if err != nil {
			return err
		}
		if changed, err = loadGroup(ctx, tx, name); err != nil {
			return err
		}
		cameTo(ctx, name)
		if done.action == "" {
			return nil
		}
		return s.note(ctx, tx, caller, at, done)
	})
	return changed, err
}

// ChangeGroup changes what a group is called, the one with that revision. A newer
// one is a conflict.
func (s *Store) ChangeGroup(ctx context.Context, caller Caller, name string, c shared.ChangeGroup, at time.Time) (*shared.GroupDetail, error) {
	return s.changeGroup(ctx, "change a group", caller, name, at, func(ctx context.Context, tx bun.Tx) (act, error) {
		if err := refused("This group cannot be changed so: mend what is listed.", c.Problems()); err != nil {
			return act{}, err
		}
		if err := holdGroup(ctx, tx, name, c.Revision); err != nil {
			return act{}, err
		}
		result, err := tx.NewUpdate().Model((*groupRow)(nil)).Set("display = ?", c.Display).Where("name = ?", name).Exec(ctx)
		return act{"group.change", "group:" + name, map[string]string{"display": c.Display}}, changedOne(result, err, groupGone)
	})
}

const groupGone = "Somebody deleted this group just now. Load the list again."

// holdGroup raises the revision of a group, the one given, and keeps others from
// changing it until the commit.
func holdGroup(ctx context.Context, tx bun.Tx, name string, revision int) error {
	if !shared.ValidName(name) {
		return NotFound()
	}
	result, err := tx.NewUpdate().Model((*groupRow)(nil)).Set("revision = revision + 1").
		Where("name = ? AND revision = ?", name, revision).Exec(ctx)
	if err = changedOne(result, err, ""); !isConflict(err) {
		return err
	}
	if _, err := loadGroup(ctx, tx, name); err != nil {
		return err
	}
	return conflict("Somebody changed this group or its members since you looked. Load it again, then repeat your change.")
}

// AddMember makes a user belong to a group. Who belongs to it already still does.
func (s *Store) AddMember(ctx context.Context, caller Caller, group, user string, at time.Time) (*shared.GroupDetail, error) {
	return s.changeGroup(ctx, "add a member", caller, group, at, func(ctx context.Context, tx bun.Tx) (act, error) {
		known, err := namesIn[userRow](ctx, tx, []string{user})
		if err != nil || len(known) == 0 {
			return act{}, orNotFound(err)
		}
		added, err := join(ctx, tx, group, user)
		if err != nil || !added {
			return act{}, err
		}
		return act{"group.add", "group:" + group, map[string]string{"user": user}}, nil
	})
}

func orNotFound(err error) error {
	if err == nil {
		return NotFound()
	}
	return err
}

// join makes a user who exists belong to a group, if there is one, and tells
// whether they did not before.
func join(ctx context.Context, tx bun.Tx, group, user string) (added bool, err error) {
	return turnover(ctx, tx, group, func() (int64, error) {
		row := &membershipRow{User: user, Group: group}
		result, err := tx.NewInsert().Model(row).On("CONFLICT DO NOTHING").Returning("NULL").Exec(ctx)
		if err != nil {
			return 0, err
		}
		return result.RowsAffected()
	})
}

// turnover changes who belongs to a group. The group is held first, so that it is
// not deleted meanwhile, and its revision rises if anything changed.
func turnover(ctx context.Context, tx bun.Tx, group string, fn func() (int64, error)) (bool, error) {
	if !shared.ValidName(group) {
		return false, NotFound()
	}
	q := tx.NewSelect().Model((*groupRow)(nil)).Column("name").Where("g.name = ?", group)
	if isPostgres(tx) {
		q.For("UPDATE")
	}
	if err := q.Scan(ctx, new(string)); err != nil {
		return false, err
	}
	rows, err := fn()
	if err != nil || rows == 0 {
		return false, err
	}
	result, err := tx.NewUpdate().Model((*groupRow)(nil)).Set("revision = revision + 1").Where("name = ?", group).Exec(ctx)
	return true, changedOne(result, err, groupGone)
}

// RemoveMember makes a user belong to a group no more. Tasks the group is asked
// for are no longer theirs to see.
func (s *Store) RemoveMember(ctx context.Context, caller Caller, group, user string, at time.Time) (*shared.GroupDetail, error) {
	return s.changeGroup(ctx, "remove a member", caller, group, at, func(ctx context.Context, tx bun.Tx) (act, error) {
		removed, err := turnover(ctx, tx, group, func() (int64, error) {
			if !shared.ValidName(user) {
				return 0, NotFound()
			}
			result, err := tx.NewDelete().Model((*membershipRow)(nil)).Where("user_name = ? AND group_name = ?", user, group).Exec(ctx)
			if err != nil {
				return 0, err
			}
			return result.RowsAffected()
		})
		if err != nil || !removed {
			return act{}, err
		}
		return act{"group.remove", "group:" + group, map[string]string{"user": user}}, nil
	})
}
