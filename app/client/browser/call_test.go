//go:build !js

package browser

import (
	"encoding/json"
	"testing"
	"time"

	"statecraft/app/client"
	"statecraft/shared"
)

// result is what the harness tells of a call.
type result struct {
	Rows    int
	Next    string
	Problem string
	Request string
}

// results waits for what came of so many calls.
func (p *tab) results(count int) (list []result) {
	p.t.Helper()
	p.until("the calls are over", func() bool {
		list = nil
		if err := json.Unmarshal([]byte(ask[string](p, `harness.results()`)), &list); err != nil {
			p.t.Fatal(err)
		}
		return len(list) >= count
	})
	return list
}

func TestCallsAsTheyArrive(t *testing.T) {
	browser, s := openChromium(t), startServer(t)
	s.answer(
		answer{status: 200, body: `[{"id":"1-1"},{"id":"1-2"}]`, link: `</api/v1/tasks?after=9.1-2>; rel="next"`},
		answer{status: 200, body: `{}`},
		answer{status: 409, body: `{"code":"in-use","detail":"It is in use.","request":"r2"}`},
		answer{status: 502, body: `<html>`},
	)
	p := openTab(t, browser, s.URL)
	for n, call := range []string{"tasks", "sign", "remove", "tasks", "tasks"} {
		ask[any](p, `harness.`+call+`()`)
		p.results(n + 1)
	}
	for n, want := range []result{
		{Rows: 2, Next: "9.1-2"},
		{},
		{Problem: "It is in use.", Request: "r2"},
		{Problem: "The server is not ready. Try again in a moment.", Request: "r1"},
		{Problem: "The server cannot be reached. Check the connection and try again."},
	} {
		if got := p.results(n + 1)[n]; got != want {
			t.Errorf("call %d gives %+v, want %+v", n+1, got, want)
		}
	}
	calls := s.calls()
	list, sign, remove := calls[0], calls[1], calls[2]
	if list.method != "GET" || list.address != shared.PathTasks+"?limit=500&text=%C3%A4&view=groups" || list.header.Get(shared.WriteHeader) != "" || list.header.Get(shared.IdempotencyKey) != "" {
		t.Errorf("the list is asked for by %+v", list)
	}
	if sign.method != "POST" || sign.body != `{"revision":1,"notes":"grün"}` || sign.header.Get("Content-Type") != "application/json" ||
		sign.header.Get(shared.WriteHeader) == "" || sign.header.Get(shared.IdempotencyKey) == "" {
		t.Errorf("it is signed by %+v", sign)
	}
	if remove.method != "DELETE" || remove.header.Get("If-Match") != `"4"` || remove.body != "" || remove.header.Get(shared.IdempotencyKey) != "" {
		t.Errorf("it is deleted by %+v", remove)
	}
	var told []client.Called
	if err := json.Unmarshal([]byte(ask[string](p, `harness.calls()`)), &told); err != nil || len(told) != 5 {
		t.Fatalf("of the calls is told %+v (%v)", told, err)
	}
	if want := (client.Called{Method: "DELETE", Path: "/api/v1/workflows/expense", Status: 409, Request: "r1"}); told[2] != want {
		t.Errorf("of one is told %+v, want %+v", told[2], want)
	}
	if told[4].Status != 0 || told[4].Path != shared.PathTasks {
		t.Errorf("of what did not arrive is told %+v", told[4])
	}
}

// Nothing that was asked for is lost when the session has ended, and nothing is
// done twice.
func TestCallsOutlastTheSession(t *testing.T) {
	browser, s := openChromium(t), startServer(t)
	s.answer(answer{status: 401, body: `{"code":"unauthenticated","detail":"Sign in."}`}, answer{status: 200, body: `{}`}, answer{status: 200, body: `{}`})
	p := openTab(t, browser, s.URL)
	ask[any](p, `harness.sign()`)
	p.until("it was refused", func() bool { return len(s.calls()) == 1 })
	p.until("it was made again", func() bool {
		ask[any](p, `harness.signIn()`) // until it waits for that
		return len(s.calls()) == 2
	})
	if got := p.results(1)[0]; got != (result{}) {
		t.Errorf("it gives %+v", got)
	}
	ask[any](p, `harness.sign()`) // the same dialog again
	p.results(2)
	calls := s.calls()
	for _, c := range calls[1:] {
		if c.body != calls[0].body || c.header.Get(shared.IdempotencyKey) != calls[0].header.Get(shared.IdempotencyKey) {
			t.Errorf("it is repeated as %+v, was %+v", c, calls[0])
		}
	}
}

// Who leaves says so, although nobody waits for the answer.
func TestLeaving(t *testing.T) {
	browser, s := openChromium(t), startServer(t)
	s.answer(answer{status: 204})
	p := openTab(t, browser, s.URL)
	ask[any](p, `window.addEventListener("pagehide", () => harness.leave())`)
	p.close()
	deadline := time.Now().Add(time.Minute)
	for len(s.calls()) == 0 && time.Now().Before(deadline) {
		time.Sleep(10 * time.Millisecond)
	}
	calls := s.calls()
	if len(calls) != 1 || calls[0].method != "DELETE" || calls[0].address != "/api/v1/workflows/expense/presence/a-tab" || calls[0].header.Get(shared.WriteHeader) == "" {
		t.Errorf("leaving says %+v", calls)
	}
}
