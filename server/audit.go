package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"statecraft/server/backup"
	"statecraft/server/settings"
	"statecraft/server/store"
)

func newAuditCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "audit",
		Short: "Look after the audit log",
		Long: `The audit log is the journal: every change of anything is an entry, with the hash
of all entries before it.`,
		Example: `  statecraft audit verify`,
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	command.AddCommand(newVerifyCommand())
	return command
}

func newVerifyCommand() *cobra.Command {
	expect := ""
	command := &cobra.Command{
		Use:   "verify",
		Short: "Make sure that nobody has changed the audit log",
		Long: `Goes through the journal from its first entry to its last and holds each against
its hash and the one before. A server may be using the database meanwhile.

It prints the head: number and hash of the last entry. Note it down where the
server cannot reach it; given to --expect later, it proves that everything up to
there is still what it was.

Exit code: 0 all entries fit, 1 one does not, or --expect is not met.`,
		Example: `  statecraft audit verify
  statecraft audit verify --expect 412:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08`,
		Args: cobra.NoArgs,
	}
	command.Flags().StringVar(&expect, "expect", "", "`HEAD` was noted down before: NUMBER:HASH, or the hash of the last entry alone")
	addSettings(command, "data", "db")
	command.RunE = withSettings(func(cmd *cobra.Command, _ []string, s *settings.Settings) error {
		wanted, err := parseHead(expect)
		if err != nil {
			return inputError(err)
		}
		return withCopy(cmd.Context(), s, func(db *store.Store) error {
			journal, err := verify(cmd.Context(), db, wanted)
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "the journal is whole: %d entries, head %s\n", journal.Entries, head(journal.Entries, journal.Head))
			return err
		})
	})
	return command
}

// wantedHead is an entry and the hash it had; without a number, it is the last.
type wantedHead struct {
	entry int64
	hash  string
}

func parseHead(text string) (wantedHead, error) {
	number, hash, found := strings.Cut(text, ":")
	if !found {
		number, hash = "0", text
	}
	entry, err := strconv.ParseInt(number, 10, 64)
	if err != nil || entry < 0 || found && entry == 0 {
		return wantedHead{}, fmt.Errorf("--expect %q is no head: it takes what audit verify has printed, such as 412:9f86d0…", text)
	}
	return wantedHead{entry, strings.ToLower(hash)}, nil
}

// verify looks at the whole journal and says what does not fit.
func verify(ctx context.Context, db *store.Store, wanted wantedHead) (store.VerifiedJournal, error) {
	journal, err := db.VerifyJournal(ctx)
	switch {
	case err != nil:
		return journal, err
	case journal.Broken != nil:
		return journal, fmt.Errorf("entry %d does not fit: %s; %d entries before it do", journal.Broken.ID, journal.Broken.Why, journal.Entries)
	case wanted.hash == "":
		return journal, nil
	}
	was := journal.Head
	if wanted.entry > journal.Entries {
		return journal, fmt.Errorf("the journal ends at entry %d, before the one expected: entries are missing", journal.Entries)
	}
	if wanted.entry > 0 {
		list, _, err := db.Journal(ctx, store.Server(), store.JournalFilter{After: wanted.entry - 1, Before: wanted.entry + 1, Limit: 1})
		if err != nil || len(list) != 1 {
			return journal, errors.Join(err, errors.New("the entry expected cannot be read"))
		}
		was = list[0].Hash
	}
	if was != wanted.hash {
		return journal, errors.New("the entries fit each other, but they are not those the expected head was noted down for: the journal was rewritten")
	}
	return journal, nil
}

// withCopy gives a store of what the database is now: PostgreSQL itself, or a copy
// of the one in the data folder, so that a server may be using that and nothing
// in it is touched.
func withCopy(ctx context.Context, s *settings.Settings, use func(*store.Store) error) (err error) {
	if !s.DB.IsZero() {
		db, err := openStore(ctx, s)
		if err != nil {
			return err
		}
		return errors.Join(use(db), db.Close())
	}
	work, err := os.MkdirTemp(s.Data, "copy-*")
	if err != nil {
		return inputError(fmt.Errorf("the data folder %s cannot be written: %w; choose another one with --data", s.Data, reason(err)))
	}
	defer func() { err = errors.Join(err, os.RemoveAll(work)) }()
	copied := filepath.Join(work, backup.DatabaseName)
	if err := backup.Copy(ctx, s.Data, copied); err != nil {
		return err
	}
	db, err := store.OpenSQLite(ctx, copied)
	if err != nil {
		return err
	}
	return errors.Join(use(db), db.Close())
}
