package api

import (
	"net"
	"net/http"
	"net/netip"
	"slices"
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
		if s.isSecure(c) {
			header.Set("Strict-Transport-Security", "max-age=31536000")
		}
		return next(c)
	}
}

// address finds out where a request comes from. Headers are anybody's to write,
// so only those of a trusted proxy count, and of these only what it has added.
func (s *server) address() echo.IPExtractor {
	if len(s.TrustedProxies) == 0 {
		return echo.ExtractIPDirect()
	}
	trust := []echo.TrustOption{echo.TrustLoopback(false), echo.TrustLinkLocal(false), echo.TrustPrivateNet(false)}
	for _, p := range s.TrustedProxies {
		trust = append(trust, echo.TrustIPRange(&net.IPNet{
			IP: p.Masked().Addr().AsSlice(), Mask: net.CIDRMask(p.Bits(), p.Addr().BitLen()),
		}))
	}
	return echo.ExtractIPFromXFFHeader(trust...)
}

// isSecure tells whether the browser came by https, to us or to a proxy we trust.
func (s *server) isSecure(c echo.Context) bool {
	if s.TLS || len(s.TrustedProxies) == 0 {
		return s.TLS
	}
	peer, err := netip.ParseAddrPort(c.Request().RemoteAddr)
	trusted := err == nil && slices.ContainsFunc(s.TrustedProxies, func(p netip.Prefix) bool { return p.Contains(peer.Addr().Unmap()) })
	return trusted && strings.EqualFold(c.Request().Header.Get("X-Forwarded-Proto"), "https")
}

// checkHost refuses names that are not ours. A hostile page can make its own name
// lead to 127.0.0.1; the browser then takes us for its site, and only the name
// gives it away.
func (s *server) checkHost(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if s.Loopback || len(s.Hosts) > 0 {
			if host := c.Request().Host; !isLoopbackHost(host) && !slices.Contains(s.Hosts, strings.ToLower(hostName(host))) {
				return &engine.Error{Code: shared.CodeCrossSite, Message: "This server does not answer to that name. Open it by the address it was given, or by 127.0.0.1 on its own machine."}
			}
		}
		return next(c)
	}
}

func hostName(host string) string {
	name, _, err := net.SplitHostPort(host)
	if err != nil {
		return strings.Trim(host, "[]")
	}
	return name
}

func isLoopbackHost(host string) bool {
	name := hostName(host)
	ip := net.ParseIP(name)
	return strings.EqualFold(name, "localhost") || ip != nil && ip.IsLoopback()
}

// checkSite refuses writes that a page of another site makes a browser send: it
// can neither set our header nor pretend to be of this origin.
func checkSite(r *http.Request) error {
	if r.Header.Get(shared.WriteHeader) == "" {
		return &engine.Error{Code: shared.CodeCrossSite, Message: "Requests that change something need the header " + shared.WriteHeader + ". Send it with any value."}
	}
	if http.NewCrossOriginProtection().Check(r) != nil {
		return &engine.Error{Code: shared.CodeCrossSite, Message: "This request comes from another site. Make it from this server's own page."}
	}
	return nil
}
