package auth

import (
	"context"
	"strings"
	"time"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

// CreateKey makes an API key for the caller, whose secret is shown this once.
func (a *Auth) CreateKey(ctx context.Context, caller store.Caller, c shared.CreateKey) (*shared.CreatedKey, error) {
	secret := shared.KeyPrefix + secret()
	key, err := a.store.CreateKey(ctx, caller, store.NewKey{CreateKey: c, Hash: hashOf(secret), Demo: a.demo}, a.moment())
	if err != nil {
		return nil, err
	}
	return &shared.CreatedKey{APIKey: *key, Secret: secret}, nil
}

// Key finds out who calls by the secret of an API key. Whatever is wrong with it,
// the answer is the same. Guesses count for their address, past the limit no key
// is heard from there; keys that were good once are no guesses, so a program
// nobody thought of when they were revoked shuts nobody out.
func (a *Auth) Key(ctx context.Context, address, secret string) (store.Caller, error) {
	now := a.moment()
	address = network(address)
	if err := a.guesses.check(address, now); err != nil {
		a.throttled.Add(1)
		return store.Caller{}, err
	}
	if !strings.HasPrefix(secret, shared.KeyPrefix) {
		secret = "" // the hash of nothing is no key's
	}
	found, err := a.store.Key(ctx, hashOf(secret), a.demo, now)
	switch engine.CodeOf(err) {
	case "":
	case shared.CodeNotFound:
		_ = a.guesses.take(address, now) // refused either way
		return store.Caller{}, a.badKey()
	case shared.CodeUnauthenticated:
		return store.Caller{}, a.badKey()
	default:
		return store.Caller{}, err
	}
	return found.Caller(), a.touchKey(ctx, found, now)
}

func (a *Auth) badKey() error {
	a.wrong.Add(1)
	return &engine.Error{Code: shared.CodeUnauthenticated, Message: "This API key is unknown, or good no longer. Make a new one on the page, and send it as Authorization: Bearer " + shared.KeyPrefix + "…"}
}

func (a *Auth) touchKey(ctx context.Context, k *store.UsedKey, now time.Time) error {
	if now.Sub(k.UsedAt) < touchEvery {
		return nil
	}
	return passable(a.store.TouchKey(ctx, k.ID, now, touchEvery))
}

// passable lets requests go on where it could not be written down that they were
// made: with a full disk one can still read.
func passable(err error) error {
	if engine.CodeOf(err) == shared.CodeUnavailable {
		return nil
	}
	return err
}
