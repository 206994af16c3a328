package dot

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// misses explains every digraph of the corpora that is read differently from
// Graphviz. A miss that is not here fails, and so does an entry that is none.
// There is no miss now.
func misses() map[string]string { return map[string]string{} }

// verdict is what Graphviz says about a file.
type verdict struct {
	path     string // of the file
	name     string // folder and file, below the corpora
	accepted bool
	directed bool
	nodes    int
	edges    int
	nodesSHA string
	edgesSHA string
}

// corpora lists the verdicts on all DOT files, or skips the test.
func corpora(t *testing.T) []verdict {
	root := os.Getenv("STATECRAFT_CORPORA")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared", "corpora")
	}
	tables, err := filepath.Glob(filepath.Join(root, "dot", "*", "verdicts.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	if len(tables) == 0 {
		missing(t, "not run: corpora")
	}
	var list []verdict
	for _, table := range tables {
		text, err := os.ReadFile(table)
		if err != nil {
			t.Fatal(err)
		}
		folder := filepath.Dir(table)
		lines := bufio.NewScanner(bytes.NewReader(text))
		for lines.Scan() {
			c := strings.Split(lines.Text(), "\t")
			if len(c) < 9 || c[0] == "file" {
				continue
			}
			nodes, _ := strconv.Atoi(c[4])
			edges, _ := strconv.Atoi(c[5])
			list = append(list, verdict{
				path: filepath.Join(folder, c[0]), name: filepath.Base(folder) + "/" + c[0],
				accepted: c[1] == "accept", directed: c[3] == "digraph",
				nodes: nodes, edges: edges, nodesSHA: c[7], edgesSHA: c[8],
			})
		}
	}
	return list
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

func TestCorpora(t *testing.T) {
	digraphs, equal := 0, 0
	for _, v := range corpora(t) {
		text, err := os.ReadFile(v.path)
		if err != nil {
			t.Fatal(err)
		}
		if !v.accepted || !v.directed {
			if _, err := Parse(text); err == nil {
				t.Errorf("%s is read, but should be refused", v.name)
			}
			continue
		}
		digraphs++
		why := difference(v, text)
		known, listed := misses()[v.name]
		switch {
		case why == "" && listed:
			t.Errorf("%s is read as Graphviz reads it: take it off the list of misses", v.name)
		case why != "" && !listed:
			t.Errorf("%s: %s", v.name, why)
		case why != "":
			t.Logf("%s: %s (%s)", v.name, why, known)
		}
		if why == "" {
			equal++
		}
	}
	t.Logf("%d of %d digraphs equal", equal, digraphs)
	if equal*100 < digraphs*97 {
		t.Errorf("only %d of %d digraphs are read as Graphviz reads them", equal, digraphs)
	}
}

// difference says how a text is read differently from Graphviz.
func difference(v verdict, text []byte) string {
	result, err := Parse(text)
	if err != nil {
		return err.Error()
	}
	states, transitions := len(result.Workflow.States), len(result.Workflow.Transitions)
	if states != v.nodes || transitions != v.edges {
		return fmt.Sprintf("%d states for %d nodes, %d transitions for %d edges", states, v.nodes, transitions, v.edges)
	}
	g, _, err := describe(text)
	if err != nil {
		return err.Error()
	}
	var nodes, edges []string
	for _, n := range g.nodes {
		nodes = append(nodes, n.name)
	}
	for _, e := range g.edges {
		edges = append(edges, e.from.name+"\t"+e.to.name)
	}
	if !utf8.Valid(text) {
		nodes, edges = toLatin1(nodes), toLatin1(edges)
	}
	if sum(nodes) != v.nodesSHA || sum(edges) != v.edgesSHA {
		return "the same counts, but other names"
	}
	return ""
}

// sum is the fingerprint of the verdicts.
func sum(names []string) string {
	sort.Strings(names)
	hash := sha256.Sum256([]byte(strings.Join(names, "\n")))
	return hex.EncodeToString(hash[:])[:16]
}

func toLatin1(names []string) []string {
	for n, name := range names {
		var b []byte
		for _, r := range name {
			b = append(b, byte(r))
		}
		names[n] = string(b)
	}
	return names
}
