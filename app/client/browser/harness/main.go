//go:build js

// Package main is a page with nothing but the client on it, for the tests of
// package browser. "?alone" takes the browser's locks away. Tests make calls and
// look at what was heard through window.harness.
package main

import (
	"context"
	"encoding/json"
	"strings"
	"syscall/js"

	"statecraft/app/client"
	"statecraft/app/client/stream"
	"statecraft/shared"
)

// result is what came of a call.
type result struct {
	Rows    int
	Next    string
	Problem string
	Request string
}

func main() {
	window := js.Global()
	if strings.Contains(window.Get("location").Get("search").String(), "alone") {
		window.Get("Object").Call("defineProperty", window.Get("navigator"), "locks", map[string]any{"value": nil})
	}
	heard, results, calls := []stream.News{}, []result{}, []client.Called{}
	stop := stream.Listen(func(n stream.News) { heard = append(heard, n) })
	client.OnCalled(func(c client.Called) {
		c.Took = 0
		calls = append(calls, c)
	})
	attempt := client.Once(context.Background(), client.NewAttempt())
	harness := window.Get("Object").New()
	tell := func(name string, what func() any) {
		expose(harness, name, func() any {
			text, err := json.Marshal(what())
			if err != nil {
				panic(err)
			}
			return string(text)
		})
	}
	tell("heard", func() any { return heard })
	tell("results", func() any { return results })
	tell("calls", func() any { return calls })
	expose(harness, "signIn", func() any { client.SignedIn(); return nil })
	expose(harness, "signOut", func() any {
		window.Call("dispatchEvent", window.Get("CustomEvent").New(client.EventSignIn))
		return nil
	})
	expose(harness, "stop", func() any { stop(); return nil })
	// do makes a call, which blocks, beside the page.
	do := func(name string, call func() result) {
		expose(harness, name, func() any {
			go func() { results = append(results, call()) }()
			return nil
		})
	}
	do("tasks", func() result {
		list, next, err := client.Tasks(context.Background(), client.TaskFilter{View: shared.TasksGroups, Text: "ä"})
		return resultOf(len(list), next, err)
	})
	do("sign", func() result {
		_, err := client.CompleteTask(attempt, "1-1", shared.CompleteTask{Revision: 1, Notes: "grün"})
		return resultOf(0, "", err)
	})
	do("remove", func() result { return resultOf(0, "", client.DeleteWorkflow(context.Background(), "expense", 4)) })
	do("leave", func() result { client.Leave("expense", "a-tab"); return result{} })
	window.Set("harness", harness)
	select {}
}

func resultOf(rows int, next string, err error) result {
	r := result{Rows: rows, Next: next, Request: client.ProblemOf(err).Request}
	if err != nil {
		r.Problem = err.Error()
	}
	return r
}

func expose(object js.Value, name string, f func() any) {
	object.Set(name, js.FuncOf(func(js.Value, []js.Value) any { return f() }))
}
