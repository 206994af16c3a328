package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"statecraft/shared"
)

// The commands on users and workflows, on a free folder and through the server
// that holds it: the same lines do the same.
func TestPeopleAndImport(t *testing.T) {
	dir := t.TempDir()
	data := filepath.Join(dir, "data")
	r := startServer(t, "--data", data)
	r.want(200, "POST", shared.PathSessionClaim, shared.Claim{Key: r.key(), User: "chief", Password: "correct horse battery"}, nil)
	var key shared.CreatedKey
	r.want(201, "POST", shared.PathKeys, shared.CreateKey{Name: "operation", Scopes: shared.Permissions(), ExpiresAt: time.Now().Add(time.Hour)}, &key)
	held := []string{"STATECRAFT_KEY=" + key.Secret}
	t.Run("held", func(t *testing.T) { peopleAndImport(t, held, data, "held") })
	if _, errs, code := programIn(t, held, "", "key", "create", "--data", data, "--user", "chief", "--name", "n", "--scope", "workflows.read"); code != exitRefused || !strings.Contains(errs, "signed in") {
		t.Errorf("a key by a key: %d %s", code, errs)
	}
	r.stop(syscall.SIGTERM)
	t.Run("free", func(t *testing.T) { peopleAndImport(t, nil, data, "free") })

	out, errs, code := program(t, "", "key", "create", "--data", data, "--user", "chief", "--name", "nightly", "--scope", "people.manage", "--days", "1")
	if code != exitOK || !strings.HasPrefix(out, shared.KeyPrefix) {
		t.Fatalf("a key: %d\n%s%s", code, out, errs)
	}
	secret, _, _ := strings.Cut(out, "\n")
	again := startServer(t, "--data", data)
	out, errs, code = programIn(t, []string{"STATECRAFT_KEY=" + secret}, "", "user", "list", "--server", again.base())
	if code != exitOK || !strings.Contains(out, "chief") {
		t.Errorf("with the key: %d\n%s%s", code, out, errs)
	}
	again.stop(syscall.SIGTERM)
}

func peopleAndImport(t *testing.T, environment []string, data, user string) {
	workflow := filepath.Join(t.TempDir(), user+".json")
	text := `{"key":"` + user + `","states":[{"id":"a","initial":true,"actors":["starter"]},{"id":"b","kind":"route"}],"transitions":[{"id":"t","from":"a","to":"b"}]}`
	if err := os.WriteFile(workflow, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		line string
		code int
		says string // what either output matches
	}{
		{"user add " + user + " --display Somebody --permission participant --permission viewer", exitOK, `^` + user + ` signs in once with the password \S+ until \S+\n$`},
		{"user add " + user, exitRefused, `^statecraft: .*\n`},
		{"user add Not/A/Name --permission king", exitRefused, `king`},
		{"user list", exitOK, user + ` +Somebody +participant,viewer +has to choose a password\n`},
		{"user password " + user, exitOK, `^` + user + ` signs in once with the password \S+ until \S+\n$`},
		{"user disable " + user, exitOK, `^` + user + ` is disabled\n$`},
		{"user list", exitOK, user + ` .* disabled\n`},
		{"user enable " + user, exitOK, `^` + user + ` is enabled\n$`},
		{"user disable nobody", exitRefused, `^statecraft: There is no such thing`},
		{"user disable", exitInput, `accepts 1 arg`},
		{"import " + workflow, exitOK, `^` + user + ` is a new workflow\n$`},
		{"import " + workflow, exitRefused, `already: import it with --replace`},
		{"import --replace --note new " + workflow, exitInput, `add --publish`},
		{"import --replace --publish --note " + strings.Repeat("n", shared.MostNote+1) + " " + workflow, exitInput, `at most 500 characters`},
		{"import --replace --publish --note new " + workflow, exitOK, `^` + user + ` has a new draft, published as version 1\n$`},
		{"import nowhere.dot", exitInput, `nowhere.dot: there is no such file`},
		{"import --publish testdata/input/problems.dot", exitInput, `problems.dot cannot be published until its problems are mended\n$`},
		{"import --publish testdata/input/problems.dot", exitInput, `cannot be published`}, // it was not kept
	} {
		out, errs, code := programIn(t, environment, "", append(strings.Fields(c.line), "--data", data)...)
		if code != c.code || !regexp.MustCompile(c.says).MatchString(out+errs) {
			t.Errorf("%s: ends with %d\n%s%s", c.line, code, out, errs)
		}
	}
}

// A server that is not the one, or not there, is told apart from one that refuses.
func TestServerThatCannotBeAsked(t *testing.T) {
	for server, says := range map[string]string{
		"http://" + freeAddress(t): "cannot be reached",
		"not an address":           "--server is no address",
	} {
		_, errs, code := programIn(t, []string{"STATECRAFT_KEY=sck_canary"}, "", "user", "list", "--server", server)
		if code == exitOK || !strings.Contains(errs, says) || strings.Contains(errs, "canary") || strings.Count(errs, "\n") != 1 {
			t.Errorf("%s: %d %s", server, code, errs)
		}
	}
}
