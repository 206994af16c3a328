//go:build !js

package scenario

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// TestScenariosInChromium plays every scenario of the engine here and inside
// Chromium, from the same text by the same code, and compares the bytes.
func TestScenariosInChromium(t *testing.T) {
	if testing.Short() {
		t.Skip("not run: browser tests, because of -short")
	}
	texts := scenarioFiles(t)
	// No scenario ends with an error or is other than UTF-8; these show that both
	// arrive as they are.
	texts["a graph that does not end"] = "# bytes\ndigraph g {\n"
	texts["bytes that are no UTF-8"] = "# \xff\xc3\ndigraph g {\n  sc_key=g\n  A\n}\n"

	native := make(chan map[string]played, 1)
	go func() { native <- playAll(texts) }() // takes seconds under the race detector
	p := openPage(t)
	for name, text := range texts {
		p.play(name, text)
	}
	for _, difference := range differences(<-native, p.played()) {
		t.Errorf("In Chromium, %s", difference)
	}
}

func playAll(texts map[string]string) map[string]played {
	all := map[string]played{}
	for name, text := range texts {
		all[name] = playTwice([]byte(text))
	}
	return all
}

// page is a browser tab in which this package's test program runs.
type page struct {
	t   *testing.T
	ctx context.Context
}

func openPage(t *testing.T) *page {
	t.Helper()
	address := serve(t, buildForBrowser(t))
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.Flag("disable-gpu", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("lang", "en-GB"))
	if path := os.Getenv("STATECRAFT_BROWSER"); path != "" {
		options = append(options, chromedp.ExecPath(path))
	}
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox) // Chromium refuses root otherwise
	}
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, closeTab := chromedp.NewContext(allocator)
	t.Cleanup(closeTab)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("Chromium does not start; `sh .ci/need chromium` installs it or says what to do: %v", err)
	}
	// The browser lives as long as ctx; what is asked of it ends sooner.
	bounded, release := context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(release)
	p := &page{t: t, ctx: bounded}
	p.watchConsole()
	if err := chromedp.Do(p.ctx, chromedp.Navigate(address), chromedp.Func(untilReady)); err != nil {
		t.Fatal(err)
	}
	return p
}

// watchConsole fails the test on anything the console shows: the program writes
// nothing, unless it dies.
func (p *page) watchConsole() {
	var mu sync.Mutex
	var lines []string
	console := chromedp.Console(p.ctx)
	go func() {
		for m, err := range console {
			if err != nil {
				return // the tab is closed
			}
			mu.Lock()
			lines = append(lines, m.Text)
			mu.Unlock()
		}
	}()
	p.t.Cleanup(func() {
		mu.Lock()
		defer mu.Unlock()
		if len(lines) > 0 {
			p.t.Errorf("the console shows:\n%s", strings.Join(lines, "\n"))
		}
	})
}

// untilReady waits for the program to offer its functions.
func untilReady(ctx context.Context, t *chromedp.Target) error {
	for {
		ready, err := chromedp.Evaluate[bool](`!!window.scenario`)(ctx, t)
		if err != nil || ready {
			return err
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("waiting for the program in the page: %w", ctx.Err())
		case <-time.After(10 * time.Millisecond):
		}
	}
}

func (p *page) play(name, text string) {
	p.t.Helper()
	call := fmt.Sprintf("scenario.play(%q, %q)", name, base64.StdEncoding.EncodeToString([]byte(text)))
	if err := chromedp.Do(p.ctx, chromedp.Evaluate[chromedp.Void](call)); err != nil {
		p.t.Fatalf("playing %s in Chromium: %v", name, err)
	}
}

// played gives what became of everything the page has played.
func (p *page) played() map[string]played {
	p.t.Helper()
	answer, err := chromedp.Run(p.ctx, chromedp.Evaluate[string]("scenario.played()"))
	if err != nil {
		p.t.Fatal(err)
	}
	all := map[string]played{}
	if err := json.Unmarshal([]byte(answer), &all); err != nil {
		p.t.Fatal(err)
	}
	return all
}

// buildForBrowser builds this package's test program for the browser, where
// inbrowser_test.go makes it play what it is handed.
func buildForBrowser(t *testing.T) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "scenario.wasm")
	forBrowser(t, "test", "-c", "-o", program, ".")
	// The go tool repeats a test when something it has opened changes, and does not
	// see what a build opens: a file for the browser alone would go unnoticed.
	folders := forBrowser(t, "list", "-deps", "-test", "-f", "{{if not .Standard}}{{.Dir}}{{end}}", ".")
	for folder := range strings.Lines(folders) {
		folder = strings.TrimSpace(folder)
		if folder == "" {
			continue
		}
		if _, err := os.ReadDir(folder); err != nil {
			t.Fatal(err)
		}
	}
	return program
}

// forBrowser asks the go tool for something of the browser's build.
func forBrowser(t *testing.T, args ...string) string {
	t.Helper()
	command := exec.Command("go", args...)
	command.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0")
	var faults strings.Builder
	command.Stderr = &faults
	out, err := command.Output()
	if err != nil {
		t.Fatalf("go %s for the browser: %v\n%s", args[0], err, faults.String())
	}
	return strings.TrimSpace(string(out))
}

// serve offers the program and the page around it.
func serve(t *testing.T, program string) string {
	t.Helper()
	files := map[string]string{
		"/":              "testdata/page.html",
		"/page.js":       "testdata/page.js",
		"/wasm_exec.js":  filepath.Join(forBrowser(t, "env", "GOROOT"), "lib/wasm/wasm_exec.js"),
		"/scenario.wasm": program,
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		file, ok := files[r.URL.Path]
		if !ok {
			http.NotFound(w, r)
			return
		}
		http.ServeFile(w, r, file)
	}))
	t.Cleanup(server.Close)
	return server.URL
}
