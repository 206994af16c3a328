package api

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

func TestTasks(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
		x.publishExpense()
		x.startExpense("paul")
		const draft, review = "/api/v1/tasks/1-1", "/api/v1/tasks/1-2"
		x.run([]exchange{
			{name: "mine", as: "paul", method: "GET", path: shared.PathTasks + "?view=mine", status: 200, has: []string{`"id":"1-1"`, `"title":"Chairs"`}},
			{name: "not a stranger's", as: "pia", method: "GET", path: shared.PathTasks, status: 200, lacks: []string{"1-1"}},
			{name: "no such order", as: "paul", method: "GET", path: shared.PathTasks + "?order=random", status: 422, code: engine.CodeInvalid, has: []string{`"field":"order"`}},
			{name: "turned round", as: "paul", method: "GET", path: shared.PathTasks + "?order=newest&text=CHAIR", status: 200, has: []string{`"id":"1-1"`}},
			{name: "without what is looked for", as: "paul", method: "GET", path: shared.PathTasks + "?text=tables", status: 200, has: []string{`[]`}},
			{name: "counted", as: "paul", method: "GET", path: shared.PathTaskCounts, status: 200, has: []string{`{"mine":1,"unassigned":0,"groups":0,"all":1}`}},
			{name: "a viewer counts none", as: "vera", method: "GET", path: shared.PathTaskCounts, status: 403, code: engine.CodeForbidden},
			{name: "no such view", as: "paul", method: "GET", path: shared.PathTasks + "?view=theirs", status: 422, code: engine.CodeInvalid},
			{name: "a viewer has none", as: "vera", method: "GET", path: shared.PathTasks, status: 403, code: engine.CodeForbidden},
			{name: "the task", as: "paul", method: "GET", path: draft, status: 200, has: []string{`"outcomes":[{"name":"send"`, `"amount"`, `"revision":1`, `"instanceDetail":{`}},
			{name: "a stranger's look", as: "pia", method: "GET", path: draft, status: 404, code: shared.CodeNotFound},
			{name: "who sees all may look only", as: "dora", method: "GET", path: draft, status: 200, has: []string{`"outcomes":[]`}},
			{name: "a stranger's sign-off", as: "pia", method: "POST", path: draft + "/complete", body: `{"revision":1}`, status: 404, code: shared.CodeNotFound},
			{name: "a sign-off by who may only look", as: "dora", method: "POST", path: draft + "/complete", body: `{"revision":1,"data":{"amount":1}}`, status: 403, code: engine.CodeForbidden},
			{name: "a claim by who may only look", as: "dora", method: "POST", path: draft + "/claim", status: 403, code: engine.CodeForbidden},
			{name: "without answers", as: "paul", method: "POST", path: draft + "/complete", body: `{"revision":1}`, status: 422, code: engine.CodeInvalid, has: []string{`"problems":[`, "amount"}},
			{name: "with wrong answers", as: "paul", method: "POST", path: draft + "/complete", body: `{"revision":1,"data":{"amount":"much","also":1}}`, status: 422, code: engine.CodeInvalid, has: []string{"amount", "also"}},
			{name: "without revision", as: "paul", method: "POST", path: draft + "/complete", body: `{"data":{"amount":5}}`, status: 409, code: shared.CodeConflict},
			{name: "on another revision", as: "paul", method: "POST", path: draft + "/complete", body: `{"revision":2,"data":{"amount":5}}`, status: 409, code: shared.CodeConflict},
			{name: "with an outcome there is not", as: "paul", method: "POST", path: draft + "/complete", body: `{"revision":1,"outcome":"accept","data":{"amount":5}}`, status: 422, code: engine.CodeInvalid},
			{name: "release of what nobody claimed", as: "paul", method: "POST", path: draft + "/release", status: 409, code: engine.CodeNotClaimed},
			{name: "right", as: "paul", method: "POST", path: draft + "/complete", body: `{"revision":1,"outcome":"send","data":{"amount":5}}`, status: 200,
				has: []string{`"outcomes":[]`, `"signOff":{"by":"paul"`, `"closedAt"`}},
			{name: "again", as: "paul", method: "POST", path: draft + "/complete", body: `{"revision":1,"outcome":"send","data":{"amount":5}}`, status: 409, code: engine.CodeActivationClosed},
			{name: "a claim of what is closed", as: "paul", method: "POST", path: draft + "/claim", status: 409, code: engine.CodeActivationClosed},
			{name: "done", as: "paul", method: "GET", path: shared.PathTasks + "?view=done", status: 200, has: []string{`"id":"1-1"`}},
			{name: "the starter looks at the next", as: "paul", method: "GET", path: review, status: 200, has: []string{`"outcomes":[]`, `"signOffs":[{"by":"paul"`}},
			{name: "but may not sign it", as: "paul", method: "POST", path: review + "/complete", body: `{"revision":1,"outcome":"accept"}`, status: 403, code: engine.CodeForbidden},
			{name: "counted for a group", as: "pia", method: "GET", path: shared.PathTaskCounts, status: 200, has: []string{`{"mine":0,"unassigned":1,"groups":1,"all":1}`}},
			{name: "her group's", as: "pia", method: "GET", path: shared.PathTasks + "?view=groups", status: 200, has: []string{`"id":"1-2"`}},
			{name: "unassigned", as: "pia", method: "GET", path: shared.PathTasks + "?view=unassigned", status: 200, has: []string{`"id":"1-2"`}},
			{name: "claimed", as: "pia", method: "POST", path: review + "/claim", body: "{}", status: 200, has: []string{`"claimed":"pia"`, `"revision":2`}},
			{name: "the list without claimed", as: "pia", method: "GET", path: shared.PathTasks + "?view=unassigned", status: 200, lacks: []string{`"id":"1-2"`}},
			{name: "signed as seen before the claim", as: "pia", method: "POST", path: review + "/complete", body: `{"revision":1,"outcome":"accept"}`, status: 409, code: shared.CodeConflict},
			{name: "released", as: "pia", method: "POST", path: review + "/release", status: 200, has: []string{`"revision":3`}, lacks: []string{`"claimed"`}},
			{name: "returned without a note", as: "pia", method: "POST", path: review + "/complete", body: `{"revision":3,"outcome":"return"}`, status: 422, code: engine.CodeNotesRequired, has: []string{`"field":"notes"`}},
			{name: "accepted", as: "pia", method: "POST", path: review + "/complete", body: `{"revision":3,"outcome":"accept","notes":"fine"}`, status: 200, has: []string{`"status":"completed"`, `"notes":"fine"`}},
			{name: "after the end", as: "pia", method: "POST", path: review + "/complete", body: `{"revision":3,"outcome":"accept"}`, status: 409, code: engine.CodeInstanceClosed},
			{name: "what is no task", as: "pia", method: "POST", path: "/api/v1/tasks/1-3/complete", body: `{"revision":1}`, status: 404, code: shared.CodeNotFound},
		})
	})
}

// Fifty people sign one task at once: one wins, the others are told who, and
// nothing else comes of it.
func TestOneOfManySigns(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
		const many = 50
		var crowd []store.NewUser
		for n := range many {
			crowd = append(crowd, store.NewUser{User: shared.User{Name: fmt.Sprintf("crowd-%d", n), Groups: []string{"crowd"}, Permissions: []shared.PermissionSet{shared.Participant}}, Password: x.passwordHash()})
		}
		if err := x.store.AddPeople(t.Context(), store.Server(), []shared.Group{{Name: "crowd"}}, crowd, x.now); err != nil {
			t.Fatal(err)
		}
		answer[shared.Draft](x, exchange{as: "dora", method: "POST", path: shared.PathWorkflows, body: `{"workflow":{"key":"race","states":[` +
			`{"id":"sign","initial":true,"actors":["group:crowd"]},{"id":"wait","actors":["group:finance"]}],"transitions":[{"id":"t","from":"sign","to":"wait","label":"take it"}]}}`})
		answer[shared.Version](x, exchange{as: "dora", method: "POST", path: "/api/v1/workflows/race/publish", body: `{"revision":1}`})
		answer[shared.InstanceDetail](x, exchange{as: "dora", method: "POST", path: "/api/v1/workflows/race/instances", body: `{}`})
		requests := make([]*http.Request, many)
		for n := range requests {
			requests[n] = x.request(exchange{as: crowd[n].Name, method: "POST", path: "/api/v1/tasks/1-1/complete", body: `{"revision":1}`})
		}
		answers := make(chan *httptest.ResponseRecorder)
		for _, r := range requests {
			go func() { answers <- newRecorder(x, r) }()
		}
		var late []shared.ProblemDocument
		winners := 0
		for range requests {
			w := <-answers
			if w.Code == http.StatusOK {
				winners++
				continue
			}
			var p shared.ProblemDocument
			if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil || w.Code != http.StatusConflict {
				t.Errorf("%d %s", w.Code, w.Body)
			}
			late = append(late, p)
		}
		var signed []engine.Event
		for _, e := range answer[shared.History](x, exchange{as: "dora", method: "GET", path: "/api/v1/instances/1/history"}).Events {
			if e.Kind == engine.Signed {
				signed = append(signed, e)
			}
		}
		if winners != 1 || len(signed) != 1 {
			t.Fatalf("%d won, %d signed", winners, len(signed))
		}
		for _, p := range late {
			if p.SignOff == nil || p.SignOff.By != signed[0].By || !strings.Contains(p.Detail, signed[0].By) {
				t.Errorf("the winner is %s, and somebody is told %+v", signed[0].By, p)
			}
		}
	})
}

// Whoever has asked does not decide, whichever way they come.
func TestFourEyes(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
		separated := strings.Replace(expenseJSON, `{"id":"check","actors":["group:finance"]}`, `{"id":"check","actors":["group:finance"],"separateFrom":["draft","starter"]}`, 1)
		answer[shared.Draft](x, exchange{as: "dora", method: "POST", path: shared.PathWorkflows, body: `{"workflow":` + separated + `}`})
		answer[shared.Version](x, exchange{as: "dora", method: "POST", path: "/api/v1/workflows/expense/publish", body: `{"revision":1}`})
		x.run([]exchange{{name: "both are of finance", as: "admin", method: "PUT", path: "/api/v1/groups/finance/members/paul", status: 200}})
		x.startExpense("paul")
		const check = "/api/v1/tasks/1-2"
		accept := `{"revision":1,"outcome":"accept"}`
		x.run([]exchange{
			{name: "asked", as: "paul", method: "POST", path: "/api/v1/tasks/1-1/complete", body: `{"revision":1,"data":{"amount":5}}`, status: 200},
			{name: "no buttons", as: "paul", method: "GET", path: check, status: 200, has: []string{`"outcomes":[]`}},
			{name: "signed by who asked", as: "paul", method: "POST", path: check + "/complete", body: accept, status: 403, code: engine.CodeSeparated},
			{name: "in the name of another", as: "paul", method: "POST", path: check + "/complete", body: `{"revision":1,"outcome":"accept","for":"pia"}`, status: 403, code: engine.CodeForbidden},
			{name: "claimed", as: "paul", method: "POST", path: check + "/claim", status: 403, code: engine.CodeSeparated},
			{name: "delegated to who asked", as: "pia", method: "POST", path: check + "/delegate", body: `{"to":"paul"}`, status: 403, code: engine.CodeSeparated},
			{name: "delegated by who asked", as: "paul", method: "POST", path: check + "/delegate", body: `{"to":"pia"}`, status: 403, code: engine.CodeSeparated},
			{name: "assigned to who asked", as: "olga", method: "POST", path: check + "/assign", body: `{"to":"paul"}`, status: 403, code: engine.CodeSeparated},
			byKeyOf(x.key("paul", shared.ActOnTasks, shared.ReadInstances), exchange{name: "by a key", method: "POST", path: check + "/complete", body: accept, status: 403, code: engine.CodeSeparated}),
			{name: "by another", as: "pia", method: "POST", path: check + "/complete", body: accept, status: 200},
		})
	})
}

// Nobody signs what they have not seen: whatever changes what a task asks, or who
// has answered, makes the revision they saw an older one.
func TestRevisionsOfTasks(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
		x.publishExpense()
		vote := `{"key":"vote","states":[{"id":"v","initial":true,"actors":["group:finance"],"need":"2"}],"transitions":[]}`
		answer[shared.Draft](x, exchange{as: "dora", method: "POST", path: shared.PathWorkflows, body: `{"workflow":` + vote + `}`})
		answer[shared.Version](x, exchange{as: "dora", method: "POST", path: "/api/v1/workflows/vote/publish", body: `{"revision":1}`})
		x.run([]exchange{{name: "a second of finance", as: "admin", method: "PUT", path: "/api/v1/groups/finance/members/paul", status: 200}})
		x.startExpense("paul")
		answer[shared.InstanceDetail](x, exchange{as: "dora", method: "POST", path: "/api/v1/workflows/vote/instances", body: `{}`})
		sign := func(name, as, task, body string, status int, code engine.Code, has ...string) exchange {
			return exchange{name: name, as: as, method: "POST", path: "/api/v1/tasks/" + task + "/complete", body: body, status: status, code: code, has: has}
		}
		x.run([]exchange{
			{name: "data is changed", as: "olga", method: "POST", path: "/api/v1/instances/1/data", body: `{"data":{"amount":7}}`, status: 200},
			sign("who saw other data", "paul", "1-1", `{"revision":1,"data":{"amount":5}}`, 409, shared.CodeConflict),
			{name: "the task says so", as: "paul", method: "GET", path: "/api/v1/tasks/1-1", status: 200, has: []string{`"revision":2`}},
			sign("who saw these", "paul", "1-1", `{"revision":2,"data":{"amount":5}}`, 200, ""),

			sign("the first vote", "pia", "2-1", `{"revision":1}`, 200, "", `"revision":2`),
			sign("who did not see it", "paul", "2-1", `{"revision":1}`, 409, shared.CodeConflict),
			sign("who did", "paul", "2-1", `{"revision":2}`, 200, "", `"status":"completed"`),
		})
	})
}
