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
	"statecraft/app/editor/action"
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
	Told      []string // and refused
	Opened    []string
	Performed []string // by the page
}

func main() {
	query := js.Global().Get("location").Get("search").String()
	s := &seen{}
	e := editor.New(sample(query))
	mount := func() *canvas.Canvas {
		return canvas.Mount(app.Window().GetElementByID("canvas"), e, canvas.Options{
			ReadOnly: strings.Contains(query, "read-only"),
			OnOpen:   func(id string) { s.Opened = append(s.Opened, id) },
			Problems: func() map[string]int { return problems(e.Workflow()) },
			Overlay:  overlay(query),
			Announce: func(text string) { s.Said = append(s.Said, text) },
			Told:     func(text string) { s.Told = append(s.Told, text) },
			Refused:  func(err error) { s.Told = append(s.Told, err.Error()) },
			Perform: func(id action.ID) bool {
				s.Performed = append(s.Performed, string(id))
				return true
			},
		})
	}
	c := mount()
	harness := js.Global().Get("Object").New()
	expose(harness, "mount", func([]js.Value) any {
		c.Close()
		c = mount()
		return nil
	})
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
	expose(harness, "perform", func(args []js.Value) any { return c.Perform(action.ID(args[0].String())) })
	expose(harness, "mark", func(args []js.Value) any {
		c.Mark(strings.Fields(args[0].String()))
		return nil
	})
	expose(harness, "focus", func(args []js.Value) any {
		c.Focus(args[0].String())
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
