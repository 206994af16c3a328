package api

import (
	"net/http"
	"strings"
	"testing"

	"statecraft/engine"
	"statecraft/shared"
)

func TestAudit(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
		x.publishExpense()
		x.startExpense("paul")
		x.run([]exchange{
			{name: "not for designers", as: "dora", method: "GET", path: shared.PathAudit, status: 403, code: engine.CodeForbidden},
			{name: "all", as: "admin", method: "GET", path: shared.PathAudit, status: 200, has: []string{`"workflow.publish"`, `"action":"start"`, `"detail":[{"type":"started"`, `"hash":"`}, lacks: []string{"argon2", password}},
			{name: "of a person", as: "admin", method: "GET", path: shared.PathAudit + "?actor=paul", status: 200, has: []string{`"actor":"paul"`}, lacks: []string{`"actor":"dora"`}},
			{name: "of an action", as: "admin", method: "GET", path: shared.PathAudit + "?action=workflow.publish", status: 200, has: []string{`"object":"workflow:expense"`}, lacks: []string{`"action":"start"`}},
			{name: "of an instance", as: "admin", method: "GET", path: shared.PathAudit + "?instance=1", status: 200, has: []string{`"action":"start"`}, lacks: []string{"workflow.publish"}},
			{name: "of a day", as: "admin", method: "GET", path: shared.PathAudit + "?from=2026-11-20T00:00:00Z&until=2026-11-21T00:00:00%2B01:00", status: 200, has: []string{"workflow.publish"}},
			{name: "until it was", as: "admin", method: "GET", path: shared.PathAudit + "?until=2026-11-20T09:00:00Z", status: 200, lacks: []string{`"action"`}},
			{name: "from when it was", as: "admin", method: "GET", path: shared.PathAudit + "?from=2026-11-20T09:00:00Z", status: 200, has: []string{"workflow.publish"}},
			{name: "of the next day", as: "admin", method: "GET", path: shared.PathAudit + "?from=2026-11-21T00:00:00Z", status: 200, lacks: []string{`"action"`}},
			{name: "of no day", as: "admin", method: "GET", path: shared.PathAudit + "?from=today", status: 422, code: engine.CodeInvalid, has: []string{`"field":"from"`}},
			{name: "until no day", as: "admin", method: "GET", path: shared.PathAudit + "?until=2026-11-20", status: 422, code: engine.CodeInvalid, has: []string{`"field":"until"`}},
			{name: "of no instance", as: "admin", method: "GET", path: shared.PathAudit + "?instance=0", status: 422, code: engine.CodeInvalid},
		})
		x.run([]exchange{
			{name: "sending goes on", as: "admin", method: "POST", path: shared.PathResumeSending, status: 204},
			{name: "which is not for operators", as: "olga", method: "POST", path: shared.PathResumeSending, status: 403, code: engine.CodeForbidden},
		})
	})
}

// Going from part to part shows everything once, however short the parts are.
func TestParts(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
		x.publishExpense()
		for range 7 {
			x.startExpense("paul")
		}
		x.key("paul", shared.ReadInstances)
		x.run([]exchange{{name: "a longer history", as: "paul", method: "POST", path: "/api/v1/tasks/1-1/complete", body: `{"revision":1,"data":{"amount":5}}`, status: 200}})
		for _, c := range []struct{ as, path, field string }{
			{"admin", shared.PathInstances, `"id":`}, {"admin", shared.PathAudit, `"hash":`}, {"paul", shared.PathTasks, `"openedAt":`},
			{"admin", shared.PathUsers, `"createdAt":`}, {"admin", shared.PathGroups, `"members":`}, {"dora", shared.PathWorkflows, `"updatedBy":`},
			{"dora", "/api/v1/workflows/expense/versions", `"publishedAt":`}, {"paul", "/api/v1/instances/1/history", `"at":`}, {"paul", shared.PathKeys, `"scopes":`},
		} {
			whole := x.do(exchange{as: c.as, method: "GET", path: c.path + "?limit=500"})
			if whole.Header().Get("Link") != "" {
				t.Errorf("%s: there is more than everything", c.path)
			}
			want, got, parts := strings.Count(whole.Body.String(), c.field), 0, 0
			for path := c.path + "?limit=3"; path != ""; parts++ {
				w := x.do(exchange{as: c.as, method: "GET", path: path})
				if w.Code != http.StatusOK {
					t.Fatalf("%s: %d %s", path, w.Code, w.Body)
				}
				n := strings.Count(w.Body.String(), c.field)
				got += n
				link := w.Header().Get("Link")
				if n > 3 || n == 0 || n < 3 && link != "" {
					t.Fatalf("%s has %d rows, and %q", path, n, link)
				}
				path = strings.TrimSuffix(strings.TrimPrefix(link, "<"), `>; rel="next"`)
			}
			if got != want || parts < (want+2)/3 {
				t.Errorf("%s has %d rows in %d parts, and %d as a whole", c.path, got, parts, want)
			}
		}
	})
}
