package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"embed"
	"errors"
	"fmt"
	"net/url"
	"os"
	"runtime"

	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect/sqlitedialect"
	"modernc.org/sqlite"
)

//go:embed migrations/sqlite
var sqliteMigrations embed.FS

// OpenSQLite opens the database in the file, creates it where there is none, and
// brings its tables up to date, after it has put a copy beside (see
// [Store.CopyBefore]). It refuses a file on which SQLite cannot keep its promises.
func OpenSQLite(ctx context.Context, path string) (*Store, error) {
	if err := createPrivate(path); err != nil {
		return nil, err
	}
	write, err := openSQLite(ctx, path, writerSettings(), 1)
	if err != nil {
		return nil, err
	}
	copied := ""
	err = migrateUp(ctx, write, sqliteMigrations, "migrations/sqlite", func(to string) (err error) {
		copied, err = copyBefore(ctx, write, path, to)
		return err
	})
	if err != nil {
		return nil, errors.Join(failed("bring the database up to date", err), write.Close())
	}
	read, err := openSQLite(ctx, path, readerSettings(), max(4, runtime.NumCPU()))
	if err != nil {
		return nil, errors.Join(err, write.Close())
	}
	s := newStore(write, read)
	s.copied = copied
	if err := s.finishUpgrade(ctx); err != nil {
		return nil, errors.Join(failed("bring the database up to date", err), s.Close())
	}
	return s, nil
}

// createPrivate makes the file, where there is none, for nobody else to read. SQLite
// would let the whole machine; the files it puts beside follow this one.
func createPrivate(path string) error {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return fmt.Errorf("open the database: %w", err)
	}
	return file.Close()
}

// setting is a pragma, the value it is given, and how SQLite says that value.
type setting struct{ name, value, reads string }

func writerSettings() []setting {
	return []setting{
		{"busy_timeout", "5000", "5000"}, // somebody may look at the file with another program
		{"journal_mode", "WAL", "wal"},
		{"synchronous", "FULL", "2"},
		{"foreign_keys", "ON", "1"},
		{"journal_size_limit", "67108864", "67108864"}, // a long reader lets the log grow; it is cut again
		{"cache_size", "-65536", "-65536"},             // 64 MB: what many steps touch is not read again
		{"wal_autocheckpoint", "4000", "4000"},         // 16 MB: pages many steps touch are copied once
		{"query_only", "OFF", "0"},
	}
}

func readerSettings() []setting {
	return []setting{
		{"busy_timeout", "5000", "5000"},
		{"journal_mode", "WAL", "wal"},
		{"synchronous", "FULL", "2"},
		{"foreign_keys", "ON", "1"},
		{"query_only", "ON", "1"},
	}
}

func openSQLite(ctx context.Context, path string, settings []setting, connections int) (*bun.DB, error) {
	// Transactions of the writer take the write lock at once; two that begin as
	// readers and both want to write would make one of them fail.
	query := url.Values{"_txlock": {"immediate"}, "_dqs": {"false"}}
	if settings[len(settings)-1].value == "ON" {
		query.Set("_txlock", "deferred")
	}
	for _, s := range settings {
		query.Add("_pragma", s.name+"("+s.value+")")
	}
	if err := knowLetters(); err != nil {
		return nil, fmt.Errorf("open the database: %w", err)
	}
	connector, err := sqlite.NewConnector((&url.URL{Scheme: "file", Opaque: url.PathEscape(path), RawQuery: query.Encode()}).String())
	if err != nil {
		return nil, fmt.Errorf("open the database: %w", err)
	}
	db := sql.OpenDB(&settled{Connector: connector, settings: settings})
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	if err := db.PingContext(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("open the database: %w", err), db.Close())
	}
	return bun.NewDB(db, sqlitedialect.New()), nil
}

// settled is a connector whose every connection is checked before it is used:
// SQLite ignores what it cannot do, such as write-ahead logging on some network
// file systems.
type settled struct {
	driver.Connector
	settings []setting
}

func (s *settled) Connect(ctx context.Context) (driver.Conn, error) {
	conn, err := s.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	for _, want := range s.settings {
		got, err := readSetting(ctx, conn, want.name)
		if err == nil && got != want.reads {
			err = fmt.Errorf("the database does not accept %s = %s here (it says %q); put the data folder on a local disk", want.name, want.value, got)
		}
		if err != nil {
			return nil, errors.Join(err, conn.Close())
		}
	}
	return conn, nil
}

func readSetting(ctx context.Context, conn driver.Conn, name string) (string, error) {
	rows, err := conn.(driver.QueryerContext).QueryContext(ctx, "PRAGMA "+name, nil)
	if err != nil {
		return "", fmt.Errorf("read back %s: %w", name, err)
	}
	defer rows.Close()
	values := make([]driver.Value, 1)
	if err := rows.Next(values); err != nil {
		return "", fmt.Errorf("read back %s: %w", name, err)
	}
	return fmt.Sprint(values[0]), nil
}
