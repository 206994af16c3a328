package telemetry

import (
	"context"
	"time"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/trace"

	"statecraft/engine"
	"statecraft/shared"
)

// The methods here follow one command from being submitted to being durable:
// deciding, waiting for its batch, and the commit it shares with others. Each
// gives what to call when that part is over.

// Submit begins a command, named as in the journal. end is told what came of it.
func (t *Telemetry) Submit(ctx context.Context, command string) (_ context.Context, end func(error)) {
	begin := t.options.Now()
	ctx, span := t.tracer.Start(ctx, "submit", trace.WithAttributes(attribute.String("statecraft.command", command)))
	return ctx, func(err error) {
		result := resultOf(err)
		t.meters.commandSeconds.WithLabelValues(command, result).Observe(t.since(begin))
		switch result {
		case refused:
			code := string(engine.CodeOf(err))
			t.meters.refusals.WithLabelValues(code).Inc()
			span.SetAttributes(attribute.String("statecraft.refusal", code))
		case failed:
			span.SetStatus(codes.Error, "")
		}
		span.End()
	}
}

// Decide begins loading what the command is about and working out what it does.
func (t *Telemetry) Decide(ctx context.Context) (_ context.Context, end func(error)) {
	ctx, span := t.tracer.Start(ctx, "decide")
	return ctx, func(error) { span.End() }
}

// Wait begins when a command is ready to be written; end is called when its
// batch begins, or it is sent away.
func (t *Telemetry) Wait(ctx context.Context) (end func()) {
	begin := t.options.Now()
	_, span := t.tracer.Start(ctx, "wait")
	t.meters.queue.Inc()
	return func() {
		t.meters.queue.Dec()
		t.meters.waitSeconds.Observe(t.since(begin))
		span.End()
	}
}

// Commit begins writing a batch, given the contexts of the commands in it. The
// batch is a trace of its own, for it belongs to none of them; each command has
// the commit as its last part, and both sides link to each other.
func (t *Telemetry) Commit(commands []context.Context) (_ context.Context, end func(error)) {
	begin := t.options.Now()
	var links []trace.Link
	for _, ctx := range commands {
		if l := trace.LinkFromContext(ctx); l.SpanContext.IsSampled() {
			links = append(links, l)
		}
	}
	ctx, batch := t.tracer.Start(context.Background(), "batch", trace.WithNewRoot(), trace.WithLinks(links...),
		trace.WithAttributes(attribute.Int("statecraft.batch.commands", len(commands))))
	return ctx, func(err error) {
		t.meters.batch.Observe(float64(len(commands)))
		t.meters.commitSeconds.Observe(t.since(begin))
		t.meters.commits.WithLabelValues(resultOf(err)).Inc()
		if err != nil {
			batch.SetStatus(codes.Error, "")
		}
		batch.End()
		for _, command := range commands {
			t.commitOf(command, trace.LinkFromContext(ctx), begin)
		}
	}
}

// commitOf adds the commit to the trace of one command.
func (t *Telemetry) commitOf(ctx context.Context, batch trace.Link, begin time.Time) {
	if !trace.SpanFromContext(ctx).IsRecording() {
		return
	}
	_, span := t.tracer.Start(ctx, "commit", trace.WithTimestamp(begin), trace.WithLinks(batch))
	span.End(trace.WithTimestamp(t.options.Now()))
}

// What may come of something.
const (
	done    = "done"
	refused = "refused" // for a reason its caller is told
	failed  = "failed"  // a fault of the server, or of what it stands on
)

func resultOf(err error) string {
	if err == nil {
		return done
	}
	switch engine.CodeOf(err) {
	case engine.CodeInternal, shared.CodeUnavailable:
		return failed
	}
	return refused
}
