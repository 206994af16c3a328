package client

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"hash/fnv"
)

// attemptKey is under which a context holds the name of an attempt.
type attemptKey struct{}

// NewAttempt names an attempt, for [Once]. No two have the same name.
func NewAttempt() string { return rand.Text() }

// Once has every POST made with the context belong to one attempt of a person to
// get something done: sent again with the same body, it is carried out once, and
// answered as it was the first time. A dialog that can be sent again after the
// line broke makes one name with [NewAttempt] when it opens. Without Once, each
// call is an attempt of its own, which outlasts only signing in again.
func Once(ctx context.Context, attempt string) context.Context {
	return context.WithValue(ctx, attemptKey{}, attempt)
}

// onceFor is the Idempotency-Key of a body. The same attempt with another body is
// another request, and the server wants another key for it.
func onceFor(ctx context.Context, payload []byte) string {
	attempt, ok := ctx.Value(attemptKey{}).(string)
	if !ok {
		attempt = NewAttempt()
	}
	sum := fnv.New64a()
	sum.Write(payload)
	return attempt + "-" + hex.EncodeToString(sum.Sum(nil))
}
