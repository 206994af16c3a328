package main

import (
	"log/slog"
	"net"
	"net/http"
	"strings"
)

// pathMetrics is where Prometheus scrapes.
const pathMetrics = "/metrics"

// serveMetrics answers scrapes on an address of its own. It is never the one of
// the page: what passes a proxy on the same machine seems to come from there, so
// no look at a request could tell an operator from anybody else.
func serveMetrics(listener net.Listener, h *health, metrics http.Handler, log *slog.Logger) *answering {
	onlyMetrics := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path != pathMetrics:
			http.NotFound(w, r)
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			w.Header().Set("Allow", "GET, HEAD")
			w.WriteHeader(http.StatusMethodNotAllowed)
		default:
			metrics.ServeHTTP(w, r)
		}
	})
	return answer(listener, ownName(listener.Addr(), h.before(onlyMetrics)), nil, log)
}

// ownName refuses names that are not this machine's where only this machine is
// listened to: the page of another site can make its own name lead here.
func ownName(addr net.Addr, next http.Handler) http.Handler {
	if !isLoopback(addr.String()) {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host := r.Host
		if _, _, err := net.SplitHostPort(host); err != nil {
			host = net.JoinHostPort(strings.Trim(host, "[]"), "80")
		}
		if !isLoopback(host) {
			http.Error(w, "This server answers only to the name of its own machine.", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}
