package stream

import (
	"context"
	"encoding/json"
	"syscall/js"
	"time"

	"statecraft/app/client"
	"statecraft/engine"
	"statecraft/shared"
)

const (
	// together is how long what comes is gathered before it is told.
	together = 150 * time.Millisecond
	// ticking is how often a tab looks whether its line is dead.
	ticking = 15 * time.Second
	// name is what tabs know the lock and the channel by.
	name = "statecraft-stream"
)

// Listen has f hear the news until stop is called. f is called by one goroutine,
// one after another, and everything else waits for it: it dispatches what takes
// longer. Listen is for pages with somebody signed in; a session that ends
// meanwhile is waited for. Each call counts as a tab of its own, so one that lasts
// as long as the page should come first.
func Listen(f func(News)) (stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	l := &listener{ctx: ctx, tell: f, inputs: make(chan func(), 64)}
	l.ticker = time.NewTicker(ticking)
	go l.run()
	l.do(l.start)
	return cancel
}

// listener carries out what a tab decides. Everything of it happens in run, one
// thing after another: what the browser calls back only hands over.
type listener struct {
	ctx    context.Context
	tell   func(News)
	inputs chan func()

	tab      tab
	gathered gathered
	due      <-chan time.Time // when to tell what is gathered; nil: nothing is
	ticker   *time.Ticker
	channel  *handle // to the other tabs
	source   *handle // of the stream; nil: there is none
	release  []func()
}

func (l *listener) run() {
	defer l.finish()
	for {
		select {
		case <-l.ctx.Done():
			return
		case do := <-l.inputs:
			do()
		case <-l.due:
			l.due = nil
			if news, ok := l.gathered.take(); ok {
				l.tell(news)
			}
		case <-l.ticker.C:
			l.act(l.tab.tick(time.Now()))
		}
	}
}

// do has something happen in run.
func (l *listener) do(f func()) {
	select {
	case l.inputs <- f:
	case <-l.ctx.Done():
	}
}

func (l *listener) start() {
	window := js.Global()
	if class := window.Get("BroadcastChannel"); class.Truthy() {
		l.channel = &handle{value: class.New(name)}
		l.channel.on("message", func(event js.Value) {
			if m, ok := readMessage(event.Get("data").String()); ok {
				l.do(func() {
					l.gather(m)
					l.act(l.tab.told(m, time.Now()))
				})
			}
		})
	}
	page := &handle{value: window}
	l.release = append(l.release, page.release)
	page.on(client.EventSignIn, func(js.Value) { l.do(func() { l.act(l.tab.leave()) }) })
	page.on(client.EventSignedIn, func(js.Value) { l.do(func() { l.act(l.tab.enter(time.Now())) }) })
	page.on("pagehide", func(js.Value) { l.do(func() { l.act(l.tab.look(time.Now(), false)) }) })
	page.on("pageshow", func(js.Value) { l.do(func() { l.act(l.tab.look(time.Now(), true)) }) })
	if locks := window.Get("navigator").Get("locks"); locks.Truthy() && l.channel != nil {
		l.release = append(l.release, takeTurn(locks, func() { l.do(func() { l.act(l.tab.gotTurn(time.Now())) }) }))
		l.say(message{Asks: true})
		return
	}
	// Without locks nobody could say which tab it is. Then only a tab that is
	// looked at has a line.
	looks := func() { l.act(l.tab.look(time.Now(), !window.Get("document").Get("hidden").Bool())) }
	page.on("visibilitychange", func(js.Value) { l.do(looks) })
	looks()
	l.act(l.tab.gotTurn(time.Now()))
}

// finish gives back everything, the turn first: another tab may wait for it.
func (l *listener) finish() {
	for _, release := range l.release {
		release()
	}
	l.ticker.Stop()
	l.disconnect()
	if l.channel != nil {
		l.channel.value.Call("close")
		l.channel.release()
	}
}

func (l *listener) act(acts []act) {
	for _, a := range acts {
		switch a.deed {
		case connect:
			l.connect()
		case disconnect:
			l.disconnect()
		case askLater:
			time.AfterFunc(a.wait, l.ask)
		}
		if a.tell != nil {
			l.gather(*a.tell)
			l.say(*a.tell)
		}
	}
}

// gather keeps a message for the next news.
func (l *listener) gather(m message) {
	l.gathered.add(m)
	if l.gathered.fresh && l.due == nil {
		l.due = time.After(together)
	}
}

// say tells the other tabs. Each gathers for itself: the browser slows down the
// clocks of tabs nobody looks at, and this may be one.
func (l *listener) say(m message) {
	if l.channel != nil {
		l.channel.value.Call("postMessage", m.text())
	}
}

func (l *listener) connect() {
	source := &handle{value: js.Global().Get("EventSource").New(shared.PathStream)}
	l.source = source
	// What a line says after another one has taken its place does not count.
	now := func(f func()) {
		l.do(func() {
			if l.source == source {
				f()
			}
		})
	}
	source.on("position", func(event js.Value) {
		var p shared.StreamPosition
		if json.Unmarshal([]byte(event.Get("data").String()), &p) == nil {
			now(func() { l.act(l.tab.position(p, time.Now())) })
		}
	})
	source.on("change", func(event js.Value) {
		var c shared.StreamChange
		if json.Unmarshal([]byte(event.Get("data").String()), &c) == nil {
			now(func() { l.act(l.tab.change(c, time.Now())) })
		}
	})
	source.on("error", func(js.Value) {
		closed := js.Global().Get("EventSource").Get("CLOSED")
		refused := source.value.Get("readyState").Equal(closed)
		now(func() { l.act(l.tab.broken(refused)) })
	})
}

func (l *listener) disconnect() {
	if l.source == nil {
		return
	}
	l.source.value.Call("close")
	l.source.release()
	l.source = nil
}

// ask finds out whether somebody is signed in: a stream that is refused does not
// say why.
func (l *listener) ask() {
	if l.ctx.Err() != nil {
		return
	}
	a := somebody
	switch _, err := client.Me(l.ctx); engine.CodeOf(err) {
	case "":
	case shared.CodeUnauthenticated:
		a = nobody
	default:
		a = unknown
	}
	l.do(func() { l.act(l.tab.answered(a, time.Now())) })
}
