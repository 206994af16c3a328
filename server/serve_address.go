package main

import (
	"context"
	"crypto/tls"
	"fmt"
	"io"
	"net"
	"net/http"

	"statecraft/server/auth"
	"statecraft/server/settings"
	"statecraft/server/store"
)

// answer begins answering on the server's own address.
func (v *server) answer(handler http.Handler) *answering {
	var secure *tls.Config
	if v.certificates != nil {
		secure = v.certificates.config()
	}
	return answer(v.listener, handler, secure, v.log)
}

// announce prints where to open the page, with the one-time key while one is
// needed, and notes the start in the log. The key stands in the fragment, which
// browsers send to nobody.
func (v *server) announce(ctx context.Context, db *store.Store, people *auth.Auth, out io.Writer) error {
	address := v.address()
	if err := v.lock.tell(localAddress(v.listener.Addr(), v.TLS())); err != nil {
		return fmt.Errorf("the data folder cannot be written: %w", reason(err))
	}
	kind := "sqlite"
	if !v.DB.IsZero() {
		kind = "postgres"
	}
	v.log.Info("started", "version", buildVersion(), "addr", v.listener.Addr().String(), "tls", v.TLS(), "database", kind, "demo", v.Demo)
	if before := db.CopyBefore(); before != "" {
		v.log.Info("the database was brought up to date; a copy from before is kept until you remove it", "file", before)
	}
	if !isLoopback(v.listener.Addr().String()) && len(v.Hosts) == 0 {
		v.log.Warn("the server answers to every name that leads to it; say its own with --host")
	}
	if why, err := db.Note(ctx, store.NoteSendingPaused); err == nil && why != "" {
		v.log.Warn("sending is paused; statecraft resume-sending confirms that it may go on", "why", why)
	}
	needed, err := people.NeedsFirstKey(ctx)
	if err != nil {
		return err
	}
	if needed {
		key, err := people.NewFirstKey(ctx)
		if err != nil {
			return err
		}
		address += "#key=" + key
	}
	_, err = fmt.Fprintln(out, address)
	return err
}

// address is what to open in a browser: by the name the server was given, where
// it was, behind the port of the proxy, where there is one.
func (v *server) address() string {
	local := v.listener.Addr()
	if len(v.Hosts) == 0 {
		return localAddress(local, v.TLS())
	}
	if len(v.TrustedProxies) > 0 {
		return "https://" + v.Hosts[0] + "/"
	}
	_, port, _ := net.SplitHostPort(local.String())
	return scheme(v.TLS()) + net.JoinHostPort(v.Hosts[0], port) + "/"
}

// localAddress is where the server is reached on this machine.
func localAddress(addr net.Addr, secure bool) string {
	host, port, err := net.SplitHostPort(addr.String())
	if err != nil {
		return scheme(secure) + addr.String() + "/"
	}
	if ip := net.ParseIP(host); ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	return scheme(secure) + net.JoinHostPort(host, port) + "/"
}

func scheme(secure bool) string {
	if secure {
		return "https://"
	}
	return "http://"
}

// isLoopback tells whether an address is reached from this machine only.
func isLoopback(addr string) bool { return settings.IsLoopback(addr) }
