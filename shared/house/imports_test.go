package house

import "testing"

func TestFirstRuleThatSpeaksDecides(t *testing.T) {
	rules := []Rule{
		Allow("example.org/grammar/...").In("text"),
		Allow("statecraft/engine/..."),
		Refuse("no networks here", "net/..."),
		Allow("std"),
		Refuse("nothing else", "..."),
	}
	for _, c := range []struct{ file, imported, want string }{
		{"token.go", "statecraft/engine", ""},
		{"token.go", "statecraft/engine/expr", ""},
		{"token.go", "statecraft/enginetest", "nothing else"},
		{"token.go", "statecraft/server", "nothing else"},
		{"token.go", "net", "no networks here"},
		{"token.go", "net/http", "no networks here"},
		{"token.go", "network", ""},
		{"token.go", "encoding/json", ""},
		{"token.go", "example.org/grammar", "nothing else"},
		{"text/dot.go", "example.org/grammar", ""},
		{"text/deep/dot.go", "example.org/grammar/ast", ""},
		{"textual/dot.go", "example.org/grammar", "nothing else"},
		{"text/dot.go", "example.org/other", "nothing else"},
	} {
		if got := Refusal(c.file, c.imported, rules...); got != c.want {
			t.Errorf("%s imports %s: %q, want %q", c.file, c.imported, got, c.want)
		}
	}
	if got := Refusal("token.go", "net", rules[0]); got != "" {
		t.Errorf("what no rule speaks of is refused: %q", got)
	}
}
