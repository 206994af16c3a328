package auth

import (
	"context"
	"fmt"
	"time"
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
	// turns are held while hashing, waiting by those who hash or wait for a turn.
	turns, waiting chan struct{}
}

// StrongParams is what passwords are hashed with: about a tenth of a second and
// 46 MiB each. The lanes are fixed, so the hash does not depend on the machine.
func StrongParams() argon2id.Params {
	return argon2id.Params{Memory: 46 * 1024, Iterations: 2, Parallelism: 1, SaltLength: 16, KeyLength: 32}
}

// Hashing takes memory and time: so many at once, and so many who wait for that,
// not for long. Who comes after is told to come back.
const (
	passwordsAtOnce   = 4
	passwordsWaiting  = 64
	longestForHashing = 10 * time.Second
)

// NewPasswords prepares hashing with these parameters.
func NewPasswords(params argon2id.Params) (*Passwords, error) {
	decoy, err := argon2id.CreateHash("nobody has this password", &params)
	if err != nil {
		return nil, fmt.Errorf("prepare password hashing: %w", err)
	}
	return &Passwords{params: params, decoy: decoy, turns: make(chan struct{}, passwordsAtOnce), waiting: make(chan struct{}, passwordsWaiting)}, nil
}

// Lengths of a password that is accepted. The upper bound keeps hashing short.
const (
	shortestPassword = 10
	longestPassword  = 256
)

// Hash gives what is stored of a new password, or says why what the field holds is
// refused.
func (p *Passwords) Hash(ctx context.Context, field, password string) (string, error) {
	if n := utf8.RuneCountInString(password); n < shortestPassword || n > longestPassword {
		return "", &engine.Error{Code: engine.CodeInvalid, Field: field,
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
	busy := &engine.Error{Code: shared.CodeOverloaded, Message: "Too many passwords are looked at right now. Try again in a moment."}
	select {
	case p.waiting <- struct{}{}:
	default:
		return nil, busy
	}
	ctx, cancel := context.WithTimeout(ctx, longestForHashing)
	defer cancel()
	select {
	case p.turns <- struct{}{}:
		return func() { <-p.turns; <-p.waiting }, nil
	case <-ctx.Done():
		<-p.waiting
		return nil, busy
	}
}
