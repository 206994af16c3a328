package api

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"statecraft/engine"
	"statecraft/shared"
)

func TestSignInAndOut(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
		wrong := `{"user":"dora","password":"wrong"}`
		x.run([]exchange{
			{name: "nobody", method: "GET", path: shared.PathMe, status: 401, code: shared.CodeUnauthenticated},
			{name: "wrong password", method: "POST", path: shared.PathSession, body: wrong, status: 401, code: shared.CodeUnauthenticated, has: []string{"do not fit"}},
			{name: "unknown user", method: "POST", path: shared.PathSession, body: strings.Replace(wrong, "dora", "ghost", 1), status: 401, code: shared.CodeUnauthenticated, has: []string{"do not fit"}},
			{name: "no user", method: "POST", path: shared.PathSession, body: `{}`, status: 401, code: shared.CodeUnauthenticated},
			{name: "signing out signed out", method: "DELETE", path: shared.PathSession, status: 401, code: shared.CodeUnauthenticated},
		})
		w := x.do(exchange{method: "POST", path: shared.PathSession, body: `{"user":"dora","password":"` + password + `"}`})
		check(t, exchange{status: 200, has: []string{`"name":"dora"`, `"workflows.edit"`, `"version":"v1"`}, lacks: []string{`"demo"`, `"actAs"`, "argon2"}}, w)
		cookie := onlyCookie(t, w)
		if cookie.Name != "statecraft" || !cookie.HttpOnly || cookie.SameSite != http.SameSiteLaxMode || cookie.Path != "/" || cookie.Secure {
			t.Errorf("the cookie is %+v", cookie)
		}
		if strings.Contains(w.Body.String(), cookie.Value) || strings.Contains(x.log.String(), cookie.Value) {
			t.Error("the session's secret is told outside of its cookie")
		}
		x.cookies["dora"] = cookie.Value
		check(t, exchange{status: 200, has: []string{`"name":"dora"`}}, x.do(exchange{as: "dora", method: "GET", path: shared.PathMe}))
		w = x.do(exchange{as: "dora", method: "DELETE", path: shared.PathSession})
		check(t, exchange{status: 204}, w)
		if onlyCookie(t, w).MaxAge >= 0 {
			t.Error("the cookie is kept")
		}
		check(t, exchange{status: 401, code: shared.CodeUnauthenticated}, x.do(exchange{as: "dora", method: "GET", path: shared.PathMe}))
	})
}

func onlyCookie(t *testing.T, w *httptest.ResponseRecorder) *http.Cookie {
	t.Helper()
	cookies := w.Result().Cookies()
	if len(cookies) != 1 {
		t.Fatalf("%d cookies are set", len(cookies))
	}
	return cookies[0]
}

// Nobody learns by trying who is here, who is disabled, or whose password was
// reset: not by the words, and not by when they are told to wait.
func TestGuessingTellsNobodyApart(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
		x.disableDirk()
		answer[shared.OneTimePassword](x, exchange{as: "admin", method: "POST", path: shared.PathUsers, body: `{"name":"ugo"}`})
		var expected []string
		for n, name := range []string{"ghost", "dora", "dirk", "ugo", "no name at all", "system:server"} {
			var got []string
			for range 15 {
				r := x.request(exchange{method: "POST", path: shared.PathSession, body: fmt.Sprintf(`{"user":%q,"password":"a guess of mine"}`, name)})
				r.RemoteAddr = fmt.Sprintf("203.0.%d.9:1", n)
				w := newRecorder(x, r)
				got = append(got, fmt.Sprint(w.Code, w.Header().Get("Retry-After"), strings.ReplaceAll(w.Body.String(), w.Header().Get("X-Request-Id"), "")))
			}
			if expected == nil {
				expected = got
			}
			if !slices.Equal(got, expected) {
				t.Errorf("%s is answered\n%s\nwhere nobody is\n%s", name, strings.Join(got, "\n"), strings.Join(expected, "\n"))
			}
		}
		if last := expected[len(expected)-1]; !strings.HasPrefix(last, "429") {
			t.Errorf("after fifteen guesses: %s", last)
		}
	})
}

func TestSigningInAgainEndsTheSessionBefore(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
		before := x.cookie("dora")
		w := x.do(exchange{as: "dora", method: "POST", path: shared.PathSession, body: `{"user":"pia","password":"` + password + `"}`})
		check(t, exchange{status: 200, has: []string{`"name":"pia"`}}, w)
		if _, err := x.auth.Session(t.Context(), before); err == nil {
			t.Error("the session before goes on")
		}
	})
}

func TestCookieUnderTLS(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
		w := x.do(exchange{method: "POST", path: shared.PathSession, body: `{"user":"dora","password":"` + password + `"}`})
		if cookie := onlyCookie(t, w); cookie.Name != "__Host-statecraft" || !cookie.Secure || cookie.Path != "/" || cookie.Domain != "" {
			t.Errorf("the cookie is %+v", cookie)
		}
		w = x.do(exchange{method: "GET", path: shared.PathMe, header: map[string]string{"Cookie": "statecraft=" + x.cookie("dora")}})
		check(t, exchange{status: 401, code: shared.CodeUnauthenticated}, w)
	}, tls)
}

func TestTheFirstAdministratorIsClaimedOnce(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
		key, err := x.auth.NewFirstKey(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		claim := func(name, body string, status int, code engine.Code) exchange {
			return exchange{name: name, method: "POST", path: shared.PathSessionClaim, body: body, status: status, code: code}
		}
		x.run([]exchange{
			claim("a guess", `{"key":"guess","user":"chief","password":"`+password+`"}`, 401, shared.CodeUnauthenticated),
			claim("without a name", `{"key":"`+key+`"}`, 422, engine.CodeInvalid),
			claim("with a short password", `{"key":"`+key+`","user":"chief","password":"123"}`, 422, engine.CodeInvalid),
			claim("as somebody who is there", `{"key":"`+key+`","user":"dora","password":"`+password+`"}`, 409, shared.CodeExists),
			{name: "by a link", method: "GET", path: shared.PathSessionClaim + "?key=" + key, status: 405, code: shared.CodeMethod},
			claim("right", `{"key":"`+key+`","user":"chief","password":"`+password+`"}`, 200, ""),
			claim("again", `{"key":"`+key+`","user":"chief","password":"`+password+`"}`, 401, shared.CodeUnauthenticated),
		})
		check(t, exchange{status: 200, has: []string{`"admin"`}}, x.do(exchange{as: "chief", method: "GET", path: shared.PathMe}))
		x.run([]exchange{{name: "acting as somebody", as: "chief", method: "POST", path: shared.PathSessionActAs, body: `{"user":"dora"}`, status: 403, code: engine.CodeForbidden}})
	})
}

func TestDemoMode(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
		key, err := x.auth.NewFirstKey(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		host := map[string]string{"Host": "127.0.0.1:8080"}
		w := x.do(exchange{method: "POST", path: shared.PathSessionClaim, body: `{"key":"` + key + `"}`, header: host})
		check(t, exchange{status: 200, has: []string{`"name":"admin"`, `"demo":true`, `"actAs":[`, `"name":"vera"`}}, w)
		x.cookies["admin"] = onlyCookie(t, w).Value
		act := func(name, body string, status int, code engine.Code, has ...string) exchange {
			return exchange{name: name, as: "admin", method: "POST", path: shared.PathSessionActAs, body: body, status: status, code: code, has: has, header: host}
		}
		x.run([]exchange{
			act("as nobody", `{"user":"nobody"}`, 404, shared.CodeNotFound),
			act("as a participant", `{"user":"pia"}`, 200, "", `"name":"pia"`, `"signedInAs":"admin"`, `"actAs":[`),
			{name: "who may not edit now", as: "admin", method: "POST", path: shared.PathWorkflows, body: `{"workflow":{"key":"k"}}`, header: host, status: 403, code: engine.CodeForbidden},
			act("as another", `{"user":"dora"}`, 200, "", `"name":"dora"`),
			keyed(act("under a key", `{"user":"vera"}`, 200, "", `"name":"vera"`), "one"),
			keyed(act("and again", `{"user":"vera"}`, 200, "", `"name":"vera"`), "one"),
			act("no more", `{"user":""}`, 200, "", `"name":"admin"`),
			{name: "others may not", as: "dora", method: "POST", path: shared.PathSessionActAs, body: `{"user":"admin"}`, header: host, status: 403, code: engine.CodeForbidden},
		})
	}, demo)
}

func TestDirectoryNamesPeopleOnly(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
		x.run([]exchange{
			{name: "participant", as: "pia", method: "GET", path: shared.PathDirectory, status: 200, has: []string{`"dora"`, `"finance"`}, lacks: []string{"permissions", "argon2"}},
			{name: "viewer", as: "vera", method: "GET", path: shared.PathDirectory, status: 403, code: engine.CodeForbidden},
		})
	})
}
