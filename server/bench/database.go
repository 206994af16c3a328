package main

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"

	_ "github.com/jackc/pgx/v5/stdlib" // the drivers of the floor
	_ "modernc.org/sqlite"

	"statecraft/server/store"
	"statecraft/server/store/pgtest"
)

// database is a kind of database, with as many empty ones as are asked for.
type database struct {
	name string
	// mostBytes bounds what a step may leave in the database; 0 where what it takes
	// back from old rows cannot be told from that.
	mostBytes float64
	// empty makes one.
	empty func(ctx context.Context) (place, error)
	close func() error
}

// place is one database, opened by the store or by plain SQL.
type place struct {
	store func(ctx context.Context) (*store.Store, error)
	plain func() (*sql.DB, error)
}

// sqliteIn keeps its files in a folder.
func sqliteIn(folder string) database {
	made := 0
	return database{name: "SQLite", mostBytes: 300, close: func() error { return nil }, empty: func(context.Context) (place, error) {
		made++
		path := filepath.Join(folder, strconv.Itoa(made)+".db")
		return place{
			store: func(ctx context.Context) (*store.Store, error) { return store.OpenSQLite(ctx, path) },
			plain: func() (*sql.DB, error) {
				return sql.Open("sqlite", "file:"+path+"?_txlock=immediate&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=foreign_keys(ON)")
			},
		}, nil
	}}
}

// postgresIn starts a cluster of its own below a folder: on the same disk, with
// everything as durable as in earnest.
func postgresIn(folder string) (database, error) {
	cluster, err := pgtest.StartIn(folder)
	if err != nil {
		return database{}, err
	}
	made := 0
	return database{name: "PostgreSQL", close: cluster.Close, empty: func(ctx context.Context) (place, error) {
		made++
		name := "bench" + strconv.Itoa(made)
		if err := cluster.Make(ctx, name, "template0"); err != nil {
			return place{}, err
		}
		address := cluster.Address(name)
		return place{
			store: func(ctx context.Context) (*store.Store, error) { return store.OpenPostgres(ctx, address) },
			plain: func() (*sql.DB, error) {
				u, err := url.Parse(address)
				if err != nil {
					return nil, err
				}
				settings := u.Query()
				settings.Set("synchronous_commit", "on")
				settings.Set("default_transaction_isolation", "read committed")
				settings.Set("standard_conforming_strings", "on")
				settings.Set("client_encoding", "UTF8")
				settings.Set("bytea_output", "hex")
				settings.Set("datestyle", "ISO")
				u.RawQuery = strings.ReplaceAll(settings.Encode(), "+", "%20")
				return sql.Open("pgx", u.String())
			},
		}, nil
	}}, nil
}

// newHouse opens an empty database.
func (d database) newHouse(ctx context.Context) (*house, error) {
	p, err := d.empty(ctx)
	if err != nil {
		return nil, err
	}
	return build(ctx, p)
}

// newFloor makes an empty database with the store's tables and one instance, and
// opens it for plain SQL.
func (d database) newFloor(ctx context.Context) (f *floor, err error) {
	p, err := d.empty(ctx)
	if err != nil {
		return nil, err
	}
	h, err := build(ctx, p)
	if err != nil {
		return nil, err
	}
	_, err = h.walkers(ctx, 1)
	if err := errors.Join(err, h.store.Close()); err != nil {
		return nil, err
	}
	db, err := p.plain()
	if err != nil {
		return nil, err
	}
	return newFloor(ctx, db, 256)
}
