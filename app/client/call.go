package client

import (
	"context"
	"encoding/json"
	"net/url"
	"strings"

	"statecraft/engine"
	"statecraft/shared"
)

// Methods of the calls; net/http, which names them too, would double the page.
const (
	get  = "GET"
	post = "POST"
	put  = "PUT"
	del  = "DELETE"
)

// mostRows is how many rows of a list the page shows, and the server gives.
const mostRows = "500"

// none is the answer of a call that answers nothing.
type none struct{}

// request is one call before it is spoken.
type request struct {
	method string
	path   string
	query  url.Values
	body   any
	// plain calls report an ended session as an error instead of waiting for a
	// new one.
	plain bool
}

// response is what came back.
type response struct {
	status int
	body   []byte
}

// call speaks a request and gives its answer. It is thin because the compiler
// makes a copy of it for every type.
func call[T any](ctx context.Context, r request) (T, error) {
	var answer T
	err := speak(ctx, r, &answer)
	return answer, err
}

// speak makes a call, and makes it again after the person has signed in anew.
func speak(ctx context.Context, r request, answer any) error {
	var payload []byte
	if r.body != nil {
		var err error
		if payload, err = json.Marshal(r.body); err != nil {
			return &engine.Error{Code: engine.CodeInvalid, Message: "This cannot be sent: " + err.Error() + "."}
		}
	}
	for {
		got, err := fetch(ctx, r, payload)
		if err != nil {
			return err
		}
		if got.status >= 200 && got.status < 300 {
			return decode(got.body, answer)
		}
		problem := errorFrom(got.status, got.body)
		if problem.Code != shared.CodeUnauthenticated || r.plain {
			return problem
		}
		if err := awaitSignIn(ctx); err != nil {
			return err
		}
	}
}

// decode reads a body; an empty one leaves the answer as it is.
func decode(body []byte, answer any) error {
	if len(body) == 0 {
		return nil
	}
	if err := json.Unmarshal(body, answer); err != nil {
		return &engine.Error{Code: engine.CodeInternal, Message: "The server's answer does not fit this page. Reload the page to get the same version."}
	}
	return nil
}

// path fills the parameters of a path of package shared, in order.
func path(pattern string, values ...string) string {
	parts := strings.Split(pattern, "/")
	for i, part := range parts {
		if strings.HasPrefix(part, ":") && len(values) > 0 {
			parts[i], values = url.PathEscape(values[0]), values[1:]
		}
	}
	return strings.Join(parts, "/")
}
