package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"statecraft/server/backup"
)

// folderLock keeps others out of a data folder. The system lets go of it when this
// process ends, however it ends.
type folderLock struct{ file *os.File }

// heldError says that a running server has the folder.
type heldError struct {
	folder string
	// server is where that one is reached; empty where it does not say.
	server string
}

func (e *heldError) Error() string {
	return fmt.Sprintf("the data folder %s is in use by another server: stop it, or choose another folder with --data", e.folder)
}

// lockFolder makes the data folder where there is none and keeps everybody else
// out of it. One in which a restore broke off is refused.
func lockFolder(folder string) (*folderLock, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, fmt.Errorf("the data folder %s cannot be made: %w; choose another one with --data", folder, reason(err))
	}
	lock, err := takeLock(folder)
	if err != nil {
		return nil, err
	}
	if backup.Interrupted(folder) {
		lock.release()
		return nil, fmt.Errorf("a restore into the data folder %s broke off: finish it with statecraft restore", folder)
	}
	return lock, nil
}

func takeLock(folder string) (*folderLock, error) {
	file, err := os.OpenFile(filepath.Join(folder, "lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("the data folder %s cannot be written: %w; choose another one with --data", folder, reason(err))
	}
	if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		const longest = 1 << 10
		says, _ := io.ReadAll(io.LimitReader(file, longest))
		_ = file.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, &heldError{folder: folder, server: strings.TrimSpace(string(says))}
		}
		return nil, fmt.Errorf("the data folder %s cannot be locked: %w; choose one on a local disk with --data", folder, err)
	}
	return &folderLock{file}, nil
}

// tell leaves in the folder where its server is reached, for the commands that
// find it held.
func (l *folderLock) tell(server string) error {
	if err := l.file.Truncate(0); err != nil {
		return err
	}
	_, err := l.file.WriteAt([]byte(server+"\n"), 0)
	return err
}

func (l *folderLock) release() {
	_ = l.file.Truncate(0)
	_ = l.file.Close()
}

// reason leaves out the operation and the path, which the sentence names.
func reason(err error) error {
	var path *os.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}
