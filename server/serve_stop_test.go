package main

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"

	"statecraft/shared"
)

// half is a request of which the server has the first part and waits for the
// rest.
type half struct {
	conn net.Conn
	in   *bufio.Reader
	rest string
}

// beginRequest sends the first part of starting an instance, and returns when
// the server reads the rest.
func (r *running) beginRequest() *half {
	r.t.Helper()
	address := strings.TrimPrefix(r.base(), "http://")
	conn, err := net.Dial("tcp", address)
	if err != nil {
		r.t.Fatal(err)
	}
	r.t.Cleanup(func() { _ = conn.Close() })
	u, err := url.Parse(r.base())
	if err != nil {
		r.t.Fatal(err)
	}
	const body = `{"title":"Under way"}`
	head := "POST /api/v1/workflows/conference/instances HTTP/1.1\r\nHost: " + address + "\r\nContent-Type: application/json\r\n" +
		shared.WriteHeader + ": 1\r\nExpect: 100-continue\r\n" + fmt.Sprintf("Content-Length: %d\r\n", len(body))
	for _, cookie := range r.client.Jar.Cookies(u) {
		head += "Cookie: " + cookie.String() + "\r\n"
	}
	if _, err := io.WriteString(conn, head+"\r\n"); err != nil {
		r.t.Fatal(err)
	}
	h := &half{conn: conn, in: bufio.NewReader(conn), rest: body}
	for _, want := range []string{"HTTP/1.1 100 Continue\r\n", "\r\n"} {
		if line, err := h.in.ReadString('\n'); err != nil || line != want {
			r.t.Fatalf("the server says %q, %v", line, err)
		}
	}
	return h
}

// finish sends the rest and gives the status of the answer.
func (h *half) finish(t *testing.T) int {
	t.Helper()
	if _, err := io.WriteString(h.conn, h.rest); err != nil {
		t.Fatal(err)
	}
	response, err := http.ReadResponse(h.in, nil)
	if err != nil {
		t.Fatal(err)
	}
	_ = response.Body.Close()
	return response.StatusCode
}

// refuses waits until nobody new is let in.
func (r *running) refuses() {
	r.t.Helper()
	until(r.t, "the server takes nobody new", func() bool {
		conn, err := net.Dial("tcp", strings.TrimPrefix(r.base(), "http://"))
		if err == nil {
			_ = conn.Close()
		}
		return err != nil
	})
}

func (r *running) signal(signal syscall.Signal) {
	r.t.Helper()
	if err := r.command.Process.Signal(signal); err != nil {
		r.t.Fatal(err)
	}
}

// What is under way when the server is told to stop is finished and kept.
func TestStopFinishesWhatIsUnderWay(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	r := startServer(t, "--demo", "--data", data)
	r.signIn()
	request := r.beginRequest()
	r.signal(syscall.SIGTERM)
	r.refuses()
	if status := request.finish(t); status != http.StatusCreated {
		t.Errorf("it is answered with %d", status)
	}
	if err := r.command.Wait(); err != nil {
		t.Errorf("the server ends with %v\n%s", err, r.errs)
	}
	if log := r.errs.String(); strings.Contains(log, "broken off") || !strings.Contains(log, `"stopped"`) {
		t.Error(log)
	}
	again := startServer(t, "--demo", "--data", data)
	again.signIn()
	var list []shared.InstanceSummary
	again.want(200, "GET", shared.PathInstances, nil, &list)
	if len(list) != 1 || list[0].Title != "Under way" {
		t.Errorf("kept %+v", list)
	}
}

// Who listens is let go at once, and nobody waits for them.
func TestStopEndsStreams(t *testing.T) {
	r := startServer(t, "--demo", "--data", filepath.Join(t.TempDir(), "data"))
	r.signIn()
	response, err := r.client.Get(r.base() + shared.PathStream)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	in := bufio.NewReader(response.Body)
	if line, err := in.ReadString('\n'); err != nil || response.StatusCode != http.StatusOK {
		t.Fatalf("the stream begins with %d %q, %v", response.StatusCode, line, err)
	}
	r.stop(syscall.SIGTERM)
	if _, err := io.ReadAll(in); err != nil {
		t.Errorf("the stream breaks off: %v", err)
	}
	if strings.Contains(r.errs.String(), "broken off") {
		t.Errorf("the server waited:\n%s", r.errs)
	}
}

// A second signal waits for nothing, and the data are fit for the next start.
func TestSecondSignalQuitsAtOnce(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	r := startServer(t, "--demo", "--data", data)
	r.signIn()
	r.beginRequest()
	r.signal(syscall.SIGINT)
	r.refuses()
	r.signal(syscall.SIGINT)
	_ = r.command.Wait()
	if status := r.command.ProcessState.Sys().(syscall.WaitStatus); !status.Signaled() || status.Signal() != syscall.SIGINT {
		t.Errorf("it ends with %v\n%s", r.command.ProcessState, r.errs)
	}
	if strings.Contains(r.errs.String(), `"stopped"`) {
		t.Errorf("it waited:\n%s", r.errs)
	}
	startServer(t, "--demo", "--data", data).stop(syscall.SIGTERM)
}

// Stopped under load, the server has everything it acknowledged, and nothing that
// nobody asked for.
func TestStopUnderLoad(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	r := startServer(t, "--demo", "--data", data)
	r.signIn()
	// Each request has a connection of its own: one that is kept may be closed at
	// the moment it is used again, and nobody could tell that from a fault.
	r.client.Transport = &http.Transport{DisableKeepAlives: true}
	var acknowledged, unanswered atomic.Int64
	var callers sync.WaitGroup
	for range 16 {
		callers.Go(func() {
			for {
				request, err := http.NewRequest("POST", r.base()+"/api/v1/workflows/conference/instances", strings.NewReader("{}"))
				if err != nil {
					t.Error(err)
					return
				}
				request.Header.Set("Content-Type", "application/json")
				request.Header.Set(shared.WriteHeader, "1")
				response, err := r.client.Do(request)
				if err != nil {
					unanswered.Add(1)
					return
				}
				_ = response.Body.Close()
				switch response.StatusCode {
				case http.StatusCreated:
					acknowledged.Add(1)
				case http.StatusServiceUnavailable, http.StatusTooManyRequests:
				default:
					t.Errorf("answered with %d", response.StatusCode)
				}
			}
		})
	}
	until(t, "enough was acknowledged", func() bool { return acknowledged.Load() > 200 })
	r.stop(syscall.SIGTERM)
	callers.Wait()

	again := startServer(t, "--demo", "--data", data)
	again.signIn()
	kept := int64(again.count(shared.PathInstances))
	if kept < acknowledged.Load() || kept > acknowledged.Load()+unanswered.Load() {
		t.Errorf("%d were acknowledged and %d not answered; %d are kept", acknowledged.Load(), unanswered.Load(), kept)
	}
	again.stop(syscall.SIGTERM)
}

// count goes through a list to its end.
func (r *running) count(path string) int {
	r.t.Helper()
	rows := 0
	for next := path + "?limit=500"; next != ""; {
		response, err := r.client.Get(r.base() + next)
		if err != nil {
			r.t.Fatal(err)
		}
		text, err := io.ReadAll(response.Body)
		_ = response.Body.Close()
		if err != nil || response.StatusCode != http.StatusOK {
			r.t.Fatalf("%s: %d %s, %v", next, response.StatusCode, text, err)
		}
		rows += strings.Count(string(text), `"startedAt"`)
		next, _, _ = strings.Cut(strings.TrimPrefix(response.Header.Get("Link"), "<"), ">")
	}
	return rows
}
