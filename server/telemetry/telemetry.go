package telemetry

import (
	"context"
	"log/slog"
	"net/netip"
	"time"

	"go.opentelemetry.io/otel/trace"
)

// Options say what is watched and who is told.
type Options struct {
	Version string // of the program
	Now     func() time.Time
	Log     *slog.Logger
	// Database is asked at every scrape.
	Database Database
	// SignIns tells how many sign-ins were refused since the start, for a wrong
	// secret and for too many tries.
	SignIns func() (wrong, throttled uint64)
	// Endpoint is the address of a collector of traces; empty for none.
	Endpoint string
	// TrustedProxies may begin a trace that goes on here.
	TrustedProxies []netip.Prefix
}

// Telemetry watches one server. Its methods may be called by many goroutines at
// once, and wait for nothing.
type Telemetry struct {
	options  Options
	meters   *meters
	tracer   trace.Tracer
	stopping func(context.Context) error
}

// New prepares watching. Without an endpoint there are no traces, and they cost
// next to nothing.
func New(ctx context.Context, o Options) (*Telemetry, error) {
	t := &Telemetry{options: o, meters: newMeters(o)}
	var err error
	t.tracer, t.stopping, err = newTracer(ctx, o)
	return t, err
}

// Close sends what was not sent yet, as long as the context allows.
func (t *Telemetry) Close(ctx context.Context) error { return t.stopping(ctx) }
