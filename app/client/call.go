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
	// ifMatch names the revision the call is about; empty for none.
	ifMatch string
	// once is the Idempotency-Key, which speak gives; empty for none.
	once string
	// plain calls report an ended session as an error instead of waiting for a
	// new one.
	plain bool
	// leaving calls are sent even though the page goes away, and nobody waits for
	// what comes of them.
	leaving bool
}

// response is what came back.
type response struct {
	status int
	body   []byte
	link   string // the header that says where the next part of a list is
	id     string // of the request, to quote when asking for help
}

// call speaks a request and gives its answer. It is thin because the compiler
// makes a copy of it for every type.
func call[T any](ctx context.Context, r request) (T, error) {
	var answer T
	_, err := speak(ctx, r, &answer)
	return answer, err
}

// part is call for a list that comes in parts: next is where the following one
// begins, empty after the last.
func part[T any](ctx context.Context, r request) (list []T, next string, err error) {
	next, err = speak(ctx, r, &list)
	return list, next, err
}

// speak makes a call, and makes it again after the person has signed in anew.
func speak(ctx context.Context, r request, answer any) (next string, err error) {
	payload, err := payloadOf(r.body)
	if err != nil {
		return "", err
	}
	if r.method == post {
		r.once = onceFor(ctx, payload)
	}
	for {
		got, err := fetch(ctx, r, payload)
		if err != nil {
			return "", err
		}
		if got.status >= 200 && got.status < 300 {
			return nextFrom(got.link), decode(got.body, answer)
		}
		problem := problemFrom(got)
		if problem.Refusal.Code != shared.CodeUnauthenticated || r.plain {
			return "", problem
		}
		if err := awaitSignIn(ctx); err != nil {
			return "", err
		}
	}
}

// payloadOf writes a body. JSON that is written already goes as it is.
func payloadOf(body any) ([]byte, error) {
	switch body := body.(type) {
	case nil:
		return nil, nil
	case json.RawMessage:
		return body, nil
	}
	payload, err := json.Marshal(body)
	if err != nil {
		return nil, &engine.Error{Code: engine.CodeInvalid, Message: "This cannot be sent: " + err.Error() + "."}
	}
	return payload, nil
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

// nextFrom reads where the next part of a list begins out of the Link header of
// this one; empty where there is none.
func nextFrom(link string) string {
	address, found := strings.CutPrefix(link, "<")
	address, rest, closed := strings.Cut(address, ">")
	if !found || !closed || strings.TrimSpace(rest) != `; rel="next"` {
		return ""
	}
	_, query, _ := strings.Cut(address, "?")
	values, err := url.ParseQuery(query)
	if err != nil {
		return ""
	}
	return values.Get("after")
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
