package api

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
)

// Assets are the files of the page, read once at start. This is what the server
// expects of the file system it is given (package web):
//
//   - index.html is the start page, answered for every path of the page. Other
//     files whose names end in .html are pages at addresses of their own.
//   - Every other file, in any folder, is an asset. {{asset "style.css"}} in
//     a page is replaced by the asset's address, /web/style.<hash>.css, which
//     browsers keep for ever: changed content has another address. Scripts learn
//     the address of the program from an attribute in index.html, such as
//     data-wasm="{{asset "app.wasm"}}".
//   - NAME.br is NAME compressed by brotli at build time; NAME itself need not be
//     there. Callers without brotli get it unpacked.
//   - /web/style.css, without hash, works too; browsers ask again every time.
//
// A file a page names and the file system lacks is listed by
// [Assets.Missing]; the rest still works, so the server can be tested before the
// page is built.
type Assets struct {
	pages   map[string][]byte
	files   map[string]*asset // by path below PathAssets, with hash and without
	hashed  map[string]bool   // which of these paths have one
	missing []string
}

// PathAssets begins the address of every asset.
const PathAssets = "/web/"

type asset struct {
	contentType string
	etag        string
	brotli      []byte // nil where compressing does not pay
	plain       func() ([]byte, error)
}

// LoadAssets reads the files of the page.
func LoadAssets(files fs.FS) (*Assets, error) {
	contents, err := readAll(files)
	if err != nil {
		return nil, fmt.Errorf("read the files of the page: %w", err)
	}
	if contents[startPage] == nil {
		return nil, errors.New("the files of the page lack " + startPage)
	}
	a := &Assets{pages: map[string][]byte{}, files: map[string]*asset{}, hashed: map[string]bool{}}
	addresses := map[string]string{}
	for name := range contents {
		name = strings.TrimSuffix(name, ".br")
		if path.Ext(name) != ".html" && addresses[name] == "" {
			addresses[name] = a.add(name, contents[name], contents[name+".br"])
		}
	}
	for name, text := range contents {
		if path.Ext(name) == ".html" {
			a.pages[name] = a.fill(text, addresses)
		}
	}
	slices.Sort(a.missing)
	a.missing = slices.Compact(a.missing)
	return a, nil
}

// startPage is the name of the page that routes itself.
const startPage = "index.html"

// fill puts the addresses of assets into a page.
func (a *Assets) fill(page []byte, addresses map[string]string) []byte {
	return placeholder.ReplaceAllFunc(page, func(match []byte) []byte {
		name := string(placeholder.FindSubmatch(match)[1])
		address, found := addresses[name]
		if !found {
			a.missing = append(a.missing, name)
			address = name
		}
		return []byte(PathAssets + address)
	})
}

func readAll(files fs.FS) (map[string][]byte, error) {
	contents := map[string][]byte{}
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		contents[name], err = fs.ReadFile(files, name)
		return err
	})
	return contents, err
}

// Missing lists the assets pages name although they are not there.
func (a *Assets) Missing() []string { return a.missing }

var placeholder = regexp.MustCompile(`\{\{ *asset "([^"]+)" *\}\}`)

// add keeps an asset, plain or packed or both, and gives its name with hash.
func (a *Assets) add(name string, plain, packed []byte) string {
	file := &asset{contentType: contentTypeOf(name), brotli: packed}
	file.plain = func() ([]byte, error) { return plain, nil }
	switch {
	case plain == nil:
		// Unpacked on first demand only: nearly every browser takes brotli, and
		// the program is several times larger without it.
		file.plain = sync.OnceValues(func() ([]byte, error) {
			return io.ReadAll(brotli.NewReader(bytes.NewReader(packed)))
		})
	case packed == nil && strings.Contains(file.contentType, "charset"):
		file.brotli = pack(plain)
	}
	sum := sha256.Sum256(slices.Concat(plain, packed))
	hash := hex.EncodeToString(sum[:8])
	file.etag = `W/"` + hash + `"` // weak: it is the same for every encoding
	extension := path.Ext(name)
	hashed := strings.TrimSuffix(name, extension) + "." + hash + extension
	a.files[name], a.files[hashed], a.hashed[hashed] = file, file, true
	return hashed
}

// pack compresses a text; nil where that does not pay.
func pack(text []byte) []byte {
	const pays = 1 << 10
	if len(text) < pays {
		return nil
	}
	var b bytes.Buffer
	w := brotli.NewWriterLevel(&b, brotli.DefaultCompression)
	if _, err := w.Write(text); err != nil || w.Close() != nil || b.Len() >= len(text) {
		return nil
	}
	return b.Bytes()
}

// contentTypeOf is a fixed list: the host's own table differs between machines.
func contentTypeOf(name string) string {
	switch path.Ext(name) {
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".json", ".webmanifest":
		return "application/json; charset=utf-8"
	case ".svg":
		return "image/svg+xml; charset=utf-8"
	case ".txt":
		return "text/plain; charset=utf-8"
	case ".wasm":
		return "application/wasm"
	case ".png":
		return "image/png"
	case ".ico":
		return "image/x-icon"
	case ".woff2":
		return "font/woff2"
	}
	return "application/octet-stream"
}
