package auth

import (
	"context"
	"strings"
	"time"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

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
func (a *Auth) Claim(ctx context.Context, from From, c shared.Claim) (string, error) {
	now := a.moment()
	if err := a.hear(a.addresses, network(from.Address), now); err != nil {
		return "", err
	}
	if a.demo {
		if c.User != "" || c.Password != "" {
			return "", &engine.Error{Code: engine.CodeInvalid, Field: "user", Message: "In demo mode the key alone signs in. Leave out user and password."}
		}
		return a.claim(ctx, from, c.Key, DemoAdministrator, nil, now)
	}
	administrator, err := a.administrator(ctx, c)
	if err != nil {
		return "", err
	}
	return a.claim(ctx, from, c.Key, administrator.Name, administrator, now)
}

func (a *Auth) claim(ctx context.Context, from From, key, user string, administrator *store.NewUser, now time.Time) (string, error) {
	secret, session := a.newSession(user, from, now)
	err := a.store.ClaimFirstKey(ctx, hashOf(key), administrator, session)
	if engine.CodeOf(err) == shared.CodeUnauthenticated {
		a.wrong.Add(1)
	}
	return secret, err
}

func (a *Auth) administrator(ctx context.Context, c shared.Claim) (*store.NewUser, error) {
	name := strings.ToLower(strings.TrimSpace(c.User))
	if !shared.ValidName(name) {
		return nil, &engine.Error{Code: engine.CodeInvalid, Field: "user",
			Message: "A user's name has up to 64 letters, digits, dots, dashes and underscores, and begins and ends with a letter or digit. Choose another one."}
	}
	hash, err := a.passwords.Hash(ctx, "password", c.Password)
	if err != nil {
		return nil, err
	}
	return &store.NewUser{
		User:     shared.User{Name: name, Display: strings.TrimSpace(c.User), Permissions: []shared.PermissionSet{shared.Admin}},
		Password: hash,
	}, nil
}
