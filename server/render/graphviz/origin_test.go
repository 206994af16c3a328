package graphviz_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	library "github.com/goccy/go-graphviz"

	"statecraft/server/render/graphviz"
)

// graphviz.wasm is the library's, of the version in go.mod.
func TestProgramIsTheLibrarys(t *testing.T) {
	out, err := exec.CommandContext(t.Context(), "go", "list", "-m", "-f", "{{.Dir}}", "github.com/goccy/go-graphviz").Output()
	if err != nil {
		t.Fatalf("find the library: %v", err)
	}
	theirs, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(out)), "internal", "wasm", "graphviz.wasm"))
	if err != nil {
		t.Fatal(err)
	}
	ours, err := os.ReadFile("graphviz.wasm")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(ours, theirs) {
		t.Error("graphviz.wasm is not the library's: copy it from internal/wasm of its module, and mend NOTICE")
	}
}

// What is left out of the library changes nothing about where things are put.
func TestAnswersAreTheLibrarys(t *testing.T) {
	machine, err := graphviz.New(t.Context(), graphviz.Options{Cache: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer machine.Close(t.Context())
	for _, dot := range []string{
		`digraph { a -> b }`,
		`digraph { rankdir=LR nodesep=0.4 node [shape=box fixedsize=true width=2 height=1] a:e -> b:w [id=e1]; b:n -> a:n; a -> c; c -> c [label=<<TABLE><TR><TD>x</TD></TR></TABLE>>] }`,
		`digraph { "Grüße" -> "日本" [label="ja"]; subgraph cluster_x { d -> e -> f -> d } }`,
	} {
		ours, err := machine.Layout(t.Context(), []byte(dot))
		if err != nil {
			t.Fatal(err)
		}
		theirs := layOutByLibrary(t, dot)
		if got, want := places(t, ours), places(t, theirs); !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\nours   %v\ntheirs %v", dot, got, want)
		}
	}
}

func layOutByLibrary(t *testing.T, dot string) []byte {
	t.Helper()
	g, err := library.New(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	graph, err := library.ParseBytes([]byte(dot))
	if err != nil {
		t.Fatal(err)
	}
	defer graph.Close()
	var out bytes.Buffer
	if err := g.Render(t.Context(), graph, "json0", &out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// places are the positions in an answer, of nodes and edges in order.
func places(t *testing.T, answer []byte) []string {
	t.Helper()
	var graph struct {
		Box     string                 `json:"bb"`
		Objects []map[string]any       `json:"objects"`
		Edges   []struct{ Pos string } `json:"edges"`
	}
	if err := json.Unmarshal(answer, &graph); err != nil {
		t.Fatalf("%v in %s", err, answer)
	}
	found := []string{graph.Box}
	for _, object := range graph.Objects {
		if at, ok := object["pos"].(string); ok {
			found = append(found, at)
		}
	}
	for _, edge := range graph.Edges {
		found = append(found, edge.Pos)
	}
	return found
}
