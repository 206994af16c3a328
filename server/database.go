package main

import (
	"context"
	"path/filepath"

	"statecraft/server/backup"
	"statecraft/server/settings"
	"statecraft/server/store"
)

// openStore opens the database of the settings and brings its tables up to date.
// The data folder must be locked where it is in there.
func openStore(ctx context.Context, s *settings.Settings) (*store.Store, error) {
	if s.DB.IsZero() {
		return store.OpenSQLite(ctx, filepath.Join(s.Data, backup.DatabaseName))
	}
	return store.OpenPostgres(ctx, s.DB.Reveal())
}
