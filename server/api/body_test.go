package api

import (
	"io"
	"strings"
	"testing"

	"statecraft/engine"
	"statecraft/shared"
)

// Bodies that are refused before anything looks at what they ask for.
func TestBodiesAreReadStrictly(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
		send := func(name, body string, status int, code engine.Code, has ...string) exchange {
			return exchange{name: name, as: "dora", method: "POST", path: shared.PathWorkflows, body: body, status: status, code: code, has: has}
		}
		as := func(c exchange, header, value string) exchange {
			c.header = map[string]string{header: value}
			return c
		}
		good := `{"workflow":{"key":"k","states":[],"transitions":[]}}`
		deep := func(n int) string {
			return `{"workflow":{"key":"k","params":[{"name":"p","type":"text","value":` + strings.Repeat("[", n) + strings.Repeat("]", n) + `}],"states":[],"transitions":[]}}`
		}
		x.run([]exchange{
			send("empty", " ", 400, shared.CodeSyntax),
			as(send("nothing", "", 415, shared.CodeUnsupported), "Content-Type", ""),
			send("no JSON", "digraph {}", 400, shared.CodeSyntax, `"line":1`, `"column":1`),
			send("cut off", good[:20], 400, shared.CodeSyntax),
			send("trailing data", good+"{}", 400, shared.CodeSyntax),
			send("trailing text", good+" x", 400, shared.CodeSyntax),
			send("a list", "[]", 422, engine.CodeInvalid),
			send("unknown field", `{"workflow":{"key":"k"},"admin":true}`, 422, engine.CodeInvalid, `"/admin"`),
			send("unknown field inside", `{"workflow":{"key":"k","states":[{"id":"a","owner":"x"}]}}`, 422, engine.CodeInvalid, "/workflow/states/0/owner"),
			send("another spelling", `{"Workflow":{"key":"k"}}`, 422, engine.CodeInvalid),
			send("field twice", `{"workflow":{"key":"k","key":"l"}}`, 422, engine.CodeInvalid, "twice"),
			send("field twice in data", `{"workflow":{"key":"k","params":[{"name":"p","type":"text","value":{"a":1,"a":2}}]}}`, 422, engine.CodeInvalid, "twice"),
			send("wrong type", `{"workflow":{"key":1}}`, 422, engine.CodeInvalid, "/workflow/key"),
			send("number too large", `{"workflow":{"key":"k","priority":1e400}}`, 422, engine.CodeInvalid),
			send("not UTF-8", "{\"workflow\":{\"key\":\"\xff\"}}", 400, shared.CodeSyntax),
			send("half a surrogate", `{"workflow":{"name":"\ud800"}}`, 400, shared.CodeSyntax),
			send("NUL", `{"workflow":{"key":"k","name":"a\u0000b"}}`, 422, engine.CodeInvalid, "NUL", "/workflow/name"),
			send("deep", deep(61), 413, shared.CodeTooLarge, "64 levels"),
			send("very deep", strings.Repeat("[", 500_000), 413, shared.CodeTooLarge),
			send("large", `{"workflow":{"key":"k","name":"`+strings.Repeat("x", maxBodyBytes)+`"}}`, 413, shared.CodeTooLarge),
			as(send("a form", good, 415, shared.CodeUnsupported), "Content-Type", "application/x-www-form-urlencoded"),
			as(send("text", good, 415, shared.CodeUnsupported), "Content-Type", "text/plain"),
			as(send("JSON of another kind", good, 415, shared.CodeUnsupported), "Content-Type", "application/json-patch+json"),
			as(send("another charset", good, 415, shared.CodeUnsupported), "Content-Type", "application/json; charset=utf-16"),
			as(send("compressed", good, 415, shared.CodeUnsupported), "Content-Encoding", "gzip"),
			as(send("said to be compressed with nothing", good, 415, shared.CodeUnsupported), "Content-Encoding", "identity"),
			as(send("with charset", good, 201, ""), "Content-Type", "application/json; charset=UTF-8"),
			send("as deep as allowed", deep(59), 201, ""),
			{name: "a body nobody asked for", as: "pia", method: "POST", path: "/api/v1/tasks/1-1/claim", body: `{"user":"paul"}`, status: 422, code: engine.CodeInvalid},
		})
	})
}

// What is said twice is not read as one of the two.
func TestHeadersAreSaidOnce(t *testing.T) {
	x := open(t)
	for name, c := range map[string]struct {
		values []string
		status int
		code   engine.Code
	}{
		"Content-Type":     {[]string{"application/json", "text/plain"}, 415, shared.CodeUnsupported},
		"Content-Encoding": {[]string{"", "gzip"}, 415, shared.CodeUnsupported},
		"Authorization":    {[]string{"Bearer " + x.key("dora", shared.EditWorkflows, shared.ReadWorkflows), "Basic eDp5"}, 401, shared.CodeUnauthenticated},
		"If-Match":         {[]string{`"1"`, `"2"`}, 422, engine.CodeInvalid},
	} {
		r := x.request(exchange{as: "dora", method: "POST", path: shared.PathWorkflows, body: `{"workflow":{"key":"k"}}`})
		r.Header[name] = c.values
		check(t, exchange{method: name, status: c.status, code: c.code}, newRecorder(x, r))
	}
	r := x.request(exchange{as: "dora", method: "GET", path: shared.PathStream})
	r.Header["Last-Event-Id"] = []string{"1", "2"}
	check(t, exchange{status: 422, code: engine.CodeInvalid}, newRecorder(x, r))
}

// Whoever announces too much is not waited for.
func TestAnnouncedBodies(t *testing.T) {
	x := open(t)
	r := x.request(exchange{as: "dora", method: "POST", path: shared.PathWorkflows, body: `{"workflow":{"key":"k"}}`})
	r.ContentLength, r.Body = 1<<40, unread{t}
	check(t, exchange{status: 413, code: shared.CodeTooLarge}, newRecorder(x, r))
}

// unread is a body nobody may touch.
type unread struct{ t *testing.T }

func (u unread) Read([]byte) (int, error) {
	u.t.Error("it is read")
	return 0, io.EOF
}

func (u unread) Close() error { return nil }

func FuzzScan(f *testing.F) {
	for _, text := range []string{`{"a":[1,"b",null]}`, `[[[[`, `"\u0000"`, "{\"a\":\xff}", `{"a":1,"a":2} x`} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		err := scan(text)
		if code := engine.CodeOf(err); code != "" && code != shared.CodeTooLarge && code != engine.CodeInvalid {
			t.Errorf("refused with %q", code)
		}
	})
}
