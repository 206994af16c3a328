package main

import (
	"context"
	"errors"

	"statecraft/server/settings"
	"statecraft/server/store"
)

// dataCommand is something that can be done with the data by two ways: on the
// store itself, or by asking the server that holds it.
type dataCommand struct {
	store  func(context.Context, *store.Store) error
	server func(context.Context, *client) error
}

// withData carries out a command on the data of the settings: by the server that
// is named, else on the data folder, else by the server that is found to hold it.
// A database in PostgreSQL is nobody's alone, so it is used directly.
func withData(ctx context.Context, s *settings.Settings, do dataCommand) error {
	if s.Server != "" {
		return askServer(ctx, s, s.Server, do)
	}
	if s.DB.IsZero() {
		lock, err := lockFolder(s.Data)
		var held *heldError
		if errors.As(err, &held) {
			return askServer(ctx, s, held.server, do)
		}
		if err != nil {
			return err
		}
		defer lock.release()
	}
	db, err := openStore(ctx, s)
	if err != nil {
		return err
	}
	return errors.Join(do.store(ctx, db), db.Close())
}

// askServer has a running server carry it out.
func askServer(ctx context.Context, s *settings.Settings, server string, do dataCommand) error {
	switch {
	case s.Key.IsZero():
		return inputError(errors.New("a server uses the data folder, and does this only for who shows it an API key: set STATECRAFT_KEY, or stop the server first"))
	case server == "":
		return inputError(errors.New("another program uses the data folder and does not say where it is reached: name the server with --server"))
	}
	return do.server(ctx, newClient(server, s.Key))
}
