package api

import (
	"go/ast"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"statecraft/engine"
	"statecraft/shared"
)

func TestWritesOfOtherSitesAreRefused(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
		for _, row := range x.server.routes() {
			if row.method == http.MethodGet {
				continue
			}
			path := strings.NewReplacer(":key", "expense", ":id", "1-1").Replace(row.path)
			for name, header := range map[string]map[string]string{
				"without our header":     {shared.WriteHeader: ""},
				"from another site":      {"Sec-Fetch-Site": "cross-site"},
				"from a sibling":         {"Sec-Fetch-Site": "same-site"},
				"from another origin":    {"Origin": "https://evil.example"},
				"from another port":      {"Origin": "http://example.com:8081"},
				"from a sandboxed frame": {"Origin": "null"},
			} {
				w := x.do(exchange{as: "admin", method: row.method, path: path, body: `{}`, header: header})
				check(t, exchange{method: row.method, path: path + " " + name, status: http.StatusForbidden, code: shared.CodeCrossSite}, w)
			}
		}
		x.run([]exchange{
			{name: "our own page", as: "dora", method: "POST", path: shared.PathLayout, body: expenseJSON, status: 200,
				header: map[string]string{"Sec-Fetch-Site": "same-origin", "Origin": "http://example.com"}},
			{name: "a program", as: "dora", method: "POST", path: shared.PathLayout, body: expenseJSON, status: 200},
		})
	})
}

func TestLoopbackAnswersToItsOwnNameOnly(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
		for host, status := range map[string]int{
			"127.0.0.1:8080": 200, "localhost:8080": 200, "LOCALHOST": 200, "[::1]:8080": 200, "127.0.0.1": 200, "127.5.0.1:1": 200,
			"evil.example": 403, "evil.example:8080": 403, "127.0.0.1.evil.example": 403, "localhost.evil.example": 403,
			"192.168.0.7:8080": 403, "0.0.0.0:8080": 403, "": 403, "127.0.0.1@evil.example": 403,
		} {
			for _, path := range []string{"/", shared.PathMe, "/web/style.css"} {
				r := x.request(exchange{as: "admin", method: "GET", path: path})
				r.Host = host
				w := newRecorder(x, r)
				if w.Code != status {
					t.Errorf("%s with Host %q: %d, want %d", path, host, w.Code, status)
				}
			}
		}
	}, loopback)
}

func TestEveryAnswerHasTheHeaders(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
		x.publishExpense()
		for _, c := range []exchange{
			{method: "GET", path: "/"},
			{method: "GET", path: "/no/such/page"},
			{method: "GET", path: "/web/style.css"},
			{method: "GET", path: shared.PathMe},
			{as: "dora", method: "GET", path: shared.PathMe},
			{as: "dora", method: "DELETE", path: shared.PathMe},
			{as: "dora", method: "GET", path: "/api/v1/workflows/expense/diagram"},
			{as: "dora", method: "POST", path: shared.PathWorkflows, body: "{"},
		} {
			header := x.do(c).Header()
			for name, value := range map[string]string{
				"X-Content-Type-Options":     "nosniff",
				"Referrer-Policy":            "same-origin",
				"Cross-Origin-Opener-Policy": "same-origin",
			} {
				if header.Get(name) != value {
					t.Errorf("%s %s: %s is %q", c.method, c.path, name, header.Get(name))
				}
			}
			policy := header.Get("Content-Security-Policy")
			if !strings.Contains(policy, "default-src") || !strings.Contains(policy, "frame-ancestors 'none'") || strings.Contains(policy, "'unsafe-eval'") {
				t.Errorf("%s %s: the policy is %q", c.method, c.path, policy)
			}
			if strings.HasSuffix(c.path, "diagram") != strings.Contains(policy, "sandbox") {
				t.Errorf("%s: the policy is %q", c.path, policy)
			}
			if strings.HasPrefix(c.path, "/api/") && header.Get("Cache-Control") != "no-store" {
				t.Errorf("%s %s may be kept: %q", c.method, c.path, header.Get("Cache-Control"))
			}
		}
	})
}

func TestAddressesHaveOneSpelling(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
		x.publishExpense()
		x.startExpense("pia")
		var cases []exchange
		for _, path := range []string{
			"//api/v1/me", "/api//v1/me", "/api/v1/me/", "/API/v1/me", "/api/v1/ME", "/api/v1/me;x", "/api/v1/me%2f", "/api/v1/./me",
			"/api/v1/%6de", "/api/v1/me%20", "/api/v1/me%00", "/api/v1/me.json", "/api/v1/me/.", "/api/v1%2fme", "/api/v1\\me", "/x/../api/v1/me", "/api/v1/me%3fx",
			"/api/v1/workflows/expense.json", "/api/v1/workflows/expense;v=1", "/api/v1/workflows/expense/versions/1/", "/api/v1/users/PIA", "/api/v1/users/pia%20", "/api/v1/users/pia;x",
			"/api/v1/workflows/EXPENSE", "/api/v1/workflows/expense/", "/api/v1/workflows/expense%2fdot", "/api/v1/workflows/..", "/api/v1/workflows/%00",
			"/api/v1/workflows/expense/versions/01", "/api/v1/workflows/expense/versions/+1", "/api/v1/workflows/expense/versions/0",
			"/api/v1/workflows/expense/versions/-1", "/api/v1/workflows/expense/versions/1.0", "/api/v1/workflows/expense/versions/99999999999999999999",
			"/api/v1/instances/01", "/api/v1/instances/0x1", "/api/v1/instances/1%20", "/api/v1/instances/-1",
			"/api/v1/tasks/1", "/api/v1/tasks/1-01", "/api/v1/tasks/01-1", "/api/v1/tasks/1-1-1", "/api/v1/tasks/1-", "/api/v1/tasks/-1", "/api/v1/tasks/1-%31x",
			"/web/../index.html", "/web/%2e%2e/index.html", "/web/index.html", "/web/", "/nothing", "/api", "/api/v2/me",
		} {
			cases = append(cases, exchange{name: path, as: "admin", method: "GET", path: path, status: 404, code: shared.CodeNotFound})
		}
		x.run(cases)
		x.run([]exchange{
			{name: "wrong method", as: "admin", method: "PATCH", path: "/api/v1/workflows/expense", status: 405, code: shared.CodeMethod},
			{name: "a page takes no post", as: "admin", method: "POST", path: "/inbox", status: 405, code: shared.CodeMethod},
		})
	})
}

// Whatever a caller writes into headers, they stay who they are.
func TestSpoofedHeadersChangeNothing(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
		x.run([]exchange{
			{name: "nobody", method: "GET", path: shared.PathMe, status: 401, code: shared.CodeUnauthenticated,
				header: map[string]string{"X-Forwarded-User": "admin", "X-Remote-User": "admin", "Authorization": "Basic YWRtaW46YWRtaW4="}},
			{name: "another method", as: "vera", method: "GET", path: shared.PathMe, status: 200,
				header: map[string]string{"X-HTTP-Method-Override": "DELETE"}},
			{name: "another path", as: "vera", method: "GET", path: shared.PathMe, status: 200, has: []string{`"name":"vera"`},
				header: map[string]string{"X-Original-URL": "/api/v1/tasks", "X-Rewrite-URL": "/api/v1/tasks"}},
			{name: "a made-up cookie", method: "GET", path: shared.PathMe, status: 401, code: shared.CodeUnauthenticated,
				header: map[string]string{"Cookie": "statecraft=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}},
		})
		for n := range 200 {
			w := x.do(exchange{method: "POST", path: shared.PathSession, body: `{"user":"admin","password":"wrong"}`,
				header: map[string]string{"X-Forwarded-For": strings.Repeat("1", n%3+1) + ".2.3.4", "X-Real-Ip": "9.9.9.9"}})
			if w.Code == http.StatusTooManyRequests {
				if w.Header().Get("Retry-After") == "" {
					t.Error("no Retry-After")
				}
				return
			}
		}
		t.Error("another address in a header escapes the throttle")
	})
}

func TestFaultsTellNothing(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
		x.publishExpense()
		x.server.Renderer = easel{err: errDrawing}
		x.server.Assets.files["boom.css"] = &asset{etag: "boom", plain: func() ([]byte, error) { panic("secret stack") }}
		x.run([]exchange{
			{name: "a child that died", as: "dora", method: "GET", path: "/api/v1/workflows/expense/diagram", status: 500, code: engine.CodeInternal, lacks: []string{"child", "render"}},
			{name: "a panic", method: "GET", path: "/web/boom.css", status: 500, code: engine.CodeInternal, lacks: []string{"secret", "panic"}},
		})
		for _, fragment := range []string{"the drawing child", "secret stack", "goroutine"} {
			if !strings.Contains(x.log.String(), fragment) {
				t.Errorf("the log lacks %q", fragment)
			}
		}
		if err := x.store.Close(); err != nil {
			t.Fatal(err)
		}
		x.run([]exchange{{name: "no database", method: "GET", path: shared.PathMe, status: 500, code: engine.CodeInternal,
			header: map[string]string{"Cookie": "statecraft=x"}, lacks: []string{"closed"}}})
	})
}

// Every code there is has a status, and only faults of ours are 500.
func TestEveryCodeHasAStatus(t *testing.T) {
	found := map[string]bool{}
	for _, name := range []string{"engine", "shared"} {
		for _, file := range parse(t, sources()[name]) {
			ast.Inspect(file, func(n ast.Node) bool {
				spec, ok := n.(*ast.ValueSpec)
				if !ok || len(spec.Values) != 1 || !strings.HasPrefix(spec.Names[0].Name, "Code") {
					return true
				}
				if text, isText := spec.Values[0].(*ast.BasicLit); isText {
					code, err := strconv.Unquote(text.Value)
					if err != nil {
						t.Fatal(err)
					}
					found[code] = true
				}
				return true
			})
		}
	}
	if len(found) < 30 {
		t.Fatalf("only %d codes are found; did the notation change?", len(found))
	}
	for _, k := range codes() {
		if (k.status == http.StatusInternalServerError) != (k.code == engine.CodeInternal) || k.means == "" {
			t.Errorf("%s is %d and means %q", k.code, k.status, k.means)
		}
		if !found[string(k.code)] {
			t.Errorf("there is no code %s", k.code)
		}
		delete(found, string(k.code))
	}
	for code := range found {
		t.Errorf("%s has no status", code)
	}
	if statusOf("made-up") != http.StatusInternalServerError {
		t.Error("a fault is not 500")
	}
}
