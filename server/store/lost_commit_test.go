package store_test

import (
	"bytes"
	"errors"
	"net"
	"net/url"
	"sync/atomic"
	"testing"

	"statecraft/server/store"
	"statecraft/server/store/pgtest"
	"statecraft/shared"
)

// wire stands between the store and the server. Once armed, it cuts the
// connection on which a commit comes by: before it passes, or just after.
type wire struct {
	net.Listener
	server string
	armed  atomic.Pointer[bool] // nil: not; else whether the commit passes
}

func newWire(t *testing.T, address string) (*wire, string) {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	w := &wire{Listener: l, server: u.Host}
	u.Host = l.Addr().String()
	go w.serve()
	return w, u.String()
}

func (w *wire) serve() {
	for {
		client, err := w.Accept()
		if err != nil {
			return
		}
		server, err := net.Dial("tcp", w.server)
		if err != nil {
			_ = client.Close()
			continue
		}
		c := &connection{wire: w, client: client, server: server}
		go c.asks()
		go c.answers()
	}
}

// connection is one of the store's, in two halves.
type connection struct {
	*wire
	client, server net.Conn
	deaf           atomic.Bool // the next answer is not passed on
}

func (c *connection) close() {
	_ = c.client.Close()
	_ = c.server.Close()
}

func (c *connection) asks() {
	defer c.close()
	buffer := make([]byte, 64<<10)
	for {
		n, err := c.client.Read(buffer)
		if err != nil {
			return
		}
		if passes := c.armed.Load(); passes != nil && bytes.Contains(buffer[:n], []byte("Q\x00\x00\x00\x0bcommit\x00")) {
			if !*passes {
				return
			}
			c.deaf.Store(true)
		}
		if _, err := c.server.Write(buffer[:n]); err != nil {
			return
		}
	}
}

func (c *connection) answers() {
	defer c.close()
	buffer := make([]byte, 64<<10)
	for {
		n, err := c.server.Read(buffer)
		if err != nil || c.deaf.Load() {
			return
		}
		if _, err := c.client.Write(buffer[:n]); err != nil {
			return
		}
	}
}

// The connection is lost with the commit under way. Whether it has happened,
// nobody can tell; the store says so, and does not say that nothing was changed.
func TestALostCommitIsNotKnown(t *testing.T) {
	cluster := pgtest.Shared(t)
	w, address := newWire(t, cluster.Loopback(cluster.Create(t, "template0")))
	s, err := store.OpenPostgres(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	makeHistory(t, s)
	for title, passes := range map[string]bool{"lost": false, "kept": true} {
		w.armed.Store(&passes)
		err := begins(t.Context(), s, title)
		w.armed.Store(nil)
		wantFault(t, err)
		var told *shared.Error
		if !errors.Is(err, store.ErrUnknown) || !errors.As(err, &told) || told.Message == "" || bytes.Contains([]byte(told.Message), []byte("nothing was changed")) {
			t.Errorf("%s: %v, and callers are told %q", title, err, told)
		}
	}
	if got := titles(t, s); got["lost"] != 0 || got["kept"] != 1 {
		t.Errorf("%v", got)
	}
}

// A connection that was lost before is not taken for one that was lost at work.
func TestALostConnectionIsReplaced(t *testing.T) {
	address := pgtest.Database(t)
	s, err := store.OpenPostgres(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	makeHistory(t, s)
	db := openRaw(t, "pgx", address)
	db.exec(t, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'statecraft' AND datname = current_database()")
	err = begins(t.Context(), s, "first")
	if errors.Is(err, store.ErrUnknown) {
		t.Errorf("nothing was sent, and it says: %v", err)
	}
	if err != nil {
		wantFault(t, err)
		err = begins(t.Context(), s, "first")
	}
	if err != nil {
		t.Errorf("the second try: %v", err)
	}
	if got := titles(t, s); got["first"] != 1 {
		t.Errorf("%v", got)
	}
}
