package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"statecraft/server/settings"
	"statecraft/shared"
)

// client asks a running server, as a program with an API key does.
type client struct {
	server string
	key    settings.Secret
	http   *http.Client
}

const (
	clientTimeout = 60 * time.Second
	// longestAnswer bounds what is read of an answer.
	longestAnswer = 16 << 20
)

// newClient talks to a server and to nobody it sends us to: the key is for that
// one.
func newClient(server string, key settings.Secret) *client {
	return &client{server: server, key: key, http: &http.Client{
		Timeout:       clientTimeout,
		Transport:     &http.Transport{Proxy: nil, DialContext: (&net.Dialer{Timeout: 10 * time.Second}).DialContext, ForceAttemptHTTP2: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
}

// call makes a request and reads the answer into the value, where there is one.
// It is named by a key, so a server that was asked twice does it once.
func (c *client) call(ctx context.Context, method, path string, body, into any) error {
	_, err := c.exchange(ctx, method, path, body, into)
	return err
}

// page reads a part of a list, and gives where the next one begins; empty at the
// end.
func (c *client) page(ctx context.Context, path string, into any) (next string, err error) {
	header, err := c.exchange(ctx, http.MethodGet, path, nil, into)
	if err != nil {
		return "", err
	}
	address, _, found := strings.Cut(strings.TrimPrefix(header.Get("Link"), "<"), ">")
	if !found {
		return "", nil
	}
	link, err := url.Parse(address)
	if err != nil {
		return "", errOtherRelease(c.server)
	}
	return link.Query().Get("after"), nil
}

func (c *client) exchange(ctx context.Context, method, path string, body, into any) (http.Header, error) {
	var content io.Reader
	if body != nil {
		text, err := json.Marshal(body)
		if err != nil {
			return nil, err
		}
		content = bytes.NewReader(text)
	}
	request, err := http.NewRequestWithContext(ctx, method, strings.TrimSuffix(c.server, "/")+path, content)
	if err != nil {
		return nil, inputError(fmt.Errorf("--server %q is no address of a server", c.server))
	}
	request.Header.Set("Authorization", "Bearer "+c.key.Reveal())
	request.Header.Set(shared.WriteHeader, "1")
	if body != nil {
		request.Header.Set("Content-Type", "application/json")
	}
	if method == http.MethodPost {
		request.Header.Set(shared.IdempotencyKey, rand.Text())
	}
	response, err := c.http.Do(request)
	if err != nil {
		return nil, c.unreachable(err)
	}
	defer response.Body.Close()
	return response.Header, c.read(response, into)
}

func (c *client) read(response *http.Response, into any) error {
	text, err := io.ReadAll(io.LimitReader(response.Body, longestAnswer))
	if err != nil {
		return c.unreachable(err)
	}
	if response.StatusCode < 200 || response.StatusCode > 299 {
		var problem shared.ProblemDocument
		if json.Unmarshal(text, &problem) != nil || problem.Detail == "" {
			return fmt.Errorf("the server at %s answers %d: is it the right address", c.server, response.StatusCode)
		}
		return &shared.Error{Code: problem.Code, Message: problem.Detail, Field: problem.Field, Problems: problem.Problems}
	}
	if into == nil {
		return nil
	}
	if err := json.Unmarshal(text, into); err != nil {
		return errOtherRelease(c.server)
	}
	return nil
}

func errOtherRelease(server string) error {
	return fmt.Errorf("the server at %s answers something else than this program expects: use the same release on both sides", server)
}

// unreachable says why there is no answer, in plain words.
func (c *client) unreachable(err error) error {
	var wrapped *url.Error
	if errors.As(err, &wrapped) {
		err = wrapped.Err
	}
	return fmt.Errorf("the server at %s cannot be reached: %w", c.server, err)
}
