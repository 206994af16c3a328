package auth

import (
	"context"
	"fmt"
	"unicode/utf8"

	"github.com/alexedwards/argon2id"

	"statecraft/engine"
	"statecraft/shared"
)

// Passwords hashes and compares passwords with argon2id, a few at a time: each
// takes memory, and whoever sends thousands must not take all of it.
type Passwords struct {
	params argon2id.Params
	// decoy is compared with when there is no such user, so that the answer takes
	// as long as for one who exists.
	decoy string
	turns chan struct{}
}

// StrongParams is what passwords are hashed with: about a tenth of a second and
// 46 MiB each. The lanes are fixed, so the hash does not depend on the machine.
func StrongParams() argon2id.Params {
	return argon2id.Params{Memory: 46 * 1024, Iterations: 2, Parallelism: 1, SaltLength: 16, KeyLength: 32}
}

// passwordsAtOnce bounds the memory that hashing takes.
const passwordsAtOnce = 4

// NewPasswords prepares hashing with these parameters.
func NewPasswords(params argon2id.Params) (*Passwords, error) {
	decoy, err := argon2id.CreateHash("nobody has this password", &params)
	if err != nil {
		return nil, fmt.Errorf("prepare password hashing: %w", err)
	}
	return &Passwords{params: params, decoy: decoy, turns: make(chan struct{}, passwordsAtOnce)}, nil
}

// Lengths of a password that is accepted. The upper bound keeps hashing short.
const (
	shortestPassword = 10
	longestPassword  = 256
)

// Hash gives what is stored of a new password, or says why it is refused.
func (p *Passwords) Hash(ctx context.Context, password string) (string, error) {
	if n := utf8.RuneCountInString(password); n < shortestPassword || n > longestPassword {
		return "", &engine.Error{Code: engine.CodeInvalid, Field: "password",
			Message: fmt.Sprintf("A password has %d to %d characters. Choose a longer or shorter one.", shortestPassword, longestPassword)}
	}
	release, err := p.turn(ctx)
	if err != nil {
		return "", err
	}
	defer release()
	return argon2id.CreateHash(password, &p.params)
}

// Matches tells whether the password is the one hashed. An empty hash matches
// nothing, and takes as long to find out.
func (p *Passwords) Matches(ctx context.Context, password, hash string) (bool, error) {
	if utf8.RuneCountInString(password) > longestPassword {
		password = ""
	}
	release, err := p.turn(ctx)
	if err != nil {
		return false, err
	}
	defer release()
	known := hash != ""
	if !known {
		hash = p.decoy
	}
	matches, err := argon2id.ComparePasswordAndHash(password, hash)
	return matches && known, err
}

func (p *Passwords) turn(ctx context.Context) (release func(), err error) {
	select {
	case p.turns <- struct{}{}:
		return func() { <-p.turns }, nil
	case <-ctx.Done():
		return nil, &engine.Error{Code: shared.CodeUnavailable, Message: "Too many people sign in right now. Try again in a moment."}
	}
}
