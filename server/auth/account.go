package auth

import (
	"context"
	"time"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

// oneTimeLife is how long a password that was given to somebody is good.
const oneTimeLife = 7 * 24 * time.Hour

// CreateUser adds a user, with a one-time password that is shown this once.
func (a *Auth) CreateUser(ctx context.Context, caller store.Caller, c shared.CreateUser) (*shared.OneTimePassword, error) {
	return a.give(ctx, caller, func(p store.NewPassword, now time.Time) (*shared.UserDetail, error) {
		return a.store.CreateUser(ctx, caller, c, p, now)
	})
}

// ResetPassword gives the user with that revision another one-time password, and
// ends their sessions.
func (a *Auth) ResetPassword(ctx context.Context, caller store.Caller, user string, revision int) (*shared.OneTimePassword, error) {
	return a.give(ctx, caller, func(p store.NewPassword, now time.Time) (*shared.UserDetail, error) {
		return a.store.GivePassword(ctx, caller, user, revision, p, now)
	})
}

// give makes a one-time password and has it saved.
func (a *Auth) give(ctx context.Context, caller store.Caller, save func(store.NewPassword, time.Time) (*shared.UserDetail, error)) (*shared.OneTimePassword, error) {
	if !caller.May(shared.ManagePeople) {
		return nil, store.NotFound() // before hashing, which costs
	}
	now := a.moment()
	password := readable()
	hash, err := a.passwords.Hash(ctx, "", password)
	if err != nil {
		return nil, err
	}
	until := now.Add(oneTimeLife)
	user, err := save(store.NewPassword{Hash: hash, Until: until}, now)
	if err != nil {
		return nil, err
	}
	return &shared.OneTimePassword{User: *user, Password: password, Until: until}, nil
}

// SetPassword replaces the password of who has signed in, if they know it. Their
// other sessions end.
func (a *Auth) SetPassword(ctx context.Context, s *Session, p shared.SetPassword) error {
	caller := s.Caller()
	if !caller.InPerson() {
		return store.NotInPerson()
	}
	now := a.moment()
	credential, err := a.prove(ctx, s.User.Name, p.Old, now)
	if engine.CodeOf(err) == shared.CodeUnauthenticated {
		return &engine.Error{Code: engine.CodeInvalid, Field: "old", Message: "This is not your password. Type the one you signed in with."}
	}
	if err != nil {
		return err
	}
	if p.New == p.Old {
		return &engine.Error{Code: engine.CodeInvalid, Field: "new", Message: "This is the password you have. Choose another one."}
	}
	hash, err := a.passwords.Hash(ctx, "new", p.New)
	if err != nil {
		return err
	}
	if err := a.store.ChangePassword(ctx, caller, credential.Hash, hash, s.ID, now); err != nil {
		return err
	}
	a.accounts.forget(s.User.Name)
	return nil
}
