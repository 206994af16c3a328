//go:build js

// Package main is a page with nothing but a canvas on it, for the browser tests
// of package canvas. The address says what it shows: "?sample=expense" and, where
// wanted, "&read-only" or "&running". Tests look at the editor through
// window.harness.
package main

import (
	"encoding/json"
	"strings"
	"syscall/js"

	"statecraft/app/canvas"
	"statecraft/app/editor"
	"statecraft/engine"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// seen is what a test reads.
type seen struct {
	Workflow  *engine.Workflow
	Selection editor.Selection
	Zoom      float64
	Undo      string
	Redo      string
	Said      []string
	Opened    []string
}

func main() {
	query := js.Global().Get("location").Get("search").String()
	s := &seen{}
	e := editor.New(sample(query))
	begun := js.Global().Get("performance").Call("now").Float()
	c := canvas.Mount(app.Window().GetElementByID("canvas"), e, canvas.Options{
		ReadOnly: strings.Contains(query, "read-only"),
		OnOpen:   func(id string) { s.Opened = append(s.Opened, id) },
		Problems: func() map[string]int { return problems(e.Workflow()) },
		Overlay:  overlay(query),
		Announce: func(text string) { s.Said = append(s.Said, text) },
	})
	js.Global().Set("mounted", js.Global().Get("performance").Call("now").Float()-begun)
	harness := js.Global().Get("Object").New()
	expose(harness, "seen", func([]js.Value) any {
		s.Workflow, s.Selection, s.Zoom = e.Workflow(), e.Selection(), c.Zoom()
		s.Undo, s.Redo = e.UndoLabel(), e.RedoLabel()
		text, err := json.Marshal(s)
		if err != nil {
			panic(err)
		}
		return string(text)
	})
	expose(harness, "beginAdd", func(args []js.Value) any {
		c.BeginAdd(engine.Kind(args[0].String()))
		return nil
	})
	expose(harness, "addAtCentre", func(args []js.Value) any {
		c.AddAtCentre(engine.Kind(args[0].String()))
		return nil
	})
	expose(harness, "dropAt", func(args []js.Value) any {
		c.DropAt(args[0].Float(), args[1].Float(), engine.Kind(args[2].String()))
		return nil
	})
	expose(harness, "reveal", func(args []js.Value) any {
		c.Reveal(args[0].String())
		return nil
	})
	expose(harness, "close", func([]js.Value) any {
		c.Close()
		return nil
	})
	js.Global().Set("harness", harness)
	select {}
}

func expose(object js.Value, name string, f func([]js.Value) any) {
	object.Set(name, js.FuncOf(func(_ js.Value, args []js.Value) any { return f(args) }))
}

// problems stands in for the compiler: a state nobody acts in has one problem.
func problems(w *engine.Workflow) map[string]int {
	counts := map[string]int{}
	for i := range w.States {
		if s := &w.States[i]; s.Kind == engine.KindHuman && len(s.Actors) == 0 {
			counts[s.ID]++
		}
	}
	return counts
}
