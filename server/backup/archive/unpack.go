package archive

import (
	"archive/tar"
	"bufio"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
)

// maxManifestBytes bounds a manifest before it is read.
const maxManifestBytes = 64 << 10

// Damaged is the error for a copy that is not whole; how says what gives it away.
func Damaged(how string) error {
	return fmt.Errorf("it is damaged or was cut short (%s): take another copy", how)
}

// Unpack reads a backup from its first byte to its last and writes the database.
// Everything in it is held against the manifest and against the sums of the form;
// whatever is missing, changed or added is an error, and what was written then is
// good for nothing.
func Unpack(in io.Reader, out io.Writer) (*Manifest, error) {
	source := bufio.NewReaderSize(in, 1<<20)
	zip, err := gzip.NewReader(source)
	if err != nil {
		return nil, errors.New("it is no backup")
	}
	zip.Multistream(false) // what follows the end is no part of it
	pack := tar.NewReader(zip)
	m, err := readManifest(pack)
	if err != nil {
		return nil, err
	}
	header, err := pack.Next()
	if err != nil || header.Name != databaseName || header.Typeflag != tar.TypeReg || header.Size != m.Bytes {
		return nil, Damaged("the database is missing")
	}
	hash := sha256.New()
	if _, err := io.CopyN(out, io.TeeReader(pack, hash), m.Bytes); err != nil {
		var path *fs.PathError
		if errors.As(err, &path) {
			return nil, fmt.Errorf("the database cannot be written: %w", path.Err)
		}
		return nil, Damaged("the database ends too early")
	}
	if hex.EncodeToString(hash.Sum(nil)) != m.SHA256 {
		return nil, Damaged("the checksum of the database is another")
	}
	return m, atEnd(pack, zip, source)
}

func readManifest(pack *tar.Reader) (*Manifest, error) {
	header, err := pack.Next()
	if err != nil || header.Name != manifestName || header.Typeflag != tar.TypeReg {
		return nil, errors.New("it is no backup")
	}
	if header.Size > maxManifestBytes {
		return nil, Damaged("its manifest cannot be read")
	}
	text, err := io.ReadAll(pack)
	if err != nil {
		return nil, Damaged("its manifest ends too early")
	}
	return decodeManifest(text)
}

// atEnd makes sure that nothing follows, and that the sum over all of it, which
// comes last, is right.
func atEnd(pack *tar.Reader, zip *gzip.Reader, source io.Reader) error {
	if _, err := pack.Next(); err != io.EOF {
		return Damaged("something follows the database")
	}
	const padding = 1 << 20 // other programs fill up to a block
	if n, err := io.Copy(io.Discard, io.LimitReader(zip, padding)); err != nil || n == padding {
		return Damaged("its end is missing")
	}
	if n, err := source.Read(make([]byte, 1)); n > 0 || err != io.EOF {
		return Damaged("something follows its end")
	}
	return nil
}
