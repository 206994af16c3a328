package text_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	tags "golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/message/catalog"

	"statecraft/engine"
	"statecraft/shared/text"
	"statecraft/shared/text/german"
)

var update = flag.Bool("update", false, "sort the files of the catalogue")

func TestEverythingIsSaid(t *testing.T) {
	for _, fault := range readCode(t).faults {
		t.Error(fault)
	}
}

// Whatever a finished folder says, and every sentence of a history, has its
// German.
func TestEverythingSaidHasItsGerman(t *testing.T) {
	all := catalogue(t)
	said := readCode(t).said
	for key, where := range said {
		folder := path.Dir(strings.SplitN(where, ":", 2)[0])
		if _, ok := all.Said[key]; !ok && slices.Contains(done, folder) {
			t.Errorf("%s: no German in shared/text/german for\n  %s: \"\",", where, quoted(key))
		}
	}
	phrases := map[string]bool{}
	for _, english := range engine.Phrases() {
		phrases[english] = true
		if _, ok := all.Said[english]; !ok {
			t.Errorf("no German in shared/text/german/history.json for\n  %s: \"\",", quoted(english))
		}
	}
	for key := range all.Said {
		if said[key] == "" && !phrases[key] {
			t.Errorf("nothing says %s any more: remove it from shared/text/german", quoted(key))
		}
	}
}

// What arrives as finished English is made of words that are in the code.
func TestEverythingToldIsInTheCode(t *testing.T) {
	literals := readCode(t).literals
	for key := range catalogue(t).Told {
		for _, place := range text.Places(key) {
			words := strings.TrimFunc(place.Before, func(r rune) bool { return !unicode.IsLetter(r) })
			if !inSome(literals, words) {
				t.Errorf("nothing tells %s: %q is not in the code", quoted(key), words)
			}
		}
	}
}

// Whatever a folder that tells can tell has its German, whole or as a part.
func TestEverythingToldHasItsGerman(t *testing.T) {
	told := map[string]bool{}
	for key := range catalogue(t).Told {
		for _, place := range text.Places(key) {
			told[place.Before] = true
		}
	}
	for words, where := range readCode(t).told {
		for _, place := range text.Places(words) { // what stands between may come from elsewhere
			if !inSome(told, strings.TrimSpace(place.Before)) {
				t.Errorf("%s: no German in shared/text/german for a sentence with\n  %s", where, quoted(words))
			}
		}
	}
}

func inSome(literals map[string]bool, words string) bool {
	for literal := range literals {
		if strings.Contains(literal, words) {
			return true
		}
	}
	return false
}

// A sentence and its German have the same places, and the library for texts
// understands both as we do.
func TestEntriesAreSound(t *testing.T) {
	all := catalogue(t)
	printers := catalog.NewBuilder()
	for english, translated := range merged(all) {
		if got, want := verbs(translated), verbs(english); !slices.Equal(got, want) {
			t.Errorf("%s takes arguments %v, its German %v", quoted(english), want, got)
		}
		if err := printers.SetString(tags.German, english, translated); err != nil {
			t.Errorf("%s: %v", quoted(english), err)
		}
	}
	in := message.NewPrinter(tags.German, message.Catalog(printers))
	for english, translated := range merged(all) {
		args := samples(english)
		if got, want := text.Fill(translated, args...), in.Sprintf(english, values(english, args)...); got != want {
			t.Errorf("%s is %q here and %q by the library: write a percent sign as %%%%", quoted(english), got, want)
		}
	}
}

// Every format of told sentences recognises what it made, and nothing else does.
func TestToldSentencesAreRecognised(t *testing.T) {
	all := catalogue(t)
	data, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	l, err := text.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	for english, translated := range all.Told {
		letters := 0
		places := text.Places(english)
		for n, place := range places {
			letters += len(strings.TrimFunc(place.Before, func(r rune) bool { return !unicode.IsLetter(r) }))
			if n > 0 && place.Before == "" && place.Verb != 0 {
				t.Errorf("%s has two places side by side: nobody could tell where one ends", quoted(english))
			}
		}
		if letters < 6 {
			t.Errorf("%s has too few words to be recognised by", quoted(english))
		}
		args := samples(english)
		if got, want := l.Sentence(text.Fill(english, args...)), text.Fill(translated, args...); got != want {
			t.Errorf("%s\n becomes %q\n    not %q", quoted(english), got, want)
		}
	}
}

// The files are sorted, so that two people who add to one seldom meet.
func TestFilesAreSorted(t *testing.T) {
	parts, err := german.Parts()
	if err != nil {
		t.Fatal(err)
	}
	for part, entries := range parts {
		var b bytes.Buffer
		encoder := json.NewEncoder(&b) // sorts
		encoder.SetEscapeHTML(false)
		encoder.SetIndent("", "  ")
		if err := encoder.Encode(entries); err != nil {
			t.Fatal(err)
		}
		name := path.Join("german", part+".json")
		content, err := os.ReadFile(name)
		switch {
		case err != nil:
			t.Fatal(err)
		case bytes.Equal(content, b.Bytes()):
		case !*update:
			t.Errorf("%s is not sorted: go test ./shared/text -run TestFilesAreSorted -update", name)
		default:
			if err := os.WriteFile(name, b.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func catalogue(t *testing.T) text.Catalogue {
	t.Helper()
	all, err := german.All()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func merged(c text.Catalogue) map[string]string {
	all := map[string]string{}
	for _, entries := range []map[string]string{c.Said, c.Told} {
		for english, translated := range entries {
			if translated == "" {
				translated = "(nothing)"
			}
			all[english] = translated
		}
	}
	return all
}

// verbs are the arguments a sentence has places for, in their order.
func verbs(sentence string) []int {
	var list []int
	for _, p := range text.Places(sentence) {
		if p.Verb != 0 {
			list = append(list, p.Index)
		}
	}
	slices.Sort(list)
	return list
}

// samples are arguments for every place; none occurs in a sentence of ours.
func samples(sentence string) []string {
	args := make([]string, len(text.Places(sentence)))
	for _, p := range text.Places(sentence) {
		if p.Verb == 0 {
			continue
		}
		args[p.Index] = "Ω" + strconv.Itoa(p.Index)
		if p.Verb == 'd' {
			args[p.Index] = strconv.Itoa(p.Index + 3)
		}
	}
	return args[:len(args)-1]
}

// values are the arguments as package fmt takes them.
func values(sentence string, args []string) []any {
	list := make([]any, len(args))
	for _, p := range text.Places(sentence) {
		if p.Verb == 0 {
			continue
		}
		list[p.Index] = args[p.Index]
		if p.Verb == 'd' {
			list[p.Index] = p.Index + 3
		}
	}
	return list
}

func quoted(s string) string {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(s) // a string always can be
	return strings.TrimSpace(b.String())
}
