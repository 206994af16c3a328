package main

import (
	"bytes"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"statecraft/server/backup"
	"statecraft/server/store/pgtest"
	"statecraft/shared"
)

var headLine = regexp.MustCompile(`journal head (\d+:[0-9a-f]{64})|head (\d+:[0-9a-f]{64})\n`)

// headOf is the head a command has printed.
func headOf(t *testing.T, out string) string {
	t.Helper()
	found := headLine.FindStringSubmatch(out)
	if found == nil {
		t.Fatalf("%q names no head", out)
	}
	return found[1] + found[2]
}

// The log is verified while a server writes it; a head noted down before holds
// later, and nothing else does.
func TestAuditVerify(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	r := startServer(t, "--demo", "--data", data)
	r.signIn()
	verify := func(args ...string) (string, string, int) {
		return program(t, "", append([]string{"audit", "verify", "--data", data}, args...)...)
	}
	out, errs, code := verify()
	if code != exitOK || !strings.HasPrefix(out, "the journal is whole: ") {
		t.Fatalf("ends with %d\n%s%s", code, out, errs)
	}
	before := headOf(t, out)
	_, hash, _ := strings.Cut(before, ":")
	if _, errs, code := verify("--expect", hash); code != exitOK {
		t.Errorf("the head's hash alone: %d %s", code, errs)
	}
	r.want(201, "POST", "/api/v1/workflows/conference/instances", shared.StartInstance{}, nil)
	for _, c := range []struct {
		expect string
		code   int
		says   string
	}{
		{before, exitOK, "the journal is whole"},
		{strings.ToUpper(before), exitOK, "the journal is whole"},
		{hash, exitRefused, "rewritten"}, // it is not the last any more
		{"1:" + hash, exitRefused, "rewritten"},
		{"999999:" + hash, exitRefused, "entries are missing"},
		{"one:" + hash, exitInput, "no head"},
		{"0:" + hash, exitInput, "no head"},
	} {
		if out, errs, code := verify("--expect", c.expect); code != c.code || !strings.Contains(out+errs, c.says) {
			t.Errorf("--expect %s ends with %d\n%s%s", c.expect, code, out, errs)
		}
	}
	r.stop(syscall.SIGTERM)
	if left, _ := filepath.Glob(filepath.Join(data, "copy-*")); len(left) > 0 {
		t.Errorf("leaves %v", left)
	}
}

// An entry that somebody changes behind the program's back is named, and a backup
// that has it is not restored.
func TestAuditVerifyFindsForgery(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	startServer(t, "--demo", "--data", data).stop(syscall.SIGTERM)
	path := filepath.Join(data, backup.DatabaseName)
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	forged := bytes.Replace(text, []byte("workflow.publish"), []byte("workflow.PUBLISH"), 1)
	if bytes.Equal(forged, text) {
		t.Fatal("there is nothing to forge")
	}
	if err := os.WriteFile(path, forged, 0o600); err != nil {
		t.Fatal(err)
	}
	out, errs, code := program(t, "", "audit", "verify", "--data", data)
	if code != exitRefused || out != "" || !regexp.MustCompile(`^statecraft: entry \d+ does not fit: .*\n$`).MatchString(errs) {
		t.Errorf("a forged entry: %d\n%s%s", code, out, errs)
	}
	// The backup is made all the same: there may be no better one.
	file := filepath.Join(t.TempDir(), "backup")
	if out, errs, code := program(t, "", "backup", "--data", data, file); code != exitOK {
		t.Fatalf("backup ends with %d\n%s%s", code, out, errs)
	}
	if _, errs, code := program(t, "", "restore", "--data", t.TempDir(), file); code != exitInput || !strings.Contains(errs, "its journal does not fit from entry") {
		t.Errorf("restore ends with %d\n%s", code, errs)
	}
}

func TestAuditVerifyNeedsADatabase(t *testing.T) {
	for _, folder := range []string{t.TempDir(), filepath.Join(t.TempDir(), "nowhere")} {
		if out, errs, code := program(t, "", "audit", "verify", "--data", folder); code == exitOK || out != "" || strings.Count(errs, "\n") != 1 {
			t.Errorf("%d\n%s%s", code, out, errs)
		}
		if entries, _ := os.ReadDir(folder); len(entries) > 0 {
			t.Errorf("leaves %v", entries)
		}
	}
}

// What a server kept in its folder goes to PostgreSQL and back into another one,
// and stays the same to the last entry; a server goes on with each.
func TestDBCopy(t *testing.T) {
	dir := t.TempDir()
	data, back := filepath.Join(dir, "data"), filepath.Join(dir, "back")
	cluster := pgtest.Shared(t)
	name := cluster.Create(t, "template0")
	address := cluster.Loopback(name)
	r := startServer(t, "--demo", "--data", data)
	r.signIn()
	r.want(201, "POST", "/api/v1/workflows/conference/instances", shared.StartInstance{Title: "Autumn"}, nil)
	if _, errs, code := program(t, "", "db", "copy", data, address); code != exitRefused || !strings.Contains(errs, "in use by another server") {
		t.Errorf("from a folder in use: %d %s", code, errs)
	}
	r.stop(syscall.SIGTERM)

	there, errs, code := program(t, "", "db", "copy", data, address)
	if code != exitOK || !strings.Contains(there, "instances: 1 row\n") {
		t.Fatalf("there: %d\n%s%s", code, there, errs)
	}
	again, errs, code := program(t, "", "db", "copy", address, back)
	if code != exitOK || headOf(t, again) != headOf(t, there) {
		t.Fatalf("back: %d\n%s%s", code, again, errs)
	}
	for _, c := range []struct {
		name, from, to string
		code           int
		says           string
	}{
		{"into what is not empty", data, back, exitRefused, "in use"},
		{"from nothing", filepath.Join(dir, "nowhere"), filepath.Join(dir, "new"), exitInput, "holds no database"},
		{"into itself", data, data, exitRefused, "in use"},
		{"to a server that is not there", data, "postgres://canary:canary@127.0.0.1:1/canary", exitRefused, "cannot be reached"},
	} {
		out, errs, code := program(t, "", "db", "copy", c.from, c.to)
		if code != c.code || out != "" || !strings.Contains(errs, c.says) || strings.Contains(errs, "canary") {
			t.Errorf("%s: %d\n%s%s", c.name, code, out, errs)
		}
	}
	for _, args := range [][]string{{"--data", back}, {"--data", filepath.Join(dir, "beside"), "--db", address}} {
		r := startServer(t, append([]string{"--demo"}, args...)...)
		r.signIn()
		var list []shared.InstanceSummary
		r.want(200, "GET", shared.PathInstances, nil, &list)
		if len(list) != 1 || list[0].Title != "Autumn" {
			t.Errorf("%v has %+v", args, list)
		}
		r.want(201, "POST", "/api/v1/workflows/conference/instances", shared.StartInstance{Title: "Spring"}, nil)
		r.stop(syscall.SIGTERM)
	}
	parsed, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	password, _ := parsed.User.Password()
	if strings.Contains(there+again, password) {
		t.Error("the copy tells the password")
	}
}
