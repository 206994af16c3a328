package api

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"statecraft/engine"
	"statecraft/server/auth"
	"statecraft/server/store"
	"statecraft/shared"
)

// request is what a handler is given: the request, and who calls.
type request struct {
	echo.Context
	// session is nil on public routes.
	session *auth.Session
	caller  store.Caller
}

// guard lets a request through to its row: writes from this site only, then who
// calls, then whether they may.
func (s *server) guard(row route) echo.HandlerFunc {
	return func(c echo.Context) error {
		if err := checkSite(c.Request()); err != nil {
			return err
		}
		r := &request{Context: c}
		if row.permission == shared.Public {
			return row.handle(r)
		}
		session, err := s.Auth.Session(c.Request().Context(), s.sessionSecret(c.Request()))
		if err != nil {
			return err
		}
		r.session, r.caller = session, session.Caller()
		if row.permission != shared.SignedIn && !r.caller.May(row.permission) {
			return &engine.Error{Code: engine.CodeForbidden, Message: "Your permission set does not include this. Ask an administrator."}
		}
		return row.handle(r)
	}
}

// notFound is the answer for an address that cannot be one of ours; the store
// gives the same for what is not there and for what the caller may not see.
func notFound() error { return store.NotFound() }

// key is the workflow's key in the path.
func (r *request) key() (string, error) {
	key := r.Param("key")
	if !engine.ValidKey(key) {
		return "", notFound()
	}
	return key, nil
}

// number reads a positive number in the path, written in the one way we write
// it, so that a thing has one address.
func (r *request) number(name string) (int64, error) {
	text := r.Param(name)
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n < 1 || strconv.FormatInt(n, 10) != text {
		return 0, notFound()
	}
	return n, nil
}

// queryOnly refuses parameters that mean nothing here: a filter with a typing
// error would else give everything.
func (r *request) queryOnly(names ...string) error {
next:
	for name, values := range r.QueryParams() {
		for _, known := range names {
			if name == known && len(values) == 1 {
				continue next
			}
		}
		return &engine.Error{Code: engine.CodeInvalid, Field: name, Message: "This query parameter is unknown here or given twice. Leave it out."}
	}
	return nil
}

// answer sends JSON that nobody may keep: it belongs to whoever asked.
func (r *request) answer(status int, body any) error {
	r.Response().Header().Set("Cache-Control", "no-store")
	return r.JSON(status, body)
}

// nothing answers that it is done and there is nothing to say.
func (r *request) nothing() error { return r.NoContent(http.StatusNoContent) }
