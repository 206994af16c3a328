package crash

import (
	"bufio"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"
)

// server is the program, serving in a process of its own.
type server struct {
	command *exec.Cmd
	client  *http.Client
	base    string
	key     string // the one-time key it shows, where it does
	log     logFile
	ended   chan struct{} // closed when the process has gone
}

// logFile is what a process says, in a file: who was killed has no time to hand on
// what is on its way.
type logFile string

// last is the end of it.
func (l logFile) last() string {
	text, err := os.ReadFile(string(l))
	if err != nil {
		return err.Error()
	}
	const most = 4000
	return string(text[max(0, len(text)-most):])
}

// begin runs serve without waiting until it answers.
func begin(t testing.TB, program string, environment []string, args ...string) (*server, *bufio.Reader) {
	t.Helper()
	const callers = 512
	log, err := os.CreateTemp(t.TempDir(), "log")
	check(t, err)
	defer log.Close() // the process has its own
	s := &server{log: logFile(log.Name()), ended: make(chan struct{}), client: &http.Client{
		Timeout:   time.Minute,
		Transport: &http.Transport{MaxIdleConns: callers, MaxIdleConnsPerHost: callers},
	}}
	s.command = exec.Command(program, append([]string{"serve", "--addr", "127.0.0.1:0", "--log-level", "error"}, args...)...)
	s.command.Env = append(os.Environ(), environment...)
	s.command.Stderr = log
	out, err := s.command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.command.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		_, _ = s.command.Process.Wait()
		close(s.ended)
	}()
	t.Cleanup(s.kill)
	return s, bufio.NewReader(out)
}

// serve runs the program until it answers; ok is false where it ended before.
func serve(t testing.TB, program string, environment []string, args ...string) (s *server, ok bool) {
	t.Helper()
	s, out := begin(t, program, environment, args...)
	line, err := out.ReadString('\n')
	if err != nil {
		<-s.ended
		return s, false
	}
	s.base, s.key, _ = strings.Cut(strings.TrimSpace(line), "#key=")
	s.base = strings.TrimSuffix(s.base, "/")
	return s, true
}

// serving is serve for when nothing keeps it from answering.
func serving(t testing.TB, program string, environment []string, args ...string) *server {
	t.Helper()
	s, ok := serve(t, program, environment, args...)
	if !ok {
		t.Fatalf("the server does not start:\n%s", s.log.last())
	}
	return s
}

// kill ends the process as a fault would, and waits until it has gone.
func (s *server) kill() {
	_ = s.command.Process.Kill()
	<-s.ended
	s.client.CloseIdleConnections()
}

// alive tells whether the process is there.
func (s *server) alive() bool {
	select {
	case <-s.ended:
		return false
	default:
		return true
	}
}

// stop tells the server to stop and waits until it has. It must do so by itself.
func (s *server) stop(t testing.TB) {
	t.Helper()
	if err := s.command.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	select {
	case <-s.ended:
	case <-time.After(30 * time.Second):
		t.Errorf("the server does not stop:\n%s", s.log.last())
		s.kill()
	}
	s.client.CloseIdleConnections()
}

// run runs a command of the program to its end.
func run(program string, environment []string, args ...string) (out string, err error) {
	c := exec.Command(program, args...)
	c.Env = append(os.Environ(), environment...)
	text, err := c.CombinedOutput()
	return string(text), err
}

// until waits for what others do on their own time.
func until(t testing.TB, what string, is func() bool) {
	t.Helper()
	for end := time.Now().Add(time.Minute); !is(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("never: %s", what)
		}
	}
}
