package api

import (
	"net/http"

	"statecraft/engine"
	"statecraft/shared"
)

// unshownError is why something that was done cannot be shown: the data cannot be
// reached any more. Its cause may say that nothing was changed, which is true of
// the looking and not of what was asked for.
type unshownError struct{ cause error }

// unshown tells a caller that what they asked for was done, where the answer
// itself failed through no fault of theirs. Other refusals stay as they are.
func unshown(err error) error {
	switch statusOf(explain(err).Code) {
	case http.StatusServiceUnavailable, http.StatusInternalServerError:
		return &unshownError{err}
	}
	return err
}

func (e *unshownError) Error() string { return e.cause.Error() }

// As gives the caller's side of the error to errors.As.
func (e *unshownError) As(target any) bool {
	told, ok := target.(**engine.Error)
	if ok {
		*told = &engine.Error{Code: shared.CodeUnavailable, Message: "This was done, and what came of it cannot be shown right now. Look at it in a moment; a request with an Idempotency-Key can be repeated as it was."}
	}
	return ok
}

func (e *unshownError) Unwrap() error { return e.cause }
