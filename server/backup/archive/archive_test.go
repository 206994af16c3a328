package archive

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"
)

// pages stands for a database: text that compresses as one does.
func pages(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "page %d of the database; ", i*i*7919)
	}
	return b.String()
}

func manifestOf(database string) *Manifest {
	sum := sha256.Sum256([]byte(database))
	return &Manifest{
		Version: "v1", Change: "0002", At: time.Date(2026, 3, 4, 12, 0, 0, 0, time.UTC), Entries: 42, Head: strings.Repeat("ab", 32),
		Bytes: int64(len(database)), SHA256: hex.EncodeToString(sum[:]),
	}
}

func packed(t testing.TB, database string) ([]byte, *Manifest) {
	t.Helper()
	m := manifestOf(database)
	var out bytes.Buffer
	if err := Pack(&out, m, strings.NewReader(database)); err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), m
}

func TestWhatIsPackedIsUnpacked(t *testing.T) {
	database := pages(5000)
	whole, m := packed(t, database)
	var out strings.Builder
	got, err := Unpack(bytes.NewReader(whole), &out)
	if err != nil || *got != *m || out.String() != database {
		t.Errorf("packed %+v, unpacked %+v with %d bytes, %v", m, got, out.Len(), err)
	}
}

// A database that is shorter or longer than its manifest says is not packed.
func TestPackRefusesAnotherSize(t *testing.T) {
	for _, database := range []string{"short", pages(10)} {
		m := manifestOf(pages(5))
		if err := Pack(io.Discard, m, strings.NewReader(database)); err == nil {
			t.Errorf("packed %d bytes as %d", len(database), m.Bytes)
		}
	}
}

// repack makes an archive with its own idea of what belongs in one.
func repack(t testing.TB, level int, parts ...[2]string) []byte {
	t.Helper()
	var out bytes.Buffer
	zip, err := gzip.NewWriterLevel(&out, level)
	if err != nil {
		t.Fatal(err)
	}
	pack := tar.NewWriter(zip)
	for _, p := range parts {
		if err := pack.WriteHeader(&tar.Header{Name: p[0], Mode: 0o600, Size: int64(len(p[1]))}); err != nil {
			t.Fatal(err)
		}
		if _, err := pack.Write([]byte(p[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := pack.Close(); err != nil {
		t.Fatal(err)
	}
	if err := zip.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// Every copy that is not the whole backup is refused, cut or changed wherever.
func TestUnpackRefuses(t *testing.T) {
	database := pages(5000)
	whole, m := packed(t, database)
	text, err := m.encode()
	if err != nil {
		t.Fatal(err)
	}
	manifest := string(text)
	type refused struct {
		copy []byte
		says string
	}
	cases := map[string]refused{
		"nothing":             {nil, "no backup"},
		"a picture":           {[]byte("\x89PNG\r\n\x1a\n and so on"), "no backup"},
		"an empty archive":    {repack(t, 1), "no backup"},
		"another archive":     {repack(t, 1, [2]string{"readme.txt", "hello"}), "no backup"},
		"no database":         {repack(t, 1, [2]string{manifestName, manifest}), "database is missing"},
		"a shorter database":  {repack(t, 1, [2]string{manifestName, manifest}, [2]string{databaseName, database[:4096]}), "database is missing"},
		"another database":    {repack(t, 1, [2]string{manifestName, manifest}, [2]string{databaseName, strings.Repeat("x", len(database))}), "checksum"},
		"a newer form":        {repack(t, 1, [2]string{manifestName, strings.Replace(manifest, `"format": 1`, `"format": 2`, 1)}), "newer release"},
		"an unknown field":    {repack(t, 1, [2]string{manifestName, strings.Replace(manifest, `"format"`, `"colour": 1, "format"`, 1)}), "manifest cannot be read"},
		"a negative size":     {repack(t, 1, [2]string{manifestName, strings.Replace(manifest, `"bytes": `, `"bytes": -`, 1)}), "manifest cannot be read"},
		"no checksum":         {repack(t, 1, [2]string{manifestName, strings.Replace(manifest, m.SHA256, "", 1)}), "manifest cannot be read"},
		"a huge manifest":     {repack(t, 1, [2]string{manifestName, strings.Repeat(" ", maxManifestBytes+1)}), "manifest cannot be read"},
		"a path":              {repack(t, 1, [2]string{manifestName, manifest}, [2]string{"../" + databaseName, database}), "database is missing"},
		"a file too many":     {repack(t, 1, [2]string{manifestName, manifest}, [2]string{databaseName, database}, [2]string{"x", "y"}), "something follows"},
		"a second archive":    {append(bytes.Clone(whole), whole...), "something follows"},
		"something behind it": {append(bytes.Clone(whole), 0), "something follows"},
	}
	for at := 1; at < len(whole); at += 1 + len(whole)/200 {
		cases[fmt.Sprintf("cut at %d of %d", at, len(whole))] = refused{whole[:at], ""}
	}
	for at := len(whole) - 20; at < len(whole); at++ {
		cases[fmt.Sprintf("cut at %d of %d", at, len(whole))] = refused{whole[:at], ""}
	}
	const header = 10 // of gzip: its time and the system it was made on mean nothing
	for at := header; at < len(whole); at += 1 + len(whole)/500 {
		flipped := bytes.Clone(whole)
		flipped[at] ^= 1 << (at % 8)
		cases[fmt.Sprintf("changed at %d of %d", at, len(whole))] = refused{flipped, ""}
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			_, err := Unpack(bytes.NewReader(c.copy), io.Discard)
			if err == nil || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "\n") {
				t.Errorf("says %v, want %q", err, c.says)
			}
		})
	}
}

// Whatever is read, the program goes on, and what it takes is whole.
func FuzzUnpack(f *testing.F) {
	whole, _ := packed(f, pages(3))
	f.Add(whole)
	text, err := manifestOf("hello").encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(repack(f, gzip.NoCompression, [2]string{manifestName, strings.Replace(string(text), `"format": 0`, `"format": 1`, 1)}, [2]string{databaseName, "hello"}))
	f.Add(repack(f, gzip.NoCompression, [2]string{manifestName, "{}"}))
	f.Fuzz(func(t *testing.T, copied []byte) {
		var out bytes.Buffer
		m, err := Unpack(bytes.NewReader(copied), &out)
		if err != nil {
			return
		}
		if sum := sha256.Sum256(out.Bytes()); int64(out.Len()) != m.Bytes || hex.EncodeToString(sum[:]) != m.SHA256 {
			t.Errorf("took %+v with %d bytes", m, out.Len())
		}
	})
}
