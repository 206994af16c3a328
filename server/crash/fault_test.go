package crash

import (
	"bytes"
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"statecraft/shared"
)

// faulty is a server whose database stops working under its feet and works again
// later.
type faulty struct {
	db database
	// begin brings the fault about, and end takes it away.
	begin, end func(t *testing.T)
	// reads tells that what is there can be read all the while.
	reads  bool
	server *server // while it is held
}

// hold lets the fault happen to a server at work: whoever asks for a change is
// told by 503 that it did not happen and when to come back, the server says that
// it is not ready, and once the fault is over it goes on by itself.
func (f *faulty) hold(t *testing.T) {
	environment, args := f.db.settings(0)
	s := serving(t, plainProgram(t), environment, append(args, "--demo")...)
	f.server = s
	c := &caller{t: t, server: s, as: signIn(t, s, shared.PathSessionClaim, "admin", shared.Claim{Key: s.key})}
	var before shared.InstanceDetail
	c.want(http.StatusCreated, "POST", shared.PathWorkflows+"/order-processing/instances", order("before"), &before)
	c.wantReady(true)

	f.begin(t)
	start, saved := c.asking("start", shared.PathWorkflows+"/order-processing/instances", order("during")), c.asking("publish", shared.PathWorkflows, shared.CreateWorkflow{Workflow: allWorkflows(t)[0]})
	complete := c.asking("complete", shared.PathTasks+"/1-1/complete", shared.CompleteTask{Revision: 1, Outcome: "Paid", Notes: "during"})
	var asking sync.WaitGroup // who waits for a lock waits for long
	for _, a := range []*asked{start, complete, saved} {
		asking.Go(func() { c.wantUnavailable(a) })
	}
	asking.Wait()
	c.wantReady(false)
	if status := c.exchange("GET", "/healthz", "", nil).status; status != http.StatusOK {
		t.Errorf("it seems dead: %d", status)
	}
	read := c.exchange("GET", shared.PathInstances+"/1", "", nil)
	if f.reads != (read.status == http.StatusOK) || !f.reads && read.status != http.StatusServiceUnavailable {
		t.Errorf("reading is answered with %d %s", read.status, read.body)
	}

	f.end(t)
	for _, a := range []*asked{start, complete, saved} {
		until(t, a.key+" is done once the fault is over", func() bool {
			got := c.exchange(a.method, a.path, a.key, json.RawMessage(a.body))
			return got.status == http.StatusOK || got.status == http.StatusCreated
		})
	}
	c.wantReady(true)
	s.stop(t)
	f.judge(t)
}

// judge looks at what is stored: all of what was done, once, and nothing else.
func (f *faulty) judge(t *testing.T) {
	t.Helper()
	found := readStored(t, f.db)
	for _, fault := range found.faults {
		t.Error(fault)
	}
	if len(found.instances) != 2 || len(found.titles["before"]) != 1 || len(found.titles["during"]) != 1 || found.notes["during"] != 1 || len(found.requests) != 3 {
		t.Errorf("stored are %d instances, %v, notes %v, requests %v", len(found.instances), found.titles, found.notes, found.requests)
	}
}

func order(title string) map[string]any {
	return map[string]any{"title": title, "data": map[string]any{"article": "lamp", "quantity": 1, "address": "here"}}
}

func (c *caller) asking(key, path string, body any) *asked {
	return &asked{key: key, method: http.MethodPost, path: path, as: c.as, body: mustEncode(body), known: unsent}
}

// wantUnavailable sends a request that nobody can carry out now.
func (c *caller) wantUnavailable(a *asked) {
	c.t.Helper()
	got, err := c.server.exchange(a.method, a.path, a.key, a.as, a.body)
	var problem shared.ProblemDocument
	if err != nil || json.Unmarshal(got.body, &problem) != nil || got.status != http.StatusServiceUnavailable || problem.Code != shared.CodeUnavailable || got.header.Get("Retry-After") == "" {
		c.t.Errorf("%s is answered with %d %s, Retry-After %q", a.key, got.status, got.body, got.header.Get("Retry-After"))
	}
	for _, inside := range []string{"SQL", "sql", "database is", "disk", "/", "127.0.0.1", "EOF"} {
		if strings.Contains(problem.Detail, inside) {
			c.t.Errorf("callers are told %q", problem.Detail)
		}
	}
}

// wantReady waits until the server says whether it is of use, and why not.
func (c *caller) wantReady(ready bool) {
	c.t.Helper()
	var last answer
	for range 30 { // it asks itself once a second
		last = c.exchange("GET", "/readyz", "", nil)
		if ready == (last.status == http.StatusOK) {
			if !ready && (last.status != http.StatusServiceUnavailable || !bytes.Contains(last.body, []byte(`"because":"`))) {
				c.t.Errorf("it is not ready, and says %d %s", last.status, last.body)
			}
			return
		}
		time.Sleep(200 * time.Millisecond)
	}
	c.t.Errorf("ready should be %v, and it says %d %s", ready, last.status, last.body)
}

// lockable gives what runs a statement on the database of a folder, past the
// program.
func lockable(t *testing.T, folder string) func(statement string) func(*testing.T) {
	t.Helper()
	db := openSQL(t, "sqlite", filepath.Join(folder, "statecraft.db"))
	db.SetMaxOpenConns(1)
	return func(statement string) func(*testing.T) {
		return func(t *testing.T) {
			_, err := db.Exec(statement)
			check(t, err)
		}
	}
}

// Another program holds the file, as a person with a tool might.
func TestLockedFile(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	statement := lockable(t, folder)
	(&faulty{db: &file{folder}, begin: statement("BEGIN IMMEDIATE"), end: statement("ROLLBACK"), reads: true}).hold(t)
}

// The file system takes nothing more, as after an error of the disk.
func TestFileThatBecomesReadOnly(t *testing.T) {
	t.Parallel()
	folder, err := os.MkdirTemp(diskFolder, "statecraft-crash-")
	check(t, err)
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	set := func(flag string) func(*testing.T) {
		return func(t *testing.T) {
			files, err := filepath.Glob(filepath.Join(folder, "statecraft.db*"))
			if err != nil || len(files) == 0 {
				t.Fatal(files, err)
			}
			if out, err := run("chattr", nil, slices.Concat([]string{flag}, files)...); err != nil {
				t.Skipf("it takes root, and a file system that knows the flag: %s", out)
			}
		}
	}
	t.Cleanup(func() { set("-i")(t) }) // else nobody can remove it
	(&faulty{db: &file{folder}, begin: set("+i"), end: set("-i"), reads: true}).hold(t)
}

// PostgreSQL goes away, as in a power cut, and comes back.
func TestClusterThatIsAway(t *testing.T) {
	t.Parallel()
	c := newCluster(t)
	(&faulty{
		db:    c,
		begin: func(t *testing.T) { check(t, c.Stop("immediate")) },
		end:   func(t *testing.T) { check(t, c.Start()) },
	}).hold(t)
}

// Somebody holds in PostgreSQL what every change needs.
func TestClusterThatIsHeld(t *testing.T) {
	t.Parallel()
	c := newCluster(t)
	db := c.open(t)
	db.SetMaxOpenConns(1)
	run := func(statement string) func(*testing.T) {
		return func(t *testing.T) {
			_, err := db.Exec(statement)
			check(t, err)
		}
	}
	(&faulty{db: c, begin: run("BEGIN; LOCK TABLE journal_head IN EXCLUSIVE MODE"), end: run("ROLLBACK"), reads: true}).hold(t)
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
