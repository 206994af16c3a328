package main

import (
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"sync"
	"time"
)

// certificate is a certificate with its key in two files, read again when they
// have changed. Whoever renews it need not stop the server.
type certificate struct {
	cert, key string
	log       *slog.Logger

	mutex sync.Mutex
	seen  [2]fileState // what was read last, also where it was no good
	good  *tls.Certificate
}

// fileState tells apart what a file was from what it is.
type fileState struct {
	changed time.Time
	size    int64
}

// loadCertificate reads the files, which have to be good at the beginning.
func loadCertificate(cert, key string, log *slog.Logger) (*certificate, error) {
	c := &certificate{cert: cert, key: key, log: log}
	c.seen = c.states()
	var err error
	if c.good, err = c.read(); err != nil {
		return nil, inputError(err)
	}
	return c, nil
}

// config is for TLS from version 1.2 on.
func (c *certificate) config() *tls.Config {
	return &tls.Config{MinVersion: tls.VersionTLS12, GetCertificate: c.get}
}

// get gives the certificate of the files as they are now. While they are no good,
// for the one may be there before the other, the last good one stays.
func (c *certificate) get(*tls.ClientHelloInfo) (*tls.Certificate, error) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	now := c.states()
	if now == c.seen {
		return c.good, nil
	}
	c.seen = now
	fresh, err := c.read()
	if err != nil {
		c.log.Error("the certificate has changed and cannot be used; the one before stays", "reason", err.Error())
		return c.good, nil
	}
	c.good = fresh
	c.log.Info("the certificate was read again", "until", fresh.Leaf.NotAfter.UTC())
	return c.good, nil
}

func (c *certificate) states() (states [2]fileState) {
	for n, name := range []string{c.cert, c.key} {
		if info, err := os.Stat(name); err == nil {
			states[n] = fileState{info.ModTime(), info.Size()}
		}
	}
	return states
}

func (c *certificate) read() (*tls.Certificate, error) {
	var texts [2][]byte
	for n, name := range []string{c.cert, c.key} {
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, fileError(err))
		}
		texts[n] = text
	}
	// The library's errors may quote what stands in the files.
	pair, err := tls.X509KeyPair(texts[0], texts[1])
	if err != nil {
		return nil, fmt.Errorf("%s and %s: %w", c.cert, c.key, errCertificate)
	}
	return &pair, nil
}

var errCertificate = errors.New("these are no certificate and key in PEM that belong together")
