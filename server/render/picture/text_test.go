package picture

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestPlain(t *testing.T) {
	tests := map[string]string{
		"":                       "",
		"  two \n\t words ":      "two words",
		"bell\x07and\x00nul":     "bell and nul",
		"turn\u202ened\u2069":    "turnned",
		"日本語 é":                  "日本語 é",
		strings.Repeat("a", 300): strings.Repeat("a", 300),
		strings.Repeat("a", 301): strings.Repeat("a", 299) + "…",
	}
	for text, want := range tests {
		if got := plain(text); got != want {
			t.Errorf("plain(%.40q) = %.40q, want %.40q", text, got, want)
		}
	}
}

func TestWrap(t *testing.T) {
	tests := []struct {
		text  string
		lines int
		want  []string
		whole bool
	}{
		{"", 2, []string{""}, true},
		{"Review", 2, []string{"Review"}, true},
		{"Receive subscriptions", 2, []string{"Receive", "subscriptions"}, true},
		{"Receive subscriptions", 1, []string{"Receive sub…"}, false},
		{"A name that is far too long for this", 2, []string{"A name that is", "far too long f…"}, false},
		{"Donaudampfschifffahrt", 2, []string{"Donaudampf…"}, false},
		{"WWWWWWWWWWWW", 1, []string{"WWWWWWW…"}, false},
		{"日本語日本語日本語", 1, []string{"日本語日本語…"}, false},
	}
	for _, test := range tests {
		got, whole := wrap(test.text, nameSize, 100, test.lines)
		if !slices.Equal(got, test.want) || whole != test.whole {
			t.Errorf("wrap(%q, %d) = %q, %t, want %q, %t", test.text, test.lines, got, whole, test.want, test.whole)
		}
	}
}

func TestShorten(t *testing.T) {
	tests := []struct {
		text string
		room int
		want string
	}{
		{"", 3, ""},
		{"abc", 3, "abc"},
		{"abcd", 3, "ab…"},
		{"one, two", 6, "one…"}, // not "one,…" nor "one, …"
		{"日本語", 2, "日…"},
		{"abc", 1, "…"},
		{"abc", 0, "…"},
	}
	for _, test := range tests {
		fits := func(s string) bool { return utf8.RuneCountInString(s) <= test.room }
		if got := shorten(test.text, fits); got != test.want {
			t.Errorf("shorten(%q, %d) = %q, want %q", test.text, test.room, got, test.want)
		}
	}
}

func TestWrapKeepsToItsRoom(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := plain(rapid.String().Draw(t, "text"))
		lines := rapid.IntRange(1, 3).Draw(t, "lines")
		got, whole := wrap(text, nameSize, cardText, lines)
		if len(got) > lines {
			t.Errorf("%d lines, want at most %d", len(got), lines)
		}
		for _, line := range got {
			if textWidth(line, nameSize) > cardText || !utf8.ValidString(line) {
				t.Errorf("%q does not fit", line)
			}
		}
		if whole && strings.Join(got, " ") != strings.Join(strings.Fields(text), " ") {
			t.Errorf("%q became %q and is called whole", text, got)
		}
	})
}
