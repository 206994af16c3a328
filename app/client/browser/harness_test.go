//go:build !js

package browser

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"statecraft/app/client/stream"
	"statecraft/shared"
)

// harness is the harness program, built once for all tests.
var harness = sync.OnceValues(func() (string, error) {
	folder, err := os.MkdirTemp("", "stream")
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
		if file, err := harness(); err == nil {
			os.RemoveAll(filepath.Dir(file))
		}
	}
	os.Exit(code)
}

// server is the part of a server that the client sees here. It counts the lines of
// its stream, and keeps what was asked besides.
type server struct {
	*httptest.Server

	mu    sync.Mutex
	lines map[chan string]bool
	begun []string // the Last-Event-ID each line began with
	out   bool     // nobody is signed in
	last  int
	asked []asked
	// answers are given in turn to calls other than those above.
	answers []answer
}

// asked is a call as it arrived.
type asked struct {
	method, address, body string
	header                http.Header
}

// answer is what a call is answered.
type answer struct {
	status     int
	body, link string
}

func startServer(t *testing.T) *server {
	t.Helper()
	program, err := harness()
	if err != nil {
		t.Fatal(err)
	}
	s := &server{lines: map[chan string]bool{}}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, `<!doctype html><link rel="icon" href="data:,"><script src="/wasm_exec.js"></script><script src="/page.js"></script>`)
	})
	mux.HandleFunc("/page.js", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/javascript")
		fmt.Fprint(w, `const go = new Go(); WebAssembly.instantiateStreaming(fetch("/harness.wasm"), go.importObject).then(r => go.run(r.instance))`)
	})
	for path, file := range map[string]string{
		"/harness.wasm": program, "/wasm_exec.js": filepath.Join(strings.TrimSpace(string(root)), "lib/wasm/wasm_exec.js"),
	} {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, file) })
	}
	mux.HandleFunc(shared.PathStream, s.stream)
	mux.HandleFunc(shared.PathMe, func(w http.ResponseWriter, _ *http.Request) {
		if s.isOut() {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		fmt.Fprint(w, `{"name":"ada"}`)
	})
	mux.HandleFunc("/api/", s.call)
	s.Server = httptest.NewServer(mux)
	t.Cleanup(func() { s.hangUp(); s.Close() })
	return s
}

func (s *server) isOut() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.out
}

// call keeps what was asked and gives the next answer; without one it breaks the
// line.
func (s *server) call(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked = append(s.asked, asked{r.Method, r.URL.String(), string(body), r.Header})
	if len(s.answers) == 0 {
		panic(http.ErrAbortHandler)
	}
	a := s.answers[0]
	s.answers = s.answers[1:]
	w.Header().Set("X-Request-Id", "r1")
	if a.link != "" {
		w.Header().Set("Link", a.link)
	}
	w.WriteHeader(a.status)
	fmt.Fprint(w, a.body)
}

// answer has the next calls answered so.
func (s *server) answer(answers ...answer) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.answers = append(s.answers, answers...)
}

func (s *server) calls() []asked {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.asked)
}

func (s *server) stream(w http.ResponseWriter, r *http.Request) {
	if s.isOut() {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	line := make(chan string, 16)
	s.mu.Lock()
	s.lines[line] = true
	s.begun = append(s.begun, r.Header.Get("Last-Event-ID"))
	began := s.last
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.lines, line)
	}()
	w.Header().Set("Content-Type", "text/event-stream")
	fmt.Fprintf(w, "retry: 20\nid: %d\nevent: position\ndata: {}\n\n", began)
	for {
		_ = http.NewResponseController(w).Flush()
		select {
		case <-r.Context().Done():
			return
		case text, more := <-line:
			if !more {
				return
			}
			fmt.Fprint(w, text)
		}
	}
}

// tell has something happen to an instance.
func (s *server) tell(instance int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.last++
	text, _ := json.Marshal(shared.StreamChange{By: "ada", Action: "complete", Workflow: "expense", Instance: instance})
	for line := range s.lines {
		line <- fmt.Sprintf("id: %d\nevent: change\ndata: %s\n\n", s.last, text)
	}
}

// hangUp ends every line.
func (s *server) hangUp() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for line := range s.lines {
		close(line)
		delete(s.lines, line)
	}
}

func (s *server) sign(out bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.out = out
}

func (s *server) state() (lines int, begun []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.lines), slices.Clone(s.begun)
}

func openChromium(t *testing.T) context.Context {
	t.Helper()
	if testing.Short() {
		t.Skip("not run: browser tests, because of -short")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.Flag("disable-gpu", true), chromedp.Flag("disable-component-update", true))
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

// tab is a tab of the browser with a listener on it.
type tab struct {
	t     *testing.T
	ctx   context.Context
	close func()
}

func openTab(t *testing.T, browser context.Context, address string) *tab {
	t.Helper()
	ctx, closeTab := chromedp.NewContext(browser)
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	p := &tab{t: t, ctx: ctx, close: func() { closeTab(); cancel() }}
	t.Cleanup(p.close)
	if err := chromedp.Do(ctx, chromedp.Navigate(address)); err != nil {
		t.Fatal(err)
	}
	p.until("the listener is there", func() bool { return ask[bool](p, `!!window.harness`) })
	return p
}

func ask[T any](p *tab, question string) T {
	p.t.Helper()
	answer, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](question))
	if err != nil {
		p.t.Fatalf("asking %s: %v", question, err)
	}
	return answer
}

// heard is everything the tab was told, as one.
func (p *tab) heard() (all stream.News, times int) {
	p.t.Helper()
	var list []stream.News
	if err := json.Unmarshal([]byte(ask[string](p, `harness.heard()`)), &list); err != nil {
		p.t.Fatal(err)
	}
	for _, n := range list {
		all.Changes = append(all.Changes, n.Changes...)
		all.Live = n.Live
		if n.Everything {
			times++
		}
	}
	return all, times
}

func (p *tab) until(what string, holds func() bool) {
	p.t.Helper()
	for !holds() {
		select {
		case <-p.ctx.Done():
			p.t.Fatalf("it is not so that %s", what)
		case <-time.After(10 * time.Millisecond):
		}
	}
}

// live waits until the tab hears what happens.
func (p *tab) live() {
	p.t.Helper()
	p.until("it is live", func() bool { n, _ := p.heard(); return n.Live })
}

func (p *tab) notLive() {
	p.t.Helper()
	p.until("it is not live any more", func() bool { n, _ := p.heard(); return !n.Live })
}

// hears waits until the tab has heard of an instance last.
func (p *tab) hears(instance int64) {
	p.t.Helper()
	p.until(fmt.Sprintf("it hears of %d", instance), func() bool {
		n, _ := p.heard()
		return len(n.Changes) > 0 && n.Changes[len(n.Changes)-1].Instance == instance
	})
}

func (s *server) wantLines(p *tab, want int) {
	p.t.Helper()
	p.until(fmt.Sprintf("there are %d lines", want), func() bool { n, _ := s.state(); return n == want })
}
