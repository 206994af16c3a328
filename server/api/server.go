package api

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/netip"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humaecho"
	"github.com/labstack/echo/v4"

	"statecraft/engine"
	"statecraft/server/auth"
	"statecraft/server/runner"
	"statecraft/server/store"
	"statecraft/server/stream"
)

// Renderer draws workflows, out of this process.
type Renderer interface {
	// Layout gives the middle of every state's card, by state id.
	Layout(context.Context, *engine.Workflow) (map[string]engine.Point, error)
	// SVG gives a picture that is safe to show.
	SVG(context.Context, *engine.Workflow) ([]byte, error)
	// PNG gives the same in pixels.
	PNG(context.Context, *engine.Workflow) ([]byte, error)
}

// Options are what the server is made of.
type Options struct {
	Auth     *auth.Auth
	Store    *store.Store
	Runner   *runner.Runner
	Renderer Renderer
	Assets   *Assets
	// Hub tells who listens what happens; see [Journal].
	Hub *stream.Hub
	Now func() time.Time
	Log *slog.Logger
	// Version is that of the program, for people to tell.
	Version string
	// Loopback says that only this machine may call: requests that name another
	// host are refused, whoever made that name lead here.
	Loopback bool
	// Hosts are names the server answers to, in lower case and without port. With
	// Loopback or any of them it answers to these and its own machine's only.
	Hosts []string
	// TLS says that browsers come by https, so cookies may insist on it.
	TLS bool
	// TrustedProxies may say for whom they call and whether by https
	// (X-Forwarded-For, X-Forwarded-Proto). From anybody else these headers mean
	// nothing.
	TrustedProxies []netip.Prefix
	// Stopping is closed when the server is about to stop: those who listen are
	// told to come back. nil never is.
	Stopping <-chan struct{}
	// Routed is told of every request once its route is known, "" for none; nil
	// tells nobody.
	Routed func(ctx context.Context, route string)
	// Streams is told when somebody begins to listen, and what it gives when they
	// have gone; nil tells nobody.
	Streams func() (end func())
}

// server is what the actions hang on.
type server struct {
	Options
	underWay  underWay
	listeners listeners
	pace      pace
	heavy     *heavy
	openAPI   *huma.OpenAPI
	document  []byte // the same as text
}

// New gives the handler of the whole server.
func New(o Options) (http.Handler, error) {
	if o.Hub == nil {
		return nil, errors.New("the server lacks a hub for those who listen")
	}
	e, err := newEcho(&server{Options: o, pace: usualPace(), heavy: newHeavy()})
	return e, err
}

func newEcho(s *server) (*echo.Echo, error) {
	e := echo.New()
	e.HideBanner, e.HidePort = true, true
	e.HTTPErrorHandler = s.problem
	e.IPExtractor = s.address()
	// Before routing, so that every answer has headers, an id and a log line.
	e.Pre(s.observe, s.secure, s.checkHost)
	// The paths of huma's own document and pages stay empty: everything that is
	// answered is a row.
	s.openAPI = newDocument(s.Version)
	api := humaecho.New(e, huma.Config{OpenAPI: s.openAPI})
	for _, row := range s.routes() {
		if err := s.register(api, row); err != nil {
			return nil, err
		}
	}
	var err error
	s.document, err = encodeDocument(s.openAPI)
	return e, err
}

// register adds a row of the table. There is no other way to add a route, and no
// way to add one that the document does not know.
func (s *server) register(api huma.API, row route) error {
	if err := row.complete(); err != nil {
		return fmt.Errorf("the route %s %s: %w", row.method, row.path, err)
	}
	operation := row.operation(s.openAPI.Components)
	if !operation.Hidden {
		s.openAPI.AddOperation(operation)
	}
	handle := s.guard(&row)
	answer := func(ctx huma.Context) {
		c := humaecho.Unwrap(ctx)
		if err := handle(c); err != nil {
			c.Error(err)
		}
	}
	api.Adapter().Handle(operation, answer)
	if row.method == get {
		head := *operation
		head.Method = http.MethodHead
		api.Adapter().Handle(&head, answer)
	}
	return nil
}
