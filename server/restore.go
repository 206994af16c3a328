package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"statecraft/server/backup"
	"statecraft/server/backup/archive"
	"statecraft/server/settings"
	"statecraft/server/store"
)

func newRestoreCommand() *cobra.Command {
	replace := false
	command := &cobra.Command{
		Use:   "restore FILE",
		Short: "Make a data folder of a backup",
		Long: `Puts the database of a backup into the data folder, after making sure that it is
whole: its checksum, what SQLite says of it, and every entry of its journal. No
server may be using the folder. A folder with a database in it is refused, unless
--replace is given: that one is moved to a folder beside it and kept.

Afterwards all sessions, one-time keys and one-time passwords are void, and nothing
is sent until statecraft resume-sending confirms it: what the backup does not know
may have been sent before. API keys, passwords and who is disabled are as they were
when the backup was made.`,
		Example: `  statecraft restore /mnt/backups/statecraft-2026-11-20
  statecraft restore --replace --data /var/lib/statecraft today.backup`,
		Args: cobra.ExactArgs(1),
	}
	command.Flags().BoolVar(&replace, "replace", false, "move the database that is there aside")
	addSettings(command, "data", "db")
	command.RunE = withSettings(func(cmd *cobra.Command, args []string, s *settings.Settings) error {
		if err := refusePostgres(s, "pg_restore reads what pg_dump has written"); err != nil {
			return err
		}
		r := restoring{folder: s.Data, file: args[0], replace: replace, now: time.Now().UTC().Truncate(time.Microsecond), out: cmd.OutOrStdout()}
		return r.run(cmd.Context())
	})
	return command
}

// restoring is one restore.
type restoring struct {
	folder, file string
	replace      bool
	now          time.Time
	out          io.Writer
}

func (r *restoring) run(ctx context.Context) (err error) {
	if err := os.MkdirAll(r.folder, 0o700); err != nil {
		return fmt.Errorf("the data folder %s cannot be made: %w; choose another one with --data", r.folder, reason(err))
	}
	lock, err := takeLock(r.folder)
	if err != nil {
		return err
	}
	defer lock.release()
	// One that broke off has said what it replaces, and goes on.
	if backup.Holds(r.folder) && !r.replace && !backup.Interrupted(r.folder) {
		return fmt.Errorf("the data folder %s has a database already: choose an empty one with --data, or move it aside with --replace", r.folder)
	}
	work, err := os.MkdirTemp(r.folder, "restore-*")
	if err != nil {
		return fmt.Errorf("the data folder %s cannot be written: %w; choose another one with --data", r.folder, reason(err))
	}
	defer func() { err = errors.Join(err, os.RemoveAll(work)) }()
	database := filepath.Join(work, backup.DatabaseName)
	m, err := backup.Read(ctx, r.file, database)
	if err != nil {
		return inputError(err)
	}
	if err := r.makeSafe(ctx, database, m); err != nil {
		return err
	}
	aside, err := backup.Put(r.folder, database, r.now)
	if err != nil {
		return err
	}
	return r.tell(m, aside)
}

// makeSafe looks at what no checksum tells, and closes what must not go on where
// it was when the backup was made.
func (r *restoring) makeSafe(ctx context.Context, database string, m *archive.Manifest) (err error) {
	db, err := store.OpenSQLite(ctx, database)
	if err != nil {
		return fmt.Errorf("%s cannot be restored: %w", r.file, err)
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	journal, err := db.VerifyJournal(ctx)
	switch {
	case err != nil:
		return fmt.Errorf("%s cannot be restored: %w", r.file, err)
	case journal.Broken != nil:
		return inputError(fmt.Errorf("%s cannot be restored: its journal does not fit from entry %d on (%s): take another copy", r.file, journal.Broken.ID, journal.Broken.Why))
	case head(journal.Entries, journal.Head) != head(m.Entries, m.Head):
		return inputError(fmt.Errorf("%s cannot be restored: its journal is not the one its manifest speaks of: take another copy", r.file))
	}
	return db.Restored(ctx, store.Server(), "restored from the backup of "+m.At.Format(time.RFC3339), r.now)
}

func (r *restoring) tell(m *archive.Manifest, aside string) error {
	if aside != "" {
		if _, err := fmt.Fprintf(r.out, "the database that was there is in %s\n", oneLine(filepath.Join(r.folder, aside))); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(r.out, `restored the backup of %s, journal head %s
Nothing is sent until statecraft resume-sending confirms it. Everybody has to sign
in again; API keys, passwords and who is disabled are as they were then.
`, m.At.Format(time.RFC3339), head(m.Entries, m.Head))
	return err
}
