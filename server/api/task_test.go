package api

import (
	"fmt"
	"net/http"
	"testing"

	"statecraft/engine"
	"statecraft/shared"
)

func TestTasks(t *testing.T) {
	x := open(t)
	x.publishExpense()
	x.startExpense("paul")
	const draft, review = "/api/v1/tasks/1-1", "/api/v1/tasks/1-2"
	x.run([]exchange{
		{name: "mine", as: "paul", method: "GET", path: shared.PathTasks + "?view=mine", status: 200, has: []string{`"id":"1-1"`, `"title":"Chairs"`}},
		{name: "not a stranger's", as: "pia", method: "GET", path: shared.PathTasks, status: 200, lacks: []string{"1-1"}},
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
}

// Fifty people sign one task at once: one wins, the others are told they are
// late, and nothing else comes of it.
func TestOneOfManySigns(t *testing.T) {
	x := open(t)
	x.publishExpense()
	x.startExpense("paul")
	requests := make([]*http.Request, 50)
	for n := range requests {
		requests[n] = x.request(exchange{as: "paul", method: "POST", path: "/api/v1/tasks/1-1/complete", body: fmt.Sprintf(`{"revision":1,"data":{"amount":%d}}`, n)})
	}
	codes := make(chan int)
	for _, r := range requests {
		go func() { codes <- newRecorder(x, r).Code }()
	}
	count := map[int]int{}
	for range requests {
		count[<-codes]++
	}
	if count[http.StatusOK] != 1 || count[http.StatusConflict] != len(requests)-1 {
		t.Errorf("the answers are %v", count)
	}
	h := answer[shared.History](x, exchange{as: "paul", method: "GET", path: "/api/v1/instances/1/history"})
	signed := 0
	for _, e := range h.Events {
		if e.Kind == engine.Signed {
			signed++
		}
	}
	if signed != 1 {
		t.Errorf("%d sign-offs", signed)
	}
}
