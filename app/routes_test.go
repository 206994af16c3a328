package main

import (
	"regexp"
	"testing"

	"statecraft/shared"
)

func TestEveryPageHasARoute(t *testing.T) {
	known := map[string]bool{}
	for _, r := range routes() {
		known[r.path] = true
		if r.page() == nil {
			t.Errorf("%s has no page", r.path)
		}
	}
	for _, path := range shared.Pages() {
		if !known[path] {
			t.Errorf("%s is answered by the server but no page is registered for it", path)
		}
		delete(known, path)
	}
	for path := range known {
		t.Errorf("%s is registered but shared.Pages does not list it, so a reload would fail", path)
	}
}

func TestPattern(t *testing.T) {
	for _, c := range []struct {
		path, address string
		want          bool
	}{
		{shared.PageWorkflow, "/workflows/expense", true},
		{shared.PageWorkflow, "/workflows/", false},
		{shared.PageWorkflow, "/workflows/expense/versions/2", false},
		{shared.PageVersion, "/workflows/expense/versions/2", true},
		{shared.PageTask, "/inbox/12-3", true},
		{shared.PageInbox, "/inbox", true},
		{shared.PageInbox, "/inbox/12-3", false},
		{shared.PageHome, "/", true},
		{shared.PageHome, "/x", false},
	} {
		if got := regexp.MustCompile(pattern(c.path)).MatchString(c.address); got != c.want {
			t.Errorf("%s against %s: %v, want %v", c.address, c.path, got, c.want)
		}
	}
}
