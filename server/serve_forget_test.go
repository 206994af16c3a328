package main

import (
	"context"
	"log/slog"
	"path/filepath"
	"testing"
	"time"

	"statecraft/engine"
	"statecraft/server/store"
)

// Without an end, what is remembered of requests would grow for ever.
func TestOldRequestsAreForgotten(t *testing.T) {
	db, err := store.OpenSQLite(t.Context(), filepath.Join(t.TempDir(), "statecraft.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	now := time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
	old := &store.Request{Caller: "ada", Key: "old", Asked: []byte("x"), At: now.Add(-rememberRequests - time.Minute)}
	young := &store.Request{Caller: "ada", Key: "young", Asked: []byte("x"), At: now.Add(-rememberRequests + time.Minute)}
	for _, r := range []*store.Request{old, young} {
		w := store.NewWorkflow{Workflow: &engine.Workflow{Key: r.Key, Name: r.Key}, At: r.At}
		if _, err := db.CreateWorkflow(store.WithRequest(t.Context(), r), store.Server(), w); err != nil {
			t.Fatal(err)
		}
	}
	ctx, stop := context.WithCancel(t.Context())
	ticks, ended := make(chan time.Time), make(chan struct{})
	go func() { forgetRequests(ctx, db, ticks, slog.New(slog.DiscardHandler)); close(ended) }()
	ticks <- now
	ticks <- now // taken only when the first is done
	stop()
	<-ended
	for _, c := range []struct {
		request *store.Request
		found   bool
	}{{old, false}, {young, true}} {
		if _, found, err := db.Repeated(t.Context(), c.request); err != nil || found != c.found {
			t.Errorf("%s is remembered: %t, %v", c.request.Key, found, err)
		}
	}
}
