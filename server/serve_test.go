package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"statecraft/engine"
	"statecraft/shared"
	"statecraft/shared/examples"
)

// running is a server in a process of its own, and a browser that talks to it.
type running struct {
	t       *testing.T
	command *exec.Cmd
	errs    *lockedBuffer
	address string // as printed
	client  *http.Client
}

// lockedBuffer is written by a process while the test reads it.
type lockedBuffer struct {
	mutex sync.Mutex
	text  bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	return b.text.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	return b.text.String()
}

// startServer runs serve on a free port until the test ends.
func startServer(t *testing.T, args ...string) *running {
	t.Helper()
	return startServerIn(t, nil, args...)
}

// startServerIn is startServer with more in the environment.
func startServerIn(t *testing.T, environment []string, args ...string) *running {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	r := &running{t: t, errs: new(lockedBuffer), client: &http.Client{Jar: jar, Timeout: 3 * time.Minute}}
	r.command = command(t, environment, append([]string{"serve", "--addr", "127.0.0.1:0"}, args...)...)
	r.command.Stderr = r.errs
	out, err := r.command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := r.command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.command.Process.Kill() })
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		_ = r.command.Wait()
		t.Fatalf("serve printed no line: %v\n%s", err, r.errs)
	}
	r.address = strings.TrimSpace(line)
	return r
}

// base is the address without key and slash at its end.
func (r *running) base() string {
	base, _, _ := strings.Cut(r.address, "/#")
	return strings.TrimSuffix(base, "/")
}

// until waits for what a server does on its own time.
func until(t *testing.T, what string, is func() bool) {
	t.Helper()
	for end := time.Now().Add(time.Minute); !is(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("never: %s", what)
		}
	}
}

// stop sends the signal and waits for an end without complaint.
func (r *running) stop(signal os.Signal) {
	r.t.Helper()
	if err := r.command.Process.Signal(signal); err != nil {
		r.t.Fatal(err)
	}
	hung := time.AfterFunc(30*time.Second, func() { _ = r.command.Process.Kill() })
	defer hung.Stop()
	if err := r.command.Wait(); err != nil {
		r.t.Errorf("the server ends with %v after %v\n%s", err, signal, r.errs)
	}
}

// call makes a request of the page and reads the answer into the value.
func (r *running) call(method, path string, body, into any) int {
	r.t.Helper()
	status, text := r.exchange(method, path, body)
	if into != nil {
		if err := json.Unmarshal(text, into); err != nil {
			r.t.Fatalf("%s %s: %v: %s", method, path, err, text)
		}
	}
	return status
}

// exchange makes a request of the page and gives status and text of the answer.
func (r *running) exchange(method, path string, body any) (int, []byte) {
	r.t.Helper()
	var content io.Reader
	if body != nil {
		text, err := json.Marshal(body)
		if err != nil {
			r.t.Fatal(err)
		}
		content = bytes.NewReader(text)
	}
	request, err := http.NewRequest(method, r.base()+path, content)
	if err != nil {
		r.t.Fatal(err)
	}
	request.Header.Set(shared.WriteHeader, "1")
	if body != nil {
		request.Header.Set("Content-Type", "application/json")
	}
	response, err := r.client.Do(request)
	if err != nil {
		r.t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		r.t.Fatal(err)
	}
	return response.StatusCode, text
}

func (r *running) want(status int, method, path string, body, into any) {
	r.t.Helper()
	if got := r.call(method, path, body, into); got != status {
		r.t.Fatalf("%s %s: %d, want %d", method, path, got, status)
	}
}

func (r *running) key() string {
	r.t.Helper()
	_, key, found := strings.Cut(r.address, "/#key=")
	if !found {
		r.t.Fatalf("%q carries no key", r.address)
	}
	return key
}

// The whole program: a first start brings the examples, one runs a step, a
// picture is drawn; a second start still has everything and nothing twice; what
// that one answered is there although it was killed.
func TestServeKeepsEverything(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	workflows, err := examples.All()
	if err != nil {
		t.Fatal(err)
	}
	first := startServer(t, "--demo", "--data", data)
	first.signIn()
	first.want(401, "POST", shared.PathSessionClaim, shared.Claim{Key: first.key()}, nil)
	first.wantReady(len(workflows))
	var started shared.InstanceDetail
	first.want(201, "POST", "/api/v1/workflows/conference/instances", shared.StartInstance{Title: "Autumn"}, &started)
	first.want(200, "GET", "/api/v1/workflows/conference/diagram", nil, nil)
	first.want(200, "GET", "/", nil, nil)
	first.stop(os.Interrupt)

	second := startServer(t, "--demo", "--data", data)
	second.want(401, "POST", shared.PathSessionClaim, shared.Claim{Key: first.key()}, nil)
	second.signIn()
	second.wantReady(len(workflows))
	var kept shared.InstanceDetail
	second.want(200, "GET", fmt.Sprintf("/api/v1/instances/%d", started.ID), nil, &kept)
	if kept.Title != "Autumn" || len(kept.Instance.Activations) != len(started.Instance.Activations) {
		t.Errorf("the instance came back as %+v", kept)
	}
	for range 4 {
		second.want(201, "POST", "/api/v1/workflows/conference/instances", shared.StartInstance{}, nil)
	}
	if err := second.command.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = second.command.Wait()

	third := startServer(t, "--demo", "--data", data)
	third.signIn()
	var list []shared.InstanceSummary
	third.want(200, "GET", shared.PathInstances, nil, &list)
	if len(list) != 5 {
		t.Errorf("%d instances, 5 were acknowledged", len(list))
	}
	third.stop(syscall.SIGTERM)
}

func (r *running) signIn() {
	r.t.Helper()
	r.want(200, "POST", shared.PathSessionClaim, shared.Claim{Key: r.key()}, nil)
}

// wantReady checks that the examples are there once and can be started.
func (r *running) wantReady(n int) {
	r.t.Helper()
	var list []shared.WorkflowSummary
	r.want(200, "GET", shared.PathWorkflows, nil, &list)
	if len(list) != n {
		r.t.Errorf("%d workflows, %d examples", len(list), n)
	}
	for _, w := range list {
		if w.Version != 1 || !w.Example || !w.MayStart {
			r.t.Errorf("%+v is not ready to start", w)
		}
	}
}

// Outside of demo mode the key makes the first administrator, and is shown until
// there is one.
func TestServeShowsTheKeyUntilThereIsAnAdministrator(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	first := startServer(t, "--data", data)
	first.stop(os.Interrupt)
	second := startServer(t, "--data", data)
	claim := shared.Claim{Key: first.key(), User: "chief", Password: "correct horse battery"}
	second.want(401, "POST", shared.PathSessionClaim, claim, nil)
	claim.Key = second.key()
	second.want(200, "POST", shared.PathSessionClaim, claim, nil)
	var list []shared.WorkflowSummary
	second.want(200, "GET", shared.PathWorkflows, nil, &list)
	if len(list) != 0 {
		t.Errorf("examples came outside of demo mode: %+v", list)
	}
	second.stop(os.Interrupt)
	third := startServer(t, "--data", data)
	if strings.Contains(third.address, "key") {
		t.Errorf("printed %q although there is an administrator", third.address)
	}
	third.want(200, "POST", shared.PathSession, shared.SignIn{User: "chief", Password: claim.Password}, nil)
	third.stop(os.Interrupt)
}

// Every start that cannot be: one line on standard error, nothing else, and the
// exit code.
func TestServeRefuses(t *testing.T) {
	busy, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer busy.Close()
	held := filepath.Join(t.TempDir(), "held")
	lock, err := lockFolder(held)
	if err != nil {
		t.Fatal(err)
	}
	defer lock.release()
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	broken := t.TempDir()
	if err := os.WriteFile(filepath.Join(broken, "statecraft.db"), bytes.Repeat([]byte("no database "), 1000), 0o600); err != nil {
		t.Fatal(err)
	}
	fresh := t.TempDir()
	for _, c := range []struct {
		name string
		args []string
		code int
		says string
	}{
		{"port in use", []string{"--addr", busy.Addr().String(), "--data", fresh}, exitRefused, "in use by another program"},
		{"port of metrics in use", []string{"--addr", "127.0.0.1:0", "--metrics-addr", busy.Addr().String(), "--data", fresh}, exitRefused, "another address with --metrics-addr"},
		{"address of another machine", []string{"--addr", "192.0.2.1:8080", "--data", fresh}, exitInput, "no address of this machine"},
		{"no database there", []string{"--addr", "127.0.0.1:0", "--db", "postgres://canary@127.0.0.1:1/canary", "--data", filepath.Join(fresh, "..", "pg")}, exitRefused, "cannot be reached"},
		{"folder in use", []string{"--addr", "127.0.0.1:0", "--data", held}, exitRefused, "in use by another server"},
		{"no folder", []string{"--addr", "127.0.0.1:0", "--data", filepath.Join(file, "data")}, exitRefused, "cannot be made"},
		{"no database", []string{"--addr", "127.0.0.1:0", "--data", broken}, exitRefused, "database"},
		{"demo for everybody", []string{"--demo", "--addr", "0.0.0.0:0", "--data", fresh}, exitInput, "this machine only"},
		{"demo on every address", []string{"--demo", "--addr", ":8080", "--data", fresh}, exitInput, "this machine only"},
		{"no address", []string{"--addr", "8080", "--data", fresh}, exitInput, "host:port"},
		{"an argument too many", []string{"now"}, exitInput, "serve"},
	} {
		t.Run(c.name, func(t *testing.T) {
			out, errs, code := program(t, "", append([]string{"serve"}, c.args...)...)
			if code != c.code || out != "" || strings.Count(errs, "\n") != 1 || !strings.HasPrefix(errs, "statecraft: ") || !strings.Contains(errs, c.says) {
				t.Errorf("exit code %d\n%q\n%q", code, out, errs)
			}
		})
	}
	if entries, _ := os.ReadDir(fresh); len(entries) > 0 {
		t.Errorf("a refused start left %v", entries)
	}
}

// In demo mode every seat of the examples can be taken by everybody of the cast.
func TestDemoCastFillsEverySeat(t *testing.T) {
	workflows, err := examples.All()
	if err != nil {
		t.Fatal(err)
	}
	needed := examples.Groups(workflows)
	groups, cast := demoCast(needed)
	known := map[string]bool{}
	for _, g := range groups {
		known[g.Name] = true
	}
	for _, member := range cast {
		person := engine.Person{Name: member.Name, Groups: member.Groups}
		for _, g := range needed {
			if !person.InGroup(g) || !known[g] {
				t.Errorf("%s cannot act for %s", member.Name, g)
			}
		}
		for _, g := range member.Groups {
			if !known[g] {
				t.Errorf("%s belongs to %s, which there is not", member.Name, g)
			}
		}
	}
}

func TestLocalAddress(t *testing.T) {
	for addr, want := range map[string]string{
		"127.0.0.1:8080": "http://127.0.0.1:8080/",
		"0.0.0.0:8080":   "http://localhost:8080/",
		"[::]:8080":      "http://localhost:8080/",
		"[::1]:8080":     "http://[::1]:8080/",
	} {
		a, err := net.ResolveTCPAddr("tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		if got := localAddress(a, false); got != want {
			t.Errorf("%s is opened as %s, want %s", addr, got, want)
		}
	}
}
