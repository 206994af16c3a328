package backup

import (
	"errors"
	"io/fs"
	"os"
)

// plain leaves operation and path out of an error; whoever tells it names the
// file.
func plain(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return errors.New("there is no such file or folder")
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}
