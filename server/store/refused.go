package store

import (
	"database/sql"
	"errors"

	"statecraft/engine"
	"statecraft/shared"
)

// refused makes one error of everything that is wrong with what was sent in; nil
// where nothing is.
func refused(message string, problems []engine.Problem) error {
	if len(problems) == 0 {
		return nil
	}
	return &engine.Error{Code: engine.CodeInvalid, Message: message, Problems: problems}
}

func problem(code engine.ProblemCode, field, message string) engine.Problem {
	return engine.Problem{Code: code, Severity: engine.SeverityError, Field: field, Message: message}
}

// isMissing tells whether there is no such thing, in the words of the database or
// ours.
func isMissing(err error) bool {
	return errors.Is(err, sql.ErrNoRows) || engine.CodeOf(err) == shared.CodeNotFound
}
