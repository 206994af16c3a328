package backup

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// markerName is a file that is there while a database is being put in the place
// of another. It names the folder the other one goes to.
const markerName = "restoring"

const asidePrefix = "replaced-"

// files are those SQLite keeps a database in.
func files() []string { return []string{DatabaseName, DatabaseName + "-wal", DatabaseName + "-shm"} }

// Holds tells whether a data folder has a database, or a part of one.
func Holds(folder string) bool {
	for _, name := range files() {
		if _, err := os.Lstat(filepath.Join(folder, name)); !errors.Is(err, fs.ErrNotExist) {
			return true
		}
	}
	return false
}

// Interrupted tells whether a restore broke off when it was putting the database
// in place. Nothing may use the folder then: what is there may be half of the one
// and half of the other.
func Interrupted(folder string) bool {
	_, err := os.Lstat(filepath.Join(folder, markerName))
	return !errors.Is(err, fs.ErrNotExist)
}

// Put gives a data folder the database in a file of the same file system. What
// was there goes to a folder beside it, whose name is the answer; empty where
// there was none. Broken off at any moment, it can be done again.
func Put(folder, database string, at time.Time) (aside string, err error) {
	if aside, err = mark(folder, asidePrefix+at.UTC().Format("20060102T150405Z")); err != nil {
		return "", fmt.Errorf("the data folder cannot be written: %w", plain(err))
	}
	there := filepath.Join(folder, aside)
	moved, err := moveAside(folder, there)
	if err == nil {
		err = os.Rename(database, filepath.Join(folder, DatabaseName))
	}
	if err == nil {
		err = syncFolder(folder)
	}
	if err == nil {
		err = os.Remove(filepath.Join(folder, markerName))
	}
	if err == nil {
		err = syncFolder(folder)
	}
	if err != nil {
		return "", fmt.Errorf("the database could not be put in place (%w): mend that, then restore again", plain(err))
	}
	if !moved {
		return "", nil
	}
	return aside, nil
}

// mark writes the marker, or gives the folder the one names that is there.
func mark(folder, aside string) (string, error) {
	path := filepath.Join(folder, markerName)
	if text, err := os.ReadFile(path); err == nil {
		if name := strings.TrimSpace(string(text)); strings.HasPrefix(name, asidePrefix) && name == filepath.Base(name) {
			return name, nil
		}
	}
	file, err := os.Create(path)
	if err != nil {
		return "", err
	}
	_, err = fmt.Fprintln(file, aside)
	return aside, errors.Join(err, file.Sync(), file.Close(), syncFolder(folder))
}

// moveAside moves what is left of the old database, all of it into one folder:
// its parts are worth nothing without each other.
func moveAside(folder, there string) (moved bool, err error) {
	if _, err := os.Stat(there); err == nil {
		moved = true // by the restore that broke off
	}
	for _, name := range files() {
		if _, err := os.Lstat(filepath.Join(folder, name)); errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err := os.MkdirAll(there, 0o700); err != nil {
			return false, err
		}
		if err := move(filepath.Join(folder, name), filepath.Join(there, name)); err != nil {
			return false, err
		}
		moved = true
	}
	if !moved {
		return false, nil
	}
	return true, syncFolder(there)
}

// move gives a file another place. If one is there already, a restore that broke
// off has moved it, and what is here is only the copy that took its place.
func move(from, to string) error {
	if _, err := os.Lstat(to); err == nil {
		return os.Remove(from)
	}
	return os.Rename(from, to)
}
