package client

import (
	"syscall/js"
	"time"
)

// announce sends an event to whoever listens on the window.
func announce(name string) {
	js.Global().Call("dispatchEvent", js.Global().Get("CustomEvent").New(name))
}

// announceCall tells that a call is over.
func announceCall(c Called) {
	detail := map[string]any{
		"method": c.Method, "path": c.Path, "status": c.Status, "request": c.Request, "took": c.Took.Milliseconds(),
	}
	js.Global().Call("dispatchEvent", js.Global().Get("CustomEvent").New(EventCalled, map[string]any{"detail": detail}))
}

// OnCalled has f hear of every call of this page once it is over, until stop is
// called. f must not block.
func OnCalled(f func(Called)) (stop func()) {
	return onEvent(EventCalled, func(event js.Value) {
		d := event.Get("detail")
		f(Called{
			Method: d.Get("method").String(), Path: d.Get("path").String(), Status: d.Get("status").Int(),
			Request: d.Get("request").String(), Took: time.Duration(d.Get("took").Int()) * time.Millisecond,
		})
	})
}

// onEvent has f hear of an event on the window until stop is called.
func onEvent(name string, f func(event js.Value)) (stop func()) {
	window := js.Global()
	heard := js.FuncOf(func(_ js.Value, args []js.Value) any {
		f(args[0])
		return nil
	})
	window.Call("addEventListener", name, heard)
	return func() {
		window.Call("removeEventListener", name, heard)
		heard.Release()
	}
}
