package main

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"time"

	"statecraft/server/auth"
	"statecraft/server/settings"
	"statecraft/server/store"
	"statecraft/shared"
)

// people is who looks after users: the store, or a server that holds it.
type people interface {
	add(context.Context, shared.CreateUser) (*shared.OneTimePassword, error)
	user(ctx context.Context, name string) (*shared.UserDetail, error)
	users(ctx context.Context, after string) (list []shared.UserDetail, next string, err error)
	change(ctx context.Context, name string, c shared.ChangeUser) (*shared.UserDetail, error)
	password(ctx context.Context, name string, revision int) (*shared.OneTimePassword, error)
	createKey(ctx context.Context, owner string, c shared.CreateKey) (*shared.CreatedKey, error)
}

// withPeople carries out what is done with users on whatever has them.
func withPeople(ctx context.Context, s *settings.Settings, do func(context.Context, people) error) error {
	return withData(ctx, s, dataCommand{
		store: func(ctx context.Context, db *store.Store) error {
			a, err := auth.New(auth.Options{Store: db, Now: time.Now, Params: auth.StrongParams()})
			if err != nil {
				return err
			}
			return do(ctx, storePeople{db, a})
		},
		server: func(ctx context.Context, c *client) error { return do(ctx, serverPeople{c}) },
	})
}

// storePeople does it on the store, as the server would on its own.
type storePeople struct {
	store *store.Store
	auth  *auth.Auth
}

func (p storePeople) add(ctx context.Context, c shared.CreateUser) (*shared.OneTimePassword, error) {
	return p.auth.CreateUser(ctx, store.Server(), c)
}

func (p storePeople) user(ctx context.Context, name string) (*shared.UserDetail, error) {
	return p.store.User(ctx, store.Server(), name)
}

func (p storePeople) users(ctx context.Context, after string) ([]shared.UserDetail, string, error) {
	return p.store.Users(ctx, store.Server(), store.UserFilter{After: after})
}

func (p storePeople) change(ctx context.Context, name string, c shared.ChangeUser) (*shared.UserDetail, error) {
	return p.store.ChangeUser(ctx, store.Server(), name, c, now())
}

func (p storePeople) password(ctx context.Context, name string, revision int) (*shared.OneTimePassword, error) {
	return p.auth.ResetPassword(ctx, store.Server(), name, revision)
}

// createKey makes a key as its owner would: it can do no more than they may.
func (p storePeople) createKey(ctx context.Context, owner string, c shared.CreateKey) (*shared.CreatedKey, error) {
	u, err := p.store.User(ctx, store.Server(), owner)
	if err != nil {
		return nil, err
	}
	return p.auth.CreateKey(ctx, store.CallerOf(&u.User), c)
}

// now is the time of a change, as fine as databases keep it.
func now() time.Time { return time.Now().UTC().Truncate(time.Microsecond) }

// serverPeople asks a server to do it.
type serverPeople struct{ client *client }

func (p serverPeople) add(ctx context.Context, c shared.CreateUser) (*shared.OneTimePassword, error) {
	made := new(shared.OneTimePassword)
	return made, p.client.call(ctx, http.MethodPost, shared.PathUsers, c, made)
}

func (p serverPeople) user(ctx context.Context, name string) (*shared.UserDetail, error) {
	u := new(shared.UserDetail)
	return u, p.client.call(ctx, http.MethodGet, ofUser(shared.PathUser, name), nil, u)
}

func (p serverPeople) users(ctx context.Context, after string) (list []shared.UserDetail, next string, err error) {
	query := url.Values{"limit": {"500"}}
	if after != "" {
		query.Set("after", after)
	}
	next, err = p.client.page(ctx, shared.PathUsers+"?"+query.Encode(), &list)
	return list, next, err
}

func (p serverPeople) change(ctx context.Context, name string, c shared.ChangeUser) (*shared.UserDetail, error) {
	u := new(shared.UserDetail)
	return u, p.client.call(ctx, http.MethodPatch, ofUser(shared.PathUser, name), c, u)
}

func (p serverPeople) password(ctx context.Context, name string, revision int) (*shared.OneTimePassword, error) {
	made := new(shared.OneTimePassword)
	return made, p.client.call(ctx, http.MethodPost, ofUser(shared.PathUserPassword, name), shared.ResetPassword{Revision: revision}, made)
}

// createKey asks for a key of whoever the key we come with belongs to. That one
// is no person, so the server says how to get another.
func (p serverPeople) createKey(ctx context.Context, _ string, c shared.CreateKey) (*shared.CreatedKey, error) {
	made := new(shared.CreatedKey)
	return made, p.client.call(ctx, http.MethodPost, shared.PathKeys, c, made)
}

func ofUser(path, name string) string { return strings.Replace(path, ":name", url.PathEscape(name), 1) }
