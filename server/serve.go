package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"statecraft/server/api"
	"statecraft/server/auth"
	"statecraft/server/render"
	"statecraft/server/runner"
	"statecraft/server/store"
	"statecraft/web"
)

// serveSettings are the flags of serve.
type serveSettings struct {
	addr string
	data string
	demo bool
}

func newServeCommand() *cobra.Command {
	var s serveSettings
	command := &cobra.Command{
		Use:   "serve",
		Short: "Run the server with its page",
		Long: `Runs the server and its page until Ctrl-C. Everything is kept in one folder,
which one server uses at a time. The line it prints leads to the page; while
there is no administrator, it carries a key that makes whoever opens it the first
one, once.

In demo mode the server brings examples and a cast of users, the key signs in as
admin at every start, and admin may act as everybody. It listens to this machine
only.`,
		Example: `  statecraft serve
  statecraft serve --demo
  statecraft serve --addr 127.0.0.1:9000 --data /var/lib/statecraft`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx, stop := signal.NotifyContext(cmd.Context(), os.Interrupt, syscall.SIGTERM)
			defer stop()
			return serve(ctx, s, cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	command.Flags().StringVar(&s.addr, "addr", "127.0.0.1:8080", "address to listen on")
	command.Flags().StringVar(&s.data, "data", "./data", "folder for everything that is kept")
	command.Flags().BoolVar(&s.demo, "demo", false, "demo mode: examples, a cast of users, this machine only")
	return command
}

// serve runs the server until the context ends. It prints one line, the address
// to open; everything else goes to the log.
func serve(ctx context.Context, s serveSettings, out, logs io.Writer) (err error) {
	if s.demo && !isLoopback(s.addr) {
		return inputError(fmt.Errorf("--demo lets everybody be anybody, so it listens to this machine only: use --addr 127.0.0.1:8080, not %s", s.addr))
	}
	listener, err := listen(s.addr)
	if err != nil {
		return err
	}
	defer listener.Close()
	unlock, err := lockFolder(s.data)
	if err != nil {
		return err
	}
	defer unlock()
	db, err := store.OpenSQLite(ctx, filepath.Join(s.data, "statecraft.db"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	v := &server{serveSettings: s, store: db, log: slog.New(slog.NewJSONHandler(logs, nil))}
	return v.open(ctx, listener, out)
}

// server is what runs on an open store.
type server struct {
	serveSettings
	store *store.Store
	log   *slog.Logger
}

func (v *server) open(ctx context.Context, listener net.Listener, out io.Writer) (err error) {
	commands := runner.New(v.store, time.Now)
	if v.demo {
		if err := seedDemo(ctx, v.store, commands, time.Now().UTC()); err != nil {
			return fmt.Errorf("prepare the demo: %w", err)
		}
	}
	people, err := auth.New(auth.Options{Store: v.store, Now: time.Now, Demo: v.demo, Params: auth.StrongParams()})
	if err != nil {
		return err
	}
	pool, err := render.New(render.Options{Folder: filepath.Join(v.data, "render"), Log: v.log})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, pool.Close()) }()
	assets, err := api.LoadAssets(web.FS)
	if err != nil {
		return err
	}
	if missing := assets.Missing(); len(missing) > 0 {
		v.log.Warn("the page is not built; run make build", "missing", missing)
	}
	handler, err := api.New(api.Options{
		Auth: people, Store: v.store, Runner: commands, Renderer: pool, Assets: assets,
		Now: time.Now, Log: v.log, Version: buildVersion(), Loopback: isLoopback(listener.Addr().String()),
	})
	if err != nil {
		return err
	}
	address, err := v.address(ctx, people, listener)
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintln(out, address); err != nil {
		return err
	}
	return serveHTTP(ctx, listener, handler, v.log)
}

// address is where to open the page, with the one-time key while one is needed.
// The key stands in the fragment, which browsers send to nobody.
func (v *server) address(ctx context.Context, people *auth.Auth, listener net.Listener) (string, error) {
	address := pageAddress(listener.Addr())
	needed, err := people.NeedsFirstKey(ctx)
	if err != nil || !needed {
		return address, err
	}
	key, err := people.NewFirstKey(ctx)
	return address + "#key=" + key, err
}
