package api

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"

	"github.com/labstack/echo/v4"
)

// requestIDName is where a request keeps its id.
const requestIDName = "request-id"

// newRequestID is random, so that ids of two servers differ.
func newRequestID() string {
	var b [8]byte
	_, _ = rand.Read(b[:])
	return hex.EncodeToString(b[:])
}

// observe gives every request an id, notes what came of it, and turns a panic
// into a fault that one request has.
func (s *server) observe(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		begin := s.Now()
		id := newRequestID()
		c.Set(requestIDName, id)
		c.Response().Header().Set(echo.HeaderXRequestID, id)
		if err := contain(next, c); err != nil {
			c.Error(err)
		}
		if s.Routed != nil {
			s.Routed(c.Request().Context(), c.Path())
		}
		s.Log.LogAttrs(c.Request().Context(), slog.LevelDebug, "request",
			slog.String("request", id),
			slog.String("method", c.Request().Method),
			slog.String("route", c.Path()),
			slog.Int("status", c.Response().Status),
			slog.Duration("took", s.Now().Sub(begin)))
		return nil
	}
}

func contain(next echo.HandlerFunc, c echo.Context) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			if e, ok := fault.(error); ok && errors.Is(e, http.ErrAbortHandler) {
				panic(fault)
			}
			err = &panicError{fault: fault, stack: string(debug.Stack())}
		}
	}()
	return next(c)
}

// panicError is a panic of a handler; it is for the log only.
type panicError struct {
	fault any
	stack string
}

func (e *panicError) Error() string { return fmt.Sprintf("panic: %v\n%s", e.fault, e.stack) }
