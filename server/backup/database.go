package backup

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"

	_ "modernc.org/sqlite" // the driver

	"statecraft/server/backup/archive"
)

// DatabaseName is the file in a data folder that has the database.
const DatabaseName = "statecraft.db"

var errForeign = errors.New("it is no database of this program")

// opened is a connection of our own to a database somebody else may be writing.
func opened(path string) (*sql.DB, error) {
	query := url.Values{"mode": {"ro"}, "_pragma": {"busy_timeout(10000)"}}
	db, err := sql.Open("sqlite", (&url.URL{Scheme: "file", Opaque: url.PathEscape(path), RawQuery: query.Encode()}).String())
	if err == nil {
		db.SetMaxOpenConns(1)
	}
	return db, err
}

// Copy writes what the database of a data folder is at one moment into a new
// file, and holds nobody up: who writes meanwhile goes on beside it.
func Copy(ctx context.Context, folder, to string) (err error) {
	database := filepath.Join(folder, DatabaseName)
	if _, err := os.Stat(database); err != nil {
		return fmt.Errorf("the folder %s holds no database: name the data folder with --data", folder)
	}
	db, err := opened(database)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if _, err := db.ExecContext(ctx, "VACUUM INTO ?", to); err != nil {
		return fmt.Errorf("the database cannot be copied: %w", err)
	}
	return nil
}

// look fills in what the manifest says of a database nobody writes to, after
// making sure that it is whole.
func look(ctx context.Context, path string, m *archive.Manifest) (err error) {
	db, err := opened(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if err := checkDatabase(ctx, db); err != nil {
		return err
	}
	var hash []byte
	if err := db.QueryRowContext(ctx, "SELECT id, hash FROM journal_head WHERE one = 1").Scan(&m.Entries, &hash); err != nil {
		return errForeign
	}
	m.Head = hex.EncodeToString(hash)
	if err := db.QueryRowContext(ctx, "SELECT coalesce(max(name), '') FROM migrations").Scan(&m.Change); err != nil {
		return errForeign
	}
	return nil
}

// checkDatabase lets SQLite go through every page, index and reference.
func checkDatabase(ctx context.Context, db *sql.DB) error {
	var verdict string
	if err := db.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&verdict); err != nil {
		return archive.Damaged("SQLite cannot read it")
	}
	if verdict != "ok" {
		return archive.Damaged("SQLite finds faults in it")
	}
	rows, err := db.QueryContext(ctx, "PRAGMA foreign_key_check")
	if err != nil {
		return archive.Damaged("SQLite cannot read it")
	}
	defer rows.Close()
	if rows.Next() {
		return archive.Damaged("a row in it belongs to none")
	}
	return rows.Err()
}
