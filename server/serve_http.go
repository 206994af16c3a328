package main

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync/atomic"
	"syscall"
	"time"
)

// limits are how long a connection may take for each part of a request.
type limits struct{ header, read, write, idle time.Duration }

// usualLimits are enough for a slow line, and too short to hold connections for
// nothing. Streams set deadlines of their own.
func usualLimits() limits {
	return limits{header: 10 * time.Second, read: 30 * time.Second, write: time.Minute, idle: 2 * time.Minute}
}

const (
	headerBytes = 32 << 10
	// requestsAtOnce is for one connection of HTTP/2.
	requestsAtOnce = 128
)

// stopTimeout is how long requests under way may take to finish once the server
// is to stop.
const stopTimeout = 10 * time.Second

// newHTTPServer makes a server with its limits.
func newHTTPServer(handler http.Handler, l limits, log *slog.Logger) *http.Server {
	return &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: l.header,
		ReadTimeout:       l.read,
		WriteTimeout:      l.write,
		IdleTimeout:       l.idle,
		MaxHeaderBytes:    headerBytes,
		HTTP2:             &http.HTTP2Config{MaxConcurrentStreams: requestsAtOnce},
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelDebug),
	}
}

// answering is an HTTP server at work.
type answering struct {
	server *http.Server
	failed chan error // what ended it, where nobody stopped it
}

// answer begins to answer requests, by TLS where there is a configuration for it.
func answer(listener net.Listener, handler http.Handler, secure *tls.Config, log *slog.Logger) *answering {
	a := &answering{server: newHTTPServer(handler, usualLimits(), log), failed: make(chan error, 1)}
	go func() {
		var err error
		if secure == nil {
			err = a.server.Serve(listener)
		} else {
			a.server.TLSConfig = secure
			err = a.server.ServeTLS(listener, "", "")
		}
		if !errors.Is(err, http.ErrServerClosed) {
			a.failed <- fmt.Errorf("answer requests: %w", err)
		}
	}()
	return a
}

// stop takes no more requests and waits for those under way, for a while.
func (a *answering) stop(patience time.Duration) (finished bool) {
	// The context of whoever stops it is over already.
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	if a.server.Shutdown(ctx) == nil {
		return true
	}
	_ = a.server.Close()
	return false
}

// door lets requests through to the handler that is behind it now: until the
// database is open there is another.
type door struct{ behind atomic.Pointer[http.Handler] }

func (d *door) open(to http.Handler) { d.behind.Store(&to) }

// ServeHTTP lets a request through.
func (d *door) ServeHTTP(w http.ResponseWriter, r *http.Request) { (*d.behind.Load()).ServeHTTP(w, r) }

// listen takes the address that a setting names. What is wrong with it is told in
// one line.
func listen(setting, addr string) (net.Listener, error) {
	listener, err := net.Listen("tcp", addr)
	var address *net.AddrError
	var name *net.DNSError
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fmt.Errorf("%s is in use by another program: stop it, or choose another address with %s", addr, setting)
	case errors.Is(err, syscall.EACCES):
		return nil, fmt.Errorf("%s may not be used by this user: choose a port above 1023 with %s", addr, setting)
	case errors.Is(err, syscall.EADDRNOTAVAIL), errors.As(err, &name):
		return nil, inputError(fmt.Errorf("%s %q is no address of this machine: choose one that is", setting, addr))
	case errors.As(err, &address):
		return nil, inputError(fmt.Errorf("%s %q is no address: it takes host:port, such as 127.0.0.1:8080", setting, addr))
	case err != nil:
		return nil, fmt.Errorf("%s cannot be listened on: %w", addr, err)
	}
	return listener, nil
}
