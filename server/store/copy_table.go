package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/uptrace/bun"

	"statecraft/shared"
)

// copiedTable is a table as [Copy] sees it.
type copiedTable struct {
	name  string
	model any // a nil pointer to its row
	copy  func(ctx context.Context, c *copying, name string) error
}

// copiedTables are all tables that hold something, each after those it refers to.
// The head of the journal is there from the beginning, and who has a draft open
// is so now and here only.
func copiedTables() []copiedTable {
	return []copiedTable{
		tableOf[userRow]("users"),
		tableOf[groupRow]("groups"),
		tableOf[membershipRow]("memberships"),
		tableOf[sessionRow]("sessions"),
		tableOf[keyRow]("keys"),
		tableOf[apiKeyRow]("api_keys"),
		tableOf[workflowRow]("workflows"),
		tableOf[rightRow]("workflow_rights"),
		tableOf[versionRow]("versions"),
		tableOf[instanceRow]("instances"),
		tableOf[involvedRow]("involved"),
		tableOf[taskRow]("tasks"),
		tableOf[taskActorRow]("task_actors"),
		tableOf[handedRow]("handed_out"),
		tableOf[journalRow]("journal"),
		tableOf[signedRow]("signed"),
		tableOf[requestRow]("requests"),
		tableOf[noteRow]("notes"),
	}
}

func tableOf[Row any](name string) copiedTable {
	return copiedTable{name: name, model: (*Row)(nil), copy: copyRows[Row]}
}

// copyPage is how many rows are held in memory, and written by one statement.
const copyPage = 100

// copyRows copies every row of a table, in pages, and holds what has arrived
// against what was there.
func copyRows[Row any](ctx context.Context, c *copying, name string) error {
	rows, err := c.source.NewSelect().Model((*Row)(nil)).Rows(ctx)
	if err != nil {
		return err
	}
	defer rows.Close()
	count := 0
	var page []*Row
	write := func() error {
		if len(page) == 0 {
			return nil
		}
		_, err := c.target.NewInsert().Model(&page).Returning("NULL").Exec(ctx)
		count += len(page)
		page = page[:0]
		c.progress(name, count)
		return err
	}
	for rows.Next() {
		row := new(Row)
		if err := c.reader.ScanRow(ctx, rows, row); err != nil {
			return err
		}
		if page = append(page, row); len(page) == copyPage {
			if err := write(); err != nil {
				return err
			}
		}
	}
	if err := errors.Join(rows.Err(), write()); err != nil {
		return err
	}
	there, err := c.source.NewSelect().Model((*Row)(nil)).Count(ctx)
	if err != nil {
		return err
	}
	arrived, err := c.target.NewSelect().Model((*Row)(nil)).Count(ctx)
	if err == nil && (arrived != there || int(arrived) != count) {
		err = fmt.Errorf("%d rows were there, %d were read and %d have arrived", there, count, arrived)
	}
	return err
}

func (t *copiedTable) wantEmpty(ctx context.Context, target bun.IDB) error {
	some, err := target.NewSelect().Model(t.model).Exists(ctx)
	if err == nil && some {
		err = &shared.Error{Code: shared.CodeConflict, Message: fmt.Sprintf("The database to copy into is in use: it has %s already. Give an empty one; nothing was copied.", t.name)}
	}
	return err
}
