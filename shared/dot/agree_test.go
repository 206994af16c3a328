package dot

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// drawDOT writes a graph that uses what is hard to get right: subgraphs named
// twice, sets connected with sets, defaults in scopes, keys, strict. Keys in a
// strict graph are left out: there Graphviz counts edges once for every subgraph
// they are in.
func drawDOT(t *rapid.T) string {
	var b strings.Builder
	b.WriteString(rapid.SampledFrom([]string{"digraph", "strict digraph", "STRICT DiGraph \"g\"", "Digraph 7"}).Draw(t, "head"))
	strict := strings.HasPrefix(strings.ToLower(b.String()), "strict")
	b.WriteString(" {\n")
	drawStatements(t, &b, 0)
	b.WriteString("}\n")
	if strict {
		return strings.ReplaceAll(b.String(), "[key=", "[kind=")
	}
	return b.String()
}

func drawStatements(t *rapid.T, b *strings.Builder, depth int) {
	for range rapid.IntRange(0, 5).Draw(t, "statements") {
		switch rapid.IntRange(0, 5).Draw(t, "statement") {
		case 0:
			fmt.Fprintf(b, "node [label=%s] ", drawLabel(t))
		case 1:
			fmt.Fprintf(b, "edge [label=%s] ", drawLabel(t))
		case 2:
			drawVertex(t, b, depth, false)
			if rapid.Bool().Draw(t, "labelled") {
				fmt.Fprintf(b, " [label=%s] ", drawLabel(t))
			}
		case 3:
			drawSubgraph(t, b, depth)
		default:
			drawVertex(t, b, depth, true)
			for range rapid.IntRange(1, 3).Draw(t, "chain") {
				b.WriteString(" -> ")
				drawVertex(t, b, depth, true)
			}
			if rapid.Bool().Draw(t, "labelled") {
				fmt.Fprintf(b, " [label=%s]", drawLabel(t))
			}
			if rapid.IntRange(0, 3).Draw(t, "keyed") == 0 {
				fmt.Fprintf(b, "[key=%s]", drawLabel(t))
			}
		}
		b.WriteString(rapid.SampledFrom([]string{"\n", ";\n", " /* x */\n", " // x\n", " # x\n"}).Draw(t, "end"))
	}
}

func drawLabel(t *rapid.T) string {
	return rapid.SampledFrom([]string{"x", "y", "z", `"a" + "b"`, "-1.5", `"\"q\" \\"`, `"\n"`, `"two
lines"`, `"bro\
ken"`, "é"}).Draw(t, "label")
}

func drawVertex(t *rapid.T, b *strings.Builder, depth int, sets bool) {
	if sets && rapid.IntRange(0, 3).Draw(t, "set") == 0 {
		drawSubgraph(t, b, depth)
		return
	}
	b.WriteString(rapid.SampledFrom([]string{"a", "b", "c", `"d"`, `"a"`, "-.5", `"a b"`, "a:n", `b:"p":se`, `"b" + "c"`, `"\\"`, "É"}).Draw(t, "node"))
}

func drawSubgraph(t *rapid.T, b *strings.Builder, depth int) {
	b.WriteString(rapid.SampledFrom([]string{"", "subgraph ", "subgraph s ", "subgraph s ", "subgraph cluster_t "}).Draw(t, "subgraph"))
	b.WriteString("{ ")
	if depth < 3 {
		drawStatements(t, b, depth+1)
	}
	b.WriteString("}")
}

// Graphviz and our reader see the same nodes and edges with the same labels.
func TestGraphvizAgrees(t *testing.T) {
	graphviz(t)
	const program = `N { printf("%s|%s\n", $.name, $.label == "\\N" ? "" : $.label) }
		E { printf("%s>%s|%s\n", $.tail.name, $.head.name, $.label) }`
	rapid.Check(t, func(t *rapid.T) {
		text := drawDOT(t)
		want := lines(string(run(t, []byte(text), "gvpr", program)))
		g, _, err := describe([]byte(text))
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		var b strings.Builder
		for _, n := range g.nodes {
			fmt.Fprintf(&b, "%s|%s\n", n.name, n.attributes[labelAttribute].text)
		}
		for _, e := range g.edges {
			fmt.Fprintf(&b, "%s>%s|%s\n", e.from.name, e.to.name, e.attributes[labelAttribute].text)
		}
		if got := lines(b.String()); !slices.Equal(got, want) {
			t.Fatalf("got\n%q\nwant\n%q\n%s", got, want, text)
		}
	})
}

func lines(text string) []string {
	list := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	slices.Sort(list)
	return list
}
