package main

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"time"

	"statecraft/engine"
	"statecraft/server/runner"
	"statecraft/server/settings"
	"statecraft/server/store"
	"statecraft/shared"
)

// shelf is what keeps workflows: the store, or a server that holds it.
type shelf interface {
	draft(ctx context.Context, key string) (*shared.Draft, error)
	create(context.Context, *engine.Workflow) (*shared.Draft, error)
	save(ctx context.Context, w *engine.Workflow, revision int) (*shared.Saved, error)
	publish(ctx context.Context, key string, body shared.PublishDraft) (*shared.Version, error)
}

// withShelf carries out what is done with workflows on whatever keeps them.
func withShelf(ctx context.Context, s *settings.Settings, do func(context.Context, shelf) error) error {
	return withData(ctx, s, dataCommand{
		store: func(ctx context.Context, db *store.Store) error {
			commands := runner.New(db, time.Now)
			defer commands.Close()
			return do(ctx, storeShelf{db, commands})
		},
		server: func(ctx context.Context, c *client) error { return do(ctx, serverShelf{c}) },
	})
}

// storeShelf does it on the store, as the server would on its own.
type storeShelf struct {
	store  *store.Store
	runner *runner.Runner
}

func (s storeShelf) draft(ctx context.Context, key string) (*shared.Draft, error) {
	return s.store.Draft(ctx, store.Server(), key)
}

func (s storeShelf) create(ctx context.Context, w *engine.Workflow) (*shared.Draft, error) {
	return s.store.CreateWorkflow(ctx, store.Server(), store.NewWorkflow{Workflow: w, At: now()})
}

func (s storeShelf) save(ctx context.Context, w *engine.Workflow, revision int) (*shared.Saved, error) {
	return s.store.SaveDraft(ctx, store.Server(), w, revision, now())
}

func (s storeShelf) publish(ctx context.Context, key string, body shared.PublishDraft) (*shared.Version, error) {
	version, _, err := s.runner.Publish(ctx, store.Server(), key, body)
	return version, err
}

// serverShelf asks a server to do it.
type serverShelf struct{ client *client }

func (s serverShelf) draft(ctx context.Context, key string) (*shared.Draft, error) {
	d := new(shared.Draft)
	return d, s.client.call(ctx, http.MethodGet, ofWorkflow(shared.PathWorkflow, key), nil, d)
}

func (s serverShelf) create(ctx context.Context, w *engine.Workflow) (*shared.Draft, error) {
	d := new(shared.Draft)
	return d, s.client.call(ctx, http.MethodPost, shared.PathWorkflows, shared.CreateWorkflow{Workflow: *w}, d)
}

func (s serverShelf) save(ctx context.Context, w *engine.Workflow, revision int) (*shared.Saved, error) {
	saved := new(shared.Saved)
	return saved, s.client.call(ctx, http.MethodPut, ofWorkflow(shared.PathWorkflow, w.Key), shared.SaveDraft{Workflow: *w, Revision: revision}, saved)
}

func (s serverShelf) publish(ctx context.Context, key string, body shared.PublishDraft) (*shared.Version, error) {
	v := new(shared.Version)
	return v, s.client.call(ctx, http.MethodPost, ofWorkflow(shared.PathPublish, key), body, v)
}

func ofWorkflow(path, key string) string {
	return strings.Replace(path, ":key", url.PathEscape(key), 1)
}
