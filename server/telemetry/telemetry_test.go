package telemetry

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"statecraft/engine"
	"statecraft/shared"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// books is a database that answers, or not.
type books struct{ err error }

func (b books) JournalHead(context.Context) (int64, error) { return 42, b.err }
func (b books) Size(context.Context) (int64, error)        { return 4096, b.err }

// easel draws nothing, or fails.
type easel struct{ err error }

func (e easel) Layout(context.Context, *engine.Workflow) (map[string]engine.Point, error) {
	return map[string]engine.Point{"a": {X: 1}}, e.err
}
func (e easel) SVG(context.Context, *engine.Workflow) ([]byte, error) { return []byte("<svg/>"), e.err }

func (e easel) PNG(context.Context, *engine.Workflow) ([]byte, error) { return nil, e.err }

func open(t *testing.T, o Options) *Telemetry {
	t.Helper()
	o.Now, o.Version = time.Now, "v1.2.3"
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Database == nil {
		o.Database = books{}
	}
	o.SignIns = func() (uint64, uint64) { return 3, 1 }
	x, err := New(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = x.Close(context.Background()) })
	return x
}

// scrape gives the metrics as Prometheus reads them.
func scrape(t *testing.T, x *Telemetry) string {
	t.Helper()
	w := httptest.NewRecorder()
	x.Metrics().ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
	if w.Code != http.StatusOK {
		t.Fatalf("a scrape gets %d: %s", w.Code, w.Body)
	}
	return w.Body.String()
}

// carryOut is a request with one command that shares a batch, as the server does
// it; err is what comes of the commit.
func carryOut(x *Telemetry, refusal, err error) http.Handler {
	return x.Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Request-Id", "0123456789abcdef")
		x.Routed(r.Context(), "/api/v1/tasks/:id/complete")
		ctx, submitted := x.Submit(r.Context(), "complete")
		_, decided := x.Decide(ctx)
		decided(refusal)
		if refusal != nil {
			submitted(refusal)
			w.WriteHeader(http.StatusConflict)
			return
		}
		taken := x.Wait(ctx)
		taken()
		_, written := x.Commit([]context.Context{ctx})
		written(err)
		submitted(err)
	}))
}

func request(path string) *http.Request { return httptest.NewRequest("POST", path, nil) }

// Everything there is to scrape, with its labels: an operator's dashboards depend
// on every name. The values of clocks and of the runtime are left out.
func TestMetricNames(t *testing.T) {
	x := open(t, Options{})
	carryOut(x, nil, nil).ServeHTTP(httptest.NewRecorder(), request("/api/v1/tasks/7-1/complete"))
	carryOut(x, nil, errors.New("the disk is gone")).ServeHTTP(httptest.NewRecorder(), request("/api/v1/tasks/7-1/complete"))
	carryOut(x, &engine.Error{Code: shared.CodeConflict}, nil).ServeHTTP(httptest.NewRecorder(), request("/api/v1/tasks/7-1/complete"))
	x.StreamBegins()
	for _, r := range []Renderer{easel{}, easel{err: errors.New("no")}} {
		_, _ = x.Watch(r).SVG(t.Context(), nil)
		_, _ = x.Watch(r).PNG(t.Context(), nil)
		_, _ = x.Watch(r).Layout(t.Context(), nil)
	}
	var lines []string
	for _, line := range strings.Split(scrape(t, x), "\n") {
		switch {
		case strings.Contains(line, "go_"), strings.Contains(line, "process_"), strings.Contains(line, "build_info{"), strings.Contains(line, "_bucket{"),
			strings.Contains(line, "_seconds_sum"):
			continue
		}
		lines = append(lines, line)
	}
	got := strings.Join(lines, "\n")
	path := filepath.Join("testdata", "metrics.txt")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil || got != string(want) {
		t.Errorf("the metrics differ from %s (%v); -update rewrites it; got\n%s", path, err, got)
	}
	for _, name := range []string{"go_goroutines", "go_memstats_heap_alloc_bytes", "process_open_fds", `statecraft_build_info{go="go`} {
		if !strings.Contains(scrape(t, x), name) {
			t.Errorf("lacks %s", name)
		}
	}
}

// What people send never becomes a label, however many ways they send it.
func TestStrangersMakeNoSeries(t *testing.T) {
	x := open(t, Options{})
	h := x.Handler(http.NotFoundHandler())
	for n := range 100 {
		r := request(fmt.Sprintf("/made/up/%d?q=%d", n, n))
		r.Method = fmt.Sprintf("VERB%d", n)
		r.Header.Set("X-Request-Id", fmt.Sprint(n))
		h.ServeHTTP(httptest.NewRecorder(), r)
	}
	text := scrape(t, x)
	if n := strings.Count(text, "\nstatecraft_http_requests_total{"); n != 1 || !strings.Contains(text, `{method="OTHER",route="none",status="404"} 100`) {
		t.Errorf("%d series", n)
	}
}

// A handler that breaks off is counted, and what is below the answer is reached.
func TestHandlerStandsBetween(t *testing.T) {
	x := open(t, Options{})
	h := x.Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := http.NewResponseController(w).SetWriteDeadline(time.Now().Add(time.Minute)); err != nil {
			t.Errorf("no deadline: %v", err)
		}
		switch r.URL.Path {
		case "/stream":
			w.Header().Set("Content-Type", "text/event-stream")
			_, _ = io.WriteString(w, "data: 1\n\n")
			if err := http.NewResponseController(w).Flush(); err != nil {
				t.Errorf("no flush: %v", err)
			}
		case "/broken":
			panic(http.ErrAbortHandler)
		}
	}))
	s := httptest.NewServer(h)
	defer s.Close()
	for _, path := range []string{"/stream", "/broken", "/fine"} {
		if response, err := s.Client().Get(s.URL + path); err == nil {
			_ = response.Body.Close()
		}
	}
	text := scrape(t, x)
	for _, line := range []string{`status="200"} 2`, `status="500"} `, "statecraft_http_request_seconds_count "} {
		if !strings.Contains(text, line) {
			t.Errorf("lacks %s:\n%s", line, text)
		}
	}
}

func TestDatabaseThatIsGone(t *testing.T) {
	text := scrape(t, open(t, Options{Database: books{err: errors.New("gone")}}))
	if !strings.Contains(text, "statecraft_database_up 0\n") || strings.Contains(text, "statecraft_journal_position ") {
		t.Error(text)
	}
}

// One command is one trace, from the request to the commit it shares; the batch
// links to all whose commands are in it. No span says who or what.
func TestOneTraceForACommand(t *testing.T) {
	c := newCollector(t)
	x := open(t, Options{Endpoint: c.URL})
	carryOut(x, nil, nil).ServeHTTP(httptest.NewRecorder(), request("/api/v1/tasks/7-1/complete?secret=canary"))
	carryOut(x, nil, errors.New("canary")).ServeHTTP(httptest.NewRecorder(), request("/api/v1/tasks/7-1/complete"))
	carryOut(x, &engine.Error{Code: shared.CodeConflict, Message: "canary"}, nil).ServeHTTP(httptest.NewRecorder(), request("/x"))
	if err := x.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	roots := c.named("POST /api/v1/tasks/:id/complete")
	if len(roots) != 3 {
		t.Fatalf("%d requests", len(roots))
	}
	parent := roots[0]
	for _, name := range []string{"submit", "decide"} {
		span := c.named(name)[0]
		if !bytes.Equal(span.TraceId, parent.TraceId) || !bytes.Equal(span.ParentSpanId, parent.SpanId) {
			t.Errorf("%s is no part of what it belongs to", name)
		}
		parent = span
	}
	submit := c.named("submit")[0]
	for _, name := range []string{"wait", "commit"} {
		if span := c.named(name)[0]; !bytes.Equal(span.TraceId, submit.TraceId) || !bytes.Equal(span.ParentSpanId, submit.SpanId) {
			t.Errorf("%s is no part of the command", name)
		}
	}
	batch, commit := c.named("batch")[0], c.named("commit")[0]
	if bytes.Equal(batch.TraceId, submit.TraceId) || len(batch.Links) != 1 || !bytes.Equal(batch.Links[0].SpanId, submit.SpanId) {
		t.Errorf("the batch links to %v", batch.Links)
	}
	if len(commit.Links) != 1 || !bytes.Equal(commit.Links[0].SpanId, batch.SpanId) {
		t.Errorf("the commit links to %v", commit.Links)
	}
	if n := len(c.named("commit")); n != 2 {
		t.Errorf("%d commits of 2", n)
	}
	for _, secret := range []string{"canary", "7-1", "192.0.2.1", "example.com"} { // the last two are httptest's
		if bytes.Contains(c.raw, []byte(secret)) {
			t.Errorf("the traces tell %q", secret)
		}
	}
}

// A trace that comes in goes on only from a proxy that is trusted.
func TestTracesOfStrangersDoNotGoOn(t *testing.T) {
	const theirs = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
	for peer, goesOn := range map[string]bool{"10.0.0.9:1": true, "192.0.2.1:1": false, "[::ffff:10.0.0.9]:1": true, "": false} {
		c := newCollector(t)
		x := open(t, Options{Endpoint: c.URL, TrustedProxies: []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}})
		r := request("/x")
		r.RemoteAddr = peer
		r.Header.Set("traceparent", theirs)
		x.Handler(http.NotFoundHandler()).ServeHTTP(httptest.NewRecorder(), r)
		if err := x.Close(t.Context()); err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(theirs, fmt.Sprintf("%x", c.named("POST none")[0].TraceId)); got != goesOn {
			t.Errorf("from %q the trace goes on: %v", peer, got)
		}
	}
}

// A collector that is not there costs a line of the log, without its address.
func TestCollectorThatIsGone(t *testing.T) {
	var log bytes.Buffer
	x := open(t, Options{Endpoint: "http://127.0.0.1:1", Log: NewLog(&log, slog.LevelInfo, false)})
	x.Handler(http.NotFoundHandler()).ServeHTTP(httptest.NewRecorder(), request("/x"))
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	_ = x.Close(ctx)
	if strings.Contains(log.String(), "127.0.0.1") {
		t.Error(log.String())
	}
}
