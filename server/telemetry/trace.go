package telemetry

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"time"

	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/sdk/resource"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"
	"go.opentelemetry.io/otel/trace/noop"
)

// newTracer makes what begins spans, and what sends the last of them.
func newTracer(ctx context.Context, o Options) (trace.Tracer, func(context.Context) error, error) {
	const name = "statecraft"
	if o.Endpoint == "" {
		return noop.NewTracerProvider().Tracer(name), func(context.Context) error { return nil }, nil
	}
	exporter, err := otlptracehttp.New(ctx, otlptracehttp.WithEndpointURL(tracesURL(o.Endpoint)), otlptracehttp.WithHTTPClient(collectorClient()))
	if err != nil {
		return nil, nil, errors.New("traces cannot be sent: check otel-endpoint and the variables that begin with OTEL_")
	}
	service, err := resource.New(ctx, resource.WithFromEnv(), resource.WithTelemetrySDK(),
		resource.WithAttributes(attribute.String("service.name", name), attribute.String("service.version", o.Version)))
	if err != nil {
		return nil, nil, fmt.Errorf("traces cannot be sent: check OTEL_RESOURCE_ATTRIBUTES")
	}
	// The library has one place for what goes wrong in the background. What it
	// says may hold the collector's address, so only that it failed is told.
	otel.SetErrorHandler(otel.ErrorHandlerFunc(func(error) {
		o.Log.LogAttrs(context.Background(), slog.LevelWarn, "traces were not sent; check otel-endpoint and the collector")
	}))
	provider := sdktrace.NewTracerProvider(sdktrace.WithBatcher(exporter), sdktrace.WithResource(service))
	return provider.Tracer(name, trace.WithInstrumentationVersion(o.Version)), provider.Shutdown, nil
}

// tracesURL is where a collector takes traces, unless the endpoint says so.
func tracesURL(endpoint string) string {
	if u, err := url.Parse(endpoint); err == nil && strings.Trim(u.Path, "/") == "" {
		return strings.TrimSuffix(endpoint, "/") + "/v1/traces"
	}
	return endpoint
}

// collectorClient talks to the address the operator has set, and to nothing it
// leads to or the environment puts between.
func collectorClient() *http.Client {
	const longest = 10 * time.Second
	return &http.Client{
		Timeout:       longest,
		Transport:     &http.Transport{Proxy: nil, MaxIdleConns: 1, IdleConnTimeout: time.Minute, TLSHandshakeTimeout: longest},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}
