package dot

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"statecraft/engine"
	"statecraft/shared"
)

// FuzzParse checks that any text is either refused with a place, or read as a
// workflow that comes back from its own export.
func FuzzParse(f *testing.F) {
	golden, err := os.ReadFile(filepath.Join("testdata", "purchase-approval.dot"))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(golden)
	for _, seed := range []string{
		"digraph { a -> b }",
		"strict DiGraph \"x y\" { graph [rankdir=LR]; node [shape=point]; a:n -> {b c} -> subgraph s { d e } [label=\"yes\" key=1]; }",
		"digraph { subgraph cluster_0 { label=<<b>x</b> &amp; <br/>y>; a } edge [label=\"\\N\\G\\l\"]; a -> a }",
		"digraph { \"a\" + \"b\" -> \"c\\\nd\" /* x */ // y\n# z\n }",
		"digraph { charset=latin1; caf\xe9 -> \xfc }",
		"digraph { sc_key=k a [sc_actors=\"[\\\"starter\\\"]\" pos=\"1,-2.5!\"] \"*\" -> a [sc_on=after sc_interrupting=false] b [sc_missing=true] }",
		"digraph { 1 -> -.5 -> 3.; 12abc; x=<> }",
		"digraph { a } digraph { b } graph { c -- d }",
		"digraph { sc_key=k a [sc_form=\"{\n \\\"fields\\\":[{\\\"name\\\":\\\"x\\\",\\\"default\\\":[1,null,{}]}]}\" sc_name=\"\\u0041\\e\\\\\"] }",
		"digraph { a [shape=record label=\"{<p> a | b \\| c}\"] \"\" -> \"*\" }",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		result, err := Parse(text)
		var refused *engine.Error
		switch {
		case err == nil:
			checkComesBack(t, result)
		case !errors.As(err, &refused):
			t.Fatalf("an error of another type: %v", err)
		case refused.Code != shared.CodeTooLarge && refused.Code != shared.CodeSyntax:
			t.Fatalf("code %s: %v", refused.Code, err)
		case refused.Code == shared.CodeSyntax && !isPlace(text, refused.Line, refused.Column):
			t.Fatalf("line %d, column %d is not in the text: %v", refused.Line, refused.Column, err)
		}
	})
}

func checkComesBack(t *testing.T, result *Result) {
	text := Format(&result.Workflow)
	back, err := Parse(text)
	if err != nil {
		if engine.CodeOf(err) == shared.CodeTooLarge {
			return // the export says more than the text did
		}
		t.Fatalf("the export is refused: %v\n%s", err, text)
	}
	if len(back.Guesses) > 0 || len(back.Dropped) > 0 {
		t.Fatalf("of the export, %v is guessed and %v dropped\n%s", back.Guesses, back.Dropped, text)
	}
	if !reflect.DeepEqual(back.Workflow, result.Workflow) {
		t.Fatalf("the export differs in %s\n%s", differ(result.Workflow, back.Workflow), text)
	}
}

// isPlace tells whether a line has a column, the one after its last included.
func isPlace(text []byte, line, column int) bool {
	lines := bytes.Split(text, []byte("\n"))
	return line >= 1 && line <= len(lines) && column >= 1 && column <= len(lines[line-1])+1
}
