package store

import (
	"context"
	"fmt"
	"io/fs"

	"github.com/uptrace/bun"
	"github.com/uptrace/bun/migrate"
)

// migrationsTable is where applied migrations are listed.
const migrationsTable = "migrations"

// migrateUp applies the numbered migrations of a folder that the database has
// not seen. A migration, once released, is never edited. Before the first of
// them changes tables that are there already, it calls upgrading with its number.
func migrateUp(ctx context.Context, db *bun.DB, files fs.FS, folder string, upgrading func(to string) error) error {
	files, err := fs.Sub(files, folder)
	if err != nil {
		return err
	}
	migrations := migrate.NewMigrations()
	if err := migrations.Discover(files); err != nil {
		return err
	}
	migrator := migrate.NewMigrator(db, migrations,
		migrate.WithTableName(migrationsTable),
		migrate.WithLocksTableName("migration_locks"),
		migrate.WithMarkAppliedOnSuccess(true),
		migrate.WithUpsert(true),
		migrate.AfterMigration(markApplied),
	)
	if err := migrator.Init(ctx); err != nil {
		return err
	}
	missing, err := migrator.MissingMigrations(ctx)
	if err != nil {
		return err
	}
	if len(missing) > 0 {
		return fmt.Errorf("the database was written by a newer release (it knows change %s); run that release, or restore a copy from before it", missing[0].Name)
	}
	known, err := migrator.MigrationsWithStatus(ctx)
	if err != nil {
		return err
	}
	if news := known.Unapplied(); upgrading != nil && 0 < len(news) && len(news) < len(known) {
		if err := upgrading(news[0].Name); err != nil {
			return err
		}
	}
	_, err = migrator.Migrate(ctx)
	return err
}

// markApplied notes a migration inside its own transaction. The migrator notes
// it again after the commit; alone that would leave a moment in which the power
// can fail and the migration would be applied twice.
func markApplied(ctx context.Context, db bun.IConn, migration *migrate.Migration) error {
	tx, ok := db.(bun.Tx)
	if !ok {
		return fmt.Errorf("migration %s is not in a transaction: name it .tx.up.sql", migration.Name)
	}
	note := &migrate.Migration{Name: migration.Name, GroupID: migration.GroupID}
	_, err := tx.NewInsert().Model(note).ModelTableExpr(migrationsTable).Exec(ctx)
	return err
}
