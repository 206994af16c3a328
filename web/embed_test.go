package web

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"
)

func files(t *testing.T) fs.FS {
	t.Helper()
	all, err := Files()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func read(t *testing.T, name string) string {
	t.Helper()
	content, err := fs.ReadFile(files(t), name)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// built are the files that appear with the build.
var built = map[string]bool{"app.wasm": true, "wasm_exec.js": true}

// pages are the start page and the one that shows the API.
func pages() []string { return []string{"index.html", "reference.html"} }

func TestPagesNameFilesThatExist(t *testing.T) {
	for _, page := range pages() {
		named := regexp.MustCompile(`\{\{asset "([^"]+)"\}\}`).FindAllStringSubmatch(read(t, page), -1)
		if len(named) < 5 {
			t.Fatalf("only %d files are named in %s; did the notation change?", len(named), page)
		}
		for _, match := range named {
			if _, err := fs.Stat(files(t), match[1]); err != nil && !built[match[1]] {
				t.Errorf("%s names %s, which is not there", page, match[1])
			}
		}
	}
}

func TestEveryStyleAndScriptIsUsed(t *testing.T) {
	var all strings.Builder
	for _, page := range pages() {
		all.WriteString(read(t, page))
	}
	names, err := fs.Glob(files(t), "*.[cj]s*")
	if err != nil || len(names) == 0 {
		t.Fatalf("no files: %v", err)
	}
	for _, name := range names {
		if !strings.Contains(all.String(), `{{asset "`+name+`"}}`) {
			t.Errorf("%s is embedded but no page loads it", name)
		}
	}
}

// The content policy of the server forbids all of these; a browser would only
// say so in its console.
func TestNothingIsInline(t *testing.T) {
	for what, pattern := range map[string]string{
		"a script":        `<script(?:>| [^>]*[^-]>\s*\S[^<]*</script>)`,
		"a style element": `<style`,
		"a style":         `\sstyle=`,
		"a handler":       `\son[a-z]+=`,
		"a foreign host":  `(?:src|href)="(?:https?:)?//`,
	} {
		for _, page := range pages() {
			if found := regexp.MustCompile(pattern).FindString(read(t, page)); found != "" {
				t.Errorf("%s has %s inline: %s", page, what, found)
			}
		}
	}
	for _, name := range []string{"style.css", "shell.css", "pages.css", "reference.css"} {
		if found := regexp.MustCompile(`@import|url\((?:"|')?https?:`).FindString(read(t, name)); found != "" {
			t.Errorf("%s loads from elsewhere: %s", name, found)
		}
	}
}

func TestOnlyFilesForBrowsersAreEmbedded(t *testing.T) {
	err := fs.WalkDir(files(t), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		if strings.HasSuffix(name, ".go") || strings.HasSuffix(name, ".wasm") {
			t.Errorf("%s is embedded", name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
