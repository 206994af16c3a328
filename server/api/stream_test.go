package api

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

// follow starts what real streams need: a server with connections, and the hub.
func (x *site) follow() string {
	x.t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() { x.server.Hub.Run(ctx, x.store.Grown()); close(done) }()
	server := httptest.NewServer(x.echo)
	x.t.Cleanup(func() { stop(); <-done; server.Close() })
	return server.URL
}

// told is one event of a stream.
type told struct {
	id   int64
	kind string
	shared.StreamChange
	gap bool
}

// ear is somebody who listens.
type ear struct {
	t      testing.TB
	body   io.ReadCloser
	lines  *bufio.Scanner
	before int64
	retry  int // when to come back, in milliseconds
}

func (x *site) listen(address, as, last string) *ear {
	x.t.Helper()
	for head := int64(-1); x.server.Hub.Position() != head; { // what came before is no news
		var err error
		if head, err = x.store.JournalHead(x.t.Context()); err != nil {
			x.t.Fatal(err)
		}
	}
	r, err := http.NewRequestWithContext(x.t.Context(), http.MethodGet, address+shared.PathStream, nil)
	if err != nil {
		x.t.Fatal(err)
	}
	r.AddCookie(&http.Cookie{Name: "statecraft", Value: x.cookie(as)})
	if last != "" {
		r.Header.Set("Last-Event-ID", last)
	}
	w, err := http.DefaultClient.Do(r)
	if err != nil {
		x.t.Fatal(err)
	}
	x.t.Cleanup(func() { _ = w.Body.Close() })
	if w.StatusCode != http.StatusOK || w.Header.Get("Content-Type") != "text/event-stream" {
		x.t.Fatalf("%d %v", w.StatusCode, w.Header)
	}
	return &ear{t: x.t, body: w.Body, lines: bufio.NewScanner(w.Body)}
}

// next is the next event; ok is false when the stream is over.
func (e *ear) next() (event told, ok bool) {
	e.t.Helper()
	for e.lines.Scan() {
		name, value, _ := strings.Cut(e.lines.Text(), ": ")
		switch name {
		case "id":
			if _, err := fmt.Sscan(value, &event.id); err != nil || event.id < e.before {
				e.t.Fatalf("the id %q follows %d (%v)", value, e.before, err)
			}
			e.before = event.id
		case "event":
			event.kind = value
		case "retry":
			if _, err := fmt.Sscan(value, &e.retry); err != nil {
				e.t.Fatal(err)
			}
		case "data":
			var position shared.StreamPosition
			if err := json.Unmarshal([]byte(value), &event.StreamChange); err != nil {
				e.t.Fatal(err)
			}
			if err := json.Unmarshal([]byte(value), &position); err != nil {
				e.t.Fatal(err)
			}
			event.gap = position.Gap
		case "":
			return event, true
		}
	}
	return event, false
}

// change skips positions.
func (e *ear) change() told {
	e.t.Helper()
	for {
		event, ok := e.next()
		if !ok {
			e.t.Fatalf("the stream is over: %v", e.lines.Err())
		}
		if event.kind == "change" {
			return event
		}
	}
}

// over waits for the end of the stream, and gives what was heard until then.
func (e *ear) over() (heard []told) {
	e.t.Helper()
	for {
		event, ok := e.next()
		if !ok {
			return heard
		}
		if event.kind == "change" {
			heard = append(heard, event)
		}
	}
}

func TestStreamTellsWhatTheCallerMaySee(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
		address := x.follow()
		x.publishExpense()
		paul, pia, vera := x.listen(address, "paul", ""), x.listen(address, "pia", ""), x.listen(address, "vera", "")
		for _, e := range []*ear{paul, pia, vera} {
			if first, _ := e.next(); first.kind != "position" || first.gap {
				t.Fatalf("it begins with %+v", first)
			}
		}
		x.startExpense("paul")
		x.run([]exchange{{name: "send", as: "paul", method: "POST", path: "/api/v1/tasks/1-1/complete", body: `{"revision":1,"data":{"amount":5}}`, status: 200}})
		for _, e := range []*ear{paul, vera} { // the starter, and who sees all
			started, sent := e.change(), e.change()
			if started.Action != "start" || started.By != "paul" || started.Instance != 1 || started.Workflow != "expense" || sent.Action != "complete" {
				t.Errorf("heard %+v, then %+v", started, sent)
			}
		}
		// Finance hears of it once it was asked, and then may see the start as well.
		for pia.change().Action != "complete" {
		}
	})
}

func TestStreamGoesOnAfterTheLastEvent(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
		address := x.follow()
		x.publishExpense()
		first := x.listen(address, "vera", "")
		x.startExpense("paul")
		heard := first.change()
		_ = first.body.Close()
		x.startExpense("paul")
		x.startExpense("paul")
		again := x.listen(address, "vera", fmt.Sprint(heard.id))
		if begin, _ := again.next(); begin.kind != "position" || begin.gap || begin.id != heard.id {
			t.Errorf("it goes on with %+v after %d", begin, heard.id)
		}
		for _, want := range []int64{2, 3} {
			if got := again.change(); got.Instance != want {
				t.Errorf("heard of instance %d, want %d", got.Instance, want)
			}
		}
		if begin, _ := x.listen(address, "vera", "999999").next(); !begin.gap {
			t.Errorf("after what has not happened it begins with %+v", begin)
		}
	})
}

func TestStreamFollowsRights(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
		address := x.follow()
		x.publishExpense()
		rights := func(revision int, rights string) {
			t.Helper()
			x.run([]exchange{{name: "rights", as: "admin", method: "PUT", path: "/api/v1/workflows/expense/rights",
				body: fmt.Sprintf(`{"revision":%d,"rights":%s}`, revision, rights), status: 200}})
		}
		vera, olga := x.listen(address, "vera", ""), x.listen(address, "olga", "")
		rights(0, `{"see":["user:olga","user:paul"],"start":["user:paul"],"operate":["user:olga"]}`)
		x.startExpense("paul")
		if heard := olga.change(); heard.Action != "rights.change" || heard.Workflow != "expense" || heard.Instance != 0 {
			t.Errorf("olga heard %+v", heard)
		}
		if heard := olga.change(); heard.Action != "start" {
			t.Errorf("olga heard %+v", heard)
		}
		rights(1, `{}`)
		if heard := vera.change(); heard.Action != "rights.change" {
			t.Errorf("vera heard %+v of what was not hers to see", heard)
		}
	})
}

// Whoever may listen no more is let go at the next look, and whoever has changed
// hears what they may hear now.
func TestStreamAsksAgain(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
		address := x.follow()
		x.publishExpense()
		signedOut, disabled, moved := x.listen(address, "vera", ""), x.listen(address, "pia", ""), x.listen(address, "paul", "")
		x.run([]exchange{
			{name: "sign out", as: "vera", method: "DELETE", path: shared.PathSession, status: 204},
			{name: "disable", as: "admin", method: "PATCH", path: "/api/v1/users/pia", body: `{"revision":1,"disabled":true}`, status: 200},
			{name: "join finance", as: "admin", method: "PUT", path: "/api/v1/groups/finance/members/paul", body: `{}`, status: 200},
		})
		if heard := signedOut.over(); len(heard) != 0 {
			t.Errorf("who signed out heard %+v", heard)
		}
		if heard := disabled.over(); len(heard) != 0 {
			t.Errorf("who was disabled heard %+v", heard)
		}
		joined, err := x.store.JournalHead(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		// The second look after that has begun after it.
		for looks := 0; looks < 2; {
			look, ok := moved.next()
			if !ok {
				t.Fatal("paul was let go")
			}
			if look.kind == "position" && look.id >= joined {
				looks++
			}
		}
		x.startExpense("dora")
		x.run([]exchange{{name: "send", as: "dora", method: "POST", path: "/api/v1/tasks/1-1/complete", body: `{"revision":1,"data":{"amount":5}}`, status: 200}})
		for moved.change().Action != "complete" { // he may hear of the start: it is his to see now
		}
	})
}

func TestStreamIsRefused(t *testing.T) {
	x := open(t)
	x.run([]exchange{
		{name: "to nobody", method: "GET", path: shared.PathStream, status: 401, code: shared.CodeUnauthenticated},
		{name: "after nonsense", as: "vera", method: "GET", path: shared.PathStream, header: map[string]string{"Last-Event-ID": "x"}, status: 422, code: engine.CodeInvalid},
		{name: "with a filter there is not", as: "vera", method: "GET", path: shared.PathStream + "?all=1", status: 422, code: engine.CodeInvalid},
		{name: "HEAD ends at once", as: "vera", method: "HEAD", path: shared.PathStream, status: 200},
	})
	for {
		if _, err := x.server.Hub.Join("vera", nil); err != nil {
			break
		}
	}
	x.run([]exchange{{name: "in too many places", as: "vera", method: "GET", path: shared.PathStream, status: 429, code: shared.CodeThrottled}})
}

func TestStreamEndsWhenTheServerStops(t *testing.T) {
	x := open(t)
	stopping := make(chan struct{})
	x.server.Stopping = stopping
	e := x.listen(x.follow(), "vera", "")
	if _, ok := e.next(); !ok {
		t.Fatal("it has not begun")
	}
	close(stopping)
	e.over()
	if e.retry < 1000 || e.retry > 5000 {
		t.Errorf("they are to come back after %d ms", e.retry)
	}
	for x.server.Hub.Count() > 0 { // its end reaches the hub a moment later
		time.Sleep(time.Millisecond)
	}
}

// In HTTP/2 a deadline ends a stream even when nothing is sent: it must not stay.
func TestStreamGoesOnInHTTP2(t *testing.T) {
	x := open(t, tls)
	x.server.pace = pace{asking: 1500 * time.Millisecond, unchecked: time.Minute, taking: time.Second}
	server := httptest.NewUnstartedServer(x.echo)
	server.EnableHTTP2 = true
	server.Config.ReadTimeout, server.Config.WriteTimeout = time.Second, time.Second
	server.StartTLS()
	ctx, stop := context.WithCancel(t.Context())
	t.Cleanup(func() { stop(); server.Close() })
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, server.URL+shared.PathStream, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.AddCookie(&http.Cookie{Name: cookieName(true), Value: x.cookie("vera")})
	w, err := server.Client().Do(r)
	if err != nil || w.ProtoMajor != 2 {
		t.Fatalf("%v %v", w, err)
	}
	defer func() { _ = w.Body.Close() }()
	e := &ear{t: t, body: w.Body, lines: bufio.NewScanner(w.Body)}
	for range 3 { // the first at once, the others after longer than any of the times above
		if event, ok := e.next(); !ok || event.kind != "position" {
			t.Fatalf("the stream is over after %+v: %v", event, e.lines.Err())
		}
	}
}

// pipes are connections that hold nothing: what is not read is not written.
type pipes struct {
	coming chan net.Conn
	over   chan struct{}
}

func (p *pipes) Accept() (net.Conn, error) {
	select {
	case c := <-p.coming:
		return c, nil
	case <-p.over:
		return nil, net.ErrClosed
	}
}

func (p *pipes) Close() error   { close(p.over); return nil }
func (p *pipes) Addr() net.Addr { return &net.TCPAddr{} }

// Whoever does not read is let go, and their place is free again.
func TestStreamLetsSlowReadersGo(t *testing.T) {
	x := open(t)
	x.server.pace.taking = 20 * time.Millisecond
	line := &pipes{coming: make(chan net.Conn), over: make(chan struct{})}
	server := &http.Server{Handler: x.echo}
	go func() { _ = server.Serve(line) }()
	t.Cleanup(func() { _ = server.Close() })
	theirs, ours := net.Pipe()
	line.coming <- ours
	r := x.request(exchange{as: "vera", method: "GET", path: shared.PathStream})
	if err := r.Write(theirs); err != nil {
		t.Fatal(err)
	}
	for x.server.Hub.Count() == 0 {
		time.Sleep(time.Millisecond)
	}
	for x.server.Hub.Count() > 0 { // they never read a byte
		time.Sleep(time.Millisecond)
	}
}

// Where nobody can say whether they may still listen, they may not.
func TestStreamEndsUnchecked(t *testing.T) {
	both(t, func(t *testing.T, x *site) {
		x.server.pace.unchecked = 200 * time.Millisecond
		e := x.listen(x.follow(), "vera", "")
		if _, ok := e.next(); !ok {
			t.Fatal("it has not begun")
		}
		if err := x.store.Close(); err != nil {
			t.Fatal(err)
		}
		e.over()
	})
}

// A caller who is shown what they missed is asked for in between.
func TestStreamIsCheckedWhileCatchingUp(t *testing.T) {
	x := open(t)
	x.publishExpense()
	for name, spoil := range map[string]func(*listener){
		"they may not": func(l *listener) { l.still <- nil },
		"nobody knows": func(l *listener) { l.checked = l.checked.Add(-time.Hour) },
		"another one":  func(l *listener) { l.still <- &store.Caller{Person: engine.Person{Name: "paul"}} },
	} {
		reader, err := x.server.Hub.Join("vera", []string{toReader})
		if err != nil {
			t.Fatal(err)
		}
		w := httptest.NewRecorder()
		r := &request{Context: x.echo.NewContext(httptest.NewRequest(http.MethodGet, shared.PathStream, nil), w), server: x.server}
		r.caller.Person.Name = "vera"
		l := &listener{request: r, reader: reader, line: http.NewResponseController(w), still: make(chan *store.Caller, 1), checked: time.Now()}
		spoil(l)
		if err := l.catchUp(0, true); err == nil || strings.Contains(w.Body.String(), "change") {
			t.Errorf("%s: %v\n%s", name, err, w.Body)
		}
		reader.Leave()
	}
}

// The usual pace keeps the promise: ten seconds at most.
func TestUsualPace(t *testing.T) {
	p := usualPace()
	if p.unchecked+askTimeout > 10*time.Second || p.asking*2 >= p.unchecked {
		t.Errorf("%+v", p)
	}
}
