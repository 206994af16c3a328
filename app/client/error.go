package client

import (
	"encoding/json"

	"statecraft/engine"
	"statecraft/shared"
)

// CodeOffline says the server was not reached; nothing is known about what it
// did.
const CodeOffline engine.Code = "offline"

// CodeStopped says the caller gave up waiting.
const CodeStopped engine.Code = "stopped"

// errorFrom makes the error of an answer that is not a success.
func errorFrom(status int, body []byte) *engine.Error {
	var p shared.ProblemDocument
	if err := json.Unmarshal(body, &p); err != nil || p.Code == "" {
		return fallback(status)
	}
	message := p.Detail
	if message == "" {
		message = p.Title
	}
	return &engine.Error{
		Code: p.Code, Message: message,
		State: p.State, Transition: p.Transit, Field: p.Field,
		Line: p.Line, Column: p.Column, Problems: p.Problems,
	}
}

// fallback serves answers that something between page and server gave.
func fallback(status int) *engine.Error {
	switch {
	case status == 401:
		return &engine.Error{Code: shared.CodeUnauthenticated, Message: "Your session has ended. Sign in to go on."}
	case status == 404:
		return &engine.Error{Code: shared.CodeNotFound, Message: "There is nothing here, or it is not for you."}
	case status == 502 || status == 503 || status == 504:
		return &engine.Error{Code: shared.CodeUnavailable, Message: "The server is not ready. Try again in a moment."}
	}
	return &engine.Error{Code: engine.CodeInternal, Message: "The server gave an answer this page does not understand. Reload the page."}
}
