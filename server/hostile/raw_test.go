package hostile

import (
	"bufio"
	"bytes"
	"io"
	"net"
	"slices"
	"strings"
	"testing"
)

// exchange is bytes that go over one connection, and the statuses of all that
// comes back before it is closed.
type exchange struct {
	name     string
	bytes    string
	statuses []int
	code     string // of the last answer; empty where the HTTP library gives it
	lacks    string
	cut      bool // nothing follows the bytes, not even the question whether the connection is still good
}

// pieces are what requests are made of.
type pieces struct {
	host, cookie string // lines
	me           string // a whole request
	start        string // one without the lines about its body
	smuggled     string // one that nobody must answer
}

func piecesFor(t *testing.T, s *site) pieces {
	p := pieces{host: "Host: " + s.host + "\r\n", cookie: "Cookie: statecraft=" + s.session(t, "pia") + "\r\n"}
	p.me = "GET /api/v1/me HTTP/1.1\r\n" + p.host + p.cookie + "\r\n"
	p.start = "POST /api/v1/workflows/expense/instances HTTP/1.1\r\n" + p.host + p.cookie + "X-Statecraft: 1\r\nContent-Type: application/json\r\n"
	p.smuggled = "GET /api/v1/directory HTTP/1.1\r\n" + p.host + p.cookie + "\r\n"
	return p
}

func one(status int) []int { return []int{status} }

// framings leave in doubt where a request ends: what follows must not be taken
// for a second one by us and for a part of the first by a proxy.
func framings(p pieces) []exchange {
	start, smuggled := p.start, p.smuggled
	return []exchange{
		{name: "two in a row get an answer each", bytes: p.me + p.me, statuses: []int{200, 200}},
		{name: "two lengths that differ", bytes: start + "Content-Length: 2\r\nContent-Length: 40\r\n\r\n{}" + smuggled, statuses: one(400)},
		{name: "two lengths in one line", bytes: start + "Content-Length: 2, 40\r\n\r\n{}" + smuggled, statuses: one(400)},
		{name: "a length with a sign", bytes: start + "Content-Length: +2\r\n\r\n{}" + smuggled, statuses: one(400)},
		{name: "a length below nought", bytes: start + "Content-Length: -2\r\n\r\n{}", statuses: one(400)},
		{name: "a length in hex", bytes: start + "Content-Length: 0x2\r\n\r\n{}", statuses: one(400)},
		{name: "a length past all numbers", bytes: start + "Content-Length: 99999999999999999999\r\n\r\n{}", statuses: one(400)},
		{name: "a length with a blank before the colon", bytes: start + "Content-Length : 2\r\n\r\n{}", statuses: one(400)},
		{name: "a body shorter than its length", bytes: start + "Content-Length: 20\r\n\r\n{}", statuses: one(400), code: "syntax", cut: true},
		// It would be better to close then. The library takes the length away before
		// anybody could see it.
		{name: "chunks and a length: the chunks count", bytes: start + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + smuggled, statuses: []int{400, 200}, lacks: "GET"},
		{name: "chunks with what follows inside them", bytes: start + "Transfer-Encoding: chunked\r\nContent-Length: 6\r\n\r\n" + chunk("{}"+smuggled) + "0\r\n\r\n", statuses: one(400), code: "syntax"},
		{name: "an encoding nobody knows", bytes: start + "Transfer-Encoding: xchunked\r\n\r\n" + chunk("{}") + "0\r\n\r\n", statuses: one(501)},
		{name: "packed chunks", bytes: start + "Transfer-Encoding: gzip, chunked\r\n\r\n" + chunk("{}") + "0\r\n\r\n", statuses: one(501)},
		{name: "two encodings", bytes: start + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n" + chunk("{}") + "0\r\n\r\n", statuses: one(501)},
		{name: "an encoding in disguise", bytes: start + "Transfer-Encoding: \x0bchunked\r\n\r\n" + chunk("{}") + "0\r\n\r\n", statuses: one(400)},
		{name: "an encoding with a blank before the colon", bytes: start + "Transfer-Encoding : chunked\r\n\r\n" + chunk("{}") + "0\r\n\r\n", statuses: one(400)},
		{name: "a chunk whose size is no number", bytes: start + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n", statuses: one(400), code: "syntax"},
		{name: "a chunk whose size is below nought", bytes: start + "Transfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n", statuses: one(400), code: "syntax"},
		{name: "a chunk longer than its size", bytes: start + "Transfer-Encoding: chunked\r\n\r\n1\r\n{}\r\n0\r\n\r\n", statuses: one(400), code: "syntax"},
		{name: "chunks without an end", bytes: start + "Transfer-Encoding: chunked\r\n\r\n" + chunk("{}"), statuses: one(400), code: "syntax", cut: true},
		{name: "chunks with endless remarks", bytes: start + "Transfer-Encoding: chunked\r\n\r\n" + strings.Repeat("1;"+strings.Repeat("x", 3000)+"\r\n \r\n", 200) + "0\r\n\r\n", statuses: one(400), code: "syntax"},
		{name: "chunks of a mebibyte and more", bytes: start + "Transfer-Encoding: chunked\r\n\r\n" + strings.Repeat(chunk(strings.Repeat(" ", 1<<16)), 17) + "0\r\n\r\n", statuses: one(413), code: "too-large"},
		{name: "our header behind the body", bytes: strings.Replace(start, "X-Statecraft: 1\r\n", "Trailer: X-Statecraft\r\n", 1) + "Transfer-Encoding: chunked\r\n\r\n" + chunk("{}") + "0\r\nX-Statecraft: 1\r\n\r\n", statuses: one(403), code: "cross-site"},
		{name: "our header with an underscore", bytes: strings.Replace(start, "X-Statecraft", "X_Statecraft", 1) + "Content-Length: 2\r\n\r\n{}", statuses: one(403), code: "cross-site"},
		{name: "expecting something nobody knows", bytes: start + "Expect: the-unexpected\r\nContent-Length: 2\r\n\r\n{}", statuses: one(417)},
		{name: "asking first whether a long body is wanted", bytes: start + "Expect: 100-continue\r\nContent-Length: 2000000\r\n\r\n", statuses: one(413), code: "too-large", cut: true},
	}
}

// heads are not what they seem, or longer than anybody reads.
func heads(p pieces, ours string) []exchange {
	host, cookie := p.host, p.cookie
	return []exchange{
		{name: "no host", bytes: "GET /api/v1/me HTTP/1.1\r\n" + cookie + "\r\n", statuses: one(400)},
		{name: "an empty host", bytes: "GET /api/v1/me HTTP/1.1\r\nHost:\r\n" + cookie + "\r\n", statuses: one(403), code: "cross-site"},
		{name: "two hosts", bytes: "GET /api/v1/me HTTP/1.1\r\n" + host + "Host: evil.example\r\n" + cookie + "\r\n", statuses: one(400)},
		{name: "an address with a host of its own, ours in the header", bytes: "GET http://evil.example/api/v1/me HTTP/1.1\r\n" + host + cookie + "\r\n", statuses: one(403), code: "cross-site"},
		{name: "an address with our host, another in the header", bytes: "GET http://" + ours + "/api/v1/me HTTP/1.1\r\nHost: evil.example\r\n" + cookie + "\r\n", statuses: one(200)},
		{name: "an address of another kind", bytes: "GET file:///etc/passwd HTTP/1.1\r\n" + host + cookie + "\r\n", statuses: one(404), code: "not-found", lacks: "root:"},
		{name: "an address without a stroke", bytes: "GET api/v1/me HTTP/1.1\r\n" + host + cookie + "\r\n", statuses: one(400)},
		{name: "a blank in the address", bytes: "GET /api/v1/me /api/v1/users HTTP/1.1\r\n" + host + cookie + "\r\n", statuses: one(400)},
		{name: "a tunnel to somewhere else", bytes: "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n" + cookie + "\r\n", statuses: one(403), code: "cross-site"},
		{name: "the version before there were headers", bytes: "GET /api/v1/me\r\n", statuses: one(400)},
		{name: "an older version without a host", bytes: "GET /api/v1/me HTTP/1.0\r\n" + cookie + "\r\n", statuses: one(403), code: "cross-site"},
		{name: "a version there is not", bytes: "GET /api/v1/me HTTP/9.9\r\n" + host + cookie + "\r\n", statuses: one(505)},
		{name: "the newer version unasked", bytes: "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\x00\x00\x00\x04\x00\x00\x00\x00\x00", statuses: one(403), code: "cross-site"},
		{name: "changing to the newer version", bytes: "GET /api/v1/me HTTP/1.1\r\n" + host + cookie + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n", statuses: one(200)},
		{name: "changing to a socket", bytes: "GET /api/v1/stream HTTP/1.1\r\n" + host + "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n", statuses: one(401), code: "unauthenticated"},
		{name: "the beginning of TLS", bytes: "\x16\x03\x01\x00\xa5\x01\x00\x00\xa1\x03\x03" + strings.Repeat("\x00", 100) + "\r\n\r\n", statuses: one(400)},
		{name: "NUL in the method", bytes: "GE\x00T /api/v1/me HTTP/1.1\r\n" + host + "\r\n", statuses: one(400)},
		{name: "NUL in a header", bytes: "GET /api/v1/me HTTP/1.1\r\n" + host + "X: a\x00b\r\n\r\n", statuses: one(400)},
		{name: "a stray return in a header", bytes: "GET /api/v1/me HTTP/1.1\r\n" + host + "X: a\rCookie: statecraft=x\r\n\r\n", statuses: one(400)},
		{name: "a header without a name", bytes: "GET /api/v1/me HTTP/1.1\r\n" + host + ": x\r\n\r\n", statuses: one(400)},
		{name: "a header that begins with a blank", bytes: "GET /api/v1/me HTTP/1.1\r\n X: y\r\n" + host + "\r\n", statuses: one(400)},
		{name: "lines that end like those of Unix are lines", bytes: strings.ReplaceAll(p.me, "\r\n", "\n"), statuses: one(200)},
		{name: "a head longer than what is read", bytes: "GET /api/v1/me HTTP/1.1\r\n" + host + "X: " + strings.Repeat("a", 40<<10) + "\r\n\r\n", statuses: one(431)},
		{name: "an address longer than what is read", bytes: "GET /api/v1/me?" + strings.Repeat("a", 40<<10) + " HTTP/1.1\r\n" + host + "\r\n", statuses: one(431)},
		{name: "ten thousand headers", bytes: "GET /api/v1/me HTTP/1.1\r\n" + host + strings.Repeat("X: y\r\n", 10_000) + "\r\n", statuses: one(431)},
		{name: "everything of the server at once", bytes: "OPTIONS * HTTP/1.1\r\n" + host + cookie + "\r\n", statuses: one(200)},
	}
}

func chunk(text string) string {
	const digits = "0123456789abcdef"
	size := ""
	for n := len(text); n > 0; n /= 16 {
		size = string(digits[n%16]) + size
	}
	return size + "\r\n" + text + "\r\n"
}

func testRaw(t *testing.T, s *site) {
	p := piecesFor(t, s)
	for _, c := range slices.Concat(framings(p), heads(p, s.host)) {
		t.Run(c.name, func(t *testing.T) {
			answers := s.sendAll(t, c.bytes, c.cut)
			var statuses []int
			for _, a := range answers {
				statuses = append(statuses, a.StatusCode)
			}
			if !slices.Equal(statuses, c.statuses) {
				t.Fatalf("answered with %v, want %v: %+q", statuses, c.statuses, bodies(answers))
			}
			last := answers[len(answers)-1]
			if c.code != "" {
				if p, err := problemOf(last); err != nil || string(p.Code) != c.code {
					t.Errorf("%v: %s", err, last.raw)
				}
			}
			if c.lacks != "" && strings.Contains(last.raw, c.lacks) {
				t.Errorf("has %q: %s", c.lacks, last.raw)
			}
		})
	}
}

func bodies(answers []*answer) (list []string) {
	for _, a := range answers {
		list = append(list, a.body)
	}
	return list
}

// alive is what /healthz says.
const alive = `{"alive":true}` + "\n"

// sendAll sends bytes and reads all answers until the server closes. After them
// comes a last request that has it close, whose answer is left out; or, where the
// bytes are cut off, the end of what is sent.
func (s *site) sendAll(t *testing.T, raw string, cut bool) (answers []*answer) {
	t.Helper()
	conn := s.dial(t)
	go func() {
		if !cut {
			_, _ = io.WriteString(conn, raw+"GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
			return
		}
		_, _ = io.WriteString(conn, raw)
		if tcp, ok := conn.(*net.TCPConn); ok {
			_ = tcp.CloseWrite()
		}
	}()
	text, err := io.ReadAll(conn)
	if err != nil && len(text) == 0 {
		t.Fatalf("no answer: %v", err)
	}
	method, _, _ := strings.Cut(raw, " ")
	for from := bufio.NewReader(bytes.NewReader(text)); ; {
		if _, err := from.Peek(1); err != nil {
			return answers
		}
		a, err := s.receive(t, from, method)
		if err != nil {
			t.Fatalf("%v: %+q", err, text)
		}
		if a.body != alive {
			answers = append(answers, a)
		}
	}
}
