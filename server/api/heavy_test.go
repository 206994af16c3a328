package api

import (
	"context"
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"

	"statecraft/engine"
	"statecraft/shared"
)

func TestLargeBodiesWaitForEachOther(t *testing.T) {
	x := open(t)
	large := exchange{name: "large", as: "dora", method: "POST", path: shared.PathCheck, status: 200,
		body: strings.Replace(expenseJSON, `"name":"Expense"`, `"name":"`+strings.Repeat("x", lightBody)+`"`, 1)}
	small := exchange{name: "small", as: "dora", method: "POST", path: shared.PathCheck, status: 200, body: expenseJSON}
	overloaded := large
	overloaded.status, overloaded.code = 503, shared.CodeOverloaded

	for range heavyAtOnce {
		x.server.heavy.turns <- struct{}{}
	}
	answers := make(chan *httptest.ResponseRecorder)
	r := x.request(large)
	go func() { answers <- newRecorder(x, r) }()
	check(t, small, x.do(small)) // waits for nobody
	select {
	case w := <-answers:
		t.Errorf("it has not waited: %d", w.Code)
	default:
	}
	<-x.server.heavy.turns
	check(t, large, <-answers)

	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	x.server.heavy.turns <- struct{}{}
	if _, err := x.server.heavy.turn(ctx); engine.CodeOf(err) != shared.CodeOverloaded {
		t.Errorf("nobody waits any more: %v", err)
	}
	for range heavyAtOnce {
		<-x.server.heavy.turns
	}

	var leave []func()
	enter := func(caller string) {
		t.Helper()
		out, err := x.server.heavy.enter(caller)
		if err != nil {
			t.Fatal(err)
		}
		leave = append(leave, out)
	}
	for range mostHeavyOfOne {
		enter("dora")
	}
	w := x.do(overloaded)
	check(t, overloaded, w)
	if w.Header().Get("Retry-After") == "" || strings.Contains(x.log.String(), "level=ERROR") {
		t.Errorf("it says when to come back: %q; the log has\n%s", w.Header().Get("Retry-After"), &x.log)
	}
	large.as = "pia" // is another
	check(t, large, x.do(large))
	for n := range mostHeavy - mostHeavyOfOne {
		enter(fmt.Sprint("somebody ", n))
	}
	overloaded.as = "pia"
	check(t, overloaded, x.do(overloaded))
	for _, out := range leave {
		out()
	}
	check(t, large, x.do(large))
	if len(x.server.heavy.of) != 0 || x.server.heavy.all != 0 || len(x.server.heavy.turns) != 0 {
		t.Errorf("somebody has not left: %+v", x.server.heavy)
	}
}
