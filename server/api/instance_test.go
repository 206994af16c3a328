package api

import (
	"strings"
	"testing"

	"statecraft/engine"
	"statecraft/shared"
)

func TestStarting(t *testing.T) {
	x := open(t)
	const start = "/api/v1/workflows/expense/instances"
	answer[shared.Draft](x, exchange{as: "dora", method: "POST", path: shared.PathWorkflows, body: `{"workflow":` + expenseJSON + `}`})
	x.run([]exchange{
		{name: "before it is published", as: "pia", method: "POST", path: start, body: `{}`, status: 422, code: engine.CodeInvalid},
		{name: "published", as: "dora", method: "POST", path: "/api/v1/workflows/expense/publish", body: `{"revision":1}`, status: 201},
		{name: "what is not there", as: "pia", method: "POST", path: "/api/v1/workflows/elsewhere/instances", body: `{}`, status: 404, code: shared.CodeNotFound},
		{name: "by a viewer", as: "vera", method: "POST", path: start, body: `{}`, status: 403, code: engine.CodeForbidden},
		{name: "with data nobody asked for", as: "pia", method: "POST", path: start, body: `{"data":{"amount":1}}`, status: 422, code: engine.CodeInvalid, has: []string{`"problems":[`}},
		{name: "with a role there is not", as: "pia", method: "POST", path: start, body: `{"roles":{"boss":["user:pia"]}}`, status: 422, code: engine.CodeInvalid},
		{name: "with a title of two lines", as: "pia", method: "POST", path: start, body: `{"title":"a\nb"}`, status: 422, code: engine.CodeInvalid, has: []string{`"field":"title"`}},
		{name: "with a long title", as: "pia", method: "POST", path: start, body: `{"title":"` + strings.Repeat("ä", 201) + `"}`, status: 422, code: engine.CodeInvalid},
		{name: "nothing has begun", as: "dora", method: "GET", path: shared.PathInstances, status: 200, has: []string{"[]"}},
		{name: "right", as: "pia", method: "POST", path: start, body: `{"title":" Chairs "}`, status: 201,
			has: []string{`"title":"Chairs"`, `"starter":"pia"`, `"status":"running"`, `"waiting":["draft"]`, `"definition":{"key":"expense"`}},
	})
}

func TestInstances(t *testing.T) {
	x := open(t)
	x.publishExpense()
	x.startExpense("pia")
	x.run([]exchange{
		{name: "the starter sees it", as: "pia", method: "GET", path: "/api/v1/instances/1", status: 200, has: []string{`"Chairs"`}},
		{name: "who sees all sees it", as: "vera", method: "GET", path: "/api/v1/instances/1", status: 200},
		{name: "a stranger does not", as: "paul", method: "GET", path: "/api/v1/instances/1", status: 404, code: shared.CodeNotFound},
		{name: "nor its history", as: "paul", method: "GET", path: "/api/v1/instances/1/history", status: 404, code: shared.CodeNotFound},
		{name: "nor lists it", as: "paul", method: "GET", path: shared.PathInstances, status: 200, has: []string{"[]"}, lacks: []string{"Chairs"}},
		{name: "what is not there", as: "vera", method: "GET", path: "/api/v1/instances/2", status: 404, code: shared.CodeNotFound},
		{name: "history", as: "pia", method: "GET", path: "/api/v1/instances/1/history", status: 200, has: []string{`{"events":[{"type":"started"`, `"task-opened"`}},
		{name: "filtered in", as: "vera", method: "GET", path: shared.PathInstances + "?workflow=expense&status=running", status: 200, has: []string{"Chairs"}},
		{name: "filtered out", as: "vera", method: "GET", path: shared.PathInstances + "?status=completed", status: 200, lacks: []string{"Chairs"}},
		{name: "no such status", as: "vera", method: "GET", path: shared.PathInstances + "?status=lost", status: 422, code: engine.CodeInvalid},
		{name: "no such key", as: "vera", method: "GET", path: shared.PathInstances + "?workflow=%27", status: 422, code: engine.CodeInvalid},
		{name: "no such filter", as: "vera", method: "GET", path: shared.PathInstances + "?stauts=running", status: 422, code: engine.CodeInvalid},
		{name: "a filter twice", as: "vera", method: "GET", path: shared.PathInstances + "?status=running&status=completed", status: 422, code: engine.CodeInvalid},
		{name: "without permission", as: "nina", method: "GET", path: "/api/v1/instances/1", status: 403, code: engine.CodeForbidden},
	})
}

// The answers for what is not there and for what is not theirs are the same but
// for the request's id.
func TestStrangersCannotTellWhatExists(t *testing.T) {
	x := open(t)
	x.publishExpense()
	x.startExpense("pia")
	for _, paths := range [][2]string{
		{"/api/v1/instances/1", "/api/v1/instances/2"},
		{"/api/v1/instances/1/history", "/api/v1/instances/2/history"},
		{"/api/v1/tasks/1-1", "/api/v1/tasks/2-1"},
	} {
		var answers []string
		for _, path := range paths {
			w := x.do(exchange{as: "paul", method: "GET", path: path})
			answers = append(answers, strings.ReplaceAll(w.Body.String(), w.Header().Get("X-Request-Id"), ""))
		}
		if answers[0] != answers[1] {
			t.Errorf("%s: %s\n%s: %s", paths[0], answers[0], paths[1], answers[1])
		}
	}
}
