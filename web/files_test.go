package web

import (
	"html"
	"io/fs"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"statecraft/shared/text"
	"statecraft/shared/text/german"
)

func TestTheFileOfTextsIsAFile(t *testing.T) {
	all := files(t)
	if err := fstest.TestFS(all, "index.html", germanTexts); err != nil {
		t.Error(err)
	}
	names, err := fs.Glob(all, "*.json")
	if err != nil || len(names) != 1 || names[0] != germanTexts {
		t.Errorf("found %v, %v", names, err)
	}
	l, err := text.Read([]byte(read(t, germanTexts)))
	if err != nil {
		t.Fatal(err)
	}
	if got := l.Say("Sign out"); got != "Abmelden" {
		t.Errorf("the page signs out by %q", got)
	}
}

var (
	shown   = regexp.MustCompile(`<(p|a|button|h1|h2|span)([^>]*)>([^<]+)</`)
	labels  = regexp.MustCompile(`aria-label="([^"]*)"( data-de-label="([^"]*)")?`)
	dataDe  = regexp.MustCompile(`data-de="([^"]*)"`)
	nothing = regexp.MustCompile(`<noscript>(?s:.*?)</noscript>`)
)

// Before its program runs, the start page says everything in German too, and in
// the same words as the program after it.
func TestTheStartPageSpeaksGerman(t *testing.T) {
	catalogue, err := german.All()
	if err != nil {
		t.Fatal(err)
	}
	start := nothing.ReplaceAllString(read(t, "index.html"), "") // it has both
	agree := func(english, translated string) {
		t.Helper()
		english, translated = html.UnescapeString(english), html.UnescapeString(translated)
		switch said := catalogue.Said[english]; {
		case translated == "":
			t.Errorf("%q has no German on the start page", english)
		case said != "" && said != translated:
			t.Errorf("%q is %q on the start page and %q after it", english, translated, said)
		}
	}
	found := 0
	for _, match := range shown.FindAllStringSubmatch(start, -1) {
		if strings.TrimSpace(match[3]) == "Statecraft" {
			continue
		}
		found++
		translated := ""
		if m := dataDe.FindStringSubmatch(match[2]); m != nil {
			translated = m[1]
		}
		agree(match[3], translated)
	}
	for _, match := range labels.FindAllStringSubmatch(start, -1) {
		found++
		agree(match[1], match[3])
	}
	if found < 12 {
		t.Errorf("only %d texts were found; did the page change?", found)
	}
}
