package api

import (
	"strings"
	"testing"

	"statecraft/engine"
	"statecraft/shared"
)

func TestPresence(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
		x.publishExpense()
		const one = "/api/v1/workflows/expense/presence/"
		say := func(name, as, tab, body string, status int, code engine.Code, has ...string) exchange {
			return exchange{name: name, as: as, method: "PUT", path: one + tab, body: body, status: status, code: code, has: has}
		}
		x.run([]exchange{
			say("alone", "dora", "a", `{"selection":["check"]}`, 200, "", `"tabs":[]`, `"revision":1`),
			say("with another", "vera", "b", `{}`, 200, "", `"id":"a","user":"dora","selection":["check"]`),
			say("and back", "dora", "a", `{}`, 200, "", `"user":"vera"`),
			say("a tab that is none", "dora", "a%20b", `{}`, 404, shared.CodeNotFound),
			say("a long one", "dora", strings.Repeat("a", 65), `{}`, 404, shared.CodeNotFound),
			say("without a right to see it", "nina", "a", `{}`, 404, shared.CodeNotFound),
			say("for nobody", "", "a", `{}`, 401, shared.CodeUnauthenticated),
			say("too much selected", "dora", "a", `{"selection":[`+strings.Repeat(`"x",`, shared.MostSelected)+`"x"]}`, 422, engine.CodeInvalid, `"field":"selection"`),
			say("too long an id", "dora", "a", `{"selection":["`+strings.Repeat("x", 201)+`"]}`, 422, engine.CodeInvalid, `"field":"selection"`),
			say("something else", "dora", "a", `{"place":"x"}`, 422, engine.CodeInvalid),
			{name: "gone", as: "vera", method: "DELETE", path: one + "b", status: 204},
			{name: "gone twice", as: "vera", method: "DELETE", path: one + "b", status: 204},
			{name: "gone for who may not see it", as: "nina", method: "DELETE", path: one + "a", status: 404, code: shared.CodeNotFound},
			say("alone again", "dora", "a", `{}`, 200, "", `"tabs":[]`),
			say("vera is back", "vera", "b", `{}`, 200, "", `"user":"dora"`),
		})
		x.now = x.now.Add(shared.PresenceLasts)
		x.run([]exchange{say("nobody is left", "dora", "a", `{}`, 200, "", `"tabs":[]`)})
	})
}
