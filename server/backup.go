package main

import (
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"statecraft/server/backup"
	"statecraft/server/settings"
)

func newBackupCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "backup FILE",
		Short: "Copy the whole database into one file",
		Long: `Copies the database in the data folder, as it is at one moment, into a new file
with everything a restore needs. A server may be using the folder meanwhile and is
not held up. The file appears when it is whole and on the disk; one that is there
already is never overwritten.

It holds what people wrote and the hashes of their passwords and keys: keep it as
safe as the data folder. With PostgreSQL, pg_dump is the tool.`,
		Example: `  statecraft backup /mnt/backups/statecraft-2026-11-20
  statecraft backup --data /var/lib/statecraft today.backup`,
		Args: cobra.ExactArgs(1),
		RunE: withSettings(func(cmd *cobra.Command, args []string, s *settings.Settings) error {
			if err := refusePostgres(s, "pg_dump copies it while it is in use"); err != nil {
				return err
			}
			m, err := backup.Write(cmd.Context(), s.Data, args[0], buildVersion(), time.Now())
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "%s: %s of the database, journal head %s\n", oneLine(args[0]), count(int(m.Bytes), "byte"), head(m.Entries, m.Head))
			return err
		}),
	}
	addSettings(command, "data", "db")
	return command
}

// refusePostgres refuses what is for a database in the data folder only; how says
// what to do instead.
func refusePostgres(s *settings.Settings, how string) error {
	if s.DB.IsZero() {
		return nil
	}
	return inputError(errors.New("this is for the database in the data folder; yours is PostgreSQL, and " + how))
}

// head names an entry of the journal with its hash, as audit verify takes it.
func head(entry int64, hash string) string { return fmt.Sprintf("%d:%s", entry, hash) }
