package web

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"testing/fstest"

	"statecraft/shared/text/german"
)

// germanTexts is the file of the page's German, made of the catalogue.
const germanTexts = "german.json"

// Files are those of [FS] and the texts of the page in other languages.
func Files() (fs.FS, error) {
	catalogue, err := german.All()
	if err != nil {
		return nil, fmt.Errorf("join the German texts: %w", err)
	}
	texts, err := json.Marshal(catalogue)
	if err != nil {
		return nil, err
	}
	// A map is a whole file system in one line; that it is also handy in tests,
	// where the library puts it, does no harm.
	all := fstest.MapFS{germanTexts: {Data: texts, Mode: 0o444}}
	entries, err := FS.ReadDir(".")
	if err != nil {
		return nil, err
	}
	for _, entry := range entries {
		content, err := FS.ReadFile(entry.Name())
		if err != nil {
			return nil, err
		}
		all[entry.Name()] = &fstest.MapFile{Data: content, Mode: 0o444}
	}
	return all, nil
}
