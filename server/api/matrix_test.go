package api

import (
	"bytes"
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"testing"
	"text/tabwriter"

	"statecraft/shared"
)

// caller is a column of the matrix.
type caller struct {
	title string
	as    string
	// key calls with an API key of the administrator that may read workflows and
	// nothing else.
	key bool
}

// callers come from the weakest to the strongest, since what one may do changes
// what the next one finds.
func callers() []caller {
	return []caller{
		{title: "nobody"}, {title: "disabled", as: "dirk"}, {title: "key", as: "admin", key: true},
		{title: "none", as: "nina"}, {title: string(shared.Viewer), as: "vera"},
		{title: string(shared.Participant), as: "paul"}, {title: "starter", as: "pia"},
		{title: string(shared.Designer), as: "dora"}, {title: string(shared.Operator), as: "olga"}, {title: string(shared.Admin), as: "admin"},
	}
}

// deed is what somebody would ask of a row: a body that is right, and the header
// it takes.
func deed(row *route) exchange {
	bodies := map[string]string{
		"signIn":        `{"user":"vera","password":"` + password + `"}`,
		"claimFirstKey": `{"key":"guess","user":"chief","password":"` + password + `"}`,
		"actAs":         `{"user":"dora"}`,
		"setPassword":   `{"old":"` + password + `","new":"another one of my own"}`,
		"createUser":    `{"name":"ugo"}`, "changeUser": `{"revision":1,"display":"Pia"}`, "resetPassword": `{"revision":1}`,
		"createGroup": `{"name":"sales"}`, "changeGroup": `{"revision":1,"display":"Finance"}`,
		"createKey":      `{"name":"k","scopes":["workflows.read"],"expiresAt":"2027-01-01T00:00:00Z"}`,
		"createWorkflow": `{"workflow":{"key":"new"}}`, "saveDraft": `{"workflow":` + expenseJSON + `,"revision":1}`,
		"sayPresent": `{"selection":["check"]}`, "checkWorkflow": expenseJSON, "layOutWorkflow": expenseJSON,
		"publishDraft": `{"revision":1}`, "duplicateWorkflow": `{"revision":1}`, "archiveWorkflow": `{"revision":1}`, "unarchiveWorkflow": `{"revision":1}`,
		"setRights":     `{"revision":0,"rights":{"operate":["group:finance"]}}`,
		"startInstance": `{}`, "chooseForInstance": `{"outcome":"withdraw"}`,
		"suspendInstance": `{}`, "resumeInstance": `{}`, "cancelInstance": `{}`, "retryInstance": `{"activation":1}`,
		"skipState": `{"activation":1,"outcome":"send"}`, "moveInstance": `{"activation":1,"to":"check"}`,
		"bindRole": `{"role":"boss","actors":["user:pia"]}`, "setInstanceData": `{"data":{"amount":7}}`,
		"completeTask": `{"revision":1,"data":{"amount":5}}`, "delegateTask": `{"to":"paul"}`, "assignTask": `{"to":"pia"}`,
	}
	c := exchange{method: row.method, path: cmp.Or(map[bool]string{true: "/web/style.css"}[row.path == PathAssets+"*"], somewhere(row)), body: bodies[row.says.id]}
	if row.method == remove {
		c.header = conditions(row)
	}
	if row.path == shared.PathStream {
		c.method = http.MethodHead // it would go on
	}
	return c
}

// matrix asks for every row as every caller and gives the statuses. A row that
// changes something has a server of its own, with one of everything.
func matrix(t *testing.T) (rows []route, table [][]int) {
	fresh := func() *site {
		x := withEverything(t)
		x.disableDirk()
		return x
	}
	looked := fresh()
	rows = looked.server.routes()
	for n := range rows {
		x := looked
		if rows[n].method != get {
			x = fresh()
		}
		narrow := x.key("admin", shared.ReadWorkflows)
		var line []int
		for _, who := range callers() {
			c := deed(&rows[n])
			if c.as = who.as; who.key {
				c.as = ""
			}
			r := x.request(c)
			if who.key {
				r.Header.Set("Authorization", "Bearer "+narrow)
			}
			line = append(line, newRecorder(x, r).Code)
		}
		table = append(table, line)
	}
	return rows, table
}

// disableDirk has somebody who was signed in when they were disabled.
func (x *site) disableDirk() {
	x.t.Helper()
	given := answer[shared.OneTimePassword](x, exchange{as: "admin", method: "POST", path: shared.PathUsers, body: `{"name":"dirk","permissions":["admin"]}`})
	w := x.do(exchange{method: "POST", path: shared.PathSession, body: `{"user":"dirk","password":"` + given.Password + `","newPassword":"` + password + `"}`})
	cookies := w.Result().Cookies()
	if w.Code != http.StatusOK || len(cookies) != 1 {
		x.t.Fatalf("dirk cannot sign in: %d %s", w.Code, w.Body)
	}
	x.cookies["dirk"] = cookies[0].Value
	revision := answer[shared.UserDetail](x, exchange{as: "admin", method: "GET", path: "/api/v1/users/dirk"}).Revision
	answer[shared.UserDetail](x, exchange{as: "admin", method: "PATCH", path: "/api/v1/users/dirk", body: fmt.Sprintf(`{"revision":%d,"disabled":true}`, revision)})
}

// The matrix of who gets what from every row there is. It is made from the table
// of routes, so a new row is a new line to look at.
func TestMatrix(t *testing.T) {
	rows, table := matrix(t)
	var b bytes.Buffer
	w := tabwriter.NewWriter(&b, 0, 1, 2, ' ', 0)
	_, _ = fmt.Fprint(w, "route")
	for _, who := range callers() {
		_, _ = fmt.Fprint(w, "\t", who.title)
	}
	for n := range rows {
		_, _ = fmt.Fprintf(w, "\n%s %s", rows[n].method, rows[n].path)
		for _, status := range table[n] {
			_, _ = fmt.Fprint(w, "\t", strconv.Itoa(status))
		}
		for m, who := range callers()[:2] {
			if status := table[n][m]; (rows[n].permission == shared.Public) == (status == http.StatusUnauthorized) && rows[n].says.id != "claimFirstKey" {
				t.Errorf("%s %s as %s: %d", rows[n].method, rows[n].path, who.title, status)
			}
		}
		if slices.Max(table[n]) >= http.StatusInternalServerError {
			t.Errorf("%s %s has a fault: %v", rows[n].method, rows[n].path, table[n])
		}
	}
	_, _ = fmt.Fprintln(w)
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/matrix.txt", b.Bytes())
}
