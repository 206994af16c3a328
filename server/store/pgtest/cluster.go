package pgtest

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
)

// Cluster is a running PostgreSQL.
type Cluster struct {
	programs *programs
	folder   string
	port     int
	password string
	made     atomic.Int64 // databases
	keeper   io.Closer
}

// settings are as bad as one may find a server that somebody else looks after:
// what the store needs, it must ask for. Nothing here makes it less durable.
const settings = `
max_connections = 500
max_wal_size = 256MB
checkpoint_timeout = 1h
timezone = 'Asia/Kathmandu'
datestyle = 'German'
bytea_output = 'escape'
standard_conforming_strings = off
escape_string_warning = off
default_transaction_isolation = 'serializable'
synchronous_commit = off
client_encoding = 'LATIN1'
`

// keep waits until whoever started it is gone, then clears everything away.
const keep = `read -r _; "$1/pg_ctl" stop -s -m immediate -D "$2/data"; rm -rf "$2"`

// place is where clusters live: in memory where there is room, because they write
// as durably as any and would keep a disk busy. Else in /tmp, not in TMPDIR: the
// path of a socket must be short, and postgres must be let in.
func place() string {
	const memory, enough = "/dev/shm", 1 << 30
	var free syscall.Statfs_t
	if err := syscall.Statfs(memory, &free); err == nil && free.Bavail*uint64(free.Bsize) > enough {
		return memory
	}
	return "/tmp"
}

// StartIn makes a cluster in a folder of its own below a place. The caller closes
// it.
func StartIn(place string) (c *Cluster, err error) {
	programs, err := findPrograms()
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp(place, "statecraft-postgres-")
	if err != nil {
		return nil, err
	}
	c = &Cluster{programs: programs, folder: folder, password: rand.Text()}
	if programs.credential != nil {
		if err := os.Chown(folder, int(programs.credential.Uid), int(programs.credential.Gid)); err != nil {
			return nil, errors.Join(err, os.RemoveAll(folder))
		}
	}
	keeper := programs.command(folder, "/bin/sh", "-c", keep, "keep", programs.folder, folder)
	if c.keeper, err = keeper.StdinPipe(); err == nil {
		err = keeper.Start()
	}
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(folder))
	}
	if err := c.create(); err != nil {
		return nil, errors.Join(err, c.keeper.Close())
	}
	const tries = 3 // somebody else may take the port meanwhile
	for range tries {
		if c.port, err = freePort(); err != nil {
			break
		}
		if err = c.Start(); err == nil {
			return c, nil
		}
	}
	return nil, errors.Join(err, c.keeper.Close())
}

// Close stops the cluster and removes it.
func (c *Cluster) Close() error { return c.keeper.Close() }

func (c *Cluster) create() error {
	secret := filepath.Join(c.folder, "password")
	if err := os.WriteFile(secret, []byte(c.password), 0o644); err != nil {
		return err
	}
	args := []string{
		"--pgdata=" + c.data(), "--username=postgres", "--pwfile=" + secret, "--encoding=UTF8",
		"--auth-local=trust", "--auth-host=scram-sha-256", "--no-sync", "--no-locale",
	}
	if c.programs.offers("initdb", "--icu-locale") {
		// Sorts as people do, unlike SQLite: orders that matter must say so.
		args = append(args[:len(args)-1], "--locale=C", "--locale-provider=icu", "--icu-locale=en-US")
	}
	if err := c.programs.run(c.folder, "initdb", args...); err != nil {
		return err
	}
	file, err := os.OpenFile(filepath.Join(c.data(), "postgresql.conf"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = file.WriteString(settings)
	return errors.Join(err, file.Close())
}

func (c *Cluster) data() string { return filepath.Join(c.folder, "data") }

// Start starts a cluster that was stopped, and waits until it answers.
func (c *Cluster) Start() error {
	options := fmt.Sprintf("-c port=%d -c listen_addresses=127.0.0.1 -c unix_socket_directories=%s", c.port, c.folder)
	return c.programs.run(c.folder, "pg_ctl", "start", "-s", "-w", "-D", c.data(), "-l", filepath.Join(c.folder, "log"), "-o", options)
}

// Stop stops it as "fast", which ends transactions and says goodbye, or as
// "immediate", which is what a power cut looks like.
func (c *Cluster) Stop(mode string) error {
	return c.programs.run(c.folder, "pg_ctl", "stop", "-s", "-w", "-m", mode, "-D", c.data())
}

// Address is where a database is found, through a socket nobody else may open.
func (c *Cluster) Address(database string) string {
	return c.address(database, "", url.Values{"host": {c.folder}, "port": {strconv.Itoa(c.port)}})
}

// Loopback is where it is found through the network of this machine.
func (c *Cluster) Loopback(database string) string {
	return c.address(database, net.JoinHostPort("127.0.0.1", strconv.Itoa(c.port)), nil)
}

func (c *Cluster) address(database, host string, query url.Values) string {
	u := url.URL{Scheme: "postgres", User: url.UserPassword("postgres", c.password), Host: host, Path: "/" + database, RawQuery: query.Encode()}
	return u.String()
}

// Log is what the server has said.
func (c *Cluster) Log() string {
	text, err := os.ReadFile(filepath.Join(c.folder, "log"))
	if err != nil {
		return err.Error()
	}
	return strings.TrimSpace(string(text))
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	return l.Addr().(*net.TCPAddr).Port, l.Close()
}
