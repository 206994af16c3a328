package api

import (
	"net/http"
	"net/netip"
	"strings"
	"testing"

	"statecraft/server/auth"
	"statecraft/shared"
)

func behindProxy(s *Options, _ *auth.Options) {
	s.TrustedProxies = []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("fd00::/8")}
}

// What a proxy says counts from where proxies are, and from nowhere else.
func TestTrustedProxies(t *testing.T) {
	x := open(t, behindProxy)
	for name, c := range map[string]struct {
		peer, chain, address string
		proto                string
		secure               bool
	}{
		"nobody between":            {"192.0.2.1:5", "", "192.0.2.1", "", false},
		"a proxy":                   {"10.1.2.3:5", "192.0.2.1", "192.0.2.1", "https", true},
		"a proxy without TLS":       {"10.1.2.3:5", "192.0.2.1", "192.0.2.1", "http", false},
		"two proxies":               {"10.1.2.3:5", "192.0.2.1, 10.9.9.9", "192.0.2.1", "HTTPS", true},
		"a made-up beginning":       {"10.1.2.3:5", "203.0.113.9, 192.0.2.1", "192.0.2.1", "https", true},
		"a stranger who says so":    {"192.0.2.1:5", "203.0.113.9", "192.0.2.1", "https", false},
		"this machine is no proxy":  {"127.0.0.1:5", "203.0.113.9", "127.0.0.1", "https", false},
		"nonsense from a proxy":     {"10.1.2.3:5", "nonsense", "10.1.2.3", "https", true},
		"a proxy of the sixth kind": {"[fd00::1]:5", "2001:db8::1", "2001:db8::1", "https", true},
	} {
		t.Run(name, func(t *testing.T) {
			r := x.request(exchange{method: "GET", path: "/"})
			r.RemoteAddr = c.peer
			if c.chain != "" {
				r.Header.Set("X-Forwarded-For", c.chain)
			}
			if c.proto != "" {
				r.Header.Set("X-Forwarded-Proto", c.proto)
			}
			context := x.echo.NewContext(r, nil)
			if got := context.RealIP(); got != c.address {
				t.Errorf("the address is %q, want %q", got, c.address)
			}
			if got := x.server.isSecure(context); got != c.secure {
				t.Errorf("secure is %v", got)
			}
			w := newRecorder(x, r)
			if got := w.Header().Get("Strict-Transport-Security") != ""; got != c.secure {
				t.Errorf("strict transport: %v", got)
			}
		})
	}
}

// Behind a proxy that speaks TLS, cookies insist on it.
func TestCookieBehindProxy(t *testing.T) {
	x := open(t, behindProxy)
	r := x.request(exchange{method: "POST", path: shared.PathSession, body: `{"user":"dora","password":"` + password + `"}`})
	r.RemoteAddr = "10.1.2.3:5"
	r.Header.Set("X-Forwarded-For", "192.0.2.1")
	r.Header.Set("X-Forwarded-Proto", "https")
	w := newRecorder(x, r)
	check(t, exchange{status: 200}, w)
	if cookie := onlyCookie(t, w); cookie.Name != "__Host-statecraft" || !cookie.Secure {
		t.Errorf("the cookie is %+v", cookie)
	}
}

func TestHosts(t *testing.T) {
	x := open(t, func(s *Options, _ *auth.Options) { s.Hosts = []string{"flow.example.org"} })
	for host, status := range map[string]int{
		"flow.example.org": 200, "FLOW.example.org:8443": 200, "localhost:8080": 200, "127.0.0.1": 200,
		"evil.example": 403, "flow.example.org.evil.example": 403, "192.0.2.1": 403, "": 403,
	} {
		r := x.request(exchange{method: "GET", path: "/"})
		r.Host = host
		if w := newRecorder(x, r); w.Code != status {
			t.Errorf("%q: %d, want %d", host, w.Code, status)
		}
	}
}

// An address answers with what it takes.
func TestMethods(t *testing.T) {
	x := open(t)
	taken := map[string][]string{}
	for _, row := range x.server.routes() {
		taken[row.path] = append(taken[row.path], row.method)
		if row.method == get {
			taken[row.path] = append(taken[row.path], http.MethodHead)
		}
	}
	for path, methods := range taken {
		row := route{path: path}
		for _, method := range []string{get, http.MethodHead, post, put, patch, remove, "TRACE", "QUERY"} {
			if strings.Contains(" "+strings.Join(methods, " ")+" ", " "+method+" ") {
				continue
			}
			w := x.do(exchange{as: "admin", method: method, path: nowhere(&row)})
			if w.Code != http.StatusMethodNotAllowed {
				t.Errorf("%s %s: %d %s", method, path, w.Code, w.Body)
				continue
			}
			for _, m := range methods {
				if !strings.Contains(w.Header().Get("Allow"), m) {
					t.Errorf("%s %s: Allow is %q and lacks %s", method, path, w.Header().Get("Allow"), m)
				}
			}
		}
	}
}
