package hostile

import (
	"io"
	"net"
	"strings"
	"testing"
	"time"
)

// How many are slow at once, and how long they wait between two letters. The
// program gives the whole head 10 s and the whole request 30.
const (
	slowOnes   = 100
	slowPeriod = 2 * time.Second
)

// slow are connections over which a request comes letter by letter, for as long
// as the server listens.
type slow struct {
	heads, bodies []chan string // what came back until it hung up
}

// begin opens them all.
func (slow *slow) begin(t *testing.T, s *site) {
	t.Helper()
	body := s.request(t, "pia", "POST", "/api/v1/workflows/expense/instances", "", "Content-Type: application/json", "Content-Length: 1000") + `{"title":"Slow `
	for range slowOnes {
		slow.heads = append(slow.heads, s.drip(t, "GET /api/v1/me HTTP/1.1\r\nX-Slow: "))
		slow.bodies = append(slow.bodies, s.drip(t, body))
	}
}

// drip sends a beginning and then a letter at a time.
func (s *site) drip(t *testing.T, beginning string) chan string {
	t.Helper()
	conn := s.dial(t)
	said, over := make(chan string, 1), make(chan struct{})
	go func() {
		text, _ := io.ReadAll(conn)
		close(over)
		said <- string(text)
	}()
	go sendSlowly(conn, beginning, over)
	return said
}

func sendSlowly(conn net.Conn, beginning string, over chan struct{}) {
	text := beginning
	for {
		if _, err := io.WriteString(conn, text); err != nil {
			return
		}
		text = "x"
		select {
		case <-over:
			return
		case <-time.After(slowPeriod):
		}
	}
}

// end waits until the server has hung up on all of them: on heads without having
// done anything, on bodies with a refusal.
func (slow *slow) end(t *testing.T, s *site) {
	for _, said := range slow.heads {
		if text := <-said; text != "" && !strings.HasPrefix(text, "HTTP/1.1 4") {
			t.Errorf("half a head is answered with %q", text)
		}
	}
	for _, said := range slow.bodies {
		if text := <-said; !strings.HasPrefix(text, "HTTP/1.1 400 ") || !strings.Contains(text, `"code":"syntax"`) || !strings.Contains(text, "Connection: close") {
			t.Errorf("half a body is answered with %q", text)
		}
	}
	if a := s.ask(t, "pia", "GET", "/api/v1/instances?text=slow", ""); a.body != "[]\n" {
		t.Errorf("half a request did something: %s", a.body)
	}
}
