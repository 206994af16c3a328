package auth

import (
	"context"
	"strings"
	"sync/atomic"
	"time"

	"github.com/alexedwards/argon2id"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

// Options say how people sign in.
type Options struct {
	Store *store.Store
	// Now is the clock.
	Now func() time.Time
	// Demo lets the one-time key sign in as DemoAdministrator, and lets them act
	// as anybody.
	Demo bool
	// Params of argon2id; StrongParams except in tests.
	Params argon2id.Params
}

// Auth proves who calls.
type Auth struct {
	store     *store.Store
	now       func() time.Time
	demo      bool
	passwords *Passwords
	accounts  *throttle
	addresses *throttle
	guesses   *throttle // of API keys, by address

	recognised recognised

	wrong, throttled atomic.Uint64
}

// DemoAdministrator is whom the one-time key signs in as in demo mode.
const DemoAdministrator = "admin"

// Tries to sign in that are heard within the window. Many people may share an
// address.
const (
	triesPerAccount = 10
	triesPerAddress = 100
	throttleWindow  = 15 * time.Minute
)

// New prepares signing in.
func New(o Options) (*Auth, error) {
	passwords, err := NewPasswords(o.Params)
	if err != nil {
		return nil, err
	}
	return &Auth{
		store: o.Store, now: o.Now, demo: o.Demo, passwords: passwords,
		accounts:  newThrottle(triesPerAccount, throttleWindow),
		addresses: newThrottle(triesPerAddress, throttleWindow),
		guesses:   newThrottle(triesPerAddress, throttleWindow),
	}, nil
}

// Demo tells whether this is demo mode.
func (a *Auth) Demo() bool { return a.demo }

// Refused counts tries to sign in or to call with a key since the start: those
// that were wrong, and those that were not heard because there were too many.
func (a *Auth) Refused() (wrong, throttled uint64) { return a.wrong.Load(), a.throttled.Load() }

// moment is the time of a request, as fine as databases keep it.
func (a *Auth) moment() time.Time { return a.now().UTC().Truncate(time.Microsecond) }

// SignIn begins a session for who knows the user's password, and gives the
// secret the browser holds. Every wrong try gets the same answer, whatever was
// wrong with it. A one-time password asks for one of the user's choice, which
// replaces it.
func (a *Auth) SignIn(ctx context.Context, from From, in shared.SignIn) (string, error) {
	user := strings.ToLower(strings.TrimSpace(in.User))
	now := a.moment()
	if err := a.hear(a.addresses, network(from.Address), now); err != nil {
		return "", err
	}
	credential, err := a.prove(ctx, user, in.Password, now)
	if err != nil {
		return "", err
	}
	secret, session := a.newSession(user, from, now)
	session.Proof = credential.Hash
	if session.Chosen, err = a.chosen(ctx, credential, in); err != nil {
		return "", err
	}
	err = a.store.CreateSession(ctx, session)
	switch engine.CodeOf(err) {
	case "":
		a.accounts.forget(user)
	case shared.CodeNotFound, shared.CodeConflict: // disabled, or another password, in this moment
		return "", a.wrongPassword()
	}
	return secret, err
}

// hear counts a try, and refuses those that are too many.
func (a *Auth) hear(t *throttle, name string, now time.Time) error {
	err := t.take(name, now)
	if err != nil {
		a.throttled.Add(1)
	}
	return err
}

// prove finds out whether a password is the user's, slowly.
func (a *Auth) prove(ctx context.Context, user, password string, now time.Time) (store.Credential, error) {
	if err := a.hear(a.accounts, user, now); err != nil {
		return store.Credential{}, err
	}
	var credential store.Credential // of nobody
	if shared.ValidName(user) {
		var err error
		if credential, err = a.store.Credential(ctx, user, now); err != nil {
			return store.Credential{}, err
		}
	}
	matches, err := a.passwords.Matches(ctx, password, credential.Hash)
	if err == nil && !matches {
		err = a.wrongPassword()
	}
	return credential, err
}

func (a *Auth) wrongPassword() error {
	a.wrong.Add(1)
	return &engine.Error{Code: shared.CodeUnauthenticated, Message: "User and password do not fit together. Check both and try again."}
}

// chosen is the hash of the password that replaces a one-time one; empty where
// there is nothing to replace.
func (a *Auth) chosen(ctx context.Context, credential store.Credential, in shared.SignIn) (string, error) {
	const field = "newPassword"
	switch {
	case !credential.OneTime && in.NewPassword == "":
		return "", nil
	case !credential.OneTime:
		return "", &engine.Error{Code: engine.CodeInvalid, Field: field, Message: "Your password is your own already. Sign in with it; then it can be changed."}
	case in.NewPassword == "":
		return "", &engine.Error{Code: shared.CodeNewPassword, Field: field, Message: "This password was given to you for once. Choose your own, and sign in with both."}
	case in.NewPassword == in.Password:
		return "", &engine.Error{Code: engine.CodeInvalid, Field: field, Message: "This is the password you were given. Choose another one."}
	}
	return a.passwords.Hash(ctx, field, in.NewPassword)
}
