package api

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"statecraft/engine"
	"statecraft/shared"
)

// somewhere fills a path with things that exist (see withEverything).
func somewhere(row *route) string {
	return strings.NewReplacer(":key", "expense", ":version", "1", "tasks/:id", "tasks/1-1", "instances/:id", "instances/1", "keys/:id", "keys/1",
		"sessions/:id", "sessions/0123456789abcdef", "groups/:name", "groups/finance", ":name", "pia", ":user", "pia", ":tab", "a-tab").Replace(row.path)
}

// withEverything gives a server that has one of everything.
func withEverything(t *testing.T) *site {
	x := open(t)
	x.publishExpense()
	x.startExpense("pia")
	x.key("admin", shared.ReadAudit)
	return x
}

// operationRows are the rows of the API that answer and are done.
func (x *site) operationRows() (rows []route) {
	for _, row := range x.server.routes() {
		if row.says.id != "" {
			rows = append(rows, row)
		}
	}
	return rows
}

// as administrator, with whatever is needed to come to what is wrong.
func byAdmin(row *route, body string) exchange {
	c := exchange{name: row.says.id, as: "admin", method: row.method, path: somewhere(row), body: body}
	if row.permission == shared.Public {
		c.as = ""
	}
	return c
}

func TestEveryRowReadsStrictly(t *testing.T) {
	x := withEverything(t)
	huge := `{"x":"` + strings.Repeat("x", maxBodyBytes) + `"}`
	for _, row := range x.operationRows() {
		if row.method == get {
			continue
		}
		refused := func(body string, status int, code engine.Code, header map[string]string) {
			t.Helper()
			c := byAdmin(&row, body)
			c.status, c.code, c.header = status, code, header
			check(t, c, x.do(c))
		}
		refused(huge, 413, shared.CodeTooLarge, nil)
		if row.does.body == nil {
			refused(`{"x":1}`, 422, engine.CodeInvalid, nil)
			continue
		}
		refused(`{`, 400, shared.CodeSyntax, nil)
		refused(strings.Repeat("[", 1000), 413, shared.CodeTooLarge, nil)
		refused(`{"no such field":1}`, 422, engine.CodeInvalid, nil)
		refused(`{}`, 415, shared.CodeUnsupported, map[string]string{"Content-Type": "text/plain"})
		refused(`{}`, 415, shared.CodeUnsupported, map[string]string{"Content-Encoding": "gzip"})
	}
}

func TestEveryRowKnowsItsHost(t *testing.T) {
	x := open(t, loopback)
	for _, row := range x.operationRows() {
		c := attempt(&row, "")
		c.status, c.code, c.header = 403, shared.CodeCrossSite, map[string]string{"Host": "evil.example"}
		check(t, c, x.do(c))
	}
}

func TestEveryRowKnowsItsQuery(t *testing.T) {
	x := withEverything(t)
	for _, row := range x.operationRows() {
		c := byAdmin(&row, "")
		c.path += "?no-such-parameter=1"
		c.status, c.code, c.has = 422, engine.CodeInvalid, []string{"no-such-parameter"}
		check(t, c, x.do(c))
		for _, p := range row.usualParameters() {
			if p.name != "limit" {
				continue
			}
			for _, limit := range []string{"0", "-1", "501", "1e2", "01", "x", "99999999999999999999"} {
				c.path, c.has = somewhere(&row)+"?limit="+limit, []string{`"field":"limit"`}
				check(t, c, x.do(c))
			}
			c.path, c.has = somewhere(&row)+"?after=nonsense!", []string{`"field":"after"`}
			check(t, c, x.do(c))
		}
	}
}

// conditions are the headers a row needs, or can look at.
func conditions(row *route) map[string]string {
	if slices.ContainsFunc(row.says.headers, func(p parameter) bool { return p.name == "If-Match" }) {
		return map[string]string{"If-Match": `"1"`}
	}
	return nil
}

// A condition that is not looked at would be believed to hold.
func TestEveryRowKnowsItsConditions(t *testing.T) {
	x := withEverything(t)
	for _, row := range x.operationRows() {
		if row.method == get {
			continue
		}
		c := byAdmin(&row, bodyOf(&row))
		c.status, c.code = 422, engine.CodeInvalid
		for _, name := range []string{"If-Match", "If-None-Match", "If-Unmodified-Since", "If-Modified-Since"} {
			c.header, c.has = map[string]string{name: "nonsense"}, []string{`"field":"` + name + `"`}
			check(t, c, x.do(c))
		}
	}
}

// Queries that cannot be read are not taken for those that have been left out.
func TestEveryRowReadsItsQuery(t *testing.T) {
	x := withEverything(t)
	for _, row := range x.operationRows() {
		for _, query := range []string{"text=%zz", "text=a;limit=1", "text=%00", "text=%ff", "text=a%0ab", "%00=1", "limit=1&limit=2", "a=1&%"} {
			c := byAdmin(&row, "")
			c.path += "?" + query
			c.status, c.code = 422, engine.CodeInvalid
			check(t, c, x.do(c))
		}
	}
}

// Addresses that name nothing are not found, and strangers cannot tell them from
// what is not theirs.
func TestEveryRowFindsNothing(t *testing.T) {
	x := withEverything(t)
	for _, row := range x.operationRows() {
		if len(row.about.parameters) == 0 {
			continue
		}
		c := attempt(&row, "admin")
		c.header = conditions(&row)
		if row.does.body == nil {
			c.body = ""
		}
		w := x.do(c)
		if row.path == shared.PathTaskAssign || row.path == shared.PathTaskDelegate {
			c.body = `{"to":"pia"}`
			w = x.do(c)
		}
		if w.Code != http.StatusNotFound && row.does.body == nil {
			t.Errorf("%s %s: %d %s", c.method, c.path, w.Code, w.Body)
		}
	}
}

// Two strangers ask every row for what is there and not theirs, and for what is
// not there: the answers are the same but for the request's id.
func TestStrangersCannotTellWhatExists(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
		x.publishExpense()
		x.startExpense("pia")
		x.key("admin", shared.ReadAudit)
		x.run([]exchange{{name: "theirs alone", as: "admin", method: "PUT", path: "/api/v1/workflows/expense/rights", status: 200,
			body: `{"revision":0,"rights":{"see":["user:dora"],"design":["user:dora"],"publish":["user:dora"],"start":["user:pia"],"operate":["user:dora"]}}`}})
		for _, row := range x.operationRows() {
			if len(row.about.parameters) == 0 {
				continue
			}
			for _, stranger := range []string{"paul", "nina"} {
				var answers []string
				for _, path := range []string{somewhere(&row), nowhere(&row)} {
					c := attempt(&row, stranger)
					c.path, c.header = path, conditions(&row)
					if c.body != "" {
						c.body = acceptable(&row)
					}
					w := x.do(c)
					answers = append(answers, fmt.Sprint(w.Code, strings.ReplaceAll(w.Body.String(), w.Header().Get("X-Request-Id"), "")))
				}
				if answers[0] != answers[1] {
					t.Errorf("%s %s as %s: %s\nelsewhere: %s", row.method, row.path, stranger, answers[0], answers[1])
				}
				if strings.HasPrefix(answers[0], "2") {
					t.Errorf("%s %s as %s: %s", row.method, row.path, stranger, answers[0])
				}
			}
		}
	})
}

// acceptable is a body with which a row finds no fault before it looks for what
// the address names.
func acceptable(row *route) string {
	switch row.says.id {
	case "saveDraft":
		key := "no-such"
		return `{"workflow":{"key":"` + key + `"},"revision":1}`
	case "delegateTask", "assignTask":
		return `{"to":"pia"}`
	}
	if row.does.body == nil {
		return ""
	}
	return "{}"
}

func TestEveryRowWithoutDatabase(t *testing.T) {
	x := withEverything(t)
	x.cookie("admin")
	for _, row := range x.operationRows() {
		c := byAdmin(&row, bodyOf(&row))
		r := x.request(c)
		gone, cancel := context.WithCancel(r.Context())
		cancel()
		w := newRecorder(x, r.WithContext(gone))
		if row.permission == shared.Public && row.method == get {
			continue // they need none
		}
		c.status, c.code = 503, shared.CodeUnavailable
		if row.path == shared.PathSessionClaim && strings.Contains(w.Body.String(), string(shared.CodeOverloaded)) {
			c.code = shared.CodeOverloaded // its password waits for its turn, and that may end first
		}
		check(t, c, w)
		if w.Header().Get("Retry-After") == "" {
			t.Errorf("%s %s: no Retry-After", c.method, c.path)
		}
	}
	if err := x.store.Close(); err != nil {
		t.Fatal(err)
	}
	for _, row := range x.operationRows() {
		if row.permission == shared.Public && row.method == get {
			continue
		}
		c := byAdmin(&row, bodyOf(&row))
		c.status, c.code, c.lacks = 500, engine.CodeInternal, []string{"closed"}
		check(t, c, x.do(c))
	}
}

// bodyOf is one that comes as far as the database.
func bodyOf(row *route) string {
	switch row.says.id {
	case "signIn":
		return `{"user":"dora","password":"` + password + `"}`
	case "claimFirstKey":
		return `{"key":"k","user":"chief","password":"` + password + `"}`
	}
	if row.does.body == nil {
		return ""
	}
	return "{}"
}

func TestEveryRowThrottlesKeys(t *testing.T) {
	x := withEverything(t)
	wrong := map[string]string{"Authorization": "Bearer sck_wrong"}
	for n := range 101 {
		x.do(exchange{method: "GET", path: shared.PathMe, header: map[string]string{"Authorization": fmt.Sprintf("Bearer sck_%d", n)}})
		x.do(exchange{method: "POST", path: shared.PathSession, body: `{"user":"ghost","password":"wrong"}`})
	}
	for _, row := range x.operationRows() {
		c := byAdmin(&row, bodyOf(&row))
		if c.status, c.code = 429, shared.CodeThrottled; row.permission != shared.Public {
			c.as, c.header = "", wrong
		} else if row.method == get {
			continue
		}
		w := x.do(c)
		check(t, c, w)
		if w.Header().Get("Retry-After") == "" {
			t.Errorf("%s %s: no Retry-After", c.method, c.path)
		}
	}
}

func TestEveryRecordedRowIsDoneOnceAtATime(t *testing.T) {
	x := withEverything(t)
	finish, _ := x.server.underWay.begin("admin\none")
	defer finish()
	for _, row := range x.operationRows() {
		if !row.does.recorded || row.permission == shared.Public {
			continue
		}
		c := keyed(byAdmin(&row, bodyOf(&row)), "one")
		c.status, c.code = 409, shared.CodeConflict
		check(t, c, x.do(c))
	}
}
