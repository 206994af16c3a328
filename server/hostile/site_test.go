package hostile

import (
	"bufio"
	"bytes"
	"encoding/json"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"statecraft/server/backup"
	"statecraft/server/store"
	"statecraft/server/store/pgtest"
)

// Servers a theme can choose.
const (
	usual   = "usual"
	demo    = "demo"
	proxied = "proxied"
)

// flags are what the servers are started with besides an address and a place for
// their data.
func flags(kind string) []string {
	switch kind {
	case demo:
		return []string{"--demo"}
	case proxied:
		return []string{"--host", "flow.example.org", "--trusted-proxy", "127.0.0.1"}
	}
	return nil
}

// site is one server at work.
type site struct {
	address  string            // where it listens
	host     string            // what the page calls it
	sessions map[string]string // secrets by name of the person
	secrets  map[string]string // what no answer may tell, by what it is
	log      *lockedBuffer
	process  *os.Process
}

// buildProgram builds what users run.
func buildProgram(t *testing.T) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "statecraft")
	build := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-o", program, "statecraft/server")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return program
}

// open prepares a database and starts the program over it, until the test ends.
func open(t *testing.T, program, kind string, postgres bool) *site {
	t.Helper()
	s := &site{secrets: map[string]string{}, log: new(lockedBuffer)}
	data := t.TempDir()
	s.secrets["folder"] = data
	var environment []string
	var db *store.Store
	var err error
	if postgres {
		cluster := pgtest.Shared(t)
		address := cluster.Loopback(cluster.Create(t, "template0"))
		parsed, failed := url.Parse(address)
		if failed != nil {
			t.Fatal(failed)
		}
		s.secrets["password of the database"], _ = parsed.User.Password()
		s.secrets["address of the database"] = parsed.Host
		environment = []string{"STATECRAFT_DB=" + address}
		db, err = store.OpenPostgres(t.Context(), address)
	} else {
		db, err = store.OpenSQLite(t.Context(), filepath.Join(data, backup.DatabaseName))
	}
	if err != nil {
		t.Fatal(err)
	}
	s.sessions, s.secrets["hash of the password"] = invite(t, db, kind == demo)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	for name, secret := range s.sessions {
		s.secrets["session of "+name] = secret
	}
	s.start(t, program, data, kind, environment)
	s.publish(t)
	return s
}

// start runs the program until the test ends.
func (s *site) start(t *testing.T, program, data, kind string, environment []string) {
	t.Helper()
	command := exec.Command(program, append([]string{"serve", "--addr", "127.0.0.1:0", "--data", data}, flags(kind)...)...)
	command.Env = append(environment, withoutSettings(os.Environ())...)
	command.Dir, command.Stderr = data, s.log
	out, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	s.process = command.Process
	t.Cleanup(func() {
		_ = command.Process.Kill()
		_ = command.Wait()
		s.noFaults(t)
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("serve printed no line: %v\n%s", err, s.log)
	}
	printed, err := url.Parse(strings.TrimSpace(line))
	if err != nil {
		t.Fatal(err)
	}
	s.host = printed.Host
	// Behind a proxy the line names the proxy. The lock of the folder says where
	// the server itself is, for commands that find it held.
	lock, err := os.ReadFile(filepath.Join(data, "lock"))
	if err != nil {
		t.Fatal(err)
	}
	s.address = strings.Trim(strings.TrimPrefix(string(lock), "http://"), "/\n")
}

// withoutSettings leaves out what the environment of the tests says to servers.
func withoutSettings(environment []string) []string {
	return slices.DeleteFunc(environment, func(e string) bool { return strings.HasPrefix(e, "STATECRAFT_") })
}

// noFaults holds the log to having no fault of the program's own, whatever it was
// asked.
func (s *site) noFaults(t *testing.T) {
	for line := range strings.Lines(s.log.String()) {
		if strings.Contains(line, `"level":"ERROR"`) || strings.Contains(line, "panic") {
			t.Errorf("the log has %s", line)
		}
	}
}

// publish makes the workflows of testdata ready to start. What they are for is in
// their descriptions.
func (s *site) publish(t *testing.T) {
	t.Helper()
	files, err := filepath.Glob("testdata/workflows/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no workflows: %v", err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var w struct{ Key string }
		if err := json.Unmarshal(text, &w); err != nil {
			t.Fatal(err)
		}
		if a := s.ask(t, "dora", "POST", "/api/v1/workflows", `{"workflow":`+string(text)+`}`); a.StatusCode != 201 {
			t.Fatalf("%s: %s", file, a.raw)
		}
		if a := s.ask(t, "dora", "POST", "/api/v1/workflows/"+w.Key+"/publish", `{"revision":1}`); a.StatusCode != 201 {
			t.Fatalf("%s: %s", file, a.raw)
		}
	}
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
