package api

import (
	"testing"

	"statecraft/engine"
	"statecraft/shared"
)

// Rights on one workflow extend and narrow what permission sets give.
func TestRights(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
		x.publishExpense()
		const one = "/api/v1/workflows/expense"
		save := `{"workflow":` + expenseJSON + `,"revision":1}`
		x.run([]exchange{
			{name: "nobody is listed", as: "dora", method: "GET", path: one + "/rights", status: 200, has: []string{`"revision":0`, `"rights":{}`}},
			{name: "designers do not say who may", as: "dora", method: "PUT", path: one + "/rights", body: `{"revision":0,"rights":{}}`, status: 403, code: engine.CodeForbidden},
			{name: "whom there is not", as: "admin", method: "PUT", path: one + "/rights", body: `{"revision":0,"rights":{"design":["user:ghost"]}}`, status: 422, code: engine.CodeInvalid, has: []string{`"problems":[`}},
			{name: "what there is not", as: "admin", method: "PUT", path: one + "/rights", body: `{"revision":0,"rights":{"own":["user:pia"]}}`, status: 422, code: engine.CodeInvalid},
			{name: "pia designs and starts, paul operates", as: "admin", method: "PUT", path: one + "/rights",
				body: `{"revision":0,"rights":{"see":["user:pia"],"design":["user:pia"],"start":["user:pia"],"operate":["user:paul"]}}`, status: 200, has: []string{`"revision":1`}},
			{name: "on an older list", as: "admin", method: "PUT", path: one + "/rights", body: `{"revision":0,"rights":{}}`, status: 409, code: shared.CodeConflict},

			{name: "who is listed saves", as: "pia", method: "PUT", path: one, body: save, status: 200},
			{name: "who is not listed sees nothing", as: "dora", method: "GET", path: one, status: 404, code: shared.CodeNotFound},
			{name: "nor lists it", as: "dora", method: "GET", path: shared.PathWorkflows, status: 200, has: []string{"[]"}},
			{name: "nor saves it, and cannot tell that it exists", as: "dora", method: "PUT", path: one, body: save, status: 404, code: shared.CodeNotFound},
			{name: "before the body is looked at", as: "dora", method: "PUT", path: one, body: "{", status: 404, code: shared.CodeNotFound},
			{name: "who sees but may not publish", as: "paul", method: "POST", path: one + "/publish", body: `{"revision":2}`, status: 403, code: engine.CodeForbidden},
			{name: "nobody is listed for publishing, but a set is needed", as: "pia", method: "POST", path: one + "/publish", body: `{"revision":2}`, status: 403, code: engine.CodeForbidden},
			{name: "who is not listed does not start", as: "paul", method: "POST", path: one + "/instances", body: `{}`, status: 403, code: engine.CodeForbidden},
			{name: "who is listed starts", as: "pia", method: "POST", path: one + "/instances", body: `{}`, status: 201},
			{name: "who operates sees it", as: "paul", method: "GET", path: "/api/v1/instances/1", status: 200},
			{name: "and mends it", as: "paul", method: "POST", path: "/api/v1/instances/1/suspend", body: `{}`, status: 200, has: []string{`"suspended"`}},
			{name: "operators of the workspace do not see it", as: "olga", method: "POST", path: "/api/v1/instances/1/resume", body: `{}`, status: 404, code: shared.CodeNotFound},
			{name: "administrators have every right", as: "admin", method: "POST", path: "/api/v1/instances/1/resume", body: `{}`, status: 200},
		})
	})
}
