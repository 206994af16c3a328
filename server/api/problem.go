package api

import (
	"encoding/json"
	"errors"
	"log/slog"
	"math"
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"statecraft/engine"
	"statecraft/server/auth"
	"statecraft/shared"
)

// statusOf is the one table from codes to statuses. A code that is missing here
// is a fault of ours.
func statusOf(code engine.Code) int {
	switch code {
	case shared.CodeSyntax:
		return http.StatusBadRequest
	case shared.CodeUnauthenticated:
		return http.StatusUnauthorized
	case engine.CodeForbidden, shared.CodeCrossSite:
		return http.StatusForbidden
	case shared.CodeNotFound:
		return http.StatusNotFound
	case shared.CodeMethod:
		return http.StatusMethodNotAllowed
	case shared.CodeConflict, shared.CodeExists, engine.CodeActivationClosed, engine.CodeInstanceClosed,
		engine.CodeClaimed, engine.CodeNotClaimed, engine.CodeStarted:
		return http.StatusConflict
	case shared.CodeTooLarge:
		return http.StatusRequestEntityTooLarge
	case shared.CodeUnsupported:
		return http.StatusUnsupportedMediaType
	case engine.CodeInvalid, engine.CodeNotesRequired, engine.CodeLeadsNowhere:
		return http.StatusUnprocessableEntity
	case shared.CodeThrottled:
		return http.StatusTooManyRequests
	case shared.CodeUnavailable:
		return http.StatusServiceUnavailable
	}
	return http.StatusInternalServerError
}

// problem answers every request that failed, with a problem document (RFC 9457).
// It is the only place that writes one.
func (s *server) problem(err error, c echo.Context) {
	if c.Response().Committed {
		s.Log.Error("an answer broke off", "request", c.Get(requestIDName), "error", err)
		return
	}
	told := explain(err)
	status := statusOf(told.Code)
	hungUp := c.Request().Context().Err() != nil
	if !hungUp && (status == http.StatusInternalServerError || status == http.StatusServiceUnavailable) {
		s.Log.Error("a request failed", "request", c.Get(requestIDName), "route", c.Path(), "error", err)
	}
	if status == http.StatusNotFound && wantsPage(c.Request()) {
		if s.sendPage(c, status) == nil {
			return
		}
	}
	s.sendProblem(c, told, status, err)
}

// explain finds what the caller is told. Of anything that is not made for them
// they learn nothing.
func explain(err error) *engine.Error {
	var routing *echo.HTTPError
	if errors.As(err, &routing) {
		switch routing.Code {
		case http.StatusMethodNotAllowed:
			return &engine.Error{Code: shared.CodeMethod, Message: "This address does not take that method. The answer's Allow header lists those it takes."}
		case http.StatusNotFound:
			err = notFound()
		}
	}
	var told *engine.Error
	if errors.As(err, &told) && statusOf(told.Code) != http.StatusInternalServerError {
		return told
	}
	return &engine.Error{Code: engine.CodeInternal, Message: "Something went wrong on our side and nothing was changed. Try again; if it stays, tell an administrator the request id."}
}

func (s *server) sendProblem(c echo.Context, told *engine.Error, status int, err error) {
	header := c.Response().Header()
	header.Set("Content-Type", "application/problem+json")
	header.Set("Cache-Control", "no-store")
	var throttled *auth.ThrottledError
	switch {
	case errors.As(err, &throttled):
		header.Set("Retry-After", strconv.Itoa(int(math.Ceil(throttled.Wait.Seconds()))))
	case status == http.StatusServiceUnavailable:
		header.Set("Retry-After", "1")
	}
	id, _ := c.Get(requestIDName).(string)
	document := shared.ProblemDocument{
		Type: "about:blank", Title: http.StatusText(status), Status: status,
		Detail: told.Message, Code: told.Code, Request: id,
		State: told.State, Transit: told.Transition, Field: told.Field,
		Line: told.Line, Column: told.Column, Problems: told.Problems,
	}
	c.Response().WriteHeader(status)
	if c.Request().Method == http.MethodHead {
		return
	}
	if err := json.NewEncoder(c.Response()).Encode(document); err != nil {
		s.Log.LogAttrs(c.Request().Context(), slog.LevelDebug, "a problem was not read", slog.String("request", id), slog.Any("error", err))
	}
}

// wantsPage tells whether a person follows a link that leads nowhere: they get
// the page, which says so with the way back.
func wantsPage(r *http.Request) bool {
	return r.Method == http.MethodGet && strings.Contains(r.Header.Get("Accept"), "text/html") &&
		!strings.HasPrefix(r.URL.Path, "/api/") && !strings.HasPrefix(r.URL.Path, PathAssets)
}
