package scenario

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// played is a text played twice: what the first run gave, what the second gave
// of that, and the error that ended it.
type played struct {
	First, Second []byte
	Error         string
}

func playTwice(text []byte) played {
	first, err := play(string(text))
	if err != nil {
		return played{Error: err.Error()}
	}
	second, err := play(first)
	if err != nil {
		return played{First: []byte(first), Error: "run again: " + err.Error()}
	}
	return played{First: []byte(first), Second: []byte(second)}
}

// differences says of each text, by name, how the browser's runs differ from
// the native ones.
func differences(native, browser map[string]played) []string {
	var found []string
	for _, name := range slices.Sorted(maps.Keys(native)) {
		n := native[name]
		b, ran := browser[name]
		switch {
		case !ran:
			found = append(found, name+" was not run")
		case n.Error != b.Error:
			found = append(found, fmt.Sprintf("%s ends with another error:\nwant %q\ngot  %q", name, n.Error, b.Error))
		case !bytes.Equal(n.First, b.First):
			found = append(found, name+" gives something else:\n"+firstDifference(string(n.First), string(b.First)))
		case !bytes.Equal(n.Second, b.Second):
			found = append(found, name+" gives something else when run again:\n"+firstDifference(string(n.Second), string(b.Second)))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(browser)) {
		if _, known := native[name]; !known {
			found = append(found, name+" was run unasked")
		}
	}
	return found
}

func TestDifferences(t *testing.T) {
	native := played{First: []byte("> ann start\n= running\n"), Second: []byte("> ann start\n= running\n")}
	for _, c := range []struct {
		name    string
		browser map[string]played
		want    string // part of the only difference; empty is none
	}{
		{"same", map[string]played{"a": native}, ""},
		{"not run", map[string]played{}, "a was not run"},
		{"unasked", map[string]played{"a": native, "b": native}, "b was run unasked"},
		{"error", map[string]played{"a": {Error: "panic"}}, `got  "panic"`},
		{"late error", map[string]played{"a": {First: native.First, Second: native.Second, Error: "panic"}}, `got  "panic"`},
		{"line", map[string]played{"a": {First: []byte("> ann start\n= done\n"), Second: native.Second}}, "> ann start\nwant = running\ngot  = done"},
		{"cut off", map[string]played{"a": {First: []byte("> ann start\n= running"), Second: native.Second}}, "want \ngot  (end)"},
		{"second run", map[string]played{"a": {First: native.First}}, "when run again"},
	} {
		found := differences(map[string]played{"a": native}, c.browser)
		if c.want == "" && len(found) == 0 {
			continue
		}
		if len(found) != 1 || c.want == "" || !strings.Contains(found[0], c.want) {
			t.Errorf("%s: found %q, want only %q", c.name, found, c.want)
		}
	}
}
