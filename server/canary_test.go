package main

import (
	"net/url"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"statecraft/server/store/pgtest"
	"statecraft/shared"
)

// outputs is everything the program has said anywhere.
type outputs struct {
	t    *testing.T
	said map[string]string
}

func (o *outputs) add(what, text string) { o.said[what] += text + "\n" }

// none fails where one of the secrets was said.
func (o *outputs) none(secrets map[string]string) {
	o.t.Helper()
	for name, secret := range secrets {
		if secret == "" {
			o.t.Fatalf("there is no %s to look for", name)
		}
		for _, form := range []string{secret, url.QueryEscape(secret), url.PathEscape(secret)} {
			for what, text := range o.said {
				if at := strings.Index(text, form); at >= 0 {
					o.t.Errorf("%s tells the %s: …%s…", what, name, text[max(0, at-80):min(len(text), at+80)])
				}
			}
		}
	}
}

// Secrets stay where they belong, whatever happens: with a log that tells
// everything, through sign-ins that fail and succeed, and while the database goes
// away under requests.
func TestNoOutputTellsASecret(t *testing.T) {
	cluster := pgtest.Start(t)
	address := cluster.Loopback(cluster.Create(t, "template0"))
	parsed, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	password, _ := parsed.User.Password()
	metrics := freeAddress(t)
	o := &outputs{t: t, said: map[string]string{}}
	scrape := func(when string) {
		_, text := read(t, "http://"+metrics+"/metrics")
		o.add("metrics "+when, text)
	}
	environment := []string{"STATECRAFT_DB=" + address, "STATECRAFT_KEY=sck_canary-api-key"}
	data := filepath.Join(t.TempDir(), "data")
	r := startServerIn(t, environment, "--data", data, "--log-level", "debug", "--metrics-addr", metrics)
	claim := shared.Claim{Key: r.key(), User: "chief", Password: "canary correct horse"}
	ask := func(method, path string, body any) {
		_, text := r.exchange(method, path, body)
		o.add(method+" "+path, string(text))
	}
	ask("POST", shared.PathSessionClaim, shared.Claim{Key: "canary-wrong-key", User: "chief", Password: claim.Password})
	ask("POST", shared.PathSessionClaim, claim)
	ask("POST", shared.PathSession, shared.SignIn{User: "chief", Password: "canary wrong password"})
	ask("POST", shared.PathSession, shared.SignIn{User: claim.User, Password: claim.Password})
	base, err := url.Parse(r.base())
	if err != nil {
		t.Fatal(err)
	}
	session := r.client.Jar.Cookies(base)[0].Value
	everything := []string{"/healthz", "/readyz", shared.PathMe, shared.PathWorkflows, shared.PathUsers, shared.PathAudit, shared.PathDirectory, shared.PathOpenAPI, "/nowhere"}
	for _, path := range everything {
		ask("GET", path, nil)
	}
	scrape("before")
	if err := cluster.Stop("immediate"); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		for _, path := range everything {
			ask("GET", path, nil)
		}
		ask("POST", shared.PathSession, shared.SignIn{User: claim.User, Password: claim.Password})
	}
	scrape("without the database")
	o.commands(environment)
	r.signal(syscall.SIGTERM)
	_ = r.command.Wait()
	o.add("the log", r.errs.String())
	o.none(map[string]string{
		"password of the database": password, "address of the database": parsed.Host, "API key": "canary-api-key",
		"one-time key": claim.Key, "wrong key": "canary-wrong-key", "password": claim.Password, "wrong password": "canary wrong password", "session": session,
	})
	if log := o.said["the log"]; strings.Count(log, "\n") < 20 || !strings.Contains(log, `"request"`) {
		t.Errorf("the log tells too little to say anything:\n%s", log)
	}
	o.noFaults()
}

// commands runs what needs the database while there is none.
func (o *outputs) commands(environment []string) {
	o.t.Helper()
	for _, line := range [][]string{
		{"config"}, {"config", "--json"}, {"audit", "verify"}, {"user", "list"}, {"backup", "x"},
		{"serve", "--addr", "127.0.0.1:0", "--data", o.t.TempDir()},
	} {
		out, errs, code := programIn(o.t, environment, "", line...)
		o.add(strings.Join(line, " "), out+errs)
		if code == exitOK && line[0] != "config" {
			o.t.Errorf("%v did it without a database", line)
		}
	}
}

// noFaults fails where anything but the log tells how the program is made.
func (o *outputs) noFaults() {
	o.t.Helper()
	for what, text := range o.said {
		for _, fault := range []string{"goroutine ", "panic", "SELECT", ".go:"} {
			if what != "the log" && !strings.Contains(what, "openapi") && strings.Contains(text, fault) {
				o.t.Errorf("%s tells %q: %s", what, fault, text)
			}
		}
	}
}
