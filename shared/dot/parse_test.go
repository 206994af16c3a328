package dot

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"statecraft/engine"
	"statecraft/shared"
)

// refusal is the error of a text that must not be read.
func refusal(t *testing.T, text string) *engine.Error {
	t.Helper()
	result, err := Parse([]byte(text))
	var refused *engine.Error
	if !errors.As(err, &refused) || result != nil {
		t.Fatalf("want a refusal, got %#v, %v", result, err)
	}
	return refused
}

func TestSyntaxErrors(t *testing.T) {
	for _, c := range []struct {
		text         string
		line, column int
		message      string
	}{
		{"", 1, 1, `begins with "digraph {"`},
		{"  \n// only a remark", 2, 17, `begins with "digraph {"`},
		{"hello", 1, 1, `"hello" is not expected here: expected "digraph", "graph" or "strict"`},
		{"digraph", 1, 8, `the text ends too early: expected "{" or a name`},
		{"digraph {\n a -> \n", 3, 1, `the text ends before the "{" of line 1 is closed`},
		{"digraph {\n a -> ;\n}", 2, 7, `";" is not expected here: expected "subgraph", "{" or a name`},
		{"digraph {\n\ta [label=\"x\" color]\n}", 2, 20, `"]" is not expected here: expected "="`},
		{"digraph { a [x=1,,y=2] }", 1, 18, `"," is not expected here`},
		{"digraph {\n  a;;\n}", 2, 5, `";" is not expected here`},
		{"digraph {\n a, b -> c }", 2, 3, `"," is not expected here`},
		{"digraph { } }", 1, 13, `there is no "{" for this "}"`},
		{"digraph { } end", 1, 13, `"end" is not expected here`},
		{"digraph { a -- b }", 1, 13, `edges of this graph are written "->", not "--"`},
		{"digraph { a -> b } graph { c -> d }", 1, 30, `edges of this graph are written "--", not "->"`},
		{"graph { a -- b }", 1, 1, "the graph is undirected"},
		{"\n strict GRAPH x { }", 2, 9, "the graph is undirected"},
		{"digraph {\n \"never closed\n}", 2, 2, "this string never ends"},
		{"digraph {\n a [label=\"ends with \\\"]\n}", 2, 11, "this string never ends"},
		{"digraph {\n a [label=<b <i>x</i>]\n}", 2, 11, "this HTML never ends"},
		{"digraph {\r\n /* never\r\n closed", 2, 2, "this comment never ends"},
		{"digraph { a [x=\"1\" + ] }", 1, 20, `"+" joins two strings`},
		{"digraph { a [x=\"1\" +", 1, 20, `"+" joins two strings`},
		{"digraph { a + b }", 1, 13, `"+" has no meaning here`},
		{"digraph { a.b }", 1, 12, `"." has no meaning here`},
		{"digraph { -a }", 1, 11, `"-" has no meaning here`},
		{"digraph { a \x00 }", 1, 13, "this is no text"},
		{"\xff\xfed\x00i\x00", 1, 4, "this is no text"},
		{"digraph { node }", 1, 16, `"}" is not expected here: expected "["`},
		{"digraph { subgraph x -> y }", 1, 22, `"->" is not expected here: expected "{"`},
		{"digraph { a b=c [d=e] }", 1, 17, `"[" is not expected here`},
		{"digraph { é [x] }", 1, 16, `"]" is not expected here`}, // columns count bytes
		{"digraph { sc_key=k\n sc_priority=high }", 2, 14, `sc_priority must be a whole number, not "high"`},
		{"digraph { sc_key=k a [sc_initial=yes] }", 1, 34, `sc_initial must be true or false, not "yes"`},
		{"digraph { sc_key=k a [sc_actors=boss] }", 1, 33, `sc_actors is no JSON`},
		{"digraph { sc_key=k a [sc_actors=\"[\"] }", 1, 33, `sc_actors is no JSON: it ends too early`},
		{"digraph { sc_key=k a [sc_actors=\"{}\"] }", 1, 33, `sc_actors has an object where something else belongs`},
		{"digraph { sc_key=k a [sc_actors=\"[] []\"] }", 1, 33, `sc_actors has something after the end`},
		{"digraph { sc_key=k a [sc_form=\"{\\\"fields\\\":[],\\\"fields\\\":[]}\"] }", 1, 31, `sc_form names "fields" twice`},
		{"digraph { sc_key=k a [sc_form=\"{\\\"felds\\\":[]}\"] }", 1, 31, `sc_form has a field "felds" that the model does not have`},
	} {
		err := refusal(t, c.text)
		if err.Code != shared.CodeSyntax || err.Line != c.line || err.Column != c.column || !strings.Contains(err.Message, c.message) {
			t.Errorf("%q\nwant %s %d:%d …%s…\ngot  %s %d:%d %s", c.text, shared.CodeSyntax, c.line, c.column, c.message, err.Code, err.Line, err.Column, err.Message)
		}
		if strings.Contains(err.Message, "i0") || strings.Contains(err.Message, "graphx") {
			t.Errorf("%q: the message shows our inside: %s", c.text, err.Message)
		}
	}
}

func TestEveryWrongValueIsListed(t *testing.T) {
	err := refusal(t, `digraph { sc_key=k; sc_priority=x
		a [sc_initial=1]
		a -> b [sc_order=first]
		a -> b [sc_times=2] }`)
	if err.Line != 1 || len(err.Problems) != 3 || err.Problems[1].State != "a" || !strings.Contains(err.Problems[2].Message, "Line 3, column 20: sc_order") {
		t.Errorf("got %#v", err)
	}
}

func TestLimits(t *testing.T) {
	names := func(prefix string, n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "%s%d ", prefix, i)
		}
		return b.String()
	}
	for name, text := range map[string]string{
		"bytes":            "digraph {" + strings.Repeat(" ", MaxBytes) + "}",
		"100 MB string":    `digraph { a [label="` + strings.Repeat("x", 100<<20) + `"] }`,
		"2 million braces": "digraph " + strings.Repeat("{", 2_000_000) + strings.Repeat("}", 2_000_000),
		"braces":           "digraph " + strings.Repeat("{", MaxDepth+1) + strings.Repeat("}", MaxDepth+1),
		"open braces":      "digraph " + strings.Repeat("{", 900_000),
		"states":           "digraph { " + names("n", MaxStates+1) + " }",
		"words":            "digraph { " + strings.Repeat("a ", maxTokens) + " }",
		"a product":        "digraph { {" + names("a", 1000) + "} -> {" + names("b", 1000) + "} }",
		"many products":    "strict digraph { subgraph s {" + names("a", 100) + "} " + strings.Repeat("subgraph s {} -> subgraph s {} ", 10_000) + "}",
		"a set in a chain": "strict digraph { subgraph s {" + names("a", 5000) + "} " + strings.Repeat("subgraph s {} -> {} -> ", 40_000) + "a}",
		"a long chain":     "digraph { a" + strings.Repeat("->a", 300_000) + " }",
		"parallel edges":   "digraph { " + strings.Repeat("a->b ", MaxTransitions+1) + " }",
	} {
		if err := refusal(t, text); err.Code != shared.CodeTooLarge {
			t.Errorf("%s: want %s, got %s: %s", name, shared.CodeTooLarge, err.Code, err.Message)
		}
	}
}

// Texts that are hostile, but within the limits.
func TestHostile(t *testing.T) {
	long := 900_000
	for name, text := range map[string]string{
		"ampersands":        `digraph { a [label="` + strings.Repeat("&", long) + `"] }`,
		"backslashes":       `digraph { a [label="` + strings.Repeat(`\\`, long/2) + `"] }`,
		"tags":              `digraph { a [label=<` + strings.Repeat("<", long/2) + strings.Repeat(">", long/2) + `>] }`,
		"comments in HTML":  `digraph { a [label=<` + strings.Repeat("<!-->", long/5) + `>] }`,
		"joined strings":    `digraph { a [label=` + strings.Repeat(`""+`, long/3) + `""] }`,
		"remarks":           `digraph { ` + strings.Repeat("/**/", long/4) + ` }`,
		"attributes":        `digraph { a [` + strings.Repeat("x=y ", 100_000) + `] }`,
		"other attributes":  `digraph { node [` + manyAttributes(60_000) + `] a b c }`,
		"deep JSON":         `digraph { sc_key=k a [sc_params="{\"x\":` + strings.Repeat("[", 60) + strings.Repeat("]", 60) + `}"] }`,
		"equal parallels":   `digraph { ` + strings.Repeat("a->b ", 30_000) + ` }`,
		"equal loops":       `digraph { ` + strings.Repeat("a->a ", 30_000) + ` }`,
		"graphs":            strings.Repeat("digraph {} ", 50_000),
		"a long path":       "digraph { " + path(9_000) + " }",
		"defaults in depth": "digraph { " + strings.Repeat("{ node [label=x shape=y] edge [label=z] ", 60) + strings.Repeat("a->b ", 20_000) + strings.Repeat("}", 60) + " }",
	} {
		result := mustParse(t, []byte(text))
		if again := mustParse(t, Format(&result.Workflow)); !reflect.DeepEqual(again.Workflow, result.Workflow) {
			t.Errorf("%s: comes back different", name)
		}
	}
	deep := `digraph { sc_key=k a [sc_params="{\"x\":` + strings.Repeat("[", 400_000) + `}"] }`
	if err := refusal(t, deep); !strings.Contains(err.Message, "deep") {
		t.Errorf("deep JSON: %s", err.Message)
	}
}

func manyAttributes(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "x%d=1 ", i)
	}
	return b.String()
}

func path(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "s%d->s%d ", i, i+1)
	}
	return b.String()
}
