package api

import (
	"strings"
	"testing"

	"statecraft/engine"
	"statecraft/shared"
)

func TestDrafts(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
		create := `{"workflow":` + expenseJSON + `}`
		save := func(revision string) string { return `{"workflow":` + expenseJSON + `,"revision":` + revision + `}` }
		const one = "/api/v1/workflows/expense"
		x.run([]exchange{
			{name: "nothing yet", as: "vera", method: "GET", path: shared.PathWorkflows, status: 200, has: []string{"[]"}},
			{name: "no key", as: "dora", method: "POST", path: shared.PathWorkflows, body: `{"workflow":{}}`, status: 422, code: engine.CodeInvalid, has: []string{"workflow.key"}},
			{name: "a bad key", as: "dora", method: "POST", path: shared.PathWorkflows, body: `{"workflow":{"key":"../x"}}`, status: 422, code: engine.CodeInvalid},
			{name: "participants may not", as: "pia", method: "POST", path: shared.PathWorkflows, body: create, status: 403, code: engine.CodeForbidden},
			{name: "created", as: "dora", method: "POST", path: shared.PathWorkflows, body: create, status: 201, has: []string{`"key":"expense"`, `"revision":1`, `"updatedBy":"dora"`}},
			{name: "created again", as: "dora", method: "POST", path: shared.PathWorkflows, body: create, status: 201, has: []string{`"key":"expense-2"`}},
			{name: "not there", as: "dora", method: "GET", path: "/api/v1/workflows/elsewhere", status: 404, code: shared.CodeNotFound},
			{name: "there", as: "vera", method: "GET", path: one, status: 200, has: []string{`"notes":"required"`}, lacks: []string{`"changed"`}},
			{name: "saved", as: "dora", method: "PUT", path: one, body: save("1"), status: 200, has: []string{`"revision":2`}},
			{name: "saved on an older one", as: "dora", method: "PUT", path: one, body: save("1"), status: 409, code: shared.CodeConflict, has: []string{"dora changed", "revision 2"}},
			{name: "saved on a future one", as: "dora", method: "PUT", path: one, body: save("9"), status: 409, code: shared.CodeConflict},
			{name: "saved without revision", as: "dora", method: "PUT", path: one, body: create, status: 409, code: shared.CodeConflict},
			{name: "saved under another key", as: "dora", method: "PUT", path: one + "-2", body: save("1"), status: 422, code: engine.CodeInvalid},
			{name: "saved where none is", as: "dora", method: "PUT", path: "/api/v1/workflows/elsewhere", body: strings.Replace(save("1"), `"expense"`, `"elsewhere"`, 1), status: 404, code: shared.CodeNotFound},
			{name: "operators may not save", as: "olga", method: "PUT", path: one, body: save("2"), status: 403, code: engine.CodeForbidden},
			{name: "listed", as: "vera", method: "GET", path: shared.PathWorkflows, status: 200, has: []string{`"states":3`, `"revision":2`}},
			{name: "listed by a filter there is not", as: "vera", method: "GET", path: shared.PathWorkflows + "?status=x", status: 422, code: engine.CodeInvalid},
		})
	})
}

func TestPublishing(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
		const one = "/api/v1/workflows/expense"
		answer[shared.Draft](x, exchange{as: "dora", method: "POST", path: shared.PathWorkflows, body: `{"workflow":` + expenseJSON + `}`})
		broken := strings.NewReplacer(`"starter"`, `"role:nobody"`, `"to":"paid"`, `"to":"nowhere"`).Replace(expenseJSON)
		x.run([]exchange{
			{name: "no versions yet", as: "vera", method: "GET", path: one + "/versions", status: 200, has: []string{"[]"}},
			{name: "operators may not", as: "olga", method: "POST", path: one + "/publish", body: `{"revision":1}`, status: 403, code: engine.CodeForbidden},
			{name: "another revision", as: "dora", method: "POST", path: one + "/publish", body: `{"revision":2}`, status: 409, code: shared.CodeConflict},
			{name: "where none is", as: "dora", method: "POST", path: "/api/v1/workflows/elsewhere/publish", body: `{"revision":1}`, status: 404, code: shared.CodeNotFound},
			{name: "with too long a note", as: "dora", method: "POST", path: one + "/publish", body: `{"revision":1,"note":"` + strings.Repeat("ü", shared.MostNote+1) + `"}`, status: 422, code: engine.CodeInvalid, has: []string{`"field":"note"`}},
			{name: "with a note that is no text", as: "dora", method: "POST", path: one + "/publish", body: `{"revision":1,"note":"a\u0007b"}`, status: 422, code: engine.CodeInvalid, has: []string{`"field":"note"`}},
			{name: "published", as: "dora", method: "POST", path: one + "/publish", body: `{"revision":1,"note":"  ` + strings.Repeat("ü", shared.MostNote-4) + `\r\nnew\n"}`, status: 201,
				has: []string{`"version":1`, `"publishedBy":"dora"`, `"note":"ü`, `ü\nnew"`}, lacks: []string{`"states"`}},
			{name: "unchanged stays", as: "dora", method: "POST", path: one + "/publish", body: `{"revision":1,"note":"other"}`, status: 200, has: []string{`"version":1`, `ü\nnew"`}, lacks: []string{"other"}},
			{name: "the note is listed", as: "vera", method: "GET", path: one + "/versions", status: 200, has: []string{`ü\nnew"`}},
			{name: "broken is saved", as: "dora", method: "PUT", path: one, body: `{"workflow":` + broken + `,"revision":1}`, status: 200},
			{name: "broken is not published", as: "dora", method: "POST", path: one + "/publish", body: `{"revision":2}`, status: 422, code: engine.CodeInvalid,
				has: []string{`"problems":[`, string(engine.ProblemUnknownRole), string(engine.ProblemUnknownState)}},
			{name: "the version stays", as: "vera", method: "GET", path: one + "/versions/1", status: 200, has: []string{`"starter"`}},
			{name: "the draft says it differs", as: "vera", method: "GET", path: one, status: 200, has: []string{`"changed":true`, `"version":1`}},
			{name: "no other version", as: "vera", method: "GET", path: one + "/versions/2", status: 404, code: shared.CodeNotFound},
			{name: "versions of nothing", as: "vera", method: "GET", path: "/api/v1/workflows/elsewhere/versions", status: 404, code: shared.CodeNotFound},
		})
	})
}

func TestPictures(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
		x.publishExpense()
		const one = "/api/v1/workflows/expense"
		x.run([]exchange{
			{name: "text", as: "vera", method: "GET", path: one + "/dot", status: 200, has: []string{"digraph", "sc_"}},
			{name: "text of nothing", as: "vera", method: "GET", path: "/api/v1/workflows/elsewhere/dot", status: 404, code: shared.CodeNotFound},
			{name: "picture", as: "vera", method: "GET", path: one + "/diagram?revision=1", status: 200, has: []string{"<svg", "expense"}},
			{name: "picture in pixels", as: "vera", method: "GET", path: one + "/png?revision=1", status: 200, has: []string{"PNG expense"}},
			{name: "picture of a version", as: "vera", method: "GET", path: one + "/versions/1/png", status: 200, has: []string{"PNG expense"}},
			{name: "picture in pixels for who may not read", as: "nina", method: "GET", path: one + "/png", status: 404, code: shared.CodeNotFound},
			{name: "picture of nothing", as: "vera", method: "GET", path: "/api/v1/workflows/elsewhere/diagram", status: 404, code: shared.CodeNotFound},
			{name: "picture for nobody", method: "GET", path: one + "/diagram", status: 401, code: shared.CodeUnauthenticated},
			{name: "layout", as: "dora", method: "POST", path: shared.PathLayout, body: expenseJSON, status: 200, has: []string{`"draft":{"x":0,"y":7}`}},
		})
		w := x.do(exchange{as: "vera", method: "GET", path: one + "/diagram"})
		if got := w.Header().Get("Content-Type"); got != "image/svg+xml; charset=utf-8" {
			t.Errorf("the picture is %q", got)
		}
		w = x.do(exchange{as: "vera", method: "GET", path: one + "/dot"})
		if got := w.Header().Get("Content-Disposition"); got != `attachment; filename="expense.dot"` {
			t.Errorf("the text is called %q", got)
		}
		x.server.Renderer = easel{err: &engine.Error{Code: shared.CodeTooLarge, Message: "It has too many states."}}
		for _, path := range []string{"/diagram", "/versions/1/diagram", "/png", "/versions/1/png"} {
			check(t, exchange{status: 413, code: shared.CodeTooLarge}, x.do(exchange{as: "vera", method: "GET", path: one + path}))
		}
		x.server.Renderer = easel{err: &engine.Error{Code: shared.CodeUnavailable, Message: "The picture takes too long."}}
		w = x.do(exchange{as: "vera", method: "GET", path: one + "/diagram"})
		check(t, exchange{status: 503, code: shared.CodeUnavailable, has: []string{"takes too long"}}, w)
		if w.Header().Get("Retry-After") == "" {
			t.Error("no Retry-After")
		}
	})
}
