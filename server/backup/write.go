package backup

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"statecraft/server/backup/archive"
)

// Write makes a backup of the database in a data folder, whether or not a server
// is using it. The file appears when it is whole and on the disk, and never in
// the place of another.
func Write(ctx context.Context, folder, file, version string, at time.Time) (m *archive.Manifest, err error) {
	if _, err := os.Lstat(file); err == nil {
		return nil, fmt.Errorf("%s is there already: a backup overwrites nothing, choose another name", file)
	}
	work, err := os.MkdirTemp(filepath.Dir(file), ".statecraft-backup-*")
	if err != nil {
		return nil, fmt.Errorf("%s cannot be written: %w", file, plain(err))
	}
	defer func() { err = errors.Join(err, os.RemoveAll(work)) }()
	copied := filepath.Join(work, DatabaseName)
	if err := Copy(ctx, folder, copied); err != nil {
		return nil, err
	}
	m = &archive.Manifest{Version: version, At: at.UTC().Truncate(time.Second)}
	if err := look(ctx, copied, m); err != nil {
		return nil, fmt.Errorf("the database in %s cannot be backed up: %w", folder, err)
	}
	if m.Bytes, m.SHA256, err = sum(copied); err != nil {
		return nil, fmt.Errorf("%s cannot be written: %w", file, plain(err))
	}
	whole := filepath.Join(work, "backup")
	if err := pack(m, copied, whole); err != nil {
		return nil, fmt.Errorf("%s cannot be written: %w", file, plain(err))
	}
	return m, publish(whole, file)
}

// sum gives size and checksum of a file.
func sum(path string) (int64, string, error) {
	file, err := os.Open(path)
	if err != nil {
		return 0, "", err
	}
	defer file.Close()
	hash := sha256.New()
	n, err := io.Copy(hash, file)
	return n, hex.EncodeToString(hash.Sum(nil)), err
}

// pack writes manifest and database into one file and that to the disk.
func pack(m *archive.Manifest, database, into string) (err error) {
	in, err := os.Open(database)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(into, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	buffer := bufio.NewWriterSize(out, 1<<20)
	if err := archive.Pack(buffer, m, in); err != nil {
		return err
	}
	if err := buffer.Flush(); err != nil {
		return err
	}
	return out.Sync()
}

// publish gives the whole file its name, unless somebody has taken it meanwhile.
func publish(whole, file string) error {
	err := os.Link(whole, file)
	if err != nil && !errors.Is(err, fs.ErrExist) {
		// Some file systems know no links. There the name is taken first.
		var taken *os.File
		if taken, err = os.OpenFile(file, os.O_CREATE|os.O_EXCL, 0o600); err == nil {
			err = errors.Join(taken.Close(), os.Rename(whole, file))
		}
	}
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is there already: a backup overwrites nothing, choose another name", file)
	}
	if err != nil {
		return fmt.Errorf("%s cannot be written: %w", file, plain(err))
	}
	return syncFolder(filepath.Dir(file))
}

// syncFolder makes names in a folder as lasting as the files.
func syncFolder(path string) error {
	folder, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}
