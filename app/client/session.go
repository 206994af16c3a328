package client

import (
	"context"

	"statecraft/shared"
)

// Me tells who is signed in and what they may do. Unlike the other calls it does
// not ask to sign in: nobody being signed in is an answer.
func Me(ctx context.Context) (shared.Me, error) {
	return call[shared.Me](ctx, request{method: get, path: shared.PathMe, plain: true})
}

// SignIn begins a session.
func SignIn(ctx context.Context, body shared.SignIn) (shared.Me, error) {
	return call[shared.Me](ctx, request{method: post, path: shared.PathSession, body: body, plain: true})
}

// SignOut ends the session.
func SignOut(ctx context.Context) error {
	_, err := call[none](ctx, request{method: del, path: shared.PathSession, plain: true})
	return err
}

// Claim uses the one-time key of the console to become the first administrator.
func Claim(ctx context.Context, body shared.Claim) (shared.Me, error) {
	return call[shared.Me](ctx, request{method: post, path: shared.PathSessionClaim, body: body, plain: true})
}

// ActAs goes on as another person, in demo mode; an empty name ends that.
func ActAs(ctx context.Context, user string) (shared.Me, error) {
	return call[shared.Me](ctx, request{method: post, path: shared.PathSessionActAs, body: shared.ActAs{User: user}})
}

// Directory lists the people and groups that can be named.
func Directory(ctx context.Context) (shared.Directory, error) {
	return call[shared.Directory](ctx, request{method: get, path: shared.PathDirectory})
}
