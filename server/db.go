package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"statecraft/server/backup"
	"statecraft/server/store"
	"statecraft/server/telemetry"
)

func newDBCommand() *cobra.Command {
	command := &cobra.Command{
		Use:     "db",
		Short:   "Look after databases",
		Long:    `Moves what a server keeps from one database to another.`,
		Example: `  statecraft db copy ./data postgres://flow@db.internal/flow`,
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	command.AddCommand(newDBCopyCommand())
	return command
}

func newDBCopyCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "copy FROM TO",
		Short: "Copy everything into an empty database",
		Long: `Copies everything from one database into another, which must be empty: all of it,
or nothing. FROM and TO are data folders, SQLite files (.db) or postgres://
addresses. No server may be using either. It ends well only if every table has
arrived and the journal fits; FROM stays as it is.

A password need not stand in the address: PGPASSWORD and the file .pgpass work too.`,
		Example: `  statecraft db copy ./data postgres://flow@db.internal/flow
  statecraft db copy postgres://flow@db.internal/flow /var/lib/statecraft`,
		Args: cobra.ExactArgs(2),
		RunE: stoppable(func(cmd *cobra.Command, args []string) error {
			err := copyDatabase(cmd.Context(), args[0], args[1], cmd.OutOrStdout())
			var hide []string
			for _, arg := range args {
				if isPostgresAddress(arg) {
					hide = append(hide, telemetry.DatabaseSecrets(arg)...)
				}
			}
			return telemetry.HideError(err, hide...)
		}),
	}
}

func isPostgresAddress(text string) bool {
	return strings.HasPrefix(text, "postgres://") || strings.HasPrefix(text, "postgresql://")
}

func copyDatabase(ctx context.Context, from, to string, out io.Writer) error {
	source, err := openPlace(ctx, from, false)
	if err != nil {
		return err
	}
	defer source.close()
	target, err := openPlace(ctx, to, true)
	if err != nil {
		return err
	}
	defer target.close()
	var tables []string
	rows := map[string]int{}
	err = store.Copy(ctx, source.store, target.store, func(table string, n int) {
		if _, begun := rows[table]; !begun {
			tables = append(tables, table)
		}
		rows[table] = n
	})
	if err != nil {
		return errors.Join(err, target.forget())
	}
	for _, table := range tables {
		if _, err := fmt.Fprintf(out, "%s: %s\n", table, count(rows[table], "row")); err != nil {
			return err
		}
	}
	newest, _, err := target.store.Journal(ctx, store.Server(), store.JournalFilter{Limit: 1})
	if err != nil || len(newest) == 0 {
		return errors.Join(err, errors.New("the journal that was copied cannot be read"))
	}
	_, err = fmt.Fprintf(out, "copied, journal head %s\n", head(newest[0].ID, newest[0].Hash))
	return err
}

// place is a database of db copy, open and nobody else's.
type place struct {
	store *store.Store
	lock  *folderLock // nil where there is no folder
	made  string      // the file, where there was none before
}

// openPlace opens what an argument names. Only a target may be a new one.
func openPlace(ctx context.Context, arg string, target bool) (_ *place, err error) {
	p := new(place)
	defer func() {
		if err != nil {
			p.close()
		}
	}()
	if isPostgresAddress(arg) {
		p.store, err = store.OpenPostgres(ctx, arg)
		return p, err
	}
	file := arg
	if filepath.Ext(arg) != ".db" {
		file = filepath.Join(arg, backup.DatabaseName)
	}
	if _, err := os.Stat(file); err != nil {
		if !target {
			return p, inputError(fmt.Errorf("%s holds no database: name a data folder, a file that ends in .db, or a postgres:// address", arg))
		}
		p.made = file
	}
	if file != arg {
		if p.lock, err = lockFolder(arg); err != nil {
			return p, err
		}
	}
	p.store, err = store.OpenSQLite(ctx, file)
	return p, err
}

func (p *place) close() {
	if p.store != nil {
		_ = p.store.Close()
		p.store = nil
	}
	if p.lock != nil {
		p.lock.release()
		p.lock = nil
	}
}

// forget removes a database that was made for a copy that failed.
func (p *place) forget() error {
	if p.made == "" {
		return nil
	}
	err := p.store.Close()
	p.store = nil
	for _, part := range []string{"", "-wal", "-shm"} {
		if gone := os.Remove(p.made + part); gone != nil && !errors.Is(gone, os.ErrNotExist) {
			err = errors.Join(err, reason(gone))
		}
	}
	return err
}
