//go:build js

// Package main is a page with nothing but a shelf, for the browser tests of package
// shelf: they call window.shelf.
package main

import (
	"syscall/js"

	"statecraft/app/shelf"
)

func main() {
	page := js.Global().Get("Object").New()
	page.Set("failures", 0)
	s := shelf.Open("test", func() { page.Set("failures", page.Get("failures").Int()+1) })
	expose := func(name string, f func(args []js.Value) any) {
		page.Set(name, js.FuncOf(func(_ js.Value, args []js.Value) any { return f(args) }))
	}
	expose("put", func(args []js.Value) any {
		s.Put(args[0].String(), []byte(args[1].String()))
		return nil
	})
	expose("fill", func(args []js.Value) any {
		s.Put(args[0].String(), make([]byte, args[1].Int()))
		return nil
	})
	expose("delete", func(args []js.Value) any {
		s.Delete(args[0].String())
		return nil
	})
	expose("get", func(args []js.Value) any {
		answer := args[1]
		s.Get(args[0].String(), func(data []byte, ok bool) {
			if ok {
				answer.Invoke(string(data))
			} else {
				answer.Invoke(js.Null())
			}
		})
		return nil
	})
	expose("size", func(args []js.Value) any {
		answer := args[1]
		s.Get(args[0].String(), func(data []byte, _ bool) { answer.Invoke(len(data)) })
		return nil
	})
	expose("keys", func(args []js.Value) any {
		answer := args[1]
		s.Keys(args[0].String(), func(keys []string) {
			list := js.Global().Get("Array").New()
			for _, key := range keys {
				list.Call("push", key)
			}
			answer.Invoke(list)
		})
		return nil
	})
	expose("unwritten", func([]js.Value) any { return len(s.Unwritten()) })
	js.Global().Set("shelf", page)
	select {}
}
