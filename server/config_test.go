package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// What a process takes from where: one setting from each place, and from more
// than one at once.
func TestConfigSaysWhereValuesComeFrom(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "settings.toml")
	if err := os.WriteFile(file, []byte(`# of the machine
addr = "127.0.0.1:1111"
data = "/var/lib/statecraft"
log-level = "warn"
host = ["flow.example.org", "flow.internal"]
db = "postgres://flow:canary-file@db/flow"
`), 0o600); err != nil {
		t.Fatal(err)
	}
	environment := []string{
		"STATECRAFT_CONFIG=" + file, "STATECRAFT_ADDR=127.0.0.1:2222", "STATECRAFT_LOG_LEVEL=error",
		"STATECRAFT_TRUSTED_PROXY=10.0.0.0/8, 192.0.2.7", "STATECRAFT_KEY=canary-variable", "STATECRAFT_METRICS_ADDR=",
	}
	for _, c := range []struct {
		name string
		args []string
	}{
		{"config", []string{"config", "--log-level", "debug", "--host", "other.example.org"}},
		{"config-json", []string{"config", "--json", "--log-level", "debug", "--host", "a.example.org", "--host", "b.example.org"}},
	} {
		out, errs, code := programIn(t, environment, "", c.args...)
		if strings.Contains(out+errs, "canary") {
			t.Errorf("tells a secret:\n%s%s", out, errs)
		}
		// How the tests are run is no part of it.
		errs = regexp.MustCompile(`(?m)^statecraft: note: STATECRAFT_\w+ is set and is no setting\n`).ReplaceAllString(errs, "")
		golden(t, "operation/"+c.name+".txt", session(strings.Join(c.args, " "), strings.ReplaceAll(out, file, "settings.toml"), errs, code))
	}
}

// Whatever is wrong with settings is told at once, and every command refuses.
func TestConfigRefuses(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "settings.toml")
	if err := os.WriteFile(file, []byte("adr = \"x\"\nlog-format = \"xml\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"config"}, {"serve"}, {"backup", "x"}, {"audit", "verify"}} {
		out, errs, code := programIn(t, []string{"STATECRAFT_LOG_LEVEL=loud"}, "", append(args, "--config", file)...)
		want := "statecraft: STATECRAFT_LOG_LEVEL \"loud\" is no level: it takes debug, info, warn or error\n" +
			file + ":1: there is no setting \"adr\"; statecraft config lists them all\n" +
			file + ":2: log-format \"xml\" is no format of the log: it takes json or text\n"
		if out != "" || errs != want || code != exitInput {
			t.Errorf("%v ends with %d:\n%s%s", args, code, out, errs)
		}
	}
	if _, errs, code := program(t, "", "serve", "--config", filepath.Join(dir, "nowhere")); code != exitInput || !strings.Contains(errs, "nowhere: there is no such file") {
		t.Errorf("without a file: %d, %s", code, errs)
	}
}

func TestConfigNotesTypingErrors(t *testing.T) {
	_, errs, code := programIn(t, []string{"STATECRAFT_ADRR=:1"}, "", "config")
	if code != exitOK || !strings.Contains(errs, "STATECRAFT_ADRR is set and is no setting") {
		t.Errorf("%d, %s", code, errs)
	}
}
