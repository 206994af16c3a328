package backup

import (
	"context"
	"errors"
	"fmt"
	"os"

	"statecraft/server/backup/archive"
)

// Read unpacks the database of a backup into a new file, and gives what the
// manifest says once everything in the backup has been held against it. On an
// error there may be a file that is good for nothing.
func Read(ctx context.Context, file, database string) (*archive.Manifest, error) {
	in, err := os.Open(file)
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read: %w", file, plain(err))
	}
	defer in.Close()
	out, err := os.OpenFile(database, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, fmt.Errorf("the backup cannot be unpacked: %w", plain(err))
	}
	m, err := archive.Unpack(in, out)
	if err == nil {
		err = out.Sync()
	}
	if err = errors.Join(err, out.Close()); err == nil {
		err = compare(ctx, m, database)
	}
	if err != nil {
		return nil, fmt.Errorf("%s cannot be restored: %w", file, err)
	}
	return m, nil
}

// compare looks whether the database is the one the manifest speaks of.
func compare(ctx context.Context, m *archive.Manifest, database string) error {
	var found archive.Manifest
	if err := look(ctx, database, &found); err != nil {
		return err
	}
	if found.Entries != m.Entries || found.Head != m.Head || found.Change != m.Change {
		return archive.Damaged("the database is not the one its manifest speaks of")
	}
	return nil
}
