//go:build !js

package canvas

import (
	"statecraft/app/editor"
	"statecraft/app/editor/action"
	"statecraft/engine"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Canvas stands in where there is no browser, so that pages compile and test
// natively; every method does nothing. The real one is in canvas.go.
type Canvas struct{}

// Mount does nothing here.
func Mount(app.Value, *editor.Editor, Options) *Canvas { return &Canvas{} }

// Refresh does nothing here.
func (c *Canvas) Refresh() {}

// SetOverlay does nothing here.
func (c *Canvas) SetOverlay(*Overlay) {}

// Fit does nothing here.
func (c *Canvas) Fit() {}

// ZoomBy does nothing here.
func (c *Canvas) ZoomBy(float64) {}

// ZoomTo does nothing here.
func (c *Canvas) ZoomTo(float64) {}

// Zoom is always 1 here.
func (c *Canvas) Zoom() float64 { return 1 }

// OnZoom does nothing here.
func (c *Canvas) OnZoom(func(float64)) {}

// BeginAdd does nothing here.
func (c *Canvas) BeginAdd(engine.Kind) {}

// AddAtCentre does nothing here.
func (c *Canvas) AddAtCentre(engine.Kind) {}

// DropAt does nothing here.
func (c *Canvas) DropAt(float64, float64, engine.Kind) {}

// EditName does nothing here.
func (c *Canvas) EditName(string) {}

// Reveal does nothing here.
func (c *Canvas) Reveal(string) {}

// Focus does nothing here.
func (c *Canvas) Focus(string) {}

// Mark does nothing here.
func (c *Canvas) Mark([]string) {}

// SetOthers does nothing here.
func (c *Canvas) SetOthers([]Other) {}

// Perform does nothing here.
func (c *Canvas) Perform(action.ID) bool { return false }

// IsMac is always false here.
func IsMac() bool { return false }

// Close does nothing here.
func (c *Canvas) Close() {}
