package telemetry

import (
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"

	collect "go.opentelemetry.io/proto/otlp/collector/trace/v1"
	traces "go.opentelemetry.io/proto/otlp/trace/v1"
	"google.golang.org/protobuf/proto"
)

// collector takes traces as a real one does.
type collector struct {
	*httptest.Server

	mutex sync.Mutex
	spans []*traces.Span
	raw   []byte
}

func newCollector(t *testing.T) *collector {
	t.Helper()
	c := new(collector)
	c.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		request := new(collect.ExportTraceServiceRequest)
		if err != nil || r.URL.Path != "/v1/traces" || proto.Unmarshal(body, request) != nil {
			t.Errorf("%s: %d bytes that are no traces (%v)", r.URL.Path, len(body), err)
			return
		}
		c.mutex.Lock()
		defer c.mutex.Unlock()
		c.raw = append(c.raw, body...)
		for _, resource := range request.ResourceSpans {
			for _, scope := range resource.ScopeSpans {
				c.spans = append(c.spans, scope.Spans...)
			}
		}
	}))
	t.Cleanup(c.Close)
	return c
}

// named gives the spans with a name.
func (c *collector) named(name string) []*traces.Span {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	var list []*traces.Span
	for _, span := range c.spans {
		if span.Name == name {
			list = append(list, span)
		}
	}
	return list
}
