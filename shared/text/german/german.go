package german

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"statecraft/shared/text"
)

//go:embed *.json
var files embed.FS

// told are the parts whose sentences arrive as finished English.
var told = []string{"editor", "engine", "expr", "server"}

// Parts gives the entries of every file, by its name without ".json".
func Parts() (map[string]map[string]string, error) {
	names, err := fs.Glob(files, "*.json")
	if err != nil {
		return nil, err
	}
	parts := map[string]map[string]string{}
	for _, name := range names {
		content, err := files.ReadFile(name)
		if err != nil {
			return nil, err
		}
		var entries map[string]string
		if err := json.Unmarshal(content, &entries); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		parts[strings.TrimSuffix(name, ".json")] = entries
	}
	return parts, nil
}

// Told tells whether a part holds sentences that arrive finished.
func Told(part string) bool { return slices.Contains(told, part) }

// All joins the files into one catalogue. It refuses a sentence that two of them
// translate differently: which one is meant, nobody could know.
func All() (text.Catalogue, error) {
	all := text.Catalogue{Said: map[string]string{}, Told: map[string]string{}}
	parts, err := Parts()
	if err != nil {
		return all, err
	}
	for name, entries := range parts {
		into := all.Said
		if Told(name) {
			into = all.Told
		}
		for english, translated := range entries {
			if other, taken := into[english]; taken && other != translated {
				return all, fmt.Errorf("%q is both %q and %q: give one of them a meaning", english, translated, other)
			}
			into[english] = translated
		}
	}
	return all, nil
}
