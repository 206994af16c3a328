package api

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/alexedwards/argon2id"
	"github.com/labstack/echo/v4"

	"statecraft/engine"
	"statecraft/server/auth"
	"statecraft/server/runner"
	"statecraft/server/store"
	"statecraft/server/store/storetest"
	"statecraft/server/stream"
	"statecraft/shared"
)

const password = "correct horse battery"

// people are who calls in these tests: one for each permission set, all with
// that password.
func people() []shared.User {
	return []shared.User{
		{Name: "admin", Permissions: []shared.PermissionSet{shared.Admin}},
		{Name: "olga", Permissions: []shared.PermissionSet{shared.Operator}},
		{Name: "dora", Permissions: []shared.PermissionSet{shared.Designer}, Groups: []string{"designers"}},
		{Name: "pia", Permissions: []shared.PermissionSet{shared.Participant}, Groups: []string{"finance"}},
		{Name: "paul", Permissions: []shared.PermissionSet{shared.Participant}},
		{Name: "vera", Permissions: []shared.PermissionSet{shared.Viewer}},
		{Name: "nina"},
	}
}

// site is a whole server but for its pictures.
type site struct {
	t       testing.TB
	server  *server
	echo    *echo.Echo
	store   *store.Store
	auth    *auth.Auth
	now     time.Time
	cookies map[string]string // session secrets by user
	keys    map[string]string // by owner and scope
	log     strings.Builder
}

// easel draws nothing and says what it was asked for.
type easel struct {
	err error
}

func (e easel) Layout(_ context.Context, w *engine.Workflow) (map[string]engine.Point, error) {
	positions := map[string]engine.Point{}
	for n := range w.States {
		positions[w.States[n].ID] = engine.Point{X: float64(n), Y: 7}
	}
	return positions, e.err
}

func (e easel) SVG(_ context.Context, w *engine.Workflow) ([]byte, error) {
	return []byte("<svg xmlns=\"http://www.w3.org/2000/svg\"><!-- " + w.Key + " --></svg>"), e.err
}

func (e easel) PNG(_ context.Context, w *engine.Workflow) ([]byte, error) {
	return []byte("\x89PNG " + w.Key), e.err
}

func pageFiles() fstest.MapFS {
	return fstest.MapFS{
		"index.html":     {Data: []byte(`<!doctype html><title>Statecraft</title><link href="{{asset "style.css"}}"><meta name="statecraft-wasm" content="{{asset "app.wasm"}}">`)},
		"reference.html": {Data: []byte(`<!doctype html><title>API</title>`)},
		"style.css":      {Data: []byte(strings.Repeat("p{color:red}", 200))},
	}
}

type option func(*Options, *auth.Options)

func demo(s *Options, o *auth.Options)     { s.Loopback, o.Demo = true, true }
func loopback(s *Options, _ *auth.Options) { s.Loopback = true }
func tls(s *Options, _ *auth.Options)      { s.TLS = true }

// both runs a test on a server over each kind of database.
func both(t *testing.T, run func(*testing.T, *site), options ...option) {
	t.Helper()
	storetest.Both(t, func(t *testing.T, s *store.Store) { run(t, serve(t, s, options...)) })
}

// open is for tests in which the database plays no part.
func open(t *testing.T, options ...option) *site {
	t.Helper()
	return serve(t, storetest.SQLite(t), options...)
}

func serve(t testing.TB, st *store.Store, options ...option) *site {
	t.Helper()
	x := &site{t: t, store: st, now: time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC), cookies: map[string]string{}, keys: map[string]string{}}
	clock := func() time.Time { return x.now }
	assets, err := LoadAssets(pageFiles())
	if err != nil {
		t.Fatal(err)
	}
	hub, err := stream.New(t.Context(), NewJournal(st), stream.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s := Options{
		Store: st, Runner: runner.New(st, clock), Renderer: easel{}, Assets: assets, Hub: hub, Now: clock, Version: "v1",
		Log: slog.New(slog.NewTextHandler(&x.log, nil)),
	}
	o := auth.Options{Store: st, Now: clock, Params: argon2id.Params{Memory: 64, Iterations: 1, Parallelism: 1, SaltLength: 16, KeyLength: 32}}
	for _, set := range options {
		set(&s, &o)
	}
	if x.auth, err = auth.New(o); err != nil {
		t.Fatal(err)
	}
	s.Auth = x.auth
	x.server = &server{Options: s, pace: usualPace(), heavy: newHeavy()}
	x.server.pace.asking = 20 * time.Millisecond
	if x.echo, err = newEcho(x.server); err != nil {
		t.Fatal(err)
	}
	answered.learn(x.server.openAPI)
	x.addPeople()
	return x
}

// passwordHash is that of the password.
func (x *site) passwordHash() string {
	x.t.Helper()
	hash, err := argon2id.CreateHash(password, &argon2id.Params{Memory: 64, Iterations: 1, Parallelism: 1, SaltLength: 16, KeyLength: 32})
	if err != nil {
		x.t.Fatal(err)
	}
	return hash
}

func (x *site) addPeople() {
	x.t.Helper()
	hash := x.passwordHash()
	var users []store.NewUser
	for _, u := range people() {
		users = append(users, store.NewUser{User: u, Password: hash})
	}
	groups := []shared.Group{{Name: "designers"}, {Name: "finance"}}
	if err := x.store.AddPeople(x.t.Context(), store.Server(), groups, users, x.now); err != nil {
		x.t.Fatal(err)
	}
}

// cookie is the session of a user, signed in when first asked for.
func (x *site) cookie(user string) string {
	x.t.Helper()
	if x.cookies[user] == "" {
		secret, err := x.auth.SignIn(x.t.Context(), auth.From{Address: "192.0.2.1"}, shared.SignIn{User: user, Password: password})
		if err != nil {
			x.t.Fatal(err)
		}
		x.cookies[user] = secret
	}
	return x.cookies[user]
}

// key is an API key of a user with some scopes, made when first asked for.
func (x *site) key(owner string, scopes ...shared.Permission) string {
	x.t.Helper()
	name := owner + " " + strings.Join(list(scopes...), " ")
	if x.keys[name] == "" {
		text, _ := json.Marshal(scopes)
		made := answer[shared.CreatedKey](x, exchange{as: owner, method: "POST", path: shared.PathKeys,
			body: fmt.Sprintf(`{"name":"test","scopes":%s,"expiresAt":"2027-01-01T00:00:00Z"}`, text)})
		x.keys[name] = made.Secret
	}
	return x.keys[name]
}

// exchange is one request and what must come back.
type exchange struct {
	name   string
	as     string // nobody when empty
	method string
	path   string
	body   string
	header map[string]string // an empty value takes away what is sent otherwise

	status int
	code   engine.Code
	has    []string // fragments of the body
	lacks  []string
}

func (x *site) request(c exchange) *http.Request {
	x.t.Helper()
	var body io.Reader
	if c.body != "" {
		body = strings.NewReader(c.body)
	}
	r := httptest.NewRequest(c.method, c.path, body)
	if c.method != http.MethodGet && c.method != http.MethodHead {
		r.Header.Set(shared.WriteHeader, "1")
	}
	if c.body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	if c.as != "" {
		r.AddCookie(&http.Cookie{Name: cookieName(x.server.TLS), Value: x.cookie(c.as)})
	}
	for name, value := range c.header {
		switch {
		case name == "Host":
			r.Host = value
		case value == "":
			r.Header.Del(name)
		default:
			r.Header.Set(name, value)
		}
	}
	return r
}

func (x *site) do(c exchange) *httptest.ResponseRecorder {
	x.t.Helper()
	return newRecorder(x, x.request(c))
}

// run makes the exchanges one after the other.
func (x *site) run(cases []exchange) {
	x.t.Helper()
	for _, c := range cases {
		x.t.(*testing.T).Run(c.name, func(t *testing.T) { check(t, c, x.do(c)) })
	}
}

func check(t *testing.T, c exchange, w *httptest.ResponseRecorder) {
	t.Helper()
	body := w.Body.String()
	if w.Code != c.status {
		t.Fatalf("%s %s: status %d, want %d: %s", c.method, c.path, w.Code, c.status, body)
	}
	if c.status >= 400 {
		var p shared.ProblemDocument
		if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil {
			t.Fatalf("no problem document: %v: %s", err, body)
		}
		if p.Code != c.code || p.Status != c.status || p.Detail == "" || p.Title == "" || p.Request != w.Header().Get("X-Request-Id") || p.Request == "" {
			t.Errorf("the problem is %+v, want code %q", p, c.code)
		}
		if got := w.Header().Get("Content-Type"); got != "application/problem+json" {
			t.Errorf("its type is %q", got)
		}
	}
	for _, fragment := range c.has {
		if !strings.Contains(body, fragment) {
			t.Errorf("lacks %q: %s", fragment, body)
		}
	}
	for _, fragment := range append(c.lacks, "goroutine", "sqlite", "SELECT", "/work/", ".go:") {
		if strings.Contains(body, fragment) {
			t.Errorf("has %q: %s", fragment, body)
		}
	}
}

// answer makes an exchange that must succeed and reads its body.
func answer[T any](x *site, c exchange) T {
	x.t.Helper()
	w := x.do(c)
	var v T
	if w.Code >= 300 {
		x.t.Fatalf("%s %s: status %d: %s", c.method, c.path, w.Code, w.Body)
	}
	if err := json.Unmarshal(w.Body.Bytes(), &v); err != nil {
		x.t.Fatalf("%s %s: %v: %s", c.method, c.path, err, w.Body)
	}
	return v
}

const expenseJSON = `{"key":"expense","name":"Expense","states":[` +
	`{"id":"draft","initial":true,"actors":["starter"],"form":{"fields":[{"name":"amount","type":"number","required":true}]}},` +
	`{"id":"check","actors":["group:finance"]},{"id":"paid","kind":"route"}],` +
	`"transitions":[{"id":"a","from":"draft","to":"check","label":"send"},` +
	`{"id":"b","from":"check","to":"draft","label":"return","notes":"required"},{"id":"c","from":"check","to":"paid","label":"accept"}]}`

// publishExpense gives a workflow that can be started.
func (x *site) publishExpense() {
	x.t.Helper()
	answer[shared.Draft](x, exchange{as: "dora", method: "POST", path: "/api/v1/workflows", body: `{"workflow":` + expenseJSON + `}`})
	answer[shared.Version](x, exchange{as: "dora", method: "POST", path: "/api/v1/workflows/expense/publish", body: `{"revision":1}`})
}

func (x *site) startExpense(as string) shared.InstanceDetail {
	x.t.Helper()
	return answer[shared.InstanceDetail](x, exchange{as: as, method: "POST", path: "/api/v1/workflows/expense/instances", body: `{"title":"Chairs"}`})
}

var errDrawing = errors.New("the drawing child at /work/render died")

func newRecorder(x *site, r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	x.echo.ServeHTTP(w, r)
	x.holdAgainstDocument(r, w)
	return w
}
