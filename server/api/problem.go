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

// known is a code, the status it is answered with, and what it means.
type known struct {
	code   engine.Code
	status int
	means  string
}

// codes is the one table from codes to statuses. A code that is missing here is a
// fault of ours.
func codes() []known {
	return []known{
		{shared.CodeSyntax, http.StatusBadRequest, "The body does not parse; line and column say where."},
		{shared.CodeUnauthenticated, http.StatusUnauthorized, "Nobody is signed in, or the session or key has ended."},
		{engine.CodeForbidden, http.StatusForbidden, "The caller may not do this."},
		{engine.CodeOperatorsOnly, http.StatusForbidden, "Only operators of the workflow may do this."},
		{engine.CodeSeparated, http.StatusForbidden, "Four eyes: this person has signed something that keeps them out here."},
		{shared.CodeNewPassword, http.StatusForbidden, "The one-time password is right; repeat with a new password of your own."},
		{shared.CodeCrossSite, http.StatusForbidden, "The request comes from another site, lacks the header " + shared.WriteHeader + ", or names a host that is not ours."},
		{shared.CodeNotFound, http.StatusNotFound, "There is no such thing, or it is not the caller's to see."},
		{shared.CodeMethod, http.StatusMethodNotAllowed, "The address does not take this method; Allow lists those it takes."},
		{shared.CodeConflict, http.StatusConflict, "Somebody else was faster; load it again."},
		{shared.CodeExists, http.StatusConflict, "The name is taken."},
		{shared.CodeInUse, http.StatusConflict, "Something still depends on it; the problems say what."},
		{shared.CodeArchived, http.StatusConflict, "The workflow is in the archive."},
		{shared.CodeLastAdministrator, http.StatusConflict, "Nobody would be left who can administer."},
		{engine.CodeActivationClosed, http.StatusConflict, "The task is done or was cancelled; signOff says by whom."},
		{engine.CodeInstanceClosed, http.StatusConflict, "The instance has ended."},
		{engine.CodeSuspended, http.StatusConflict, "An operator has suspended the instance."},
		{engine.CodeNotSuspended, http.StatusConflict, "The instance is not suspended."},
		{engine.CodeStarted, http.StatusConflict, "The instance runs already."},
		{engine.CodeClaimed, http.StatusConflict, "Somebody else has claimed the task."},
		{engine.CodeNotClaimed, http.StatusConflict, "Nobody has claimed the task."},
		{engine.CodeAlreadySigned, http.StatusConflict, "This person has signed here already."},
		{engine.CodeNotResolved, http.StatusConflict, "It is not known yet who may sign."},
		{engine.CodeNothingToRetry, http.StatusConflict, "Nothing there needs attention."},
		{shared.CodeStale, http.StatusPreconditionFailed, "If-Match names an older revision; changes lists what happened since."},
		{shared.CodeTooLarge, http.StatusRequestEntityTooLarge, "It is larger or deeper than what is taken."},
		{shared.CodeUnsupported, http.StatusUnsupportedMediaType, "The body is of another type, or compressed."},
		{engine.CodeInvalid, http.StatusUnprocessableEntity, "Something is wrong with what was sent; field or problems say what."},
		{engine.CodeNotesRequired, http.StatusUnprocessableEntity, "This outcome needs a note."},
		{engine.CodeLeadsNowhere, http.StatusUnprocessableEntity, "No transition fits; choose another outcome or change the data."},
		{shared.CodeThrottled, http.StatusTooManyRequests, "There were too many tries; wait."},
		{shared.CodeOverloaded, http.StatusServiceUnavailable, "More is asked of the server than it can do; nothing was changed."},
		{shared.CodeUnavailable, http.StatusServiceUnavailable, "The data cannot be reached for the moment; detail says whether anything was changed."},
		{engine.CodeInternal, http.StatusInternalServerError, "A fault of the server. Its log has the request id."},
	}
}

func statusOf(code engine.Code) int {
	for _, k := range codes() {
		if k.code == code {
			return k.status
		}
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
	s.logFailure(c, told.Code, status, err)
	if status == http.StatusNotFound && wantsPage(c.Request()) {
		if s.sendPage(c, status) == nil {
			return
		}
	}
	s.sendProblem(c, told, status, err)
}

// logFailure notes what an operator should know of: faults, and that more was
// asked for than there is room for.
func (s *server) logFailure(c echo.Context, code engine.Code, status int, err error) {
	level := slog.LevelError
	switch {
	case status < http.StatusInternalServerError, c.Request().Context().Err() != nil: // who hung up has no trouble
		return
	case code == shared.CodeOverloaded:
		level = slog.LevelWarn
	}
	s.Log.LogAttrs(c.Request().Context(), level, "a request failed",
		slog.Any("request", c.Get(requestIDName)), slog.String("route", c.Path()), slog.Any("error", err))
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
	case status == http.StatusServiceUnavailable, status == http.StatusTooManyRequests:
		header.Set("Retry-After", "1")
	case status == http.StatusUnauthorized:
		header.Set("WWW-Authenticate", `Bearer realm="statecraft"`)
	}
	id, _ := c.Get(requestIDName).(string)
	document := shared.ProblemDocument{
		Type: "about:blank", Title: http.StatusText(status), Status: status,
		Detail: told.Message, Code: told.Code, Request: id,
		State: told.State, Transit: told.Transition, Field: told.Field,
		Line: told.Line, Column: told.Column, Problems: told.Problems,
	}
	var more interface{ tell(*shared.ProblemDocument) }
	if errors.As(err, &more) {
		more.tell(&document)
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
