package hostile

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

// answer is what came back, as bytes and read.
type answer struct {
	*http.Response
	raw  string // status line, headers and body
	body string
}

// patience is how long a test waits for a server that should have answered.
const patience = 90 * time.Second

// dial opens a connection that goes with the test.
func (s *site) dial(t *testing.T) net.Conn {
	t.Helper()
	conn, err := net.Dial("tcp", s.address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	if err := conn.SetDeadline(time.Now().Add(patience)); err != nil {
		t.Fatal(err)
	}
	return conn
}

// send sends bytes as they are and reads the first answer to them. What it says
// is searched for what no answer may tell.
func (s *site) send(t *testing.T, method, raw string) *answer {
	t.Helper()
	conn := s.dial(t)
	go func() { _, _ = io.WriteString(conn, raw) }() // who is refused early need not be read to the end
	a, err := s.receive(t, bufio.NewReader(conn), method)
	if err != nil {
		t.Fatalf("no answer to %.200q: %v", raw, err)
	}
	_ = conn.Close()
	return a
}

// receive reads one answer of a connection.
func (s *site) receive(t *testing.T, from *bufio.Reader, method string) (*answer, error) {
	t.Helper()
	response, err := http.ReadResponse(from, &http.Request{Method: method})
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, err
	}
	var raw bytes.Buffer
	fmt.Fprintf(&raw, "%s\n", response.Status)
	if err := response.Header.Write(&raw); err != nil {
		return nil, err
	}
	raw.Write(body)
	a := &answer{Response: response, raw: raw.String(), body: string(body)}
	s.search(t, a)
	return a, nil
}

// ask is a request as the page would make it, by somebody signed in.
func (s *site) ask(t *testing.T, as, method, target, body string, more ...string) *answer {
	t.Helper()
	return s.send(t, method, s.request(t, as, method, target, body, more...))
}

// request is the text of one. More are header lines.
func (s *site) request(t *testing.T, as, method, target, body string, more ...string) string {
	t.Helper()
	lines := []string{
		method + " " + target + " HTTP/1.1", "Host: " + s.host, "X-Statecraft: 1", "Cookie: statecraft=" + s.session(t, as),
	}
	if body != "" {
		lines = append(lines, "Content-Type: application/json", fmt.Sprintf("Content-Length: %d", len(body)))
	}
	return strings.Join(append(lines, more...), "\r\n") + "\r\n\r\n" + body
}
