package shared

import (
	"slices"
	"strings"
	"testing"
	"time"

	"statecraft/engine"
)

func TestValidName(t *testing.T) {
	for name, valid := range map[string]bool{
		"a": true, "ada": true, "a.b-c_d": true, "9": true, strings.Repeat("a", 64): true,
		"": false, "Ada": false, "a b": false, "-a": false, "a-": false, ".": false, "a/b": false, "a:b": false, "a\n": false,
		"\na": false, "a\x00": false, "ä": false, "a\xff": false, strings.Repeat("a", 65): false, "system:server": false, "a%2fb": false,
	} {
		if ValidName(name) != valid {
			t.Errorf("%q is valid: %v", name, !valid)
		}
	}
}

func FuzzValidName(f *testing.F) {
	for _, name := range []string{"ada", "", "a-", "Ada", "a\n"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		if !ValidName(name) {
			return
		}
		if kind, back, ok := engine.Actor("user:" + name).Parse(); !ok || kind != engine.ActorKindUser || back != name {
			t.Errorf("%q becomes %s %q as an actor", name, kind, back)
		}
		if strings.ContainsAny(name, "/%?#\\\"' ") || len(name) > 64 {
			t.Errorf("%q means something in an address", name)
		}
	})
}

func TestProblems(t *testing.T) {
	now := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	long, lines := strings.Repeat("ü", 101), "two\nlines"
	for _, c := range []struct {
		what     string
		problems []engine.Problem
		fields   []string
	}{
		{"a good user", (&CreateUser{Name: "ada", Display: strings.Repeat("ü", 100), Permissions: PermissionSets()}).Problems(), nil},
		{"a bad user", (&CreateUser{Display: long, Permissions: []PermissionSet{"x", "x"}, Groups: make([]string, 101)}).Problems(), []string{"name", "display", "permissions", "permissions", "groups"}},
		{"no change", (&ChangeUser{}).Problems(), nil},
		{"a bad change", (&ChangeUser{Display: &lines, Permissions: &[]PermissionSet{Admin, Admin}}).Problems(), []string{"display", "permissions"}},
		{"a bad group", (&CreateGroup{Name: "A", Display: " a"}).Problems(), []string{"name", "display"}},
		{"a badly called group", (&ChangeGroup{Display: "\xff"}).Problems(), []string{"display"}},
		{"a good key", (&CreateKey{Name: "CI", Scopes: Permissions(), ExpiresAt: now.Add(LongestKeyLife)}).Problems(now), nil},
		{"an empty key", (&CreateKey{}).Problems(now), []string{"name", "scopes", "expiresAt"}},
		{"a key for nothing", (&CreateKey{Name: "x", Scopes: []Permission{SignedIn, "x"}, ExpiresAt: now}).Problems(now), []string{"scopes", "scopes", "expiresAt"}},
		{"no rights", (&WorkflowRights{}).Problems(), nil},
		{"good rights", (&WorkflowRights{Rights: map[Right][]engine.Actor{RightSee: {"anyone", "user:a", "group:a"}, RightStart: nil}}).Problems(), nil},
		{"bad rights", (&WorkflowRights{Rights: map[Right][]engine.Actor{"x": {"x"}, RightSee: {"starter", "user:a", "user:a"}}}).Problems(), []string{"rights.see", "rights.see", "rights.x", "rights.x"}},
		{"too many", (&WorkflowRights{Rights: map[Right][]engine.Actor{RightSee: many(101)}}).Problems(), []string{"rights.see"}},
	} {
		var fields []string
		for _, p := range c.problems {
			fields = append(fields, p.Field)
			if p.Message == "" || p.Code == "" || p.Severity != engine.SeverityError {
				t.Errorf("%s: a problem says too little: %+v", c.what, p)
			}
		}
		if !slices.Equal(fields, c.fields) {
			t.Errorf("%s: problems with %v, want %v", c.what, fields, c.fields)
		}
	}
}

func many(count int) []engine.Actor {
	list := make([]engine.Actor, count)
	for n := range list {
		list[n] = engine.Actor("user:a" + strings.Repeat("b", n))
	}
	return list
}
