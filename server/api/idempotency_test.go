package api

import (
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"statecraft/engine"
	"statecraft/shared"
)

// keyed is a request under an Idempotency-Key.
func keyed(c exchange, key string) exchange {
	c.header = maps.Clone(c.header)
	if c.header == nil {
		c.header = map[string]string{}
	}
	c.header[shared.IdempotencyKey] = key
	return c
}

// mendable is a workflow whose instances need a second person of finance, have a
// seat to fill, and can be withdrawn.
const mendable = `{"key":"mend","roles":[{"name":"boss"}],"states":[{"id":"v","initial":true,"actors":["group:finance"],"need":"2"},` +
	`{"id":"s","actors":["role:boss"]},{"id":"off","kind":"route"}],` +
	`"transitions":[{"id":"t","from":"v","to":"s"},{"id":"w","from":"*","to":"off","label":"withdraw","actors":["starter"]}]}`

// unsecret takes away what is shown once.
var unsecret = regexp.MustCompile(`,"(password|secret)":"[^"]{9,}"(,"until":"[^"]*")?`)

// Everything that is made or carried out by POST can be asked for again: the
// answer is the same but for secrets, nothing is done twice, and nothing else can
// be asked for under the same key.
func TestRepeating(t *testing.T) {
	repeated := map[string]bool{"actAs": true} // see TestDemoMode
	both(t, func(t *testing.T, x *site) {
		x.publishExpense()
		x.startExpense("paul")
		const workflow, instance = "/api/v1/workflows/expense", "/api/v1/instances/1"
		for _, c := range []struct {
			exchange
			fragment string // of both answers
		}{
			{exchange{name: "create", as: "dora", method: "POST", path: shared.PathWorkflows, body: `{"workflow":{"key":"new"}}`, status: 201}, `"key":"new"`},
			{exchange{name: "save and publish", as: "dora", method: "POST", path: "/api/v1/workflows/new/publish", body: `{"revision":1}`, status: 422, code: engine.CodeInvalid}, ``},
			{exchange{name: "publish what is published", as: "dora", method: "POST", path: workflow + "/publish", body: `{"revision":1}`, status: 200}, `"version":1`},
			{exchange{name: "duplicate", as: "dora", method: "POST", path: workflow + "/duplicate", body: `{"revision":1}`, status: 201}, `"key":"expense-2"`},
			{exchange{name: "publish", as: "dora", method: "POST", path: "/api/v1/workflows/expense-2/publish", body: `{"revision":1}`, status: 201}, `"version":1`},
			{exchange{name: "archive", as: "dora", method: "POST", path: "/api/v1/workflows/expense-2/archive", body: `{"revision":1}`, status: 200}, `"archived":true`},
			{exchange{name: "unarchive", as: "dora", method: "POST", path: "/api/v1/workflows/expense-2/unarchive", body: `{"revision":2}`, status: 200}, `"revision":3`},
			{exchange{name: "start", as: "pia", method: "POST", path: workflow + "/instances", body: `{"title":"Chairs"}`, status: 201}, `"id":2,`},
			{exchange{name: "complete", as: "paul", method: "POST", path: "/api/v1/tasks/1-1/complete", body: `{"revision":1,"data":{"amount":5}}`, status: 200}, `"signOff":{"by":"paul"`},
			{exchange{name: "claim", as: "pia", method: "POST", path: "/api/v1/tasks/1-2/claim", status: 200}, `"claimed":"pia"`},
			{exchange{name: "release", as: "pia", method: "POST", path: "/api/v1/tasks/1-2/release", status: 200}, `"revision":3`},
			{exchange{name: "delegate", as: "pia", method: "POST", path: "/api/v1/tasks/1-2/delegate", body: `{"to":"olga"}`, status: 200}, `"revision":4`},
			{exchange{name: "assign", as: "olga", method: "POST", path: "/api/v1/tasks/1-2/assign", body: `{"to":"pia"}`, status: 200}, `"claimed":"pia"`},
			{exchange{name: "suspend", as: "olga", method: "POST", path: instance + "/suspend", body: `{"notes":"wait"}`, status: 200}, `"status":"suspended"`},
			{exchange{name: "resume", as: "olga", method: "POST", path: instance + "/resume", body: `{}`, status: 200}, `"status":"running"`},
			{exchange{name: "set data", as: "olga", method: "POST", path: instance + "/data", body: `{"data":{"amount":7}}`, status: 200}, `"amount":7`},
			{exchange{name: "move", as: "olga", method: "POST", path: instance + "/move", body: `{"to":"draft"}`, status: 200}, `"waiting":["draft"]`},
			{exchange{name: "skip", as: "olga", method: "POST", path: instance + "/skip", body: `{"activation":3,"outcome":"send"}`, status: 200}, `"waiting":["check"]`},
			{exchange{name: "cancel", as: "olga", method: "POST", path: instance + "/cancel", body: `{}`, status: 200}, `"status":"cancelled"`},
			{exchange{name: "create a user", as: "admin", method: "POST", path: shared.PathUsers, body: `{"name":"ugo"}`, status: 201}, `"name":"ugo"`},
			{exchange{name: "reset a password", as: "admin", method: "POST", path: "/api/v1/users/ugo/password", body: `{"revision":1}`, status: 200}, `"name":"ugo"`},
			{exchange{name: "create a group", as: "admin", method: "POST", path: shared.PathGroups, body: `{"name":"sales"}`, status: 201}, `"name":"sales"`},
			{exchange{name: "import", as: "dora", method: "POST", path: shared.PathWorkflows + "?key=asked", body: "digraph { ask -> check -> ask; check -> done [label=ok style=dashed] }", status: 201, header: map[string]string{"Content-Type": graphviz}}, `"guesses":[{"code":`},
			{exchange{name: "create what can be mended", as: "dora", method: "POST", path: shared.PathWorkflows, body: `{"workflow":` + mendable + `}`, status: 201}, `"key":"mend"`},
			{exchange{name: "publish what can be mended", as: "dora", method: "POST", path: "/api/v1/workflows/mend/publish", body: `{"revision":1}`, status: 201}, `"version":1`},
			{exchange{name: "start what can be mended", as: "paul", method: "POST", path: "/api/v1/workflows/mend/instances", body: `{}`, status: 201}, `"attention":true`},
			{exchange{name: "fill a seat", as: "olga", method: "POST", path: "/api/v1/instances/3/roles", body: `{"role":"boss","actors":["user:pia"]}`, status: 200}, `"user:pia"`},
			{exchange{name: "retry", as: "olga", method: "POST", path: "/api/v1/instances/3/retry", body: `{"activation":1}`, status: 200}, `"id":3,`},
			{exchange{name: "choose", as: "paul", method: "POST", path: "/api/v1/instances/3/choose", body: `{"outcome":"withdraw"}`, status: 200}, `"status":"completed"`},
			{exchange{name: "send again", as: "admin", method: "POST", path: shared.PathResumeSending, status: 204}, ``},
			{exchange{name: "create a key", as: "dora", method: "POST", path: shared.PathKeys, body: `{"name":"k","scopes":["workflows.read"],"expiresAt":"2027-01-01T00:00:00Z"}`, status: 201}, `"name":"k"`},
		} {
			t.Run(c.name, func(t *testing.T) {
				c.has = []string{c.fragment}
				if c.name == "retry" {
					answer[shared.GroupDetail](x, exchange{as: "admin", method: "PUT", path: "/api/v1/groups/finance/members/paul"})
				}
				c.exchange = keyed(c.exchange, "k-"+strings.ReplaceAll(c.name, " ", "-"))
				first := x.do(c.exchange)
				check(t, c.exchange, first)
				if first.Header().Get(shared.IdempotencyReplayed) != "" {
					t.Error("the first answer says it is none")
				}
				again := x.do(c.exchange)
				check(t, c.exchange, again)
				done := c.status < 300
				if done != (again.Header().Get(shared.IdempotencyReplayed) == "true") {
					t.Errorf("the repetition is marked %q", again.Header().Get(shared.IdempotencyReplayed))
				}
				if was, is := unsecret.ReplaceAllString(first.Body.String(), ""), again.Body.String(); done && was != is {
					t.Errorf("it was answered with %s\nand is with %s", was, is)
				}
				if done {
					repeated[x.operationOf(x.request(c.exchange)).OperationID] = true
					other := c.exchange
					other.body, other.status, other.code, other.has = c.body+" ", 422, engine.CodeInvalid, []string{`"field":"Idempotency-Key"`}
					check(t, other, x.do(other))
				}
				if first.Header().Get("Location") != again.Header().Get("Location") {
					t.Errorf("it was at %q, and is at %q", first.Header().Get("Location"), again.Header().Get("Location"))
				}
			})
		}
		list := answer[[]shared.InstanceSummary](x, exchange{as: "admin", method: "GET", path: shared.PathInstances})
		if len(list) != 3 {
			t.Errorf("%d instances", len(list))
		}
		for _, row := range x.operationRows() {
			if row.does.recorded && !repeated[row.says.id] {
				t.Errorf("%s was not repeated", row.says.id)
			}
			if row.method == post && !row.does.recorded && !slices.Contains([]string{"signIn", "claimFirstKey", "checkWorkflow", "layOutWorkflow"}, row.says.id) {
				t.Errorf("%s is carried out again when it is asked for again", row.says.id)
			}
		}
	})
}

func TestIdempotencyKeys(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
		x.publishExpense()
		start := exchange{as: "pia", method: "POST", path: "/api/v1/workflows/expense/instances", body: `{"title":"Chairs"}`, status: 201}
		with := func(name, key string, status int, code engine.Code, change func(*exchange)) {
			c := keyed(start, key)
			c.name, c.status, c.code = name, status, code
			if change != nil {
				change(&c)
			}
			x.run([]exchange{c})
		}
		with("made", "one", 201, "", nil)
		with("quoted, as the draft of the standard has it", `"one"`, 201, "", nil)
		with("another body", "one", 422, engine.CodeInvalid, func(c *exchange) { c.body = `{"title":"Tables"}` })
		with("another address", "one", 422, engine.CodeInvalid, func(c *exchange) {
			c.path, c.body = "/api/v1/tasks/1-1/claim", ""
		})
		with("somebody else's", "one", 201, "", func(c *exchange) { c.as = "paul" })
		with("with blanks", "o ne", 422, engine.CodeInvalid, nil)
		with("with a line", "o\\ne", 422, engine.CodeInvalid, nil)
		with("empty quotes", `""`, 422, engine.CodeInvalid, nil)
		with("as long as may be", strings.Repeat("k", 128), 201, "", nil)
		with("too long", strings.Repeat("k", 129), 422, engine.CodeInvalid, nil)
		with("refused", "two", 422, engine.CodeInvalid, func(c *exchange) { c.body = `{"data":{"x":1}}` })
		with("mended under the same key", "two", 201, "", nil)
		with("a computation needs none, and bears it", "three", 200, "", func(c *exchange) {
			c.path, c.body = shared.PathLayout, expenseJSON
		})
		with("a broken one", "th ree", 422, engine.CodeInvalid, func(c *exchange) {
			c.path, c.body = shared.PathLayout, expenseJSON
		})
		r := x.request(start)
		r.Header[shared.IdempotencyKey] = []string{"a", "b"}
		check(t, exchange{status: 422, code: engine.CodeInvalid}, newRecorder(x, r))
	})
}

// Two at once: one is carried out, the other is told so.
func TestRepeatingAtOnce(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
		x.publishExpense()
		requests := make([]*http.Request, 20)
		for n := range requests {
			requests[n] = x.request(keyed(exchange{as: "pia", method: "POST", path: "/api/v1/workflows/expense/instances", body: `{"title":"Chairs"}`}, "one"))
		}
		codes := make(chan int)
		for _, r := range requests {
			go func() { codes <- newRecorder(x, r).Code }()
		}
		for range requests {
			if code := <-codes; code != http.StatusCreated && code != http.StatusConflict {
				t.Errorf("status %d", code)
			}
		}
		if list := answer[[]shared.InstanceSummary](x, exchange{as: "admin", method: "GET", path: shared.PathInstances}); len(list) != 1 {
			t.Errorf("%d instances", len(list))
		}
		// The same where it is under way and not yet done.
		finish, _ := x.server.underWay.begin("pia\ntwo")
		x.run([]exchange{keyed(exchange{name: "under way", as: "pia", method: "POST", path: "/api/v1/workflows/expense/instances", body: `{}`, status: 409, code: shared.CodeConflict}, "two")})
		finish()
		x.run([]exchange{keyed(exchange{name: "not any more", as: "pia", method: "POST", path: "/api/v1/workflows/expense/instances", body: `{}`, status: 201}, "two")})
	})
}
