//go:build !js

package canvas_test

import (
	"context"
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

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"statecraft/app/editor"
	"statecraft/engine"
)

// policy is the content policy of the real page.
const policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob: data:; " +
	"connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"

// harness is the harness program, built once for all tests.
var harness = sync.OnceValues(func() (string, error) {
	folder, err := os.MkdirTemp("", "canvas")
	if err != nil {
		return "", err
	}
	file := filepath.Join(folder, "harness.wasm")
	build := exec.Command("go", "build", "-o", file, "./harness")
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0")
	out, err := build.CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("building the harness: %w\n%s", err, out)
	}
	return file, nil
})

func TestMain(m *testing.M) {
	code := m.Run()
	if !testing.Short() {
		_, stop := chromium()
		stop()
	}
	if file, err := harness(); err == nil {
		os.RemoveAll(filepath.Dir(file))
	}
	os.Exit(code)
}

// page is a browser tab with a canvas on it. Everything it does goes through
// the browser as trusted events of a mouse or keyboard.
type page struct {
	t   *testing.T
	ctx context.Context

	mu     sync.Mutex
	faults []string
}

// open shows the harness with a query such as "sample=expense".
func open(t *testing.T, query string) *page {
	t.Helper()
	if testing.Short() {
		t.Skip("not run: browser tests, because of -short")
	}
	p := &page{t: t, ctx: tab(t)}
	console := chromedp.Console(p.ctx)
	go func() {
		for m, err := range console {
			if err != nil {
				return
			}
			if m.Type == chromedp.ConsoleError || m.IsException() {
				p.mu.Lock()
				p.faults = append(p.faults, m.Text)
				p.mu.Unlock()
			}
		}
	}()
	p.do(
		chromedp.EmulateViewport(1280, 800),
		chromedp.Navigate(serve(t)+"/?"+query),
		chromedp.Func(waitFor(`!!window.harness`)),
	)
	t.Cleanup(func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		for _, fault := range p.faults {
			t.Errorf("the console shows: %s", fault)
		}
	})
	return p
}

// chromium is one browser for all tests; each opens a tab of its own.
var chromium = sync.OnceValues(func() (context.Context, context.CancelFunc) {
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.Flag("disable-gpu", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("lang", "en-GB"))
	if path := os.Getenv("STATECRAFT_BROWSER"); path != "" {
		options = append(options, chromedp.ExecPath(path))
	}
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox) // Chromium refuses root otherwise
	}
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, closeTab := chromedp.NewContext(allocator)
	return ctx, func() { closeTab(); stop() }
})

func tab(t *testing.T) context.Context {
	t.Helper()
	parent, _ := chromium()
	if err := chromedp.Do(parent); err != nil {
		t.Fatalf("Chromium does not start; `sh .ci/need chromium` installs it or says what to do: %v", err)
	}
	ctx, closeTab := chromedp.NewContext(parent)
	ctx, cancel := context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(func() { cancel(); closeTab() })
	return ctx
}

// serve offers the harness, the page around it and the real style sheets.
func serve(t *testing.T) string {
	t.Helper()
	program, err := harness()
	if err != nil {
		t.Fatal(err)
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{
		"/":             "testdata/page.html",
		"/page.css":     "testdata/page.css",
		"/page.js":      "testdata/page.js",
		"/style.css":    "../../web/style.css",
		"/canvas.css":   "../../web/canvas.css",
		"/wasm_exec.js": filepath.Join(strings.TrimSpace(string(root)), "lib/wasm/wasm_exec.js"),
		"/harness.wasm": program,
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		file, ok := files[r.URL.Path]
		if !ok {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Security-Policy", policy)
		http.ServeFile(w, r, file)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

func (p *page) do(actions ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, actions...); err != nil {
		p.t.Fatal(err)
	}
}

// waitFor asks until the browser answers true.
func waitFor(question string) func(context.Context, *chromedp.Target) error {
	return func(ctx context.Context, t *chromedp.Target) error {
		for {
			yes, err := chromedp.Evaluate[bool](question)(ctx, t)
			if err != nil || yes {
				return err
			}
			select {
			case <-ctx.Done():
				return fmt.Errorf("waiting for %s: %w", question, ctx.Err())
			case <-time.After(10 * time.Millisecond):
			}
		}
	}
}

// ask evaluates a question in the page.
func ask[T any](p *page, question string) T {
	p.t.Helper()
	answer, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](question))
	if err != nil {
		p.t.Fatalf("asking %s: %v", question, err)
	}
	return answer
}

// settle lets two frames pass, so that what was asked for is drawn.
func (p *page) settle() {
	p.t.Helper()
	p.do(chromedp.Evaluate[chromedp.Void](
		`new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))`, chromedp.EvalAwaitPromise))
}

// populated lets frames pass until nothing more comes or goes: a large drawing
// is filled over several.
func (p *page) populated() {
	p.t.Helper()
	count := `document.querySelectorAll(".canvas *").length`
	for before, now := -1, ask[int](p, count); now != before; before, now = now, ask[int](p, count) {
		p.settle()
	}
}

// theme chooses what the system would: light or dark.
func (p *page) theme(name string) {
	p.t.Helper()
	p.do(command(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: name}},
	}))
}

func command[P, R any](c cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, c, params)
		return err
	})
}

// seen is what the harness tells about its editor.
type seen struct {
	Workflow  *engine.Workflow
	Selection editor.Selection
	Zoom      float64
	Undo      string
	Redo      string
	Said      []string
	Told      []string
	Opened    []string
	Performed []string
}

func (p *page) seen() seen {
	p.t.Helper()
	var s seen
	if err := json.Unmarshal([]byte(ask[string](p, `harness.seen()`)), &s); err != nil {
		p.t.Fatal(err)
	}
	return s
}

// spot is a place in the window.
type spot struct{ X, Y float64 }

func (s spot) plus(x, y float64) spot { return spot{s.X + x, s.Y + y} }

// middle is the middle of an element.
func (p *page) middle(selector string) spot {
	p.t.Helper()
	question := fmt.Sprintf(`(() => {
		const e = document.querySelector(%q)
		if (!e) return null
		const r = e.getBoundingClientRect()
		return {X: r.x + r.width / 2, Y: r.y + r.height / 2}
	})()`, selector)
	s := ask[*spot](p, question)
	if s == nil {
		p.t.Fatalf("%s is not on the page", selector)
	}
	return *s
}

func (p *page) has(selector string) bool {
	p.t.Helper()
	return ask[bool](p, fmt.Sprintf(`!!document.querySelector(%q)`, selector))
}

// card is the middle of a state's card.
func (p *page) card(id string) spot {
	p.t.Helper()
	return p.middle(`[data-state-id="` + id + `"] .canvas-box`)
}

func (p *page) mouse(kind input.DispatchMouseEventType, s spot, options ...chromedp.MouseOption) {
	p.t.Helper()
	p.do(chromedp.MouseEvent(kind, s.X, s.Y, options...))
}

// hold marks a movement as one with the button down.
func hold(button input.MouseButton) chromedp.MouseOption {
	bits := map[input.MouseButton]int64{input.MouseButtonLeft: 1, input.MouseButtonRight: 2, input.MouseButtonMiddle: 4}
	return func(e *input.DispatchMouseEventParams) {
		e.Button = button
		if b, ok := bits[button]; ok {
			e.Buttons = b
		}
	}
}

// drag presses at one place, moves in steps and lets go at another.
func (p *page) drag(from, to spot, options ...chromedp.MouseOption) {
	p.t.Helper()
	p.pull(from, to, options...)
	p.drop(to, options...)
}

// pull is a drag that has not been let go yet.
func (p *page) pull(from, to spot, options ...chromedp.MouseOption) {
	p.t.Helper()
	p.mouse(chromedp.MouseMoved, from)
	p.settle()
	left := append([]chromedp.MouseOption{hold(input.MouseButtonLeft), chromedp.ClickCount(1)}, options...)
	p.mouse(chromedp.MousePressed, from, left...)
	const parts = 5
	for i := 1; i <= parts; i++ {
		share := float64(i) / parts
		p.mouse(chromedp.MouseMoved, spot{from.X + (to.X-from.X)*share, from.Y + (to.Y-from.Y)*share}, left...)
	}
	p.settle()
}

func (p *page) drop(at spot, options ...chromedp.MouseOption) {
	p.t.Helper()
	left := append([]chromedp.MouseOption{hold(input.MouseButtonLeft), chromedp.ClickCount(1)}, options...)
	p.mouse(chromedp.MouseReleased, at, left...)
	p.settle()
}

func (p *page) click(at spot, options ...chromedp.MouseOption) {
	p.t.Helper()
	p.mouse(chromedp.MouseMoved, at)
	p.do(chromedp.MouseClickXY(at.X, at.Y, options...))
	p.settle()
}

func (p *page) doubleClick(at spot) {
	p.t.Helper()
	p.click(at)
	p.do(chromedp.MouseClickXY(at.X, at.Y, chromedp.ClickCount(2)))
	p.settle()
}

// press types keys, with modifiers held.
func (p *page) press(keys string, modifiers ...chromedp.Modifier) {
	p.t.Helper()
	p.do(chromedp.KeyEvent(keys, chromedp.KeyModifiers(modifiers...)))
	p.settle()
}

// screenshot writes what the page shows into the ignored folder of screenshots.
func (p *page) screenshot(name string) {
	p.t.Helper()
	p.settle()
	picture, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		p.t.Fatal(err)
	}
	const folder = "../../screenshots"
	if err := os.MkdirAll(folder, 0o755); err != nil {
		p.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "canvas-"+name+".png"), picture, 0o644); err != nil {
		p.t.Fatal(err)
	}
}
