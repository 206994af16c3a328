package main

import (
	"context"
	"log/slog"
	"time"

	"statecraft/server/store"
)

// What came of a request with an Idempotency-Key is remembered for a week: longer
// than anybody waits to ask again. The documentation of the API says so.
const (
	rememberRequests = 7 * 24 * time.Hour
	forgetEvery      = time.Hour
)

// forgetRequests forgets old requests at every tick until the context ends.
func forgetRequests(ctx context.Context, db *store.Store, ticks <-chan time.Time, log *slog.Logger) {
	for {
		select {
		case <-ctx.Done():
			return
		case now := <-ticks:
			if err := db.ForgetRequests(ctx, now.Add(-rememberRequests)); err != nil {
				log.Warn("old requests are still remembered", "error", err)
			}
		}
	}
}
