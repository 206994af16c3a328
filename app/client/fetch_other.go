//go:build !js

package client

import (
	"context"

	"statecraft/engine"
)

// fetch has no browser to ask here; the twin in fetch_js.go does the work.
func fetch(context.Context, request, []byte) (response, error) {
	return response{}, &engine.Error{Code: CodeOffline, Message: "The server can only be reached from a browser."}
}

// depart has no browser to ask here.
func depart(request) {}

// awaitSignIn has nobody to ask here.
func awaitSignIn(context.Context) error {
	return &engine.Error{Code: CodeStopped, Message: "Nobody signed in."}
}

// announce has no window to tell.
func announce(string) {}

// OnCalled has no calls to tell of here.
func OnCalled(func(Called)) (stop func()) { return func() {} }
