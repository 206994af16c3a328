package main

import (
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"statecraft/server/store/pgtest"
)

// freeAddress is one nobody listens to at the moment.
func freeAddress(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return listener.Addr().String()
}

// read gets an address and gives status and text of the answer.
func read(t *testing.T, address string) (int, string) {
	t.Helper()
	response, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(text)
}

// A server whose database goes away is alive and not ready, says why without
// saying where, and is ready again when the database is.
func TestReadyWhileTheDatabaseIsGone(t *testing.T) {
	cluster := pgtest.Start(t)
	name := cluster.Create(t, "template0")
	r := startServerIn(t, []string{"STATECRAFT_DB=" + cluster.Loopback(name)}, "--demo", "--data", filepath.Join(t.TempDir(), "data"))
	r.signIn()
	want := func(path string, status int, text string) bool {
		got, body := read(t, r.base()+path)
		return got == status && body == text+"\n"
	}
	const ready, gone = `{"ready":true}`, `{"ready":false,"because":"the database does not answer"}`
	if !want("/readyz", 200, ready) || !want("/healthz", 200, `{"alive":true}`) {
		t.Error("it is not ready at the beginning")
	}
	for _, mode := range []string{"fast", "immediate"} {
		if err := cluster.Stop(mode); err != nil {
			t.Fatal(err)
		}
		until(t, "it notices that the database is gone", func() bool { return want("/readyz", 503, gone) })
		if !want("/healthz", 200, `{"alive":true}`) {
			t.Error("it seems dead without its database")
		}
		if status, body := read(t, r.base()+"/api/v1/me"); status < 400 || strings.Contains(body, "127.0.0.1") {
			t.Errorf("answered with %d %s", status, body)
		}
		if err := cluster.Start(); err != nil {
			t.Fatal(err)
		}
		until(t, "it is ready again", func() bool { return want("/readyz", 200, ready) })
		var list []any
		r.want(200, "GET", "/api/v1/workflows", nil, &list)
	}
	r.stop(syscall.SIGTERM)
}

// While it is stopping, a server that still answers says so.
func TestReadyWhileStopping(t *testing.T) {
	h := &health{}
	h.stopping.Store(true)
	if got := h.readiness(); got.Ready || got.Because != "the server is stopping" {
		t.Errorf("says %+v", got)
	}
}

// Until the database is open, which may take a while, the server lives, is not
// ready, and tells everybody else to come back.
func TestBeforeTheDatabaseIsOpen(t *testing.T) {
	entrance := new(door)
	entrance.open((&health{}).before(http.HandlerFunc(notYet)))
	for path, want := range map[string]struct {
		status int
		says   string
	}{
		"/healthz": {200, `"alive":true`}, "/readyz": {503, "being opened and brought up to date"},
		"/": {503, `"code":"unavailable"`}, "/api/v1/me": {503, "The server is starting."},
	} {
		w := httptest.NewRecorder()
		entrance.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
		if w.Code != want.status || !strings.Contains(w.Body.String(), want.says) {
			t.Errorf("%s is answered with %d %s", path, w.Code, w.Body)
		}
	}
}

// Only the two paths themselves are answered, and only to those who ask.
func TestHealthPaths(t *testing.T) {
	r := startServer(t, "--data", filepath.Join(t.TempDir(), "data"))
	for _, c := range []struct {
		method, path string
		status       int
	}{
		{"GET", "/healthz", 200}, {"HEAD", "/healthz", 200}, {"HEAD", "/readyz", 200}, {"POST", "/healthz", 405}, {"DELETE", "/readyz", 405},
		{"GET", "/healthz/", 404}, {"GET", "//healthz", 404}, {"GET", "/HEALTHZ", 404}, {"GET", "/healthz;x", 404}, {"GET", "/metrics", 404},
	} {
		if got := r.call(c.method, c.path, nil, nil); got != c.status {
			t.Errorf("%s %s is answered with %d, want %d", c.method, c.path, got, c.status)
		}
	}
}

// Metrics have an address of their own, which answers nothing else, and on this
// machine to its own name only.
func TestMetricsHaveTheirOwnAddress(t *testing.T) {
	address := freeAddress(t)
	r := startServer(t, "--demo", "--data", filepath.Join(t.TempDir(), "data"), "--metrics-addr", address)
	r.signIn()
	status, text := read(t, "http://"+address+"/metrics")
	for _, name := range []string{
		"statecraft_journal_position ", "statecraft_database_bytes ", "statecraft_database_up 1", "statecraft_queue_commands 0",
		"statecraft_http_requests_total{", "go_goroutines ", `version="`,
	} {
		if !strings.Contains(text, name) {
			t.Errorf("lacks %s", name)
		}
	}
	if status != 200 {
		t.Errorf("status %d", status)
	}
	for path, want := range map[string]int{"/": 404, "/api/v1/me": 404, "/metrics/": 404, "/readyz": 200, "/healthz": 200} {
		if got, _ := read(t, "http://"+address+path); got != want {
			t.Errorf("%s is answered with %d, want %d", path, got, want)
		}
	}
	request, err := http.NewRequest("GET", "http://"+address+"/metrics", nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Host = "rebound.example.org"
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	_ = response.Body.Close()
	if response.StatusCode != http.StatusForbidden {
		t.Errorf("another name is answered with %d", response.StatusCode)
	}
	r.stop(syscall.SIGTERM)
}
