package main

import (
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

// brief are limits a test can wait for.
func brief() limits {
	return limits{header: 200 * time.Millisecond, read: 400 * time.Millisecond, write: 600 * time.Millisecond, idle: time.Second}
}

func serveBriefly(t *testing.T, handler http.HandlerFunc) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := newHTTPServer(handler, brief(), slog.New(slog.DiscardHandler))
	go func() { _ = server.Serve(listener) }()
	t.Cleanup(func() { _ = server.Close() })
	return listener.Addr().String()
}

// answerTo sends the beginning of a request and gives all that comes until the
// server hangs up.
func answerTo(t *testing.T, address, beginning string) string {
	t.Helper()
	conn, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if _, err := io.WriteString(conn, beginning); err != nil {
		t.Fatal(err)
	}
	text, _ := io.ReadAll(conn)
	return string(text)
}

// Who is slow to say what they want is sent away, in the head as in the body.
func TestSlowRequestsAreSentAway(t *testing.T) {
	address := serveBriefly(t, func(w http.ResponseWriter, r *http.Request) {
		if _, err := io.ReadAll(r.Body); err != nil {
			http.Error(w, "did not arrive", http.StatusBadRequest)
		}
	})
	answerTo(t, address, "GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ") // returns when the server hangs up
	if got := answerTo(t, address, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf"); !strings.HasPrefix(got, "HTTP/1.1 400 ") {
		t.Errorf("half a body is answered with %q", got)
	}
	if got := answerTo(t, address, "GET / HTTP/1.1\r\nHost: a\r\nX-Long: "+strings.Repeat("a", headerBytes+8<<10)+"\r\n\r\n"); !strings.HasPrefix(got, "HTTP/1.1 431 ") {
		t.Errorf("a long head is answered with %.100q", got)
	}
}

// A stream lasts longer than any other answer may, because it sets its own
// deadlines.
func TestStreamsOutliveTheLimits(t *testing.T) {
	address := serveBriefly(t, func(w http.ResponseWriter, r *http.Request) {
		control := http.NewResponseController(w)
		if err := control.SetReadDeadline(time.Time{}); err != nil {
			t.Error(err)
		}
		for n := range 5 {
			if err := control.SetWriteDeadline(time.Now().Add(time.Minute)); err != nil {
				t.Error(err)
			}
			fmt.Fprintf(w, "data: %d\n\n", n)
			if err := control.Flush(); err != nil {
				t.Error(err)
			}
			select {
			case <-time.After(brief().write / 2):
			case <-r.Context().Done():
				t.Error("the stream was ended")
				return
			}
		}
	})
	response, err := http.Get("http://" + address)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if text, err := io.ReadAll(response.Body); err != nil || strings.Count(string(text), "data:") != 5 {
		t.Errorf("got %q, %v", text, err)
	}
}
