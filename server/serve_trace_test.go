package main

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"

	collect "go.opentelemetry.io/proto/otlp/collector/trace/v1"
	traces "go.opentelemetry.io/proto/otlp/trace/v1"
	"google.golang.org/protobuf/proto"

	"statecraft/shared"
)

// A command that comes by HTTP is one trace, from the request through deciding
// and waiting to the commit, and metrics count it under its route and its name.
func TestCommandsAreWatched(t *testing.T) {
	var mutex sync.Mutex
	var spans []*traces.Span
	var raw []byte
	collector := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		text, err := io.ReadAll(r.Body)
		request := new(collect.ExportTraceServiceRequest)
		if err != nil || proto.Unmarshal(text, request) != nil {
			t.Errorf("these are no traces: %v", err)
			return
		}
		mutex.Lock()
		defer mutex.Unlock()
		raw = append(raw, text...)
		for _, resource := range request.ResourceSpans {
			for _, scope := range resource.ScopeSpans {
				spans = append(spans, scope.Spans...)
			}
		}
	}))
	defer collector.Close()
	metrics := freeAddress(t)
	r := startServer(t, "--demo", "--data", filepath.Join(t.TempDir(), "data"), "--otel-endpoint", collector.URL, "--metrics-addr", metrics)
	r.signIn()
	var in shared.InstanceDetail
	r.want(201, "POST", "/api/v1/workflows/conference/instances", shared.StartInstance{Title: "canary"}, &in)
	r.want(404, "POST", "/api/v1/tasks/999-1/claim", nil, nil)
	_, text := read(t, "http://"+metrics+"/metrics")
	for _, line := range []string{
		`statecraft_http_requests_total{method="POST",route="/api/v1/workflows/:key/instances",status="201"} 1`,
		`statecraft_command_seconds_count{command="start",result="done"} 1`,
		`statecraft_commits_total{result="done"} 1`, `statecraft_queue_commands 0`, `statecraft_batch_commands_count 1`,
	} {
		if !strings.Contains(text, line) {
			t.Errorf("the metrics lack %s", line)
		}
	}
	r.stop(syscall.SIGTERM)

	mutex.Lock()
	defer mutex.Unlock()
	const root = "POST /api/v1/workflows/:key/instances"
	at := slices.IndexFunc(spans, func(s *traces.Span) bool { return s.Name == root })
	if at < 0 {
		t.Fatal("the request is not traced")
	}
	named := map[string]*traces.Span{}
	for _, span := range spans {
		if bytes.Equal(span.TraceId, spans[at].TraceId) || span.Name == "batch" {
			named[span.Name] = span
		}
	}
	for _, part := range []struct{ name, of string }{{"submit", root}, {"decide", "submit"}, {"wait", "submit"}, {"commit", "submit"}} {
		if span, of := named[part.name], named[part.of]; span == nil || of == nil || !bytes.Equal(span.ParentSpanId, of.SpanId) {
			t.Errorf("%s is no part of %s", part.name, part.of)
		}
	}
	if batch := named["batch"]; batch == nil || len(batch.Links) != 1 || !bytes.Equal(batch.Links[0].TraceId, spans[at].TraceId) {
		t.Error("the batch does not link to the command")
	}
	for _, secret := range []string{"canary", "admin", "127.0.0.1"} {
		if bytes.Contains(raw, []byte(secret)) {
			t.Errorf("the traces tell %q", secret)
		}
	}
}
