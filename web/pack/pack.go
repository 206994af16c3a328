package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/andybalholm/brotli"
)

// The files pack writes.
const (
	wasmName   = "app.wasm.br"
	loaderName = "wasm_exec.js"
)

// record tells what the packed files were made from. It lies beside the
// compiled page, out of the embedding's sight.
type record struct {
	Hash    string `json:"hash"`    // SHA-256 of the page and its loader
	Size    int    `json:"size"`    // bytes of the page
	Sent    int    `json:"sent"`    // bytes of app.wasm.br
	Quality int    `json:"quality"` // of the compression
}

func recordPath(wasm string) string { return wasm + ".packed.json" }

// pack fills the folder, unless it already holds what these inputs give, and
// says whether it did.
func pack(wasm, loader, to string, quality int) (r record, packed bool, err error) {
	if quality < brotli.BestSpeed || quality > brotli.BestCompression {
		return r, false, fmt.Errorf("brotli knows qualities from %d to %d, not %d",
			brotli.BestSpeed, brotli.BestCompression, quality)
	}
	page, err := os.ReadFile(wasm)
	if err != nil {
		return r, false, fmt.Errorf("the page must be compiled first, `make build` does both: %w", err)
	}
	script, err := os.ReadFile(loader)
	if err != nil {
		return r, false, fmt.Errorf("the Go installation lacks its loader for the browser: %w", err)
	}
	r = record{Hash: hash(page, script), Size: len(page), Quality: quality}
	if before, ok := last(recordPath(wasm), to); ok && before.Hash == r.Hash && before.Quality == quality {
		return before, false, nil
	}
	small, err := compress(page, quality)
	if err != nil {
		return r, false, err
	}
	r.Sent = len(small)
	about, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return r, false, err
	}
	// The record comes last: it vouches for the others.
	for _, f := range []struct {
		path    string
		content []byte
	}{
		{filepath.Join(to, wasmName), small},
		{filepath.Join(to, loaderName), script},
		{recordPath(wasm), append(about, '\n')},
	} {
		if err := write(f.path, f.content, filepath.Dir(wasm)); err != nil {
			return r, false, err
		}
	}
	return r, true, nil
}

func hash(parts ...[]byte) string {
	sum := sha256.New()
	for _, part := range parts {
		fmt.Fprintf(sum, "%d ", len(part))
		sum.Write(part)
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// last reads the record; false where a file it vouches for is missing or is not
// the one it was written for.
func last(path, folder string) (r record, ok bool) {
	content, err := os.ReadFile(path)
	if err != nil || json.Unmarshal(content, &r) != nil {
		return r, false
	}
	small, err := os.Stat(filepath.Join(folder, wasmName))
	if err != nil || small.Size() != int64(r.Sent) {
		return r, false
	}
	_, err = os.Stat(filepath.Join(folder, loaderName))
	return r, err == nil
}

// compress uses the largest window browsers accept: at quality 11 it saves
// another hundredth.
func compress(content []byte, quality int) ([]byte, error) {
	var small bytes.Buffer
	w := brotli.NewWriterOptions(&small, brotli.WriterOptions{Quality: quality, LGWin: 24})
	if _, err := w.Write(content); err != nil {
		return nil, fmt.Errorf("compressing: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("compressing: %w", err)
	}
	return small.Bytes(), nil
}

// write replaces the file at once, so that a build that is stopped halfway
// leaves the old one. It prepares the new one in the draft folder: in the
// embedded one a leftover would be sent to browsers.
func write(path string, content []byte, draft string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	beside := filepath.Join(draft, filepath.Base(path)+".new")
	if err := os.WriteFile(beside, content, 0o644); err != nil {
		return err
	}
	return os.Rename(beside, path)
}
