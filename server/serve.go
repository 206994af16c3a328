package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"path/filepath"
	"runtime"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"statecraft/server/api"
	"statecraft/server/auth"
	"statecraft/server/render"
	"statecraft/server/runner"
	"statecraft/server/settings"
	"statecraft/server/store"
	"statecraft/server/stream"
	"statecraft/server/telemetry"
	"statecraft/web"
)

func newServeCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "serve",
		Short: "Run the server with its page",
		Long: `Runs the server and its page until Ctrl-C. Everything is kept in one folder,
which one server uses at a time, or in PostgreSQL. The line it prints leads to the
page; while there is no administrator, it carries a key that makes whoever opens
it the first one, once.

Told to stop, it takes no more requests and finishes those under way. Told again,
it ends at once; nothing that was acknowledged is lost either way.

In demo mode the server brings examples and a cast of users, the key signs in as
admin at every start, and admin may act as everybody. It listens to this machine
only.

Every flag can stand in the environment or in a file too: see statecraft config.`,
		Example: `  statecraft serve
  statecraft serve --demo
  statecraft serve --addr 127.0.0.1:9000 --data /var/lib/statecraft
  statecraft serve --addr :443 --host flow.example.org --tls-cert chain.pem --tls-key key.pem`,
		Args: cobra.NoArgs,
		RunE: withSettings(func(cmd *cobra.Command, _ []string, s *settings.Settings) error {
			return serve(cmd.Context(), s, cmd.OutOrStdout(), cmd.ErrOrStderr())
		}),
	}
	addSettings(command, allSettings()...)
	return command
}

// serve runs the server until the context ends. It prints one line, the address
// to open; everything else goes to the log.
func serve(ctx context.Context, s *settings.Settings, out, logs io.Writer) error {
	defer runtime.KeepAlive(runner.Ballast())
	log := telemetry.NewLog(telemetry.Hide(logs, secretsOf(s)...), s.LogLevel, s.LogFormat == settings.LogText)
	listener, err := listen("--addr", s.Addr)
	if err != nil {
		return err
	}
	defer listener.Close()
	var metrics net.Listener
	if s.MetricsAddr != "" {
		if metrics, err = listen("--metrics-addr", s.MetricsAddr); err != nil {
			return err
		}
		defer metrics.Close()
	}
	var certificates *certificate
	if s.TLS() {
		if certificates, err = loadCertificate(s.TLSCert, s.TLSKey, log); err != nil {
			return err
		}
	}
	lock, err := lockFolder(s.Data)
	if err != nil {
		return err
	}
	defer lock.release()
	v := &server{
		Settings: s, log: log, lock: lock, listener: listener, metrics: metrics, certificates: certificates,
		health: &health{now: time.Now}, stopping: make(chan struct{}),
	}
	return v.run(ctx, out)
}

// server is a server being run.
type server struct {
	*settings.Settings
	log          *slog.Logger
	lock         *folderLock
	listener     net.Listener
	metrics      net.Listener // nil without metrics
	certificates *certificate // nil without TLS
	health       *health
	stopping     chan struct{} // closed when it is to stop
	closing      []func() error
}

// run answers from the first moment, if only that the database is not open yet:
// bringing it up to date may take a while, in which it should not look dead.
func (v *server) run(ctx context.Context, out io.Writer) error {
	entrance := new(door)
	entrance.open(v.health.before(http.HandlerFunc(notYet)))
	answering := v.answer(entrance)
	err := v.open(ctx, entrance, out)
	started := err == nil
	if started {
		select {
		case err = <-answering.failed:
		case <-ctx.Done():
			v.log.Info("stopping")
		}
	}
	v.stop(answering)
	err = errors.Join(err, v.close())
	if started {
		v.log.Info("stopped")
	}
	return err
}

// open makes everything there is, from the database up, and opens the door.
func (v *server) open(ctx context.Context, entrance *door, out io.Writer) error {
	db, err := openStore(ctx, v.Settings)
	if err != nil {
		return err
	}
	v.later(db.Close)
	people, err := auth.New(auth.Options{Store: db, Now: time.Now, Demo: v.Demo, Params: auth.StrongParams()})
	if err != nil {
		return err
	}
	watch, err := telemetry.New(ctx, telemetry.Options{
		Version: buildVersion(), Now: time.Now, Log: v.log, Database: db, SignIns: people.Refused,
		Endpoint: v.OTelEndpoint, TrustedProxies: v.TrustedProxies,
	})
	if err != nil {
		return inputError(err)
	}
	v.later(func() error { return v.flush(watch) })
	commands := runner.New(db, time.Now)
	commands.Observe(watch)
	ticks := time.NewTicker(forgetEvery)
	v.beside(ctx, func(ctx context.Context) { defer ticks.Stop(); forgetRequests(ctx, db, ticks.C, v.log) })
	v.later(func() error { commands.Close(); return nil })
	if v.Demo {
		if err := seedDemo(ctx, db, commands, time.Now().UTC()); err != nil {
			return fmt.Errorf("prepare the demo: %w", err)
		}
	}
	handler, err := v.handler(ctx, db, commands, people, watch)
	if err != nil {
		return err
	}
	v.health.opened(db)
	entrance.open(v.health.before(watch.Handler(handler)))
	if v.metrics != nil {
		metrics := serveMetrics(v.metrics, v.health, watch.Metrics(), v.log)
		v.later(func() error { metrics.stop(time.Second); return nil })
	}
	return v.announce(ctx, db, people, out)
}

// handler makes the API with what only it needs.
func (v *server) handler(ctx context.Context, db *store.Store, commands *runner.Runner, people *auth.Auth, watch *telemetry.Telemetry) (http.Handler, error) {
	pool, err := render.New(render.Options{Folder: filepath.Join(v.Data, "render"), Log: v.log})
	if err != nil {
		return nil, err
	}
	v.later(pool.Close)
	files, err := web.Files()
	if err != nil {
		return nil, err
	}
	assets, err := api.LoadAssets(files)
	if err != nil {
		return nil, err
	}
	if missing := assets.Missing(); len(missing) > 0 {
		v.log.Warn("the page is not built; run make build", "missing", missing)
	}
	hub, err := v.listenTo(ctx, db)
	if err != nil {
		return nil, err
	}
	return api.New(api.Options{
		Auth: people, Store: db, Runner: commands, Renderer: watch.Watch(pool), Assets: assets, Hub: hub,
		Now: time.Now, Log: v.log, Version: buildVersion(), Loopback: isLoopback(v.listener.Addr().String()), Hosts: v.Hosts,
		TLS: v.TLS(), TrustedProxies: v.TrustedProxies, Stopping: v.stopping, Routed: watch.Routed, Streams: watch.StreamBegins,
	})
}

// listenTo follows the journal for those who want to hear what happens.
func (v *server) listenTo(ctx context.Context, db *store.Store) (*stream.Hub, error) {
	hub, err := stream.New(ctx, api.NewJournal(db), stream.Options{Log: v.log})
	if err != nil {
		return nil, err
	}
	v.beside(ctx, func(ctx context.Context) { hub.Run(ctx, db.Grown()) })
	return hub, nil
}

// beside runs something until the requests have ended: those who listen, for one,
// are told before.
func (v *server) beside(ctx context.Context, run func(context.Context)) {
	ctx, end := context.WithCancel(context.WithoutCancel(ctx))
	var running sync.WaitGroup
	running.Go(func() { run(ctx) })
	v.later(func() error {
		end()
		running.Wait()
		return nil
	})
}
