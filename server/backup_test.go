package main

import (
	"bytes"
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"statecraft/engine"
	"statecraft/server/backup"
	"statecraft/server/store"
	"statecraft/shared"
)

// load has callers start instances and claim what comes of it until stop is
// called, and counts what was acknowledged.
type load struct {
	started, commands atomic.Int64
	stopped           chan struct{}
	callers           sync.WaitGroup
}

func (r *running) load(callers int) *load {
	l := &load{stopped: make(chan struct{})}
	for range callers {
		l.callers.Go(func() {
			for {
				select {
				case <-l.stopped:
					return
				default:
					l.step(r)
				}
			}
		})
	}
	return l
}

func (l *load) step(r *running) {
	var in shared.InstanceDetail
	if !l.post(r, "/api/v1/workflows/conference/instances", shared.StartInstance{Title: "Autumn"}, &in) {
		return
	}
	l.started.Add(1)
	for _, a := range in.Instance.Activations {
		l.post(r, "/api/v1/tasks/"+store.TaskID{Instance: in.ID, Activation: a.ID}.String()+"/claim", nil, nil)
	}
}

func (l *load) post(r *running, path string, body, into any) bool {
	text, err := json.Marshal(body)
	if err != nil {
		r.t.Error(err)
	}
	if body == nil {
		text = nil
	}
	request, err := http.NewRequest("POST", r.base()+path, bytes.NewReader(text))
	if err != nil {
		r.t.Error(err)
		return false
	}
	request.Header.Set(shared.WriteHeader, "1")
	if body != nil {
		request.Header.Set("Content-Type", "application/json")
	}
	response, err := r.client.Do(request)
	if err != nil {
		r.t.Error(err)
		return false
	}
	defer response.Body.Close()
	if response.StatusCode > 299 {
		r.t.Errorf("%s is answered with %d under load", path, response.StatusCode)
		return false
	}
	l.commands.Add(1)
	if into == nil {
		return true
	}
	if err := json.NewDecoder(response.Body).Decode(into); err != nil {
		r.t.Error(err)
	}
	return true
}

func (l *load) stop() {
	close(l.stopped)
	l.callers.Wait()
}

// A backup made while hundreds of commands a second are carried out is of one
// moment: what was acknowledged before it began is in it, the journal fits, and
// every instance is what its own history makes of it.
func TestBackupUnderLoad(t *testing.T) {
	dir := t.TempDir()
	data := filepath.Join(dir, "data")
	r := startServer(t, "--demo", "--data", data)
	r.signIn()
	r.client.Transport = &http.Transport{MaxIdleConnsPerHost: 32}
	l := r.load(16)
	until(t, "the load is under way", func() bool { return l.commands.Load() > 100 })
	for n := range 3 {
		before, commands, began := l.started.Load(), l.commands.Load(), time.Now()
		file := filepath.Join(dir, "backup"+string(rune('0'+n)))
		out, errs, code := program(t, "", "backup", "--data", data, file)
		if code != exitOK {
			t.Fatalf("backup ends with %d\n%s%s", code, out, errs)
		}
		t.Logf("%.0f commands/s while it was made; %s", float64(l.commands.Load()-commands)/time.Since(began).Seconds(), strings.TrimSpace(out))
		restored := filepath.Join(dir, "restored"+string(rune('0'+n)))
		out, errs, code = program(t, "", "restore", "--data", restored, file)
		if code != exitOK || !strings.Contains(out, "resume-sending") {
			t.Fatalf("restore ends with %d\n%s%s", code, out, errs)
		}
		if kept := replayAll(t, restored); kept < before {
			t.Errorf("%d instances were acknowledged before, %d are kept", before, kept)
		}
	}
	l.stop()
	r.stop(syscall.SIGTERM)
}

// replayAll compares every stored instance with what its history makes of it,
// and counts them.
func replayAll(t *testing.T, folder string) (kept int64) {
	t.Helper()
	db, err := store.OpenSQLite(t.Context(), filepath.Join(folder, backup.DatabaseName))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if journal, err := db.VerifyJournal(t.Context()); err != nil || journal.Broken != nil {
		t.Fatalf("the journal: %+v, %v", journal, err)
	}
	for after := ""; ; {
		list, next, err := db.Instances(t.Context(), store.Server(), store.InstanceFilter{After: after})
		if err != nil {
			t.Fatal(err)
		}
		for _, summary := range list {
			stored, err := db.Instance(t.Context(), store.Server(), summary.ID)
			if err != nil {
				t.Fatal(err)
			}
			events, err := db.History(t.Context(), store.Server(), summary.ID)
			if err != nil {
				t.Fatal(err)
			}
			fold := new(engine.Instance)
			fold.ApplyAll(events)
			if !reflect.DeepEqual(plainJSON(t, fold), plainJSON(t, &stored.Fold)) {
				t.Fatalf("instance %d is not what its history makes of it", summary.ID)
			}
			kept++
		}
		if next == "" {
			return kept
		}
		after = next
	}
}

func plainJSON(t *testing.T, i *engine.Instance) (value any) {
	t.Helper()
	text, err := json.Marshal(i)
	if err == nil {
		err = json.Unmarshal(text, &value)
	}
	if err != nil {
		t.Fatal(err)
	}
	return value
}

// backedUp makes a data folder with an administrator who is signed in, and a
// backup of it.
func backedUp(t *testing.T) (data, file string, r *running) {
	t.Helper()
	dir := t.TempDir()
	data, file = filepath.Join(dir, "data"), filepath.Join(dir, "backup")
	r = startServer(t, "--data", data)
	r.want(200, "POST", shared.PathSessionClaim, shared.Claim{Key: r.key(), User: "chief", Password: "correct horse battery"}, nil)
	if out, errs, code := program(t, "", "backup", "--data", data, file); code != exitOK {
		t.Fatalf("backup ends with %d\n%s%s", code, out, errs)
	}
	return data, file, r
}

// A restored folder sends nothing until somebody confirms it, says so, and lets
// nobody in by a session of before.
func TestRestoreIsSafe(t *testing.T) {
	data, file, r := backedUp(t)
	r.stop(syscall.SIGTERM)
	out, errs, code := program(t, "", "restore", "--data", data, file)
	if code != exitRefused || !strings.Contains(errs, "--replace") {
		t.Errorf("over a database it ends with %d\n%s%s", code, out, errs)
	}
	out, errs, code = program(t, "", "restore", "--data", data, "--replace", file)
	if code != exitOK || !strings.Contains(out, "replaced-") {
		t.Fatalf("restore ends with %d\n%s%s", code, out, errs)
	}
	if aside, _ := filepath.Glob(filepath.Join(data, "replaced-*", backup.DatabaseName)); len(aside) != 1 {
		t.Errorf("the database that was there is in %v", aside)
	}

	again := startServer(t, "--data", data)
	base := again.base()
	again.client.Jar = r.client.Jar
	again.want(401, "GET", shared.PathMe, nil, nil)
	again.want(200, "POST", shared.PathSession, shared.SignIn{User: "chief", Password: "correct horse battery"}, nil)
	if status, text := read(t, base+"/readyz"); status != 200 || !strings.Contains(text, "sending is paused") || !strings.Contains(text, "resume-sending") {
		t.Errorf("readyz says %d %s", status, text)
	}
	if !strings.Contains(again.errs.String(), "sending is paused") {
		t.Errorf("the log does not say it:\n%s", again.errs)
	}
	// The server holds the folder, so it is asked, by who may.
	if _, errs, code := program(t, "", "resume-sending", "--data", data); code != exitInput || !strings.Contains(errs, "API key") {
		t.Errorf("without a key it ends with %d: %s", code, errs)
	}
	var key shared.CreatedKey
	again.want(201, "POST", shared.PathKeys, shared.CreateKey{Name: "operation", Scopes: []shared.Permission{shared.ManagePeople}, ExpiresAt: time.Now().Add(time.Hour)}, &key)
	for name, c := range map[string]struct {
		key  string
		code int
		says string
	}{
		"a wrong key": {"sck_wrong", exitRefused, "key"},
		"the key":     {key.Secret, exitOK, "sending goes on"},
	} {
		if out, errs, code := programIn(t, []string{"STATECRAFT_KEY=" + c.key}, "", "resume-sending", "--data", data); code != c.code || !strings.Contains(out+errs, c.says) {
			t.Errorf("with %s it ends with %d: %s%s", name, code, out, errs)
		}
	}
	until(t, "readyz has noticed", func() bool { _, text := read(t, base+"/readyz"); return text == "{\"ready\":true}\n" })
	again.stop(syscall.SIGTERM)
	if out, errs, code := program(t, "", "resume-sending", "--data", data); code != exitOK {
		t.Errorf("on a free folder it ends with %d: %s%s", code, out, errs)
	}
}

// Everything a restore refuses: in one line, and with nothing changed.
func TestRestoreRefuses(t *testing.T) {
	data, file, r := backedUp(t)
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	write := func(name string, text []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	flipped := bytes.Clone(whole)
	flipped[len(flipped)/2] ^= 1
	empty := filepath.Join(dir, "empty")
	for _, c := range []struct {
		name string
		env  []string
		args []string
		code int
		says string
	}{
		{"a server uses the folder", nil, []string{"--replace", "--data", data, file}, exitRefused, "in use by another server"},
		{"no file", nil, []string{"--data", empty, filepath.Join(dir, "nowhere")}, exitInput, "there is no such file"},
		{"cut short", nil, []string{"--data", empty, write("cut", whole[:len(whole)-100])}, exitInput, "damaged or was cut short"},
		{"damaged", nil, []string{"--data", empty, write("flipped", flipped)}, exitInput, "damaged or was cut short"},
		{"no backup", nil, []string{"--data", empty, write("text", []byte("hello"))}, exitInput, "it is no backup"},
		{"a database as it lies", nil, []string{"--data", empty, filepath.Join(data, backup.DatabaseName)}, exitInput, "it is no backup"},
		{"PostgreSQL", []string{"STATECRAFT_DB=postgres://a@b/c"}, []string{"--data", empty, file}, exitInput, "pg_restore"},
		{"no folder", nil, []string{"--data", filepath.Join(file, "data"), file}, exitRefused, "cannot be made"},
	} {
		t.Run(c.name, func(t *testing.T) {
			out, errs, code := programIn(t, c.env, "", append([]string{"restore"}, c.args...)...)
			if code != c.code || out != "" || strings.Count(errs, "\n") != 1 || !strings.Contains(errs, c.says) {
				t.Errorf("ends with %d\n%s%s", code, out, errs)
			}
		})
	}
	if left, _ := os.ReadDir(empty); len(left) > 1 { // the lock
		t.Errorf("leaves %v", left)
	}
	r.stop(syscall.SIGTERM)
}

// A folder in which a restore broke off is used by nobody until one is finished.
func TestRestoreThatBrokeOff(t *testing.T) {
	data, file, r := backedUp(t)
	r.stop(syscall.SIGTERM)
	if err := os.WriteFile(filepath.Join(data, "restoring"), []byte("replaced-20260304T120000Z\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"serve", "--addr", "127.0.0.1:0"}, {"user", "list"}} {
		if out, errs, code := program(t, "", append(args, "--data", data)...); code != exitRefused || out != "" || !strings.Contains(errs, "statecraft restore") {
			t.Errorf("%v ends with %d\n%s%s", args, code, out, errs)
		}
	}
	if out, errs, code := program(t, "", "restore", "--data", data, file); code != exitOK {
		t.Errorf("restore ends with %d\n%s%s", code, out, errs)
	}
	startServer(t, "--data", data).stop(syscall.SIGTERM)
}

func TestBackupRefuses(t *testing.T) {
	data, file, r := backedUp(t)
	r.stop(syscall.SIGTERM)
	for _, c := range []struct {
		name string
		env  []string
		args []string
		code int
		says string
	}{
		{"taken name", nil, []string{"--data", data, file}, exitRefused, "overwrites nothing"},
		{"no database", nil, []string{"--data", t.TempDir(), file + "2"}, exitRefused, "holds no database"},
		{"PostgreSQL", []string{"STATECRAFT_DB=postgres://a@b/c"}, []string{file + "2"}, exitInput, "pg_dump"},
		{"no name", nil, nil, exitInput, "accepts 1 arg"},
	} {
		out, errs, code := programIn(t, c.env, "", append([]string{"backup"}, c.args...)...)
		if code != c.code || out != "" || strings.Count(errs, "\n") != 1 || !strings.Contains(errs, c.says) {
			t.Errorf("%s: ends with %d\n%s%s", c.name, code, out, errs)
		}
	}
}
