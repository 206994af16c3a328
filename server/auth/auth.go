package auth

import (
	"context"
	"regexp"
	"strings"
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
	}, nil
}

// Demo tells whether this is demo mode.
func (a *Auth) Demo() bool { return a.demo }

// moment is the time of a request, as fine as databases keep it.
func (a *Auth) moment() time.Time { return a.now().UTC().Truncate(time.Microsecond) }

// SignIn begins a session for who knows the user's password, and gives the
// secret the browser holds. Every wrong try gets the same answer, whatever was
// wrong with it.
func (a *Auth) SignIn(ctx context.Context, address, user, password string) (string, error) {
	user = strings.ToLower(strings.TrimSpace(user))
	now := a.moment()
	if err := a.addresses.take(network(address), now); err != nil {
		return "", err
	}
	if err := a.accounts.take(user, now); err != nil {
		return "", err
	}
	hash, err := a.store.PasswordHash(ctx, user)
	if err != nil {
		return "", err
	}
	matches, err := a.passwords.Matches(ctx, password, hash)
	if err != nil {
		return "", err
	}
	if !matches {
		return "", &engine.Error{Code: shared.CodeUnauthenticated, Message: "User and password do not fit together. Check both and try again."}
	}
	a.accounts.forget(user)
	secret, session := a.newSession(user, now)
	return secret, a.store.CreateSession(ctx, session)
}

// NewFirstKey makes the one-time key the console shows; the one before is void.
func (a *Auth) NewFirstKey(ctx context.Context) (string, error) {
	key := secret()
	return key, a.store.SetFirstKey(ctx, hashOf(key), a.moment())
}

// NeedsFirstKey tells whether the console must show a key: always in demo mode,
// else while nobody can sign in as administrator.
func (a *Auth) NeedsFirstKey(ctx context.Context) (bool, error) {
	if a.demo {
		return true, nil
	}
	administrator, err := a.store.HasAdministrator(ctx)
	return !administrator, err
}

// Claim uses up the one-time key and begins a session: in demo mode as the
// administrator there is, else as the first one, with the name and password of
// the claim.
func (a *Auth) Claim(ctx context.Context, address string, c shared.Claim) (string, error) {
	now := a.moment()
	if err := a.addresses.take(network(address), now); err != nil {
		return "", err
	}
	if a.demo {
		if c.User != "" || c.Password != "" {
			return "", &engine.Error{Code: engine.CodeInvalid, Field: "user", Message: "In demo mode the key alone signs in. Leave out user and password."}
		}
		secret, session := a.newSession(DemoAdministrator, now)
		return secret, a.store.ClaimFirstKey(ctx, hashOf(c.Key), nil, session)
	}
	administrator, err := a.administrator(ctx, c)
	if err != nil {
		return "", err
	}
	secret, session := a.newSession(administrator.Name, now)
	return secret, a.store.ClaimFirstKey(ctx, hashOf(c.Key), administrator, session)
}

// userName is what people may be called: it becomes part of actors ("user:ada")
// and of addresses.
var userName = regexp.MustCompile(`^[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?$`)

func (a *Auth) administrator(ctx context.Context, c shared.Claim) (*store.NewUser, error) {
	name := strings.ToLower(strings.TrimSpace(c.User))
	if !userName.MatchString(name) {
		return nil, &engine.Error{Code: engine.CodeInvalid, Field: "user",
			Message: "A user's name has up to 64 letters, digits, dots, dashes and underscores, and begins and ends with a letter or digit. Choose another one."}
	}
	hash, err := a.passwords.Hash(ctx, c.Password)
	if err != nil {
		return nil, err
	}
	return &store.NewUser{
		User:     shared.User{Name: name, Display: strings.TrimSpace(c.User), Permissions: []shared.PermissionSet{shared.Admin}},
		Password: hash,
	}, nil
}
