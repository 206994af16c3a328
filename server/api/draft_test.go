package api

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"statecraft/engine"
	"statecraft/shared"
)

// Two people edit one draft: the second learns what the first has done.
func TestSavingWithIfMatch(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
		x.publishExpense()
		const one = "/api/v1/workflows/expense"
		changed := strings.NewReplacer(`{"id":"paid","kind":"route"}`, `{"id":"paid","kind":"route","name":"Paid"},{"id":"more"}`, `"name":"Expense"`, `"name":"Expenses"`).Replace(expenseJSON)
		save := func(name, match, body string, status int, code engine.Code, has ...string) exchange {
			c := exchange{name: name, as: "dora", method: "PUT", path: one, body: body, status: status, code: code, has: has}
			if match != "" {
				c.header = map[string]string{"If-Match": match}
			}
			return c
		}
		body := `{"workflow":` + expenseJSON + `}`
		w := x.do(exchange{as: "dora", method: "GET", path: one})
		if got := w.Header().Get("ETag"); got != `"1"` {
			t.Fatalf("the ETag is %s", got)
		}
		x.run([]exchange{
			save("first", `"1"`, `{"workflow":`+changed+`}`, 200, "", `"revision":2`),
			save("second", `"1"`, body, 412, shared.CodeStale, `"changes":[{"revision":2,`, `"by":"dora"`, `"states":{"added":["more"],"changed":["paid"]}`, `"fields":["name"]`),
			save("without If-Match", "", `{"workflow":`+expenseJSON+`,"revision":1}`, 409, shared.CodeConflict, `"added":["more"]`),
			save("of the future", `"7"`, body, 412, shared.CodeStale),
			save("two revisions", `"2"`, `{"workflow":`+expenseJSON+`,"revision":1}`, 422, engine.CodeInvalid, "different revisions"),
			save("whatever there is", `*`, body, 422, engine.CodeInvalid, "If-Match"),
			save("weakly", `W/"2"`, body, 422, engine.CodeInvalid),
			save("several", `"1", "2"`, body, 422, engine.CodeInvalid),
			save("in another spelling", `"02"`, body, 422, engine.CodeInvalid),
			save("right", `"2"`, body, 200, "", `"revision":3`),
		})
	})
}

// Whatever has an ETag is changed on the condition that it still has it.
func TestChangingWithIfMatch(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
		x.publishExpense()
		for path, c := range map[string]struct{ method, first, second string }{
			"/api/v1/users/pia":                {"PATCH", `{"display":"Pia"}`, `{"display":"Pia P."}`},
			"/api/v1/groups/finance":           {"PATCH", `{"display":"Finance"}`, `{"display":"Money"}`},
			"/api/v1/workflows/expense/rights": {"PUT", `{"rights":{"start":["user:pia"]}}`, `{"rights":{"start":["user:paul"]}}`},
		} {
			seen := x.do(exchange{as: "admin", method: "GET", path: path}).Header().Get("ETag")
			change := exchange{as: "admin", method: c.method, path: path, body: c.first, status: 200, header: map[string]string{"If-Match": seen}}
			w := x.do(change)
			check(t, change, w)
			now := w.Header().Get("ETag")
			if now == "" || now == seen {
				t.Errorf("%s was %s and is %s", path, seen, now)
			}
			change.body, change.status, change.code = c.second, 412, shared.CodeStale
			check(t, change, x.do(change))
			change.status, change.code, change.body = 422, engine.CodeInvalid, strings.Replace(c.second, "{", `{"revision":77,`, 1)
			check(t, change, x.do(change))
			change.status, change.code, change.body, change.header = 200, "", c.second, map[string]string{"If-Match": now}
			check(t, change, x.do(change))
		}
	})
}

func TestLifeOfAWorkflow(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
		x.publishExpense()
		x.startExpense("pia")
		const one = "/api/v1/workflows/expense"
		x.run([]exchange{
			{name: "duplicated by who may not design", as: "pia", method: "POST", path: one + "/duplicate", body: `{"revision":1}`, status: 403, code: engine.CodeForbidden},
			{name: "duplicated", as: "dora", method: "POST", path: one + "/duplicate", body: `{"revision":1}`, status: 201, has: []string{`"key":"expense-2"`, `"revision":1`}},
			{name: "duplicated as it was not", as: "dora", method: "POST", path: one + "/duplicate", body: `{"revision":9}`, status: 409, code: shared.CodeConflict},
			{name: "archived by who may not publish", as: "olga", method: "POST", path: one + "/archive", body: `{"revision":1}`, status: 403, code: engine.CodeForbidden},
			{name: "archived", as: "dora", method: "POST", path: one + "/archive", body: `{"revision":1}`, status: 200, has: []string{`"archived":true`}},
			{name: "archived again", as: "dora", method: "POST", path: one + "/archive", body: `{"revision":2}`, status: 409, code: shared.CodeConflict},
			{name: "not listed", as: "dora", method: "GET", path: shared.PathWorkflows, status: 200, lacks: []string{`"key":"expense"`}},
			{name: "listed in the archive", as: "dora", method: "GET", path: shared.PathWorkflows + "?archived=true", status: 200, has: []string{`"key":"expense"`}, lacks: []string{`"expense-2"`}},
			{name: "a flag there is not", as: "dora", method: "GET", path: shared.PathWorkflows + "?archived=yes", status: 422, code: engine.CodeInvalid},
			{name: "not started there", as: "pia", method: "POST", path: one + "/instances", body: `{}`, status: 409, code: shared.CodeArchived},
			{name: "not saved there", as: "dora", method: "PUT", path: one, body: `{"workflow":` + expenseJSON + `,"revision":2}`, status: 409, code: shared.CodeArchived},
			{name: "not published there", as: "dora", method: "POST", path: one + "/publish", body: `{"revision":2}`, status: 409, code: shared.CodeArchived},
			{name: "taken out", as: "dora", method: "POST", path: one + "/unarchive", body: `{"revision":2}`, status: 200, lacks: []string{`"archived"`}},
			{name: "deleted while it runs", as: "dora", method: "DELETE", path: one, header: map[string]string{"If-Match": `"3"`}, status: 409, code: shared.CodeInUse},
			{name: "deleted as it was", as: "dora", method: "DELETE", path: one + "-2", header: map[string]string{"If-Match": `"9"`}, status: 412, code: shared.CodeStale},
			{name: "deleted by who may not", as: "pia", method: "DELETE", path: one + "-2", header: map[string]string{"If-Match": `"1"`}, status: 403, code: engine.CodeForbidden},
			{name: "deleted", as: "dora", method: "DELETE", path: one + "-2", header: map[string]string{"If-Match": `"1"`}, status: 204},
			{name: "gone", as: "dora", method: "GET", path: one + "-2", status: 404, code: shared.CodeNotFound},
		})
	})
}

func TestImporting(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
		in := func(name, query, body string, status int, code engine.Code, has ...string) exchange {
			return exchange{name: name, as: "dora", method: "POST", path: shared.PathWorkflows + query, body: body, status: status, code: code, has: has,
				header: map[string]string{"Content-Type": graphviz}}
		}
		x.run([]exchange{
			in("anybody's graph", "", "digraph \"Leave request\" { ask -> check -> ask; check -> done [label=ok style=dashed] }", 201, "",
				`"key":"leave-request"`, `"guesses":[{"code":`, `"dropped":[{"line":1,`, `"other":`),
			in("under a key", "?key=leave", dotExample, 201, "", `"key":"leave"`),
			in("under a bad key", "?key=Leave", dotExample, 422, engine.CodeInvalid, "workflow.key"),
			in("no graph", "", "digraph {", 400, shared.CodeSyntax, `"line":1`),
			in("one with NUL", "", "digraph {\n ü -> \"b\x00\" }", 422, engine.CodeInvalid, `"line":2,"column":9`),
			in("one that is no UTF-8", "", "digraph { a -> \"\xff\" }", 422, engine.CodeInvalid, `"line":1,"column":17`),
			in("an undirected one", "", "graph { a -- b }", 400, shared.CodeSyntax),
			in("a deep one", "", "digraph { "+strings.Repeat("{", 10_000)+strings.Repeat("}", 10_000)+" }", 413, shared.CodeTooLarge),
		})
		// What is exported comes back as it was.
		w := x.do(exchange{as: "dora", method: "GET", path: "/api/v1/workflows/leave/dot"})
		again := answer[Created](x, in("", "?key=again", w.Body.String(), 201, ""))
		before := answer[shared.Draft](x, exchange{as: "dora", method: "GET", path: "/api/v1/workflows/leave"})
		before.Workflow.Key = "again"
		if shared.Compare(&before.Workflow, &again.Workflow).States.IsZero() == false || len(again.Guesses)+len(again.Dropped) > 0 {
			t.Errorf("it came back as %+v", again)
		}
	})
}

func TestCheckingStoresNothing(t *testing.T) {
	x := open(t)
	x.run([]exchange{
		{name: "what runs", as: "vera", method: "POST", path: shared.PathCheck, body: expenseJSON, status: 200, has: []string{`"runs":true`, `"problems":[]`}},
		{name: "what does not", as: "vera", method: "POST", path: shared.PathCheck, body: strings.Replace(expenseJSON, `"to":"paid"`, `"to":"nowhere"`, 1), status: 200, has: []string{`"runs":false`, string(engine.ProblemUnknownState)}},
		{name: "what is nothing", as: "vera", method: "POST", path: shared.PathCheck, body: `{}`, status: 200, has: []string{`"runs":false`}},
		{name: "nothing is there", as: "dora", method: "GET", path: shared.PathWorkflows, status: 200, has: []string{"[]"}},
	})
}

// What was saved in a draft is told from the newest save on, in parts.
func TestDraftChanges(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
		x.publishExpense()
		const one = "/api/v1/workflows/expense"
		for n := 1; n <= 3; n++ {
			x.now = x.now.Add(time.Minute)
			body := strings.Replace(expenseJSON, `"name":"Expense"`, fmt.Sprintf(`"name":"Expense %d"`, n), 1)
			answer[shared.Saved](x, exchange{as: "dora", method: "PUT", path: one, body: fmt.Sprintf(`{"workflow":%s,"revision":%d}`, body, n)})
		}
		x.run([]exchange{
			{name: "all", as: "vera", method: "GET", path: one + "/changes", status: 200, has: []string{`[{"revision":4,`, `"by":"dora"`, `"changes":{"fields":["name"]}`, `"revision":2`}},
			{name: "since", as: "vera", method: "GET", path: one + "/changes?since=3", status: 200, has: []string{`"revision":4`}, lacks: []string{`"revision":3`}},
			{name: "nothing since", as: "vera", method: "GET", path: one + "/changes?since=4", status: 200, has: []string{`[]`}},
			{name: "since nothing", as: "vera", method: "GET", path: one + "/changes?since=0", status: 422, code: engine.CodeInvalid, has: []string{`"field":"since"`}},
			{name: "of nothing", as: "vera", method: "GET", path: "/api/v1/workflows/elsewhere/changes", status: 404, code: shared.CodeNotFound},
			{name: "without a right to see it", as: "nina", method: "GET", path: one + "/changes", status: 404, code: shared.CodeNotFound},
		})
		first := x.do(exchange{as: "vera", method: "GET", path: one + "/changes?limit=2"})
		next, _, _ := strings.Cut(strings.TrimPrefix(first.Header().Get("Link"), "<"), ">")
		check(t, exchange{status: http.StatusOK, has: []string{`[{"revision":2,`}}, x.do(exchange{as: "vera", method: "GET", path: next}))
	})
}

// Who acts as somebody else, or by a key, is told of as the person they are.
func TestDraftChangesNamePeople(t *testing.T) {
	x := open(t)
	x.publishExpense()
	secret := x.key("dora", shared.ReadWorkflows, shared.EditWorkflows)
	r := x.request(exchange{method: "PUT", path: "/api/v1/workflows/expense", body: `{"workflow":` + strings.Replace(expenseJSON, `"name":"Expense"`, `"name":"Other"`, 1) + `,"revision":1}`})
	r.Header.Set("Authorization", "Bearer "+secret)
	if w := newRecorder(x, r); w.Code != http.StatusOK {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	x.run([]exchange{
		{name: "in the list", as: "vera", method: "GET", path: "/api/v1/workflows/expense/changes", status: 200, has: []string{`"by":"dora","changes"`}},
		{name: "in a conflict", as: "dora", method: "PUT", path: "/api/v1/workflows/expense", body: `{"workflow":` + expenseJSON + `,"revision":1}`, status: 409, code: shared.CodeConflict, has: []string{`"by":"dora","changes"`}},
	})
}
