package dot

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"statecraft/engine"
)

// graphviz finds the real programs, or skips the test.
func graphviz(t *testing.T) {
	for _, program := range []string{"dot", "gc"} {
		if _, err := exec.LookPath(program); err != nil {
			missing(t, "not run: Graphviz is not installed")
		}
	}
}

// run gives a program of Graphviz a text and returns what it prints. Warnings of
// dot are passed over, errors fail.
func run(t interface{ Fatalf(string, ...any) }, text []byte, program string, args ...string) []byte {
	c := exec.Command(program, args...)
	c.Stdin = bytes.NewReader(text)
	var out, errs bytes.Buffer
	c.Stdout, c.Stderr = &out, &errs
	if err := c.Run(); err != nil {
		t.Fatalf("%s: %v: %s\n%s", program, err, errs.Bytes(), text)
	}
	return out.Bytes()
}

// counts asks Graphviz how many nodes and edges a text has.
func counts(t interface{ Fatalf(string, ...any) }, text []byte) (nodes, edges int) {
	if _, err := fmt.Sscan(string(run(t, text, "gc", "-n", "-e")), &nodes, &edges); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return nodes, edges
}

// drawn is how many nodes and edges the picture of a workflow has: there is one
// more node for "from anywhere", and one for each state that is missing.
func drawn(w *engine.Workflow) (nodes, edges int) {
	n := nodeNames(w)
	nodes = len(w.States) + len(n.missing)
	if n.anywhere {
		nodes++
	}
	return nodes, len(w.Transitions)
}

func TestGraphvizReadsWhatWeWrite(t *testing.T) {
	graphviz(t)
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorkflow(t)
		text := Format(&w)
		nodes, edges := counts(t, text)
		if wantNodes, wantEdges := drawn(&w); nodes != wantNodes || edges != wantEdges {
			t.Fatalf("Graphviz sees %d nodes and %d edges, want %d and %d\n%s", nodes, edges, wantNodes, wantEdges, text)
		}
		// Graphviz writes the text anew, in its own order and with lines broken.
		rewritten := run(t, text, "dot", "-Tcanon")
		if bytes.Contains(rewritten, []byte("=-.")) {
			t.Skip("Graphviz leaves the quotes of \"-.\" out, and cannot read that itself")
		}
		if d := differ(ordered(w), ordered(mustParse(t, rewritten).Workflow)); d != "" {
			t.Fatalf("lost on the way through Graphviz: %s\n%s\n%s", d, text, rewritten)
		}
	})
}

// ordered makes workflows equal that differ only in order, and in the transition
// ids an order gives: Graphviz writes a node with the edges that leave it, and
// what they lead to before the next.
func ordered(w engine.Workflow) engine.Workflow {
	ids := newNamer()
	w.States, w.Transitions = slices.Clone(w.States), slices.Clone(w.Transitions)
	for n := range w.Transitions {
		t := &w.Transitions[n]
		usual := ids.transition(t.From, t.To)
		ids.take(t.ID)
		if t.ID == usual {
			t.ID = ""
		}
	}
	slices.SortFunc(w.States, func(a, b engine.State) int { return strings.Compare(asJSON(a), asJSON(b)) })
	slices.SortFunc(w.Transitions, func(a, b engine.Transition) int { return strings.Compare(asJSON(a), asJSON(b)) })
	return w
}

func asJSON(v any) string {
	text, _ := marshal(v)
	return text
}

func TestGraphvizDrawsTheGolden(t *testing.T) {
	graphviz(t)
	text := Format(purchase())
	plain := string(run(t, text, "dot", "-Tplain"))
	if nodes, edges := strings.Count(plain, "\nnode "), strings.Count(plain, "\nedge "); nodes != 7 || edges != 8 {
		t.Fatalf("dot draws %d nodes and %d edges, want 7 and 8\n%s", nodes, edges, plain)
	}
}

// Every digraph of the corpora, imported and exported, has the nodes and edges
// it had.
func TestGraphvizReadsImportedCorpora(t *testing.T) {
	graphviz(t)
	for _, v := range corpora(t) {
		if !v.accepted || !v.directed {
			continue
		}
		text, err := os.ReadFile(v.path)
		if err != nil {
			t.Fatal(err)
		}
		result := mustParse(t, text)
		exported := Format(&result.Workflow)
		if nodes, edges := counts(t, exported); nodes != v.nodes || edges != v.edges {
			t.Errorf("%s: Graphviz sees %d nodes and %d edges in the export, want %d and %d", v.name, nodes, edges, v.nodes, v.edges)
		}
		if back := mustParse(t, exported).Workflow; !reflect.DeepEqual(back, result.Workflow) {
			t.Errorf("%s: the export comes back different", v.name)
		}
	}
}

// The grammar corpus has snippets of odd ids; Graphviz says how many nodes each
// has.
func TestSnippetsOfOddIDs(t *testing.T) {
	graphviz(t)
	list := corpora(t)
	root := strings.TrimSuffix(list[0].path, list[0].name)
	text, err := os.ReadFile(filepath.Join(root, "tree-sitter-dot", "ids.txt"))
	if err != nil {
		t.Fatal(err)
	}
	snippets := 0
	for _, section := range strings.Split(string(text), "\ngraph {")[1:] {
		body, _, _ := strings.Cut(section, "\n---\n")
		snippet := []byte("digraph {" + body)
		nodes, _ := counts(t, snippet)
		if got := len(mustParse(t, snippet).Workflow.States); got != nodes {
			t.Errorf("%d states for %d nodes of\n%s", got, nodes, snippet)
		}
		snippets++
	}
	if snippets < 5 {
		t.Errorf("only %d snippets found", snippets)
	}
}
