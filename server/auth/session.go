package auth

import (
	"context"
	"slices"
	"time"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

// How long a session lasts: without being used, and at most.
const (
	sessionIdle = 7 * 24 * time.Hour
	sessionMost = 30 * 24 * time.Hour
	// touchEvery keeps a page full of requests from writing for each of them.
	touchEvery = 5 * time.Minute
)

func (a *Auth) newSession(user string, now time.Time) (string, store.NewSession) {
	secret := secret()
	return secret, store.NewSession{
		Hash: hashOf(secret), User: user, Demo: a.demo,
		CreatedAt: now, ExpiresAt: now.Add(sessionIdle),
	}
}

// Session is who calls.
type Session struct {
	hash string
	// User is on whose behalf; SignedIn is who really signed in. They differ while
	// acting as somebody else.
	User     shared.User
	SignedIn shared.User
}

// Caller is on whose behalf the store is asked.
func (s *Session) Caller() store.Caller { return callerOf(s.User) }

func callerOf(u shared.User) store.Caller {
	return store.Caller{Person: engine.Person{Name: u.Name, Groups: u.Groups}, Sets: u.Permissions}
}

// signedOut is the one answer to whoever has no session that counts.
func signedOut() error {
	return &engine.Error{Code: shared.CodeUnauthenticated, Message: "Nobody is signed in here, or the session has ended. Sign in, then repeat."}
}

// Session finds out who calls by the secret the browser holds.
func (a *Auth) Session(ctx context.Context, secret string) (*Session, error) {
	if secret == "" {
		return nil, signedOut()
	}
	now := a.moment()
	found, err := a.store.Session(ctx, hashOf(secret), now)
	if engine.CodeOf(err) == shared.CodeNotFound {
		return nil, signedOut()
	}
	if err != nil {
		return nil, err
	}
	// Demo mode lets anybody at the console be anybody; what began there must not
	// be worth anything on the same data elsewhere.
	if found.Demo != a.demo {
		return nil, signedOut()
	}
	if now.Sub(found.SeenAt) >= touchEvery {
		if err := a.prolong(ctx, found, now); err != nil {
			return nil, err
		}
	}
	s := &Session{hash: found.Hash, User: found.User, SignedIn: found.User}
	if found.Acting != nil && a.mayActAs(found.User) {
		s.User = *found.Acting
	}
	return s, nil
}

func (a *Auth) prolong(ctx context.Context, s *store.Session, now time.Time) error {
	expires := now.Add(sessionIdle)
	if most := s.CreatedAt.Add(sessionMost); expires.After(most) {
		expires = most
	}
	err := a.store.TouchSession(ctx, s.Hash, now, expires)
	if engine.CodeOf(err) == shared.CodeConflict {
		return signedOut() // it was ended meanwhile
	}
	return err
}

// SignOut ends a session.
func (a *Auth) SignOut(ctx context.Context, s *Session) error {
	return a.store.EndSession(ctx, s.hash)
}

func (a *Auth) mayActAs(u shared.User) bool {
	return a.demo && slices.Contains(u.Permissions, shared.Admin)
}

// ActAs lets an administrator go on as somebody else, in demo mode; an empty
// name, or their own, ends that.
func (a *Auth) ActAs(ctx context.Context, s *Session, user string) error {
	if !a.mayActAs(s.SignedIn) {
		return &engine.Error{Code: engine.CodeForbidden, Message: "Acting as somebody else is for administrators in demo mode. Sign in as that person instead."}
	}
	if user == s.SignedIn.Name {
		user = ""
	}
	return a.store.ActAs(ctx, s.hash, user)
}

// Others lists whom a session may act as; nil when it may not.
func (a *Auth) Others(ctx context.Context, s *Session) ([]shared.User, error) {
	if !a.mayActAs(s.SignedIn) {
		return nil, nil
	}
	return a.store.People(ctx, callerOf(s.SignedIn))
}
