package api

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"statecraft/shared"
)

// Every route of the router comes from the table, and the other way round.
func TestEveryRouteIsARow(t *testing.T) {
	x := open(t)
	rows := map[string]bool{}
	for _, row := range x.server.routes() {
		rows[row.method+" "+row.path] = false
		if row.method == http.MethodGet {
			rows["HEAD "+row.path] = false
		}
	}
	for _, r := range x.echo.Routes() {
		name := r.Method + " " + r.Path
		if _, ok := rows[name]; !ok {
			t.Errorf("%s is registered without a row in the table: nobody says who may call it", name)
		}
		rows[name] = true
	}
	for name, registered := range rows {
		if !registered {
			t.Errorf("%s is in the table twice or not registered", name)
		}
	}
}

func TestEveryPathOfTheAPIIsServed(t *testing.T) {
	x := open(t)
	var served []string
	for _, row := range x.server.routes() {
		served = append(served, row.path)
	}
	for _, path := range append(shared.Pages(),
		shared.PathSession, shared.PathSessionClaim, shared.PathSessionActAs, shared.PathMe, shared.PathDirectory,
		shared.PathWorkflows, shared.PathWorkflow, shared.PathPublish, shared.PathVersions, shared.PathVersion,
		shared.PathWorkflowDOT, shared.PathDiagram, shared.PathLayout, shared.PathWorkflowStart,
		shared.PathInstances, shared.PathInstance, shared.PathHistory,
		shared.PathTasks, shared.PathTask, shared.PathTaskComplete, shared.PathTaskClaim, shared.PathTaskRelease) {
		if !slices.Contains(served, path) {
			t.Errorf("%s has no row", path)
		}
	}
}

func TestARowNeedsAPermission(t *testing.T) {
	x := open(t)
	for _, row := range []route{
		{http.MethodGet, "/x", "", x.server.me},
		{http.MethodGet, "/x", shared.Public, nil},
	} {
		if err := x.server.register(x.echo, row); err == nil {
			t.Errorf("%+v was registered", row)
		}
	}
}

func TestEveryPermissionCanBeGranted(t *testing.T) {
	x := open(t)
	for _, row := range x.server.routes() {
		if row.permission != shared.Public && row.permission != shared.SignedIn && !slices.Contains(permissions(), row.permission) {
			t.Errorf("%s is missing from the permissions the page is told of", row.permission)
		}
	}
}

// The matrix: every row as everybody. Whoever has the permission gets past it,
// to whatever is wrong with the request; nobody else does.
func TestRoutesByPermissionSet(t *testing.T) {
	x := open(t)
	fill := strings.NewReplacer(":key", "no-such", ":version", "1", ":id", "999-1", "*", "no-such.css")
	for _, row := range x.server.routes() {
		if row.path == shared.PathSession && row.method == http.MethodDelete {
			continue // it would end the session the others need; see the session tests
		}
		path := fill.Replace(row.path)
		for _, u := range append([]shared.User{{}}, people()...) {
			c := exchange{as: u.Name, method: row.method, path: path}
			if row.method != http.MethodGet {
				c.body = `{}`
			}
			w := x.do(c)
			// A Public write with an empty body is refused as such, which is past
			// the permission too.
			want := "past"
			switch {
			case row.permission == shared.Public:
			case u.Name == "":
				want = string(shared.CodeUnauthenticated)
			case row.permission == shared.SignedIn:
			case !slices.ContainsFunc(u.Permissions, func(s shared.PermissionSet) bool { return s.Grants(row.permission) }):
				want = "forbidden"
			}
			got := "past"
			switch {
			case w.Code == http.StatusUnauthorized && row.permission != shared.Public:
				got = string(shared.CodeUnauthenticated)
			case w.Code == http.StatusForbidden && row.path != shared.PathSessionActAs:
				got = "forbidden"
			}
			if got != want {
				t.Errorf("%s %s as %q: %s (%d %s), want %s", row.method, path, u.Name, got, w.Code, w.Body, want)
			}
			if w.Code == http.StatusInternalServerError {
				t.Errorf("%s %s as %q: %s", row.method, path, u.Name, w.Body)
			}
		}
	}
}

// No GET changes anything: two rounds of all of them give the same answers.
func TestGetChangesNothing(t *testing.T) {
	x := open(t)
	x.publishExpense()
	x.startExpense("pia")
	fill := strings.NewReplacer(":key", "expense", ":version", "1", "tasks/:id", "tasks/1-1", "inbox/:id", "inbox/1-1", ":id", "1", "*", "style.css")
	var before []string
	for round := range 2 {
		n := 0
		for _, row := range x.server.routes() {
			if row.method != http.MethodGet {
				continue
			}
			for _, method := range []string{http.MethodGet, http.MethodHead} {
				w := x.do(exchange{as: "dora", method: method, path: fill.Replace(row.path)})
				if w.Code != http.StatusOK {
					t.Errorf("%s %s: %d %s", method, row.path, w.Code, w.Body)
				}
				if round == 0 {
					before = append(before, w.Body.String())
				} else if w.Body.String() != before[n] && method == http.MethodGet {
					t.Errorf("%s %s gave %s, then %s", method, row.path, before[n], w.Body)
				}
				n++
			}
		}
	}
}
