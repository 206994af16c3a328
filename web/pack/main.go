// Pack makes the built part of the page ready to be embedded and sent: it
// compresses app.wasm with brotli and copies wasm_exec.js, the loader that
// belongs to the Go toolchain which built it.
//
//	go run ./web/pack [-wasm bin/app.wasm] [-to web] [-quality 11] [-limit 2400000]
//
// It writes app.wasm.br and wasm_exec.js, and a record of what they were made
// from beside app.wasm; where that still fits, it does nothing. What belongs
// here: work between the compiler and the embedding. What the server does with
// the files when asked for them does not.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

func main() {
	var (
		wasm    = flag.String("wasm", "bin/app.wasm", "the compiled page")
		to      = flag.String("to", "web", "folder the packed files go to")
		quality = flag.Int("quality", 11, "brotli quality, 0 to 11; 11 is the smallest and takes longest")
		limit   = flag.Int("limit", 0, "fail where the page as sent is larger than this many bytes; 0 is no limit")
	)
	flag.Parse()
	if err := run(*wasm, *to, *quality, *limit); err != nil {
		fmt.Fprintln(os.Stderr, "pack:", err)
		os.Exit(1)
	}
}

func run(wasm, to string, quality, limit int) error {
	loader, err := loaderPath()
	if err != nil {
		return err
	}
	began := time.Now()
	r, packed, err := pack(wasm, loader, to, quality)
	if err != nil {
		return err
	}
	if packed {
		fmt.Printf("packed app.wasm: %s, as sent %s (brotli %d, %.1f s)\n",
			megabytes(r.Size), megabytes(r.Sent), r.Quality, time.Since(began).Seconds())
	}
	if limit == 0 {
		return nil
	}
	if r.Sent > limit {
		return fmt.Errorf("app.wasm is %s as sent, more than the %s we allow: look for a heavy import with\n"+
			"  GOOS=js GOARCH=wasm go list -deps ./app", megabytes(r.Sent), megabytes(limit))
	}
	fmt.Printf("app.wasm is %s as sent, of %s allowed\n", megabytes(r.Sent), megabytes(limit))
	return nil
}

// loaderPath finds wasm_exec.js of the toolchain in use. It must be the one the
// page was compiled with: the two share an unversioned contract.
func loaderPath() (string, error) {
	out, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return "", fmt.Errorf("asking the go tool where it is installed: %w", err)
	}
	return filepath.Join(strings.TrimSpace(string(out)), "lib", "wasm", "wasm_exec.js"), nil
}

func megabytes(n int) string { return fmt.Sprintf("%.2f MB", float64(n)/1e6) }
