package text_test

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"statecraft/shared/text"
)

// tester is what a test, a fuzz target and a property have in common.
type tester interface {
	Helper()
	Fatal(...any)
}

func language(t tester, c text.Catalogue) *text.Language {
	t.Helper()
	data, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	l, err := text.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestFill(t *testing.T) {
	for _, c := range []struct {
		sentence string
		args     []string
		want     string
	}{
		{"plain", nil, "plain"},
		{"%s waits for %s", []string{"a", "b"}, "a waits for b"},
		{"%[2]s wartet auf %[1]s", []string{"a", "b"}, "b wartet auf a"},
		{"%[2]s, %s, %[1]s", []string{"a", "b", "c"}, "b, c, a"},
		{"%q is %s", []string{`a "b"`, "c"}, `"a \"b\"" is c`},
		{"100 %% of %s", []string{"a"}, "100 % of a"},
		{"100 % of %s", []string{"a"}, "100 % of a"},
		{"%s and %s", []string{"a"}, "a and "},
		{"%s", []string{"100 %s"}, "100 %s"}, // what people wrote is no sentence of ours
		{"%", nil, "%"}, {"%[", nil, "%["}, {"%[0]s", []string{"a"}, "%[0]s"}, {"%[x]s", []string{"a"}, "%[x]s"},
		{"nothing", []string{"a"}, "nothing"},
	} {
		if got := text.Fill(c.sentence, c.args...); got != c.want {
			t.Errorf("%q with %q: %q, want %q", c.sentence, c.args, got, c.want)
		}
	}
}

func TestSay(t *testing.T) {
	l := language(t, text.Catalogue{Said: map[string]string{
		"%s waits for %s": "Auf %[2]s wartet %[1]s",
		"Open":            "Offen", "verb|Open": "Öffnen",
		"%s task": "%s Aufgabe", "%s tasks": "%s Aufgaben",
	}})
	var english *text.Language
	for _, c := range []struct{ got, want string }{
		{l.Say("%s waits for %s", "Ann", "Bo"), "Auf Bo wartet Ann"},
		{english.Say("%s waits for %s", "Ann", "Bo"), "Ann waits for Bo"},
		{l.Say("Unknown %s", "x"), "Unknown x"},
		{l.Say("Open"), "Offen"},
		{l.As("verb", "Open"), "Öffnen"},
		{l.As("noun", "Open"), "Open"},
		{english.As("verb", "Open"), "Open"},
		{l.Count(1, "1", "%s task", "%s tasks"), "1 Aufgabe"},
		{l.Count(0, "0", "%s task", "%s tasks"), "0 Aufgaben"},
		{l.Count(1200, "1.200", "%s task", "%s tasks"), "1.200 Aufgaben"},
		{english.Count(2, "2", "%s task of %s", "%s tasks of %s", "Ann"), "2 tasks of Ann"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestReadRefusesWhatIsNoCatalogue(t *testing.T) {
	for _, data := range []string{"", "[]", `{"said": 1}`} {
		if _, err := text.Read([]byte(data)); err == nil {
			t.Errorf("%q is read", data)
		}
	}
}

func TestSentence(t *testing.T) {
	l := language(t, text.Catalogue{
		Said: map[string]string{"yes": "ja"},
		Told: map[string]string{
			"%s cannot go on: %s.":                   "%s kann nicht weiter: %s.",
			"%s cannot go on: nothing fits.":         "Für %s passt nichts.",
			"%q cannot be computed: %s has no value": "%q ist nicht zu berechnen: %s fehlt",
			"%d people may sign %s.":                 "%[2]s dürfen %[1]d Personen unterschreiben.",
			"Sign in, then repeat.":                  "Anmelden und wiederholen.",
			"Mend what is listed:":                   "Zu beheben:",
			"a number is needed":                     "eine Zahl ist nötig",
			"There is no role %q.":                   "Es gibt keine Rolle „%s“.",
		},
	})
	for english, want := range map[string]string{
		"Sign in, then repeat.":                                            "Anmelden und wiederholen.",
		"Review cannot go on: boom.":                                       "Review kann nicht weiter: boom.",
		"Review cannot go on: no. Really":                                  "Review cannot go on: no. Really",
		`Review cannot go on: "a > b" cannot be computed: a has no value.`: `Review kann nicht weiter: "a > b" ist nicht zu berechnen: a fehlt.`,
		"Review cannot go on: nothing fits.":                               "Für Review passt nichts.",
		"12 people may sign Review.":                                       "Review dürfen 12 Personen unterschreiben.",
		"Some people may sign Review.":                                     "Some people may sign Review.",
		`There is no role "a number is needed".`:                           "Es gibt keine Rolle „a number is needed“.",
		"Mend what is listed:\n  Sign in, then repeat.\n  else":            "Zu beheben:\n  Anmelden und wiederholen.\n  else",
		"": "", "yes": "yes", "Ann": "Ann",
	} {
		if got := l.Sentence(english); got != want {
			t.Errorf("%q\n got %q\nwant %q", english, got, want)
		}
	}
	var none *text.Language
	if got := none.Sentence("Sign in, then repeat."); got != "Sign in, then repeat." {
		t.Errorf("English became %q", got)
	}
}

// What a format has put together is recognised, whatever names it was about, as
// long as they do not contain the words around them.
func TestSentencesAreRecognised(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 4).Draw(t, "places")
		words := rapid.StringMatching(`[a-z]{2}[a-z ]{0,8}[a-z]`)
		names := rapid.StringMatching(`[A-Z0-9%"\\]{0,8}`)
		source, args := words.Draw(t, "words"), make([]string, n)
		order := rapid.Permutation(numbers(n)).Draw(t, "order")
		for i := range n {
			source += rapid.SampledFrom([]string{"%s", "%q"}).Draw(t, "verb") + words.Draw(t, "words")
			args[i] = names.Draw(t, "name")
		}
		translated := "§"
		for _, i := range order {
			translated += "%[" + strconv.Itoa(i+1) + "]s§"
		}
		l := language(t, text.Catalogue{Said: map[string]string{source: translated}, Told: map[string]string{source: translated}})
		english := text.Fill(source, args...)
		if got, want := l.Sentence(english), l.Say(source, args...); got != want {
			t.Fatalf("%q of %q\n got %q\nwant %q", english, source, got, want)
		}
	})
}

func numbers(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

// The places of a sentence are all of it.
func TestPlacesLoseNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pieces := rapid.SliceOf(rapid.SampledFrom([]string{"a", " ", "%s", "%q", "%[2]s", "%%", "ä"})).Draw(t, "pieces")
		sentence, verbs := strings.Join(pieces, ""), 0
		for _, p := range text.Places(sentence) {
			if p.Verb != 0 {
				verbs++
			}
		}
		want := len(slices.DeleteFunc(slices.Clone(pieces), func(p string) bool { return len(p) < 2 || p == "%%" || p == "ä" }))
		if verbs != want {
			t.Fatalf("%q has %d places, found %d", sentence, want, verbs)
		}
	})
}

func FuzzSentence(f *testing.F) {
	l := language(f, text.Catalogue{Told: map[string]string{"%s is %q, %d": "%[3]s%[1]s", "a %s b %s": "%s", "%[3]s": "%s", "%s%s": "x"}})
	for _, s := range []string{"a is \"b\", 3", "a b b c", "", "\n", "a \" b "} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, english string) {
		if got := l.Sentence(english); strings.Count(got, "\n") != strings.Count(english, "\n") {
			t.Errorf("%q became %q", english, got)
		}
	})
}
