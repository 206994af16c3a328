package telemetry

import (
	"context"
	"log/slog"
	"net/http"
	"runtime"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// Database is what metrics tell of the store.
type Database interface {
	// JournalHead is the number of the newest entry of the journal.
	JournalHead(ctx context.Context) (int64, error)
	// Size is how many bytes the database takes.
	Size(ctx context.Context) (int64, error)
}

// meters are the metrics of one server. Their labels have few values: routes,
// commands and codes are fixed by the program.
type meters struct {
	registry *prometheus.Registry

	requests       *prometheus.CounterVec
	requestSeconds prometheus.Histogram
	commandSeconds *prometheus.HistogramVec
	refusals       *prometheus.CounterVec
	queue          prometheus.Gauge
	waitSeconds    prometheus.Histogram
	batch          prometheus.Histogram
	commitSeconds  prometheus.Histogram
	commits        *prometheus.CounterVec
	streams        prometheus.Gauge
	renders        *prometheus.CounterVec
	renderSeconds  prometheus.Histogram
}

// Bounds of histograms. A command takes about a millisecond, a picture ten; what
// takes longer than the last bound would have timed out.
func durations() []float64 {
	return []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10}
}

func newMeters(o Options) *meters {
	histogram := func(name, help string, bounds []float64) prometheus.Histogram {
		return prometheus.NewHistogram(prometheus.HistogramOpts{Name: name, Help: help, Buckets: bounds})
	}
	counters := func(name, help string, labels ...string) *prometheus.CounterVec {
		return prometheus.NewCounterVec(prometheus.CounterOpts{Name: name, Help: help}, labels)
	}
	gauge := func(name, help string) prometheus.Gauge {
		return prometheus.NewGauge(prometheus.GaugeOpts{Name: name, Help: help})
	}
	m := &meters{
		registry:       prometheus.NewRegistry(),
		requests:       counters("statecraft_http_requests_total", "Requests answered, by method, route and status.", "method", "route", "status"),
		requestSeconds: histogram("statecraft_http_request_seconds", "How long requests took, streams excepted.", durations()),
		commandSeconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "statecraft_command_seconds", Help: "How long commands took from being submitted to being durable or refused.", Buckets: durations(),
		}, []string{"command", "result"}),
		refusals:      counters("statecraft_refusals_total", "Commands that were refused, by the code of the reason.", "code"),
		queue:         gauge("statecraft_queue_commands", "Commands that wait to be written."),
		waitSeconds:   histogram("statecraft_queue_wait_seconds", "How long commands waited for their batch.", durations()),
		batch:         histogram("statecraft_batch_commands", "How many commands were written together.", prometheus.ExponentialBuckets(1, 2, 9)),
		commitSeconds: histogram("statecraft_commit_seconds", "How long a batch took to be written.", durations()),
		commits:       counters("statecraft_commits_total", "Batches that were written or failed.", "result"),
		streams:       gauge("statecraft_stream_clients", "Streams that are open."),
		renders:       counters("statecraft_render_jobs_total", "Pictures and layouts asked of Graphviz.", "job", "result"),
		renderSeconds: histogram("statecraft_render_seconds", "How long pictures and layouts took.", durations()),
	}
	build := prometheus.NewGauge(prometheus.GaugeOpts{
		Name: "statecraft_build_info", Help: "Which build this is; always 1.",
		ConstLabels: prometheus.Labels{"version": o.Version, "go": runtime.Version()},
	})
	build.Set(1)
	signIns := func(reason string, count func() uint64) prometheus.Collector {
		return prometheus.NewCounterFunc(prometheus.CounterOpts{
			Name: "statecraft_sign_ins_refused_total", Help: "Sign-ins and API keys that were refused, by the reason.",
			ConstLabels: prometheus.Labels{"reason": reason},
		}, func() float64 { return float64(count()) })
	}
	m.registry.MustRegister(
		m.requests, m.requestSeconds, m.commandSeconds, m.refusals, m.queue, m.waitSeconds, m.batch, m.commitSeconds, m.commits,
		m.streams, m.renders, m.renderSeconds, build, newDatabaseMeter(o.Database),
		signIns("wrong", func() uint64 { wrong, _ := o.SignIns(); return wrong }),
		signIns("throttled", func() uint64 { _, throttled := o.SignIns(); return throttled }),
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
	)
	return m
}

// Metrics answers scrapes. It asks nobody who they are, so it belongs on an
// address only operators reach.
func (t *Telemetry) Metrics() http.Handler {
	const atOnce, longest = 4, 10 * time.Second
	return promhttp.HandlerFor(t.meters.registry, promhttp.HandlerOpts{
		ErrorLog:            slog.NewLogLogger(t.options.Log.Handler(), slog.LevelWarn),
		ErrorHandling:       promhttp.ContinueOnError,
		MaxRequestsInFlight: atOnce,
		Timeout:             longest,
	})
}

// StreamBegins counts a stream until end is called.
func (t *Telemetry) StreamBegins() (end func()) {
	t.meters.streams.Inc()
	return t.meters.streams.Dec
}
