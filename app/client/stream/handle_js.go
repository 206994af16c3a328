package stream

import "syscall/js"

// handle is something of the browser that calls back, with what it calls.
type handle struct {
	value  js.Value
	events map[string]js.Func
}

// on has f hear of an event.
func (h *handle) on(event string, f func(js.Value)) {
	if h.events == nil {
		h.events = map[string]js.Func{}
	}
	heard := js.FuncOf(func(_ js.Value, args []js.Value) any {
		f(args[0])
		return nil
	})
	h.events[event] = heard
	h.value.Call("addEventListener", event, heard)
}

// release has nobody hear any more.
func (h *handle) release() {
	for event, heard := range h.events {
		h.value.Call("removeEventListener", event, heard)
		heard.Release()
	}
	h.events = nil
}

// takeTurn waits in line for the lock that one tab has at a time, and says when it
// is this one. release gives it up, or leaves the line.
func takeTurn(locks js.Value, mine func()) (release func()) {
	var letGo js.Value // resolves the promise for which the lock is held
	hold := js.FuncOf(func(_ js.Value, args []js.Value) any {
		letGo = args[0]
		return nil
	})
	granted := js.FuncOf(func(js.Value, []js.Value) any {
		held := js.Global().Get("Promise").New(hold)
		mine()
		return held
	})
	var over js.Func
	over = js.FuncOf(func(js.Value, []js.Value) any { // also where it never came to it
		hold.Release()
		granted.Release()
		over.Release()
		return nil
	})
	abort := js.Global().Get("AbortController").New()
	locks.Call("request", name, map[string]any{"signal": abort.Get("signal")}, granted).Call("then", over, over)
	return func() {
		abort.Call("abort")
		if letGo.Truthy() {
			letGo.Invoke()
		}
	}
}
