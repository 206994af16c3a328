package engine

import (
	"errors"
	"strings"
)

// Code is a stable name of something that went wrong. Programs compare codes,
// people read messages.
type Code string

// Codes of refusals by Decide. Packages around the engine add their own.
const (
	CodeActivationClosed Code = "activation-closed" // the work is done or was cancelled
	CodeClaimed          Code = "claimed"           // somebody else has claimed the task
	CodeForbidden        Code = "forbidden"         // this person may not
	CodeInstanceClosed   Code = "instance-closed"   // completed or cancelled
	CodeInvalid          Code = "invalid"           // input that says what to mend
	CodeLeadsNowhere     Code = "leads-nowhere"     // no transition fits (§2)
	CodeNotClaimed       Code = "not-claimed"       // there is nothing to release
	CodeNotesRequired    Code = "notes-required"    // this outcome needs a note
	CodeStarted          Code = "started"           // the instance runs already
	CodeAlreadySigned    Code = "already-signed"    // this person's vote is used
	CodeNotResolved      Code = "not-resolved"      // who is eligible is not known yet
	CodeNotSuspended     Code = "not-suspended"     // there is nothing to resume
	CodeNothingToRetry   Code = "nothing-to-retry"  // no incident there
	CodeOperatorsOnly    Code = "operators-only"    // an operator's command
	CodeSeparated        Code = "separated"         // kept out by four eyes
	CodeSuspended        Code = "suspended"         // an operator stopped the instance
	CodeInternal         Code = "internal"          // a fault of ours
)

// Error is the one error type: a code, a sentence that says what to do next,
// where it went wrong, and, for input that is wrong in several places, every
// problem. It carries nothing that may not be shown to the caller.
type Error struct {
	Code       Code      `json:"code"`
	Message    string    `json:"message"`
	State      string    `json:"state,omitempty"`
	Transition string    `json:"transition,omitempty"`
	Field      string    `json:"field,omitempty"`
	Line       int       `json:"line,omitempty"`   // 1-based, of a text
	Column     int       `json:"column,omitempty"` // 1-based, in bytes
	Problems   []Problem `json:"problems,omitempty"`
}

// Error gives the sentence, followed by the problems one a line.
func (e *Error) Error() string {
	if len(e.Problems) == 0 {
		return e.Message
	}
	var b strings.Builder
	b.WriteString(e.Message)
	for _, p := range e.Problems {
		b.WriteString("\n  ")
		b.WriteString(p.Message)
	}
	return b.String()
}

// CodeOf gives the code of an error: its own where it has one, CodeInternal for
// any other error, "" for nil.
func CodeOf(err error) Code {
	if err == nil {
		return ""
	}
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return CodeInternal
}
