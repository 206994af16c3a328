package telemetry

import (
	"context"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/trace"
)

// exchange is a request being answered.
type exchange struct{ route string }

type exchangeKey struct{}

// noRoute is what requests are counted under that belong to no route: whatever
// people make up must not become a label.
const noRoute = "none"

// Routed tells which route answers the request the context belongs to, such as
// "/api/v1/tasks/:id"; the empty one is none.
func (t *Telemetry) Routed(ctx context.Context, route string) {
	if e, ok := ctx.Value(exchangeKey{}).(*exchange); ok && route != "" {
		e.route = route
	}
}

// Handler counts and times what next answers, and begins its trace.
func (t *Telemetry) Handler(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		method := knownMethod(r.Method)
		ctx, span := t.tracer.Start(t.callersTrace(r), method, trace.WithSpanKind(trace.SpanKindServer),
			trace.WithAttributes(attribute.String("http.request.method", method)))
		e := &exchange{route: noRoute}
		a := &answer{ResponseWriter: w}
		begin := t.options.Now()
		// Also when next panics: the server above goes on.
		defer func() {
			status := a.finalStatus()
			t.meters.requests.WithLabelValues(method, e.route, strconv.Itoa(status)).Inc()
			if !a.isStream() {
				t.meters.requestSeconds.Observe(t.since(begin))
			}
			endRequest(span, method, e.route, status, w.Header().Get("X-Request-Id"))
		}()
		next.ServeHTTP(a, r.WithContext(context.WithValue(ctx, exchangeKey{}, e)))
		a.done = true
	})
}

func endRequest(span trace.Span, method, route string, status int, id string) {
	if span.IsRecording() {
		span.SetName(method + " " + route)
		span.SetAttributes(attribute.String("http.route", route), attribute.Int("http.response.status_code", status),
			attribute.String("statecraft.request", id))
		if status >= http.StatusInternalServerError {
			span.SetStatus(codes.Error, "")
		}
	}
	span.End()
}

// callersTrace goes on with the trace of a trusted proxy. From anybody else it
// would let strangers choose what is kept and under which name.
func (t *Telemetry) callersTrace(r *http.Request) context.Context {
	host, _, _ := net.SplitHostPort(r.RemoteAddr)
	peer, err := netip.ParseAddr(host)
	if err != nil || !slices.ContainsFunc(t.options.TrustedProxies, func(p netip.Prefix) bool { return p.Contains(peer.Unmap()) }) {
		return r.Context()
	}
	return propagation.TraceContext{}.Extract(r.Context(), propagation.HeaderCarrier(r.Header))
}

func (t *Telemetry) since(begin time.Time) float64 { return t.options.Now().Sub(begin).Seconds() }

func knownMethod(method string) string {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions:
		return method
	}
	return "OTHER"
}

// answer notes the status that is written through it.
type answer struct {
	http.ResponseWriter
	status int
	done   bool // next has returned
}

// WriteHeader notes the status.
func (a *answer) WriteHeader(status int) {
	if a.status == 0 && status >= http.StatusOK {
		a.status = status
	}
	a.ResponseWriter.WriteHeader(status)
}

// Unwrap lets http.ResponseController reach what is below.
func (a *answer) Unwrap() http.ResponseWriter { return a.ResponseWriter }

// finalStatus is what the caller got: 200 where nothing was said, 500 where the
// handler broke off before it said anything.
func (a *answer) finalStatus() int {
	switch {
	case a.status != 0:
		return a.status
	case a.done:
		return http.StatusOK
	}
	return http.StatusInternalServerError
}

func (a *answer) isStream() bool {
	return strings.HasPrefix(a.Header().Get("Content-Type"), "text/event-stream")
}
