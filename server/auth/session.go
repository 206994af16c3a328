package auth

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode"

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

// From is where a request comes from, for people to recognise their sessions by.
type From struct {
	Address string
	Agent   string // what the browser calls itself
}

// longestAgent is how much is kept of it; anybody may send anything.
const longestAgent = 200

func (f From) agent() string {
	text := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == unicode.ReplacementChar {
			return -1
		}
		return r
	}, f.Agent)
	if runes := []rune(text); len(runes) > longestAgent {
		text = string(runes[:longestAgent])
	}
	return text
}

func (a *Auth) newSession(user string, from From, now time.Time) (string, store.NewSession) {
	secret := secret()
	return secret, store.NewSession{
		Hash: hashOf(secret), ID: newID(), User: user, Demo: a.demo,
		Address: from.Address, Agent: from.agent(),
		CreatedAt: now, ExpiresAt: now.Add(sessionIdle),
	}
}

// Session is who calls.
type Session struct {
	// ID is how people name the session.
	ID string
	// User is on whose behalf; SignedIn is who really signed in. They differ while
	// acting as somebody else.
	User     shared.User
	SignedIn shared.User
}

// Caller is on whose behalf the store is asked.
func (s *Session) Caller() store.Caller {
	c := store.CallerOf(&s.User)
	if s.SignedIn.Name != s.User.Name {
		c.SignedIn = s.SignedIn.Name
	}
	return c
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
	found, err := a.find(ctx, hashOf(secret), now)
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
	return a.session(found), nil
}

// find looks a session up, unless it was here a moment ago.
func (a *Auth) find(ctx context.Context, hash string, now time.Time) (*store.Session, error) {
	changes := a.store.Changes()
	if known := a.recognised.get(hash, changes, now); known != nil {
		return known, nil
	}
	found, err := a.store.Session(ctx, hash, now)
	if err == nil {
		a.recognised.put(found, changes, now)
	}
	return found, err
}

func (a *Auth) session(found *store.Session) *Session {
	s := &Session{ID: found.ID, User: found.User, SignedIn: found.User}
	if found.Acting != nil && a.mayActAs(found.User) {
		s.User = *found.Acting
	}
	return s
}

// StillIn finds out for many at once who calls by the secrets of their sessions
// and keys. Those that are good no longer are left out. Nobody is prolonged by it,
// and it is not for secrets that have not been shown to be good before: wrong ones
// are not counted.
func (a *Auth) StillIn(ctx context.Context, secrets []string) (map[string]store.Caller, error) {
	hashes := make([]string, len(secrets))
	for n, secret := range secrets {
		hashes[n] = hashOf(secret)
	}
	sessions, keys, err := a.store.StillIn(ctx, hashes, a.demo, a.moment())
	callers := make(map[string]store.Caller, len(secrets))
	for n, secret := range secrets {
		if found := sessions[hashes[n]]; found != nil {
			callers[secret] = a.session(found).Caller()
		} else if key := keys[hashes[n]]; key != nil {
			callers[secret] = key.Caller()
		}
	}
	return callers, err
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
	return passable(err)
}

// SignOut ends a session; one that is over changes nothing.
func (a *Auth) SignOut(ctx context.Context, s *Session) error {
	err := a.store.EndSession(ctx, s.Caller(), s.ID, a.moment())
	switch engine.CodeOf(err) {
	case shared.CodeNotFound, shared.CodeConflict:
		return nil
	}
	return err
}

// Sessions lists the sessions of who has signed in, and marks this one.
func (a *Auth) Sessions(ctx context.Context, s *Session) ([]shared.Session, error) {
	list, err := a.store.Sessions(ctx, s.Caller(), s.User.Name, a.moment())
	for n := range list {
		list[n].Current = list[n].ID == s.ID
	}
	return list, err
}

// EndOtherSessions ends every session of who has signed in but this one.
func (a *Auth) EndOtherSessions(ctx context.Context, s *Session) (ended int, err error) {
	return a.store.EndSessions(ctx, s.Caller(), s.User.Name, s.ID, a.moment())
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
	return a.store.ActAs(ctx, store.CallerOf(&s.SignedIn), s.ID, user, a.moment())
}

// Others lists whom a session may act as; nil when it may not.
func (a *Auth) Others(ctx context.Context, s *Session) ([]shared.User, error) {
	if !a.mayActAs(s.SignedIn) {
		return nil, nil
	}
	return a.store.People(ctx, store.CallerOf(&s.SignedIn))
}
