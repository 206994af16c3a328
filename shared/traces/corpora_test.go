package traces

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// corpus gives the folder of one corpus, or skips the test where there is none.
func corpus(t *testing.T, name string) string {
	t.Helper()
	root := os.Getenv("STATECRAFT_CORPORA")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared", "corpora")
	}
	folder := filepath.Join(root, "execution", name)
	if _, err := os.Stat(filepath.Join(folder, "expected.tsv")); err != nil {
		missing(t, "not run: corpora")
	}
	return folder
}

// missing skips a test for want of something, and fails it where everything
// must be there.
func missing(t *testing.T, line string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatal(line)
	}
	fmt.Println(line)
	t.Skip(line)
}

// rows reads a table of a corpus without its head, in columns.
func rows(t *testing.T, path string, columns int) [][]string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var list [][]string
	for n, line := range strings.Split(strings.TrimRight(string(text), "\n"), "\n") {
		cells := strings.Split(line, "\t")
		if len(cells) != columns {
			t.Fatalf("%s:%d has %d columns, not %d", path, n+1, len(cells), columns)
		}
		if n > 0 {
			list = append(list, cells)
		}
	}
	return list
}

// verdict says what a table expects of one recorded run. With neither word it
// is run and gives the same.
type verdict struct {
	left      string // left out, because of this feature
	different string // run, and gives something else because of this
}

// tally counts verdicts for the closing line.
type tally struct {
	run, equal int
	different  []string
	left       map[string][]string
}

func (c *tally) add(t *testing.T, name string, v verdict, difference string) {
	t.Helper()
	c.run++
	switch {
	case difference == "" && v.different == "":
		c.equal++
	case difference == "":
		t.Errorf("%s gives the same now: take the difference off the table", name)
	case v.different == "":
		t.Errorf("%s: %s", name, difference)
	default:
		c.different = append(c.different, fmt.Sprintf("  different, %s: %s", v.different, name))
		t.Logf("%s differs, as the table says: %s (%s)", name, v.different, difference)
	}
}

// leave notes a model left out. Its reason must be a feature found in it.
func (c *tally) leave(t *testing.T, name string, v verdict, found []string) {
	t.Helper()
	if c.left == nil {
		c.left = map[string][]string{}
	}
	c.left[v.left] = append(c.left[v.left], name)
	if !slices.Contains(found, v.left) {
		t.Errorf("%s is left out because %q, which is not found in it; found: %q", name, v.left, found)
	}
}

func (c *tally) report(t *testing.T, least int) {
	t.Helper()
	out := 0
	reasons := c.different
	for reason, names := range c.left {
		out += len(names)
		reasons = append(reasons, fmt.Sprintf("  left out, %s: %s", reason, strings.Join(names, " ")))
	}
	slices.Sort(reasons)
	t.Logf("%d run, %d equal, %d different, %d left out\n%s", c.run, c.equal, len(c.different), out, strings.Join(reasons, "\n"))
	if c.run < least {
		t.Errorf("only %d are run, at least %d must be", c.run, least)
	}
}
