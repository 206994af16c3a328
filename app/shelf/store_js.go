package shelf

import (
	"errors"
	"fmt"
	"runtime/debug"
	"syscall/js"
)

// database is a store in the browser's IndexedDB.
type database struct {
	name    string
	db      js.Value
	err     error // why there is none
	opening bool
	queue   []func() // until it is open, or cannot be opened
}

// objects is the name of the one list of values in it.
const objects = "shelf"

var (
	errNoDatabase = errors.New("the browser has no database for this page")
	errRefused    = errors.New("the browser's database has refused")
)

func newStore(name string) store { return &database{name: name} }

// opened calls f once the database is open, or is known not to open.
func (d *database) opened(f func()) {
	if d.err != nil || d.db.Truthy() {
		f()
		return
	}
	d.queue = append(d.queue, f)
	if d.opening {
		return
	}
	d.opening = true
	err := attempt(func() {
		request := js.Global().Get("indexedDB").Call("open", d.name, 1)
		var h handlers
		h.on(request, "upgradeneeded", func() { request.Get("result").Call("createObjectStore", objects) })
		h.last(request, "success", func() { d.settle(request.Get("result"), nil) })
		h.last(request, "error", func() { d.settle(js.Undefined(), errNoDatabase) })
	})
	if err != nil {
		d.settle(js.Undefined(), err)
	}
}

func (d *database) settle(db js.Value, err error) {
	d.db, d.err, d.opening = db, err, false
	if err == nil {
		// Another tab may want to delete it, a person may clear it: it is opened again
		// when it is needed.
		var h handlers
		h.last(db, "versionchange", func() {
			db.Call("close")
			d.db = js.Undefined()
		})
		h.last(db, "close", func() { d.db = js.Undefined() })
	}
	waiting := d.queue
	d.queue = nil
	for _, f := range waiting {
		f()
	}
}

// transaction does something with the values and answers when all of it is done.
func (d *database) transaction(mode string, do func(values js.Value), answer func(error)) {
	d.opened(func() {
		if d.err != nil {
			d.later(func() { answer(d.err) })
			return
		}
		err := attempt(func() {
			t := d.db.Call("transaction", objects, mode)
			do(t.Call("objectStore", objects))
			var h handlers
			h.last(t, "complete", func() { answer(nil) })
			h.last(t, "abort", func() { answer(errRefused) })
		})
		if err != nil {
			d.later(func() { answer(err) })
		}
	})
}

func (d *database) write(b batch, answer func(error)) {
	d.transaction("readwrite", func(values js.Value) {
		for key, e := range b {
			if e.gone {
				values.Call("delete", key)
				continue
			}
			data := js.Global().Get("Uint8Array").New(len(e.data))
			js.CopyBytesToJS(data, e.data)
			values.Call("put", data, key)
		}
	}, answer)
}

func (d *database) read(key string, answer func([]byte, bool, error)) {
	var request js.Value
	d.transaction("readonly", func(values js.Value) { request = values.Call("get", key) }, func(err error) {
		if err != nil || !request.Get("result").Truthy() {
			answer(nil, false, err)
			return
		}
		data := make([]byte, request.Get("result").Length())
		js.CopyBytesToGo(data, request.Get("result"))
		answer(data, true, nil)
	})
}

func (d *database) keys(prefix string, answer func([]string, error)) {
	var request js.Value
	d.transaction("readonly", func(values js.Value) {
		request = values.Call("getAllKeys", js.Global().Get("IDBKeyRange").Call("bound", prefix, prefix+"\uffff"))
	}, func(err error) {
		if err != nil {
			answer(nil, err)
			return
		}
		keys := make([]string, request.Get("result").Length())
		for i := range keys {
			keys[i] = request.Get("result").Index(i).String()
		}
		answer(keys, nil)
	})
}

func (d *database) later(f func()) {
	var call js.Func
	call = js.FuncOf(func(js.Value, []js.Value) any {
		call.Release()
		contained(f)
		return nil
	})
	js.Global().Call("setTimeout", call, 0)
}

// handlers are functions on one thing of the database. The last one to be called
// lets go of all of them.
type handlers struct{ funcs []js.Func }

func (h *handlers) on(target js.Value, event string, f func()) {
	heard := js.FuncOf(func(js.Value, []js.Value) any {
		contained(f)
		return nil
	})
	h.funcs = append(h.funcs, heard)
	target.Set("on"+event, heard)
}

// last is for an event after which no other comes.
func (h *handlers) last(target js.Value, event string, f func()) {
	h.on(target, event, func() {
		for _, heard := range h.funcs {
			heard.Release()
		}
		f()
	})
}

// attempt gives what JavaScript throws as an error.
func attempt(f func()) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("%w: %v", errNoDatabase, fault)
		}
	}()
	f()
	return nil
}

// contained keeps a fault in an answer from ending the page.
func contained(f func()) {
	defer func() {
		if fault := recover(); fault != nil {
			js.Global().Get("console").Call("error", fmt.Sprintf("shelf: %v\n%s", fault, debug.Stack()))
		}
	}()
	f()
}
