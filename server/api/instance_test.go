package api

import (
	"strings"
	"testing"

	"statecraft/engine"
	"statecraft/shared"
)

func TestStarting(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
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
	})
}

func TestInstances(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
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
			{name: "history after its end", as: "pia", method: "GET", path: "/api/v1/instances/1/history?after=9223372036854775807", status: 200, has: []string{`{"events":[]}`}},
			{name: "filtered in", as: "vera", method: "GET", path: shared.PathInstances + "?workflow=expense&status=running", status: 200, has: []string{"Chairs"}},
			{name: "filtered out", as: "vera", method: "GET", path: shared.PathInstances + "?status=completed", status: 200, lacks: []string{"Chairs"}},
			{name: "by its starter", as: "vera", method: "GET", path: shared.PathInstances + "?starter=pia&text=CHAIR", status: 200, has: []string{"Chairs"}},
			{name: "by another starter", as: "vera", method: "GET", path: shared.PathInstances + "?starter=paul", status: 200, lacks: []string{"Chairs"}},
			{name: "by another text", as: "vera", method: "GET", path: shared.PathInstances + "?text=100%25", status: 200, lacks: []string{"Chairs"}},
			{name: "hers", as: "pia", method: "GET", path: shared.PathInstances + "?mine=true", status: 200, has: []string{"Chairs"}},
			{name: "not hers", as: "vera", method: "GET", path: shared.PathInstances + "?mine=true", status: 200, lacks: []string{"Chairs"}},
			{name: "well", as: "vera", method: "GET", path: shared.PathInstances + "?attention=true", status: 200, lacks: []string{"Chairs"}},
			{name: "neither true nor false", as: "vera", method: "GET", path: shared.PathInstances + "?attention=1", status: 422, code: engine.CodeInvalid, has: []string{`"field":"attention"`}},
			{name: "no such status", as: "vera", method: "GET", path: shared.PathInstances + "?status=lost", status: 422, code: engine.CodeInvalid},
			{name: "no such key", as: "vera", method: "GET", path: shared.PathInstances + "?workflow=%27", status: 422, code: engine.CodeInvalid},
			{name: "no such filter", as: "vera", method: "GET", path: shared.PathInstances + "?stauts=running", status: 422, code: engine.CodeInvalid},
			{name: "a filter twice", as: "vera", method: "GET", path: shared.PathInstances + "?status=running&status=completed", status: 422, code: engine.CodeInvalid},
			{name: "without permission", as: "nina", method: "GET", path: "/api/v1/instances/1", status: 403, code: engine.CodeForbidden},
		})
	})
}
