package client

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"testing"

	"statecraft/engine"
	"statecraft/shared"
)

func TestPath(t *testing.T) {
	for _, c := range []struct {
		pattern string
		values  []string
		want    string
	}{
		{shared.PathWorkflows, nil, "/api/v1/workflows"},
		{shared.PathWorkflow, []string{"expense"}, "/api/v1/workflows/expense"},
		{shared.PathVersion, []string{"expense", "2"}, "/api/v1/workflows/expense/versions/2"},
		{shared.PathTaskComplete, []string{"12-3"}, "/api/v1/tasks/12-3/complete"},
		{shared.PathWorkflow, []string{"a/../b?c#d"}, "/api/v1/workflows/a%2F..%2Fb%3Fc%23d"},
	} {
		if got := path(c.pattern, c.values...); got != c.want {
			t.Errorf("path(%s, %v) = %s, want %s", c.pattern, c.values, got, c.want)
		}
	}
}

func TestErrorFrom(t *testing.T) {
	for name, c := range map[string]struct {
		status  int
		body    string
		code    engine.Code
		message string
	}{
		"a problem document": {409, `{"code":"conflict","title":"Conflict","detail":"Load it again."}`, shared.CodeConflict, "Load it again."},
		"without detail":     {403, `{"code":"forbidden","title":"You may not do this."}`, engine.CodeForbidden, "You may not do this."},
		"something between":  {502, `<html>Bad Gateway</html>`, shared.CodeUnavailable, "The server is not ready. Try again in a moment."},
		"an empty 401":       {401, ``, shared.CodeUnauthenticated, "Your session has ended. Sign in to go on."},
		"JSON of others":     {500, `{"error":"x"}`, engine.CodeInternal, "The server gave an answer this page does not understand. Reload the page."},
	} {
		t.Run(name, func(t *testing.T) {
			got := problemFrom(response{status: c.status, body: []byte(c.body)}).Refusal
			if got.Code != c.code || got.Message != c.message {
				t.Errorf("got %s %q, want %s %q", got.Code, got.Message, c.code, c.message)
			}
		})
	}
}

func TestErrorFromKeepsThePlace(t *testing.T) {
	got := problemFrom(response{status: 422, body: []byte(`{"code":"invalid","detail":"Two things.","state":"review","transition":"a->b","field":"amount",
		"line":3,"column":7,"problems":[{"code":"missing-answer","severity":"error","field":"amount","message":"Amount is needed."}]}`)}).Refusal
	if got.State != "review" || got.Transition != "a->b" || got.Field != "amount" || got.Line != 3 || got.Column != 7 {
		t.Errorf("the place is lost: %+v", got)
	}
	if len(got.Problems) != 1 || got.Problems[0].Field != "amount" {
		t.Errorf("the problems are lost: %+v", got.Problems)
	}
}

func TestDecode(t *testing.T) {
	var me shared.Me
	if err := decode(nil, &me); err != nil {
		t.Errorf("an empty body is an answer without content: %v", err)
	}
	if err := decode([]byte(`{"name":"anna","demo":true}`), &me); err != nil || me.Name != "anna" || !me.Demo {
		t.Errorf("got %+v, %v", me, err)
	}
	if err := decode([]byte(`<html>`), &me); engine.CodeOf(err) != engine.CodeInternal {
		t.Errorf("an answer that does not fit gives %v", err)
	}
}

func TestProblemsKeepWhatTheServerTells(t *testing.T) {
	told := problemFrom(response{status: 409, id: "header", body: []byte(`{"code":"conflict","detail":"Dora was faster.","request":"r1",
		"changes":[{"revision":3,"by":"dora","changes":{"fields":["name"]}}],"signOff":{"by":"ben","outcome":"accept"}}`)})
	for _, err := range []error{told, fmt.Errorf("saving: %w", told)} {
		p := ProblemOf(err)
		if p.Status != 409 || p.Request != "r1" || len(p.Changes) != 1 || p.Changes[0].By != "dora" || p.SignOff == nil || p.SignOff.By != "ben" {
			t.Errorf("%v: %+v", err, p)
		}
		if engine.CodeOf(err) != shared.CodeConflict {
			t.Errorf("the code is %q", engine.CodeOf(err))
		}
		var refusal *engine.Error
		if !errors.As(err, &refusal) || refusal.Message != "Dora was faster." {
			t.Errorf("the refusal is %+v", refusal)
		}
	}
	if told.Error() != "Dora was faster." {
		t.Errorf("people read %q", told)
	}
	if p := problemFrom(response{status: 502, id: "r2", body: []byte("<html>")}); p.Request != "r2" || p.Status != 502 {
		t.Errorf("something between: %+v", p)
	}
	for _, err := range []error{nil, errors.New("x"), &engine.Error{Code: CodeOffline}} {
		if p := ProblemOf(err); p == nil || p.Request != "" || p.Changes != nil || p.SignOff != nil {
			t.Errorf("of %v is told %+v", err, p)
		}
	}
}

func TestNextFrom(t *testing.T) {
	for link, want := range map[string]string{
		"": "",
		`</api/v1/tasks?after=17.2-1&view=mine>; rel="next"`: "17.2-1",
		`</api/v1/tasks?after=~17.2-1>; rel="next"`:          "~17.2-1",
		`</api/v1/workflows?after=a%2Bb%26c>; rel="next"`:    "a+b&c",
		`</api/v1/tasks?view=mine>; rel="next"`:              "",
		`</api/v1/tasks?after=1>; rel="prev"`:                "",
		`</api/v1/tasks?after=%zz>; rel="next"`:              "",
		`/api/v1/tasks?after=1; rel="next"`:                  "",
		`</api/v1/tasks?after=1`:                             "",
	} {
		if got := nextFrom(link); got != want {
			t.Errorf("after %s comes %q, want %q", link, got, want)
		}
	}
}

func FuzzNextFrom(f *testing.F) {
	for _, link := range []string{"", "<", "<>", `</a?after=1>; rel="next"`, `<?after=%>; rel="next"`} {
		f.Add(link)
	}
	f.Fuzz(func(t *testing.T, link string) {
		next := nextFrom(link)
		again := url.Values{"after": {next}}
		if got := nextFrom("</a?" + again.Encode() + `>; rel="next"`); got != next {
			t.Errorf("%q became %q", next, got)
		}
	})
}

func TestPayload(t *testing.T) {
	for _, c := range []struct {
		body any
		want string
	}{
		{nil, ""},
		{shared.DelegateTask{To: "ben"}, `{"to":"ben"}`},
		{json.RawMessage(`{"a" : 1}`), `{"a" : 1}`},
	} {
		if got, err := payloadOf(c.body); err != nil || string(got) != c.want {
			t.Errorf("%v is sent as %s (%v)", c.body, got, err)
		}
	}
	if _, err := payloadOf(map[string]any{"f": func() {}}); engine.CodeOf(err) != engine.CodeInvalid {
		t.Errorf("what cannot be sent gives %v", err)
	}
}

// The same attempt has one key for each body, and another attempt others: so the
// server carries out each once, and refuses none.
func TestOnce(t *testing.T) {
	first, second := Once(t.Context(), NewAttempt()), Once(t.Context(), NewAttempt())
	keys := map[string]bool{}
	for _, ctx := range []context.Context{first, second} {
		for _, body := range []string{"", `{"a":1}`, `{"a":2}`} {
			key := onceFor(ctx, []byte(body))
			if again := onceFor(ctx, []byte(body)); again != key {
				t.Errorf("%s is repeated as %s", key, again)
			}
			if !regexp.MustCompile(`^[A-Za-z0-9._:~-]{1,128}$`).MatchString(key) {
				t.Errorf("the server does not take %q", key)
			}
			keys[key] = true
		}
	}
	for range 2 {
		keys[onceFor(t.Context(), nil)] = true
	}
	if len(keys) != 8 {
		t.Errorf("of eight requests some have one key: %v", keys)
	}
}

func TestFiltersAsTheServerReadsThem(t *testing.T) {
	for _, c := range []struct {
		query url.Values
		want  string
	}{
		{TaskFilter{}.query(), "limit=500"},
		{TaskFilter{View: shared.TasksGroups, Workflow: "expense", Text: "ä & b", Order: shared.TasksNewest, After: "~1.2-3"}.query(),
			"after=~1.2-3&limit=500&order=newest&text=%C3%A4+%26+b&view=groups&workflow=expense"},
		{InstanceFilter{}.query(), "limit=500"},
		{InstanceFilter{Workflow: "expense", Status: engine.StatusRunning, Attention: true, Starter: "ada", Mine: true, Text: "x", After: "9"}.query(),
			"after=9&attention=true&limit=500&mine=true&starter=ada&status=running&text=x&workflow=expense"},
		{WorkflowFilter{}.query(), "limit=500"},
		{WorkflowFilter{Archived: true, Text: "x", After: "y"}.query(), "after=y&archived=true&limit=500&text=x"},
	} {
		if got := c.query.Encode(); got != c.want {
			t.Errorf("the query is %s, want %s", got, c.want)
		}
	}
}
