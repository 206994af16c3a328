package client

import (
	"encoding/json"
	"errors"

	"statecraft/engine"
	"statecraft/shared"
)

// CodeOffline says the server was not reached; nothing is known about what it
// did.
const CodeOffline engine.Code = "offline"

// CodeStopped says the caller gave up waiting.
const CodeStopped engine.Code = "stopped"

// Problem is a refusal of the server with everything it tells besides. What was
// refused and why is the *engine.Error it unwraps to.
type Problem struct {
	Refusal *engine.Error
	Status  int // of the answer
	// Request is the id to quote when asking for help; empty where something
	// between page and server has answered.
	Request string
	// Changes are those made to a draft since the revision a save was based on.
	Changes []shared.DraftChange
	// SignOff is the decision that was there before the one refused.
	SignOff *shared.SignOff
}

// Error is the one sentence for people.
func (p *Problem) Error() string { return p.Refusal.Error() }

// Unwrap gives the refusal itself.
func (p *Problem) Unwrap() error { return p.Refusal }

// ProblemOf gives what the server told beside an error. Of an error that is not
// from there nothing is known: the answer is empty, never nil.
func ProblemOf(err error) *Problem {
	var p *Problem
	if errors.As(err, &p) {
		return p
	}
	return &Problem{}
}

// problemFrom makes the error of an answer that is not a success.
func problemFrom(got response) *Problem {
	var p shared.ProblemDocument
	if err := json.Unmarshal(got.body, &p); err != nil || p.Code == "" {
		return &Problem{Refusal: fallback(got.status), Status: got.status, Request: got.id}
	}
	message := p.Detail
	if message == "" {
		message = p.Title
	}
	return &Problem{
		Refusal: &engine.Error{
			Code: p.Code, Message: message,
			State: p.State, Transition: p.Transit, Field: p.Field,
			Line: p.Line, Column: p.Column, Problems: p.Problems,
		},
		Status: got.status, Request: p.Request, Changes: p.Changes, SignOff: p.SignOff,
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
