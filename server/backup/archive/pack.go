package archive

import (
	"archive/tar"
	"compress/gzip"
	"io"
)

// Pack writes a backup of a database of which the manifest says everything.
func Pack(out io.Writer, m *Manifest, database io.Reader) error {
	m.Format = format
	zip, err := gzip.NewWriterLevel(out, gzip.BestSpeed)
	if err != nil {
		return err
	}
	pack := tar.NewWriter(zip)
	if err := m.fill(pack, database); err != nil {
		return err
	}
	if err := pack.Close(); err != nil {
		return err
	}
	return zip.Close()
}

func (m *Manifest) fill(pack *tar.Writer, database io.Reader) error {
	text, err := m.encode()
	if err != nil {
		return err
	}
	header := tar.Header{Name: manifestName, Mode: 0o600, Size: int64(len(text)), ModTime: m.At}
	if err := pack.WriteHeader(&header); err != nil {
		return err
	}
	if _, err := pack.Write(text); err != nil {
		return err
	}
	header = tar.Header{Name: databaseName, Mode: 0o600, Size: m.Bytes, ModTime: m.At}
	if err := pack.WriteHeader(&header); err != nil {
		return err
	}
	_, err = io.Copy(pack, database)
	return err
}
