package render

import (
	"bytes"
	"encoding/json"
	"os/exec"
	"regexp"
	"testing"

	"pgregory.net/rapid"

	"statecraft/server/render/picture"
)

// Everything that may stand in the DOT we write: if a workflow's text got
// through, a line would not fit.
var dotLines = regexp.MustCompile(`^(digraph \{
nodesep=0\.36 ranksep=0\.46 rankdir=(LR|TB)
node \[shape=box fixedsize=true label=""\]
edge \[arrowhead=none\]
(n\d+ \[width=\d+\.\d+ height=\d+\.\d+\]
|n\d+ -> n\d+ \[label=<<TABLE BORDER="0" CELLBORDER="0" CELLPADDING="0" CELLSPACING="0"><TR><TD FIXEDSIZE="TRUE" WIDTH="\d+" HEIGHT="\d+"></TD></TR></TABLE>>\]
|n\d+:[nesw] -> n\d+:[nesw] \[id=e\d+ minlen=\d( weight=8)?\]
)*\}
)$`)

func TestDOTHoldsNoText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		if dot := toDOT(picture.New(anyWorkflow(t))); !dotLines.Match(dot) {
			t.Errorf("unexpected DOT:\n%s", dot)
		}
	})
}

// The program dot judges from outside what we write.
func TestDOTIsReadElsewhere(t *testing.T) {
	program, err := exec.LookPath("dot")
	if err != nil {
		t.Skip("not run: dot is not installed")
	}
	scene := picture.New(chain(30))
	command := exec.CommandContext(t.Context(), program, "-Tjson0")
	command.Stdin = bytes.NewReader(toDOT(scene))
	out, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	var a answer
	if err := json.Unmarshal(out, &a); err != nil {
		t.Fatal(err)
	}
	if len(a.Nodes) != len(scene.Shapes) || len(a.Edges) != len(scene.Links) {
		t.Errorf("dot sees %d nodes and %d edges, we wrote %d and %d",
			len(a.Nodes), len(a.Edges), len(scene.Shapes), len(scene.Links))
	}
}
