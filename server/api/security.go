package api

import (
	"net"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"statecraft/engine"
	"statecraft/shared"
)

// contentPolicy is what the page may do. The program is WebAssembly; nothing is
// inline, nothing comes from elsewhere.
const contentPolicy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
	"img-src 'self' blob: data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; " +
	"form-action 'self'; object-src 'none'"

// picturePolicy is for pictures opened on their own: they may style themselves
// and nothing else.
const picturePolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"

// secure sets the headers every answer has.
func (s *server) secure(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		header := c.Response().Header()
		header.Set("Content-Security-Policy", contentPolicy)
		header.Set("X-Content-Type-Options", "nosniff")
		header.Set("Referrer-Policy", "same-origin")
		header.Set("Cross-Origin-Opener-Policy", "same-origin")
		header.Set("Cross-Origin-Resource-Policy", "same-origin")
		return next(c)
	}
}

// checkHost refuses names that are not this machine's. A hostile page can make
// its own name lead to 127.0.0.1; the browser then takes us for its site, and
// only the name gives it away.
func (s *server) checkHost(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if s.Loopback && !isLoopbackHost(c.Request().Host) {
			return &engine.Error{Code: shared.CodeCrossSite, Message: "This server answers only to the name of its own machine. Open it as 127.0.0.1 or localhost."}
		}
		return next(c)
	}
}

func isLoopbackHost(host string) bool {
	name, _, err := net.SplitHostPort(host)
	if err != nil {
		name = strings.Trim(host, "[]")
	}
	ip := net.ParseIP(name)
	return strings.EqualFold(name, "localhost") || ip != nil && ip.IsLoopback()
}

// checkSite refuses writes that a page of another site makes a browser send: it
// can neither set our header nor pretend to be of this origin.
func checkSite(r *http.Request) error {
	switch r.Method {
	case http.MethodGet, http.MethodHead:
		return nil
	}
	if r.Header.Get(shared.WriteHeader) == "" {
		return &engine.Error{Code: shared.CodeCrossSite, Message: "Requests that change something need the header " + shared.WriteHeader + ". Send it with any value."}
	}
	if http.NewCrossOriginProtection().Check(r) != nil {
		return &engine.Error{Code: shared.CodeCrossSite, Message: "This request comes from another site. Make it from this server's own page."}
	}
	return nil
}
