package client

import (
	"context"

	"statecraft/shared"
)

// Present says that a tab has a draft open and what is selected there, and gives
// who else does. tab is any word of up to 64 letters, digits and dashes that no
// other tab has, such as [NewAttempt] makes.
func Present(ctx context.Context, key, tab string, body shared.Presence) (shared.Others, error) {
	return call[shared.Others](ctx, request{method: put, path: path(shared.PathPresence, key, tab), body: body, plain: true})
}

// Leave says that a tab has the draft open no longer. It may be called while the
// page goes away; nobody learns whether it arrived, and without it the tab is
// gone after shared.PresenceLasts.
func Leave(key, tab string) {
	depart(request{method: del, path: path(shared.PathPresence, key, tab), leaving: true})
}
