package api

import (
	"fmt"
	"testing"

	"statecraft/engine"
	"statecraft/shared"
)

func TestOperating(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
		x.publishExpense()
		x.startExpense("paul")
		const one = "/api/v1/instances/1"
		x.run([]exchange{
			{name: "a participant may not", as: "paul", method: "POST", path: one + "/suspend", body: `{}`, status: 403, code: engine.CodeOperatorsOnly},
			{name: "a stranger finds nothing", as: "pia", method: "POST", path: one + "/suspend", body: `{}`, status: 404, code: shared.CodeNotFound},
			{name: "a designer may not", as: "dora", method: "POST", path: one + "/cancel", body: `{}`, status: 403, code: engine.CodeOperatorsOnly},
			{name: "suspend", as: "olga", method: "POST", path: one + "/suspend", body: `{"notes":"wait"}`, status: 200, has: []string{`"status":"suspended"`}},
			{name: "suspend again", as: "olga", method: "POST", path: one + "/suspend", body: `{}`, status: 409, code: engine.CodeSuspended},
			{name: "sign what is suspended", as: "paul", method: "POST", path: "/api/v1/tasks/1-1/complete", body: `{"revision":1,"data":{"amount":5}}`, status: 409, code: engine.CodeSuspended},
			{name: "resume", as: "olga", method: "POST", path: one + "/resume", body: `{}`, status: 200, has: []string{`"status":"running"`}},
			{name: "resume again", as: "olga", method: "POST", path: one + "/resume", body: `{}`, status: 409, code: engine.CodeNotSuspended},
			{name: "the data", as: "olga", method: "GET", path: one + "/data", status: 200, has: []string{`"data":{}`}},
			{name: "set data", as: "olga", method: "POST", path: one + "/data", body: `{"data":{"amount":7},"notes":"typo"}`, status: 200, has: []string{`"amount":7`}},
			{name: "set what does not fit", as: "olga", method: "POST", path: one + "/data", body: `{"data":{"amount":"much"}}`, status: 422, code: engine.CodeInvalid},
			{name: "fill a seat there is not", as: "olga", method: "POST", path: one + "/roles", body: `{"role":"boss","actors":["user:pia"]}`, status: 422, code: engine.CodeInvalid},
			{name: "retry what is well", as: "olga", method: "POST", path: one + "/retry", body: `{}`, status: 409, code: engine.CodeNothingToRetry},
			{name: "skip without an activation", as: "olga", method: "POST", path: one + "/skip", body: `{"activation":9}`, status: 409, code: engine.CodeActivationClosed},
			{name: "skip", as: "olga", method: "POST", path: one + "/skip", body: `{"activation":1,"outcome":"send","notes":"on paper"}`, status: 200, has: []string{`"waiting":["check"]`}},
			{name: "move to nowhere", as: "olga", method: "POST", path: one + "/move", body: `{"to":"nowhere"}`, status: 422, code: engine.CodeInvalid},
			{name: "move", as: "olga", method: "POST", path: one + "/move", body: `{"activation":2,"to":"draft"}`, status: 200, has: []string{`"waiting":["draft"]`}},
			{name: "assign to nobody", as: "olga", method: "POST", path: "/api/v1/tasks/1-3/assign", body: `{"to":"ghost"}`, status: 422, code: engine.CodeInvalid},
			{name: "assign to who may not act", as: "olga", method: "POST", path: "/api/v1/tasks/1-3/assign", body: `{"to":"pia"}`, status: 403, code: engine.CodeForbidden},
			{name: "assign as who may not operate", as: "paul", method: "POST", path: "/api/v1/tasks/1-3/assign", body: `{"to":"paul"}`, status: 403, code: engine.CodeOperatorsOnly},
			{name: "assign", as: "olga", method: "POST", path: "/api/v1/tasks/1-3/assign", body: `{"to":"paul"}`, status: 200, has: []string{`"claimed":"paul"`}},
			{name: "choose what there is not", as: "paul", method: "POST", path: one + "/choose", body: `{"outcome":"withdraw"}`, status: 403, code: engine.CodeForbidden},
			{name: "cancel", as: "olga", method: "POST", path: one + "/cancel", body: `{}`, status: 200, has: []string{`"status":"cancelled"`}},
			{name: "after the end", as: "olga", method: "POST", path: one + "/cancel", body: `{}`, status: 409, code: engine.CodeInstanceClosed},
		})
	})
}

// Seats are filled, and what nobody can do is tried again, once that has changed.
func TestMending(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
		for key, workflow := range map[string]string{
			"seat": `{"key":"seat","roles":[{"name":"boss"}],"states":[{"id":"s","initial":true,"actors":["role:boss"]}],"transitions":[]}`,
			"vote": `{"key":"vote","states":[{"id":"v","initial":true,"actors":["group:finance"],"need":"2"}],"transitions":[]}`,
		} {
			answer[shared.Draft](x, exchange{as: "dora", method: "POST", path: shared.PathWorkflows, body: `{"workflow":` + workflow + `}`})
			answer[shared.Version](x, exchange{as: "dora", method: "POST", path: "/api/v1/workflows/" + key + "/publish", body: `{"revision":1}`})
		}
		seat := answer[shared.InstanceDetail](x, exchange{as: "paul", method: "POST", path: "/api/v1/workflows/seat/instances", body: `{}`}).ID
		vote := answer[shared.InstanceDetail](x, exchange{as: "paul", method: "POST", path: "/api/v1/workflows/vote/instances", body: `{}`}).ID
		one := func(id int64, do string) string { return fmt.Sprintf("/api/v1/instances/%d/%s", id, do) }
		x.run([]exchange{
			{name: "a seat for nobody", as: "olga", method: "POST", path: one(seat, "roles"), body: `{"role":"boss","actors":[]}`, status: 422, code: engine.CodeInvalid},
			{name: "a seat", as: "olga", method: "POST", path: one(seat, "roles"), body: `{"role":"boss","actors":["user:pia"]}`, status: 200, has: []string{`"roles":{"boss":["user:pia"]}`}},
			{name: "who fills it sees the task", as: "pia", method: "GET", path: shared.PathTasks, status: 200, has: []string{fmt.Sprintf(`"instance":%d`, seat)}},
			{name: "needs attention", as: "olga", method: "GET", path: shared.PathInstances + "?attention=true", status: 200, has: []string{`"workflow":"vote"`}, lacks: []string{`"workflow":"seat"`}},
			{name: "a second of finance", as: "admin", method: "PUT", path: "/api/v1/groups/finance/members/paul", status: 200},
			{name: "tried again", as: "olga", method: "POST", path: one(vote, "retry"), body: `{"activation":1}`, status: 200},
		})
	})
}

// A transition from the whole instance is for those it names.
func TestChoosingForTheWholeInstance(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
		withdrawable := `{"key":"trip","states":[{"id":"plan","initial":true,"actors":["group:finance"]},{"id":"off","kind":"route"}],` +
			`"transitions":[{"id":"w","from":"*","to":"off","label":"withdraw","actors":["starter"],"notes":"required"}]}`
		answer[shared.Draft](x, exchange{as: "dora", method: "POST", path: shared.PathWorkflows, body: `{"workflow":` + withdrawable + `}`})
		answer[shared.Version](x, exchange{as: "dora", method: "POST", path: "/api/v1/workflows/trip/publish", body: `{"revision":1}`})
		answer[shared.InstanceDetail](x, exchange{as: "paul", method: "POST", path: "/api/v1/workflows/trip/instances", body: `{}`})
		x.run([]exchange{
			{name: "what the starter may choose", as: "paul", method: "GET", path: "/api/v1/instances/1", status: 200, has: []string{`"choices":[{"name":"withdraw"`}},
			{name: "others may choose nothing", as: "pia", method: "GET", path: "/api/v1/instances/1", status: 200, lacks: []string{`"choices"`}},
			{name: "who is not named", as: "pia", method: "POST", path: "/api/v1/instances/1/choose", body: `{"outcome":"withdraw","notes":"x"}`, status: 403, code: engine.CodeForbidden},
			{name: "without a note", as: "paul", method: "POST", path: "/api/v1/instances/1/choose", body: `{"outcome":"withdraw"}`, status: 422, code: engine.CodeNotesRequired},
			{name: "right", as: "paul", method: "POST", path: "/api/v1/instances/1/choose", body: `{"outcome":"withdraw","notes":"no longer needed"}`, status: 200, has: []string{`"status":"completed"`}},
			{name: "again", as: "paul", method: "POST", path: "/api/v1/instances/1/choose", body: `{"outcome":"withdraw","notes":"no longer needed"}`, status: 409, code: engine.CodeInstanceClosed},
		})
	})
}
