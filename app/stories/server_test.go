//go:build !js

package stories

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// program is the statecraft binary under test; TestMain makes sure it is there.
var program = os.Getenv("STATECRAFT_BIN")

// top is the top of the project, seen from this package.
const top = "../.."

func TestMain(m *testing.M) {
	if program == "" {
		build := exec.Command("make", "-C", top, "--no-print-directory", "build")
		if out, err := build.CombinedOutput(); err != nil {
			fmt.Fprintf(os.Stderr, "The stories need bin/statecraft, and make build failed: %v\n%s", err, out)
			os.Exit(1)
		}
		program = filepath.Join(top, "bin", "statecraft")
	}
	os.Exit(m.Run())
}

// startServer starts the program in demo mode on a free port with an empty data
// folder and gives the link it prints for the first administrator. It is
// interrupted, as by Ctrl-C, when the story ends.
func startServer(t *testing.T) (link string) {
	t.Helper()
	return startServerIn(t, t.TempDir())
}

// startServerIn does so with the data that a folder holds.
func startServerIn(t *testing.T, data string) (link string) {
	t.Helper()
	server := exec.Command(program, "serve", "--demo", "--addr", "127.0.0.1:0", "--data", data)
	output, err := server.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	server.Stderr = server.Stdout
	if err := server.Start(); err != nil {
		t.Fatalf("starting %s: %v", program, err)
	}
	log := &transcript{found: make(chan string, 1)}
	read := make(chan struct{})
	go func() { log.copy(output); close(read) }()
	t.Cleanup(func() {
		server.Process.Signal(syscall.SIGINT)
		late := time.AfterFunc(10*time.Second, func() {
			t.Error("the server did not end after an interrupt")
			server.Process.Kill()
		})
		<-read
		if err := server.Wait(); err != nil {
			t.Errorf("the server ended with: %v", err)
		}
		late.Stop()
		if t.Failed() {
			t.Logf("the server said:\n%s", log)
		}
	})
	select {
	case link = <-log.found:
		return link
	case <-read:
		t.Fatal("the server ended before it printed a link to open")
	case <-time.After(30 * time.Second):
		t.Fatal("the server printed no link to open")
	}
	return ""
}

// transcript keeps what the server prints and hands over the first link in it.
type transcript struct {
	found chan string

	mu    sync.Mutex
	lines []string
}

var linkPattern = regexp.MustCompile(`http://[^\s]+#key=[^\s]+`)

func (s *transcript) copy(from io.Reader) {
	lines := bufio.NewScanner(from)
	for lines.Scan() {
		s.mu.Lock()
		s.lines = append(s.lines, lines.Text())
		s.mu.Unlock()
		if link := linkPattern.FindString(lines.Text()); link != "" {
			select {
			case s.found <- link:
			default: // only the first counts
			}
		}
	}
}

func (s *transcript) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return strings.Join(s.lines, "\n")
}
