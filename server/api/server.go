package api

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"statecraft/engine"
	"statecraft/server/auth"
	"statecraft/server/runner"
	"statecraft/server/store"
)

// Renderer draws workflows, out of this process.
type Renderer interface {
	// Layout gives the middle of every state's card, by state id.
	Layout(context.Context, *engine.Workflow) (map[string]engine.Point, error)
	// SVG gives a picture that is safe to show.
	SVG(context.Context, *engine.Workflow) ([]byte, error)
}

// Options are what the server is made of.
type Options struct {
	Auth     *auth.Auth
	Store    *store.Store
	Runner   *runner.Runner
	Renderer Renderer
	Assets   *Assets
	Now      func() time.Time
	Log      *slog.Logger
	// Version is that of the program, for people to tell.
	Version string
	// Loopback says that only this machine may call: requests that name another
	// host are refused, whoever made that name lead here.
	Loopback bool
	// TLS says that browsers come by https, so cookies may insist on it.
	TLS bool
}

// server is what the handlers hang on.
type server struct{ Options }

// New gives the handler of the whole server.
func New(o Options) (http.Handler, error) {
	e, err := newEcho(&server{o})
	return e, err
}

func newEcho(s *server) (*echo.Echo, error) {
	e := echo.New()
	e.HideBanner, e.HidePort = true, true
	e.HTTPErrorHandler = s.problem
	e.IPExtractor = echo.ExtractIPDirect() // headers are anybody's to write
	// Before routing, so that every answer has headers, an id and a log line.
	e.Pre(s.observe, s.secure, s.checkHost)
	for _, row := range s.routes() {
		if err := s.register(e, row); err != nil {
			return nil, err
		}
	}
	return e, nil
}

// register adds a row of the table. There is no other way to add a route.
func (s *server) register(e *echo.Echo, row route) error {
	if row.permission == "" || row.handle == nil {
		return fmt.Errorf("the route %s %s lacks a permission or a handler", row.method, row.path)
	}
	handler := s.guard(row)
	e.Add(row.method, row.path, handler)
	if row.method == http.MethodGet {
		e.Add(http.MethodHead, row.path, handler)
	}
	return nil
}
