package client

import (
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
			got := errorFrom(c.status, []byte(c.body))
			if got.Code != c.code || got.Message != c.message {
				t.Errorf("got %s %q, want %s %q", got.Code, got.Message, c.code, c.message)
			}
		})
	}
}

func TestErrorFromKeepsThePlace(t *testing.T) {
	got := errorFrom(422, []byte(`{"code":"invalid","detail":"Two things.","state":"review","transition":"a->b","field":"amount",
		"line":3,"column":7,"problems":[{"code":"missing-answer","severity":"error","field":"amount","message":"Amount is needed."}]}`))
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
