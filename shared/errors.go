package shared

import "statecraft/engine"

// Error is the one error type on both sides of the wire.
type Error = engine.Error

// Codes the API adds to those of the engine.
const (
	CodeUnauthenticated engine.Code = "unauthenticated"  // sign in first
	CodeNotFound        engine.Code = "not-found"        // there is none, or not for this caller
	CodeConflict        engine.Code = "conflict"         // somebody else was faster; load again
	CodeStale           engine.Code = "stale"            // If-Match names an older revision; load again
	CodeExists          engine.Code = "exists"           // the key is taken
	CodeTooLarge        engine.Code = "too-large"        // past a size limit
	CodeUnsupported     engine.Code = "unsupported-type" // wrong content type
	CodeMethod          engine.Code = "method-not-allowed"
	CodeCrossSite       engine.Code = "cross-site"  // a write from another site
	CodeThrottled       engine.Code = "throttled"   // too many tries; wait
	CodeOverloaded      engine.Code = "overloaded"  // too much is asked at once; wait
	CodeUnavailable     engine.Code = "unavailable" // try again later
	CodeSyntax          engine.Code = "syntax"      // a text does not parse; line and column say where
)

// ProblemDocument is the body of every answer that is not a success (RFC 9457).
type ProblemDocument struct {
	Type     string           `json:"type"`
	Title    string           `json:"title"`
	Status   int              `json:"status"`
	Detail   string           `json:"detail"`
	Code     engine.Code      `json:"code"`
	Request  string           `json:"request,omitempty"` // id to quote when asking for help
	State    string           `json:"state,omitempty"`
	Transit  string           `json:"transition,omitempty"`
	Field    string           `json:"field,omitempty"`
	Line     int              `json:"line,omitempty"`
	Column   int              `json:"column,omitempty"`
	Problems []engine.Problem `json:"problems,omitempty"`
	// Changes are those made to a draft since the revision a save was based on.
	Changes []DraftChange `json:"changes,omitempty"`
	// SignOff is the decision that was there before the one refused.
	SignOff *SignOff `json:"signOff,omitempty"`
}
