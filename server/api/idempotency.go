package api

import (
	"bytes"
	"context"
	"net/http"
	"regexp"
	"strings"
	"sync"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

// idempotencyKeys are what a caller may call a request by, quoted or not.
var idempotencyKeys = regexp.MustCompile(`^[A-Za-z0-9._:~-]{1,128}$`)

// idempotencyKey is what the caller calls the request by; empty for nothing.
func (r *request) idempotencyKey() (string, error) {
	given := r.Request().Header.Values(shared.IdempotencyKey)
	if len(given) == 0 || r.Request().Method != http.MethodPost {
		return "", nil
	}
	key := given[0]
	if len(key) > 1 && strings.HasPrefix(key, `"`) && strings.HasSuffix(key, `"`) {
		key = key[1 : len(key)-1]
	}
	if len(given) > 1 || !idempotencyKeys.MatchString(key) {
		return "", &engine.Error{Code: engine.CodeInvalid, Field: shared.IdempotencyKey,
			Message: "An Idempotency-Key is one word of up to 128 letters, digits, dots, colons, dashes, underscores and tildes. A random UUID serves well."}
	}
	return key, nil
}

// once carries out what is asked, or finds what came of it where the caller asks
// again under the same key. do runs while r.repeatable is what the store or the
// runner must record together with the change. A request that fails records
// nothing: it can be made again under its key.
func (s *server) once(r *request, body []byte, do func() (result string, err error)) (string, error) {
	key, err := r.idempotencyKey()
	if err != nil {
		return "", err
	}
	if key == "" || r.row.permission == shared.Public {
		return do() // signing in again is harmless, and nobody is known to ask again
	}
	asked := &store.Request{Caller: callerName(r.caller), Key: key, Asked: r.asked(body), At: s.moment()}
	finish, ok := s.underWay.begin(asked.Caller + "\n" + key)
	if !ok {
		return "", &engine.Error{Code: shared.CodeConflict, Message: "The same request is being carried out right now. Repeat it in a moment to see what came of it."}
	}
	defer finish()
	result, found, err := s.before(r, asked)
	if err != nil || found {
		return result, err
	}
	r.repeatable = asked
	defer func() { r.repeatable = nil }()
	if result, err = do(); err != nil {
		// Another server may have carried out the same meanwhile, or it is not known
		// whether this one has: then it is refused because it is done.
		if result, found, _ := s.before(r, asked); found {
			return result, nil
		}
		return "", err
	}
	if asked.Result != "" {
		result = asked.Result
	}
	return result, nil
}

// before finds what came of the request when it was made before.
func (s *server) before(r *request, asked *store.Request) (result string, found bool, err error) {
	result, found, err = s.Store.Repeated(r.Request().Context(), asked)
	if found {
		r.Response().Header().Set(shared.IdempotencyReplayed, "true")
	}
	return result, found, err
}

// callerName tells callers apart: who acts as somebody else is not that person.
func callerName(c store.Caller) string {
	if c.SignedIn != "" && c.SignedIn != c.Person.Name {
		return c.SignedIn + " as " + c.Person.Name
	}
	return c.Person.Name
}

// asked is everything that was asked for.
func (r *request) asked(body []byte) []byte {
	h := r.Request()
	return bytes.Join([][]byte{[]byte(h.Method), []byte(h.URL.Path), []byte(h.URL.RawQuery), []byte(h.Header.Get("Content-Type")), body}, []byte("\n"))
}

// recording is the context for changes of the store: it has what the caller may
// repeat.
func (r *request) recording() context.Context {
	ctx := r.Request().Context()
	if r.repeatable == nil {
		return ctx
	}
	return store.WithRequest(ctx, r.repeatable)
}

// underWay are the requests being carried out under a key.
type underWay struct {
	mutex sync.Mutex
	names map[string]bool
}

// begin is not ok where the same is under way already; else finish must be
// called.
func (u *underWay) begin(name string) (finish func(), ok bool) {
	u.mutex.Lock()
	defer u.mutex.Unlock()
	if u.names[name] {
		return nil, false
	}
	if u.names == nil {
		u.names = map[string]bool{}
	}
	u.names[name] = true
	return func() {
		u.mutex.Lock()
		defer u.mutex.Unlock()
		delete(u.names, name)
	}, true
}
