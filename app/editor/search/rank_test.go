package search

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestRank(t *testing.T) {
	texts := []string{
		"Align left", "Align right", "Delete", "Delete without joining the neighbours", "Fit everything",
		"Go to Prüfungsamt", "Go to Reviewed", "Left over", "Select all", "Zoom to 100 %",
	}
	for _, c := range []struct{ query, want string }{
		{"align", "Align left|Align right"},
		{"left", "Left over|Align left"},
		{"LEFT ALIGN", "Align left"},
		{"al", "Align left|Align right|Select all"},
		{"prufung", "Go to Prüfungsamt"},
		{"Prüf", "Go to Prüfungsamt"},
		{"view", "Go to Reviewed"},
		{"gtr", "Go to Reviewed"},
		{"fev", "Fit everything"},
		{"dwj", "Delete without joining the neighbours"},
		{"dwjx", ""},
		{"delete neighb", "Delete without joining the neighbours"},
		{"delete tab", ""},
		{"100 %", "Zoom to 100 %"},
		{"x", ""},
		{"", strings.Join(texts, "|")},
		{"  ", strings.Join(texts, "|")},
	} {
		var got []string
		for _, i := range Rank(c.query, len(texts), func(i int) string { return texts[i] }) {
			got = append(got, texts[i])
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%q finds %q, want %q", c.query, got, c.want)
		}
	}
}

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"Größe":                 "grosse",
		"ÅNGSTRÖM":              "angstrom",
		"e\u0301tude":           "etude", // the accent stands alone
		"Æsir þing œuvre":       "aesir thing oeuvre",
		"Žluťoučký kůň":         "zlutoucky kun",
		"日本 amount > 100":       "日本 amount > 100",
		"\xff broken":           "\ufffd broken",
		"İstanbul dı\u015fında": "istanbul disinda",
	} {
		f := fold(text)
		if got := string(f.runes); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
		if len(f.at) != len(f.runes)+1 || !slices.IsSorted(f.at) || f.at[len(f.runes)] != len(text) {
			t.Errorf("%q: the places are %v", text, f.at)
		}
	}
}

func FuzzRank(f *testing.F) {
	f.Add("dwj", "Delete without joining")
	f.Add("aaaaaaaaaab", strings.Repeat("a ", 200))
	f.Add("\u0301", "e\u0301")
	f.Fuzz(func(t *testing.T, query, text string) {
		one := Rank(query, 1, func(int) string { return text })
		if again := Rank(query, 1, func(int) string { return text }); !slices.Equal(one, again) {
			t.Errorf("%q in %q: %v and %v", query, text, one, again)
		}
		if utf8.ValidString(text) && len(one) == 0 && query == text {
			t.Errorf("%q does not find itself", text)
		}
	})
}
