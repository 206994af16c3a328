package designer

import (
	"net/url"
	"testing"
	"time"

	"statecraft/engine"
)

func TestAddresses(t *testing.T) {
	for path, want := range map[string]string{
		"/workflows/leave":            "leave",
		"/workflows/leave/versions/3": "leave",
		"/workflows/":                 "",
	} {
		if got := keyOf(path); got != want {
			t.Errorf("%s is about %q", path, got)
		}
	}
	if got := versionOf("/workflows/leave/versions/12"); got != 12 {
		t.Errorf("version = %d", got)
	}
	if got := versionOf("/workflows/leave/versions/x"); got != 0 {
		t.Errorf("version = %d", got)
	}
	w := work{key: "leave"}
	if got := w.versionPage(3); got != "/workflows/leave/versions/3" {
		t.Errorf("page of a version = %s", got)
	}
}

func TestTabsHaveAddresses(t *testing.T) {
	for _, tab := range []tab{tabDraw, tabDiagram, tabText} {
		u, err := url.Parse(tab.address("/workflows/leave"))
		if err != nil || u.Path != "/workflows/leave" || tabOf(u) != tab {
			t.Errorf("%s is at %v, %v", tab, u, err)
		}
	}
	if u, _ := url.Parse("/workflows/leave?tab=nonsense"); tabOf(u) != tabDraw {
		t.Error("an unknown tab is not Draw")
	}
}

func TestImportKeepsTheAddress(t *testing.T) {
	draft := engine.Workflow{Key: "leave", Name: "Leave"}
	cases := []struct {
		name string
		text engine.Workflow
		own  bool
		want string
	}{
		{"a drawing from elsewhere", engine.Workflow{Key: "g", Name: "plain"}, false, "Leave"},
		{"one of ours", engine.Workflow{Key: "holiday", Name: "Holiday"}, true, "Holiday"},
		{"one of ours without a name", engine.Workflow{Key: "holiday"}, true, "Leave"},
	}
	for _, c := range cases {
		got := intoDraft(&draft, c.text, c.own)
		if got.Key != "leave" || got.Name != c.want {
			t.Errorf("%s: %s, %q", c.name, got.Key, got.Name)
		}
	}
}

func TestTenths(t *testing.T) {
	if got := tenths(1234567 * time.Nanosecond); got != "1.2 ms" {
		t.Errorf("got %s", got)
	}
}
