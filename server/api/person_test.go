package api

import (
	"strings"
	"testing"

	"statecraft/engine"
	"statecraft/shared"
)

// byKey is a request with an API key in place of a session.
func byKeyOf(secret string, c exchange) exchange {
	c.header = map[string]string{"Authorization": "Bearer " + secret, shared.WriteHeader: ""}
	return c
}

func TestKeys(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
		x.publishExpense()
		body := func(scopes, until string) string {
			return `{"name":"import","scopes":` + scopes + `,"expiresAt":"` + until + `"}`
		}
		x.run([]exchange{
			{name: "none yet", as: "dora", method: "GET", path: shared.PathKeys, status: 200, has: []string{"[]"}},
			{name: "without scopes", as: "pia", method: "POST", path: shared.PathKeys, body: body(`[]`, "2027-01-01T00:00:00Z"), status: 422, code: engine.CodeInvalid},
			{name: "for what there is not", as: "pia", method: "POST", path: shared.PathKeys, body: body(`["root"]`, "2027-01-01T00:00:00Z"), status: 422, code: engine.CodeInvalid},
			{name: "for ever", as: "pia", method: "POST", path: shared.PathKeys, body: body(`["tasks.act"]`, "2099-01-01T00:00:00Z"), status: 422, code: engine.CodeInvalid},
			{name: "for yesterday", as: "pia", method: "POST", path: shared.PathKeys, body: body(`["tasks.act"]`, "2026-11-19T00:00:00Z"), status: 422, code: engine.CodeInvalid},
			{name: "by a key", method: "POST", path: shared.PathKeys, body: body(`["tasks.act"]`, "2027-01-01T00:00:00Z"), status: 403, code: engine.CodeForbidden,
				header: map[string]string{"Authorization": "Bearer " + x.key("pia", shared.ReadWorkflows)}},
		})
		secret := x.key("pia", shared.ReadWorkflows, shared.ReadInstances, shared.Start)
		if !strings.HasPrefix(secret, shared.KeyPrefix) || strings.Contains(x.log.String(), secret) {
			t.Error("the secret is none, or is in the log")
		}
		x.run([]exchange{
			{name: "listed without secret", as: "pia", method: "GET", path: shared.PathKeys, status: 200, has: []string{`"scopes":["workflows.read","instances.read","instances.start"]`}, lacks: []string{secret, "secret"}},
			{name: "not to others", as: "paul", method: "GET", path: shared.PathKeys, status: 200, has: []string{"[]"}},
			{name: "others ask for them", as: "paul", method: "GET", path: shared.PathKeys + "?owner=pia", status: 404, code: shared.CodeNotFound},
			{name: "administrators see them", as: "admin", method: "GET", path: shared.PathKeys + "?owner=pia", status: 200, has: []string{`"owner":"pia"`}},

			byKeyOf(secret, exchange{name: "who calls", method: "GET", path: shared.PathMe, status: 200, has: []string{`"name":"pia"`, `"granted":["workflows.read","instances.start","instances.read"]`}}),
			byKeyOf(secret, exchange{name: "starts without our header", method: "POST", path: "/api/v1/workflows/expense/instances", body: `{}`, status: 201}),
			byKeyOf(secret, exchange{name: "what the key does not name", method: "GET", path: shared.PathTasks, status: 403, code: engine.CodeForbidden, has: []string{"tasks.act"}}),
			byKeyOf(secret, exchange{name: "what concerns the owner", method: "GET", path: shared.PathMySessions, status: 403, code: engine.CodeForbidden}),
			byKeyOf(secret+"x", exchange{name: "another key", method: "GET", path: shared.PathMe, status: 401, code: shared.CodeUnauthenticated}),
			byKeyOf("", exchange{name: "no key", method: "GET", path: shared.PathMe, status: 401, code: shared.CodeUnauthenticated}),
			{name: "a wrong key beside a session", as: "pia", method: "GET", path: shared.PathMe, header: map[string]string{"Authorization": "Bearer sck_x"}, status: 401, code: shared.CodeUnauthenticated},
			{name: "somebody else's", as: "paul", method: "DELETE", path: "/api/v1/keys/2", status: 404, code: shared.CodeNotFound},
			{name: "revoked", as: "pia", method: "DELETE", path: "/api/v1/keys/2", status: 204},
			byKeyOf(secret, exchange{name: "which ends it", method: "GET", path: shared.PathMe, status: 401, code: shared.CodeUnauthenticated}),
		})
	})
}

func TestSessionsOfOneself(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
		first := x.cookie("pia")
		x.cookies["pia"] = ""
		x.cookie("pia")
		list := answer[[]shared.Session](x, exchange{as: "pia", method: "GET", path: shared.PathMySessions})
		if len(list) != 2 || list[0].Current == list[1].Current {
			t.Fatalf("the sessions are %+v", list)
		}
		other := list[0]
		if other.Current {
			other = list[1]
		}
		x.run([]exchange{
			{name: "somebody else's", as: "paul", method: "DELETE", path: "/api/v1/sessions/" + other.ID, status: 404, code: shared.CodeNotFound},
			{name: "one's own", as: "pia", method: "DELETE", path: "/api/v1/sessions/" + other.ID, status: 204},
			{name: "is over", method: "GET", path: shared.PathMe, header: map[string]string{"Cookie": "statecraft=" + first}, status: 401, code: shared.CodeUnauthenticated},
			{name: "all others", as: "pia", method: "DELETE", path: shared.PathMySessions, status: 204},
			{name: "but this one", as: "pia", method: "GET", path: shared.PathMe, status: 200},
			{name: "another password, with a wrong one", as: "pia", method: "PUT", path: shared.PathMyPassword, body: `{"old":"wrong","new":"a new battery staple"}`, status: 422, code: engine.CodeInvalid, has: []string{`"field":"old"`}},
			{name: "a short one", as: "pia", method: "PUT", path: shared.PathMyPassword, body: `{"old":"` + password + `","new":"123"}`, status: 422, code: engine.CodeInvalid},
			{name: "another password", as: "pia", method: "PUT", path: shared.PathMyPassword, body: `{"old":"` + password + `","new":"a new battery staple"}`, status: 204},
			{name: "counts", method: "POST", path: shared.PathSession, body: `{"user":"pia","password":"a new battery staple"}`, status: 200},
			{name: "and the old one does not", method: "POST", path: shared.PathSession, body: `{"user":"pia","password":"` + password + `"}`, status: 401, code: shared.CodeUnauthenticated},
		})
	})
}

func TestPeople(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
		x.run([]exchange{
			{name: "users are for administrators", as: "dora", method: "GET", path: shared.PathUsers, status: 403, code: engine.CodeForbidden},
			{name: "users", as: "admin", method: "GET", path: shared.PathUsers + "?limit=2", status: 200, has: []string{`"name":"admin"`, `"name":"dora"`}, lacks: []string{`"name":"pia"`, "argon2"}},
			{name: "of a group", as: "admin", method: "GET", path: shared.PathUsers + "?group=finance", status: 200, has: []string{`"name":"pia"`}, lacks: []string{`"name":"dora"`}},
			{name: "oneself", as: "pia", method: "GET", path: "/api/v1/users/pia", status: 200, has: []string{`"password":"own"`}},
			{name: "somebody else", as: "pia", method: "GET", path: "/api/v1/users/paul", status: 404, code: shared.CodeNotFound},
			{name: "a bad name", as: "admin", method: "POST", path: shared.PathUsers, body: `{"name":"Ugo!"}`, status: 422, code: engine.CodeInvalid, has: []string{`"field":"name"`}},
			{name: "a taken one", as: "admin", method: "POST", path: shared.PathUsers, body: `{"name":"pia"}`, status: 409, code: shared.CodeExists},
			{name: "reserved", as: "admin", method: "POST", path: shared.PathUsers, body: `{"name":"system:x"}`, status: 422, code: engine.CodeInvalid},
			{name: "changed", as: "admin", method: "PATCH", path: "/api/v1/users/paul", body: `{"revision":1,"display":"Paul"}`, status: 200, has: []string{`"display":"Paul"`, `"revision":2`}},
			{name: "changed on an older one", as: "admin", method: "PATCH", path: "/api/v1/users/paul", body: `{"revision":1,"display":"P."}`, status: 409, code: shared.CodeConflict},
			{name: "the last administrator", as: "admin", method: "PATCH", path: "/api/v1/users/admin", body: `{"revision":1,"permissions":[]}`, status: 409, code: shared.CodeLastAdministrator},
			{name: "a password for who has changed", as: "admin", method: "POST", path: "/api/v1/users/paul/password", body: `{"revision":1}`, status: 409, code: shared.CodeConflict},
			{name: "sessions of a user", as: "admin", method: "GET", path: "/api/v1/users/pia/sessions", status: 200, has: []string{`"user":"pia"`}},
			{name: "end them", as: "admin", method: "DELETE", path: "/api/v1/users/pia/sessions", status: 204},
			{name: "she has to sign in again", as: "pia", method: "GET", path: shared.PathMe, status: 401, code: shared.CodeUnauthenticated},
		})
		given := answer[shared.OneTimePassword](x, exchange{as: "admin", method: "POST", path: shared.PathUsers, body: `{"name":"ugo","groups":["finance"],"permissions":["participant"]}`})
		signIn := func(name, more string, status int, code engine.Code) exchange {
			return exchange{name: name, method: "POST", path: shared.PathSession, body: `{"user":"ugo","password":"` + given.Password + `"` + more + `}`, status: status, code: code}
		}
		x.run([]exchange{
			signIn("a one-time password asks for another", "", 403, shared.CodeNewPassword),
			signIn("which is long enough", `,"newPassword":"1"`, 422, engine.CodeInvalid),
			signIn("and then counts", `,"newPassword":"`+password+`"`, 200, ""),
			{name: "who is there", as: "ugo", method: "GET", path: shared.PathMe, status: 200, has: []string{`"finance"`}},
		})
	})
}

func TestGroups(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
		const one = "/api/v1/groups/sales"
		revision := func(n string) map[string]string { return map[string]string{"If-Match": n} }
		x.run([]exchange{
			{name: "made", as: "admin", method: "POST", path: shared.PathGroups, body: `{"name":"sales","display":"Sales"}`, status: 201, has: []string{`"members":[]`}},
			{name: "again", as: "admin", method: "POST", path: shared.PathGroups, body: `{"name":"sales"}`, status: 409, code: shared.CodeExists},
			{name: "listed", as: "admin", method: "GET", path: shared.PathGroups + "?text=sal", status: 200, has: []string{`"sales"`}, lacks: []string{`"finance"`}},
			{name: "a member", as: "admin", method: "PUT", path: one + "/members/pia", status: 200, has: []string{`"members":["pia"]`, `"revision":2`}},
			{name: "a member there is not", as: "admin", method: "PUT", path: one + "/members/ghost", status: 404, code: shared.CodeNotFound},
			{name: "changed", as: "admin", method: "PATCH", path: one, body: `{"revision":2,"display":"Sellers"}`, status: 200, has: []string{"Sellers"}},
			{name: "on an older one", as: "admin", method: "PATCH", path: one, body: `{"revision":2,"display":"S"}`, status: 409, code: shared.CodeConflict},
			{name: "no longer a member", as: "admin", method: "DELETE", path: one + "/members/pia", status: 204},
			{name: "deleted without saying which", as: "admin", method: "DELETE", path: one, status: 422, code: engine.CodeInvalid, has: []string{"If-Match"}},
			{name: "deleted as it was", as: "admin", method: "DELETE", path: one, header: revision(`"2"`), status: 412, code: shared.CodeStale},
			{name: "deleted", as: "admin", method: "DELETE", path: one, header: revision(`"4"`), status: 204},
			{name: "gone", as: "admin", method: "GET", path: one, status: 404, code: shared.CodeNotFound},
		})
		x.publishExpense()
		x.run([]exchange{{name: "in use", as: "admin", method: "DELETE", path: "/api/v1/groups/finance", header: revision(`"1"`), status: 409, code: shared.CodeInUse, has: []string{`"problems":[`}}})
	})
}
