package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/uptrace/bun"
)

// CopyBefore is the file in which the database was kept as it was before this
// program changed its tables; empty where it has not.
func (s *Store) CopyBefore() string { return s.copied }

// copyBefore copies the database, which has a file, as it is before a change of
// its tables: "statecraft.db" becomes "statecraft.before-0002.db". A copy an
// earlier try has left is replaced: what it was made from has only gone on since.
func copyBefore(ctx context.Context, db *bun.DB, path, change string) (string, error) {
	name := strings.TrimSuffix(path, ".db") + ".before-" + change + ".db"
	unfinished := name + ".unfinished"
	err := errors.Join(os.RemoveAll(unfinished), createPrivate(unfinished))
	if err == nil {
		_, err = db.ExecContext(ctx, "VACUUM INTO ?", unfinished)
	}
	if err == nil {
		err = syncFile(unfinished) // SQLite leaves that to us
	}
	if err == nil {
		err = os.Rename(unfinished, name)
	}
	if err == nil {
		err = syncFile(filepath.Dir(name))
	}
	if err != nil {
		return "", errors.Join(fmt.Errorf("copy the database before it is changed: %w", err), os.RemoveAll(unfinished))
	}
	return name, nil
}

// syncFile has a file, or the names in a folder, survive a power cut.
func syncFile(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(file.Sync(), file.Close())
}

// finishUpgrade does what the statements of a migration cannot: it goes on where
// it was left, should the power fail meanwhile.
func (s *Store) finishUpgrade(ctx context.Context) error {
	return s.write.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		if err := s.sealChain(ctx, tx); err != nil {
			return err
		}
		return fillSearch(ctx, tx)
	})
}

// upgradePage is how many rows are held in memory at once.
const upgradePage = 500

// sealChain gives entries without a hash theirs: those an upgrade has made of
// older tables. It packs them, and takes moment and actor from their events.
func (s *Store) sealChain(ctx context.Context, tx bun.Tx) error {
	head, err := lockHead(ctx, tx)
	if err != nil {
		return err
	}
	for {
		var rows []*journalRow
		if err := tx.NewSelect().Model(&rows).Where("j.id > ? AND length(j.hash) = 0", head.ID).Order("j.id").Limit(upgradePage).Scan(ctx); err != nil {
			return err
		}
		for _, row := range rows {
			if err := row.modernise(); err != nil {
				return err
			}
			row.seal(head.Hash)
			if _, err := tx.NewUpdate().Model(row).Column("at", "actor", "body", "hash").WherePK().Exec(ctx); err != nil {
				return err
			}
			head.ID, head.Hash = row.ID, row.Hash
		}
		if len(rows) == 0 {
			return nil // the usual start: nothing waits
		}
		if _, err := tx.NewUpdate().Model(head).Column("id", "hash").WherePK().Exec(ctx); err != nil {
			return err
		}
	}
}

// modernise fills in what the upgrade of a table could not.
func (r *journalRow) modernise() error {
	events, err := r.events(new(unpacker))
	if err != nil || len(events) == 0 {
		return err
	}
	r.At = events[0].At.UnixMicro()
	for n := range events {
		if r.Actor == "" {
			r.Actor = events[n].By
		}
	}
	r.Body, err = packEvents(events)
	return err
}

// fillSearch fills in what instances are found by.
func fillSearch(ctx context.Context, tx bun.Tx) error {
	for {
		var rows []*instanceRow
		if err := tx.NewSelect().Model(&rows).Column("id", "title", "name").Where("i.search = ''").Limit(upgradePage).Scan(ctx); err != nil {
			return err
		}
		for _, row := range rows {
			row.Search = searchable(row.Title, row.Name)
			if _, err := tx.NewUpdate().Model(row).Column("search").WherePK().Exec(ctx); err != nil {
				return err
			}
		}
		if len(rows) == 0 {
			return nil
		}
	}
}
