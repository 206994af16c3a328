//go:build !js

package shelf_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// TestInTheBrowser keeps things in a real browser across reloads and tabs, and
// where it keeps nothing.
func TestInTheBrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("not run: browser tests, because of -short")
	}
	browser := chromium(t)
	address := serve(t)
	p := open(t, browser, address)
	p.run(`shelf.put("a/1", "one"); shelf.put("a/2", "zwei ✓"); shelf.put("b", ""); shelf.put("gone", "x"); shelf.delete("gone")`)
	if got := answer[string](p, `shelf.get("a/2", answer)`); got != "zwei ✓" {
		t.Errorf("before it is written it reads %q", got)
	}
	p.wait(`shelf.unwritten() === 0`)
	p.visit(address)
	if got := answer[string](p, `shelf.get("a/2", answer)`); got != "zwei ✓" {
		t.Errorf("after a reload it reads %q", got)
	}
	if got := answer[[]string](p, `shelf.keys("a/", answer)`); !slices.Equal(got, []string{"a/1", "a/2"}) {
		t.Errorf("the keys are %v", got)
	}
	if got := answer[bool](p, `shelf.get("gone", v => answer(v === null))`); !got {
		t.Error("what was deleted is there")
	}

	other := open(t, browser, address)
	if got := answer[string](other, `shelf.get("a/1", answer)`); got != "one" {
		t.Errorf("another tab reads %q", got)
	}

	// A page in a sandbox has no database.
	poor := open(t, browser, address+"/sandboxed")
	poor.run(`shelf.put("a", "one"); shelf.put("b", "two")`)
	poor.wait(`shelf.failures === 1`)
	poor.run(`shelf.put("a", "three")`)
	if got := answer[string](poor, `shelf.get("a", answer)`); got != "three" || !ask[bool](poor, `shelf.unwritten() === 2 && shelf.failures === 1`) {
		t.Errorf("without a database it reads %q", got)
	}
	if got := answer[[]string](poor, `shelf.keys("", answer)`); !slices.Equal(got, []string{"a", "b"}) {
		t.Errorf("without a database the keys are %v", got)
	}
}

type page struct {
	t   *testing.T
	ctx context.Context
}

func open(t *testing.T, browser context.Context, address string) *page {
	t.Helper()
	ctx, closeTab := chromedp.NewContext(browser)
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	t.Cleanup(func() { cancel(); closeTab() })
	p := &page{t: t, ctx: ctx}
	p.visit(address)
	return p
}

// visit loads the page anew.
func (p *page) visit(address string) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, chromedp.Navigate(address)); err != nil {
		p.t.Fatal(err)
	}
	p.wait(`!!window.shelf`)
}

func (p *page) run(script string) {
	p.t.Helper()
	ask[bool](p, "("+"() => {"+script+"; return true}"+")()")
}

func (p *page) wait(question string) {
	p.t.Helper()
	for !ask[bool](p, question) {
		select {
		case <-p.ctx.Done():
			p.t.Fatalf("waiting for %s", question)
		case <-time.After(10 * time.Millisecond):
		}
	}
}

func ask[T any](p *page, question string) T {
	p.t.Helper()
	got, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](question))
	if err != nil {
		p.t.Fatalf("asking %s: %v", question, err)
	}
	return got
}

// answer asks the shelf something and waits for what it answers.
func answer[T any](p *page, call string) T {
	p.t.Helper()
	p.run(`window.answered = undefined; const answer = v => { window.answered = v }; ` + call)
	p.wait(`window.answered !== undefined`)
	return ask[T](p, `window.answered`)
}

func chromium(t *testing.T) context.Context {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.Flag("disable-gpu", true), chromedp.Flag("disable-component-update", true))
	if path := os.Getenv("STATECRAFT_BROWSER"); path != "" {
		options = append(options, chromedp.ExecPath(path))
	}
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox) // Chromium refuses root otherwise
	}
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, closeTab := chromedp.NewContext(allocator)
	t.Cleanup(func() { closeTab(); stop() })
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("Chromium does not start; `sh .ci/need chromium` installs it or says what to do: %v", err)
	}
	return ctx
}

// serve offers the harness and the page around it.
func serve(t *testing.T) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "harness.wasm")
	build := exec.Command("go", "build", "-o", program, "./harness")
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatal(fmt.Errorf("building the harness: %w\n%s", err, out))
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{
		"/": "testdata/page.html", "/sandboxed": "testdata/page.html", "/page.js": "testdata/page.js", "/harness.wasm": program,
		"/wasm_exec.js": filepath.Join(strings.TrimSpace(string(root)), "lib/wasm/wasm_exec.js"),
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/sandboxed" {
			w.Header().Set("Content-Security-Policy", "sandbox allow-scripts")
		}
		w.Header().Set("Access-Control-Allow-Origin", "*") // the sandbox is another origin
		if file, ok := files[r.URL.Path]; ok {
			http.ServeFile(w, r, file)
			return
		}
		http.NotFound(w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL
}
