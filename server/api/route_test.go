package api

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"statecraft/server/store"
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

func TestARowLeavesNothingOpen(t *testing.T) {
	s := open(t).server
	good := func() route {
		return route{post, "/api/v1/x", shared.SignedIn, nothing(), ownSite, gives(s.me), description{id: "x", group: groupPeople, title: "X"}}
	}
	row := good()
	if err := row.complete(); err != nil {
		t.Fatal(err)
	}
	for name, spoil := range map[string]func(*route){
		"no action":                   func(r *route) { r.does = action{} },
		"no permission":               func(r *route) { r.permission = "" },
		"no object":                   func(r *route) { r.about = object{} },
		"no origin":                   func(r *route) { r.from = "" },
		"a write from any site":       func(r *route) { r.from = anySite },
		"no description":              func(r *route) { r.says = description{} },
		"no title in the description": func(r *route) { r.says.title = "" },
	} {
		row := good()
		spoil(&row)
		if row.complete() == nil {
			t.Errorf("%s: it can be added", name)
		}
	}
}

func TestEveryPermissionCanBeGranted(t *testing.T) {
	for _, row := range open(t).server.routes() {
		if row.permission != shared.Public && row.permission != shared.SignedIn && !slices.Contains(shared.Permissions(), row.permission) {
			t.Errorf("%s %s: nobody can be granted %s", row.method, row.path, row.permission)
		}
	}
}

// nowhere fills a path with things that do not exist.
func nowhere(row *route) string {
	return strings.NewReplacer(":key", "no-such", ":version", "1", "tasks/:id", "tasks/999-1", ":id", "999", ":name", "nobody", ":user", "nobody", "*", "no-such.css").Replace(row.path)
}

// attempt is a request to a row with a body that is JSON and nothing more.
func attempt(row *route, as string) exchange {
	c := exchange{as: as, method: row.method, path: nowhere(row)}
	if row.method != get && row.method != remove {
		c.body = `{}`
	}
	return c
}

// The matrix: every row as everybody. Whoever has the permission gets past it,
// to whatever is wrong with the request; nobody else does. Rights can extend it,
// so rows about one workflow let in whoever a workflow may list, and then there
// is no such workflow.
func TestRoutesByPermissionSet(t *testing.T) {
	x := open(t)
	for _, row := range x.server.routes() {
		if row.path == shared.PathStream || row.path == shared.PathSession && row.method == remove {
			continue // it would go on, or end the session the others need
		}
		for _, u := range append([]shared.User{{}}, people()...) {
			w := x.do(attempt(&row, u.Name))
			admitted := row.permission == shared.Public || u.Name != "" && row.admits(store.CallerOf(&u))
			switch {
			case w.Code == http.StatusInternalServerError:
				t.Errorf("%s %s as %q: %s", row.method, row.path, u.Name, w.Body)
			case row.permission != shared.Public && u.Name == "":
				check(t, exchange{path: row.path, status: 401, code: shared.CodeUnauthenticated}, w)
			case !admitted && w.Code != http.StatusForbidden:
				t.Errorf("%s %s as %q: %d, though they lack %s", row.method, row.path, u.Name, w.Code, row.permission)
			case admitted && w.Code == http.StatusForbidden && !selective(&row):
				t.Errorf("%s %s as %q: %s, though they have %s", row.method, row.path, u.Name, w.Body, row.permission)
			}
		}
	}
}

// selective rows refuse some of those they let in, when they know more.
func selective(row *route) bool {
	return slices.Contains([]string{shared.PathSessionActAs, shared.PathUser, shared.PathSessionOfUser, shared.PathKeys, shared.PathKey}, row.path)
}

// The same for keys: the scopes a row needs let through what the owner has,
// nothing less does, and no key does what concerns its owner in person.
func TestRoutesByKey(t *testing.T) {
	x := open(t)
	for _, row := range x.server.routes() {
		if row.path == shared.PathStream || row.permission == shared.Public {
			continue
		}
		needed := row.needs()
		if row.permission == shared.SignedIn {
			needed = []shared.Permission{shared.ReadDirectory} // any: a key without scopes there is not
		}
		for _, without := range append([]shared.Permission{""}, shared.Permissions()...) {
			scopes := slices.DeleteFunc(shared.Permissions(), func(p shared.Permission) bool { return p == without })
			if without == "" {
				scopes = needed
			}
			c := attempt(&row, "")
			c.header = map[string]string{"Authorization": "Bearer " + x.key("admin", scopes...), shared.WriteHeader: ""}
			w := x.do(c)
			admitted := !slices.Contains(row.needs(), without) && !row.says.inPerson
			if refused := w.Code == http.StatusForbidden; refused == admitted && !selective(&row) {
				t.Errorf("%s %s with the scopes %s: %d %s", row.method, row.path, scopes, w.Code, w.Body)
			}
			if w.Code == http.StatusUnauthorized {
				t.Fatalf("the key does not count: %s", w.Body)
			}
		}
	}
}

// No GET changes anything: two rounds of all of them give the same answers, and
// the journal does not grow.
func TestGetChangesNothing(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
		x.publishExpense()
		x.startExpense("pia")
		x.cookie("admin")
		fill := strings.NewReplacer(":key", "expense", ":version", "1", "tasks/:id", "tasks/1-1", "inbox/:id", "inbox/1-1", ":id", "1", "groups/:name", "groups/finance", ":name", "pia", "*", "style.css")
		var before []string
		head, err := x.store.JournalHead(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for round := range 2 {
			n := 0
			for _, row := range x.server.routes() {
				if row.method != get || row.path == shared.PathStream {
					continue
				}
				for _, method := range []string{get, http.MethodHead} {
					w := x.do(exchange{as: "admin", method: method, path: fill.Replace(row.path)})
					if w.Code != http.StatusOK {
						t.Errorf("%s %s: %d %s", method, row.path, w.Code, w.Body)
					}
					if round == 0 {
						before = append(before, w.Body.String())
					} else if w.Body.String() != before[n] && method == get {
						t.Errorf("%s %s gave %s, then %s", method, row.path, before[n], w.Body)
					}
					n++
				}
			}
		}
		if after, err := x.store.JournalHead(t.Context()); err != nil || after != head {
			t.Errorf("the journal has grown from %d to %d (%v)", head, after, err)
		}
	})
}
