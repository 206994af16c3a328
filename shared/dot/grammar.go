package dot

import (
	"bytes"
	"fmt"
	"sort"
	"strconv"
	"strings"

	"gonum.org/v1/gonum/graph/formats/dot"
	"gonum.org/v1/gonum/graph/formats/dot/ast"

	"statecraft/engine"
)

// grammar has gonum's DOT grammar read the tokens. The tokens go in one a line,
// every id as "i" and its number: so nothing an id holds can confuse its lexer,
// and the line of an error is the number of the token.
func (s *source) grammar(tokens []token) (graphs []*ast.Graph, refused *engine.Error) {
	if err := s.edgeSigns(tokens); err != nil {
		return nil, err
	}
	defer func() {
		if recover() != nil {
			graphs, refused = nil, s.refuse(0, "the text cannot be read as DOT.")
		}
	}()
	var lines bytes.Buffer
	for n, t := range tokens {
		switch t.kind {
		case symbol, keyword:
			lines.WriteString(t.text)
		default:
			lines.WriteString("i" + strconv.Itoa(n))
		}
		lines.WriteByte('\n')
	}
	file, err := dot.ParseBytes(lines.Bytes())
	if err != nil {
		return nil, s.grammarError(tokens, err.Error())
	}
	return file.Graphs, nil
}

// edgeSigns refuses an undirected graph where a workflow should be, and edges
// that do not fit their graph, which the grammar lets through.
func (s *source) edgeSigns(tokens []token) *engine.Error {
	if len(tokens) == 0 {
		return s.refuse(len(s.text), `there is no graph: a workflow begins with "digraph {".`)
	}
	depth, graphs, want := 0, 0, "->"
	for _, t := range tokens {
		switch {
		case t.kind == keyword && depth == 0 && (t.text == "graph" || t.text == "digraph"):
			graphs++
			want = "->"
			if t.text == "graph" {
				want = "--"
			}
			if graphs == 1 && t.text == "graph" {
				return s.refuse(t.offset, `the graph is undirected, and a workflow needs directions: write "digraph" and "->".`)
			}
		case t.kind != symbol:
		case t.text == "{":
			depth++
		case t.text == "}":
			depth--
		case (t.text == "->" || t.text == "--") && t.text != want:
			return s.refuse(t.offset, "edges of this graph are written %q, not %q.", want, t.text)
		}
	}
	return nil
}

// grammarError turns "LINE:COLUMN: error: expected one of A, B, or C; got: …"
// into an error at the token of that line.
func (s *source) grammarError(tokens []token, text string) *engine.Error {
	number, _, _ := strings.Cut(text, ":")
	line, err := strconv.Atoi(number)
	if err != nil || line < 1 {
		return s.refuse(0, "the text cannot be read as DOT.")
	}
	expected := expectedHere(text)
	if line > len(tokens) {
		return s.refuse(len(s.text), "the text ends too early: expected %s.", expected)
	}
	t := tokens[line-1]
	return s.refuse(t.offset, "%s is not expected here: expected %s.", t.shown(), expected)
}

// expectedHere lists what the grammar would have taken, in its readers' words.
func expectedHere(text string) string {
	_, list, _ := strings.Cut(text, "expected ")
	list, _, _ = strings.Cut(list, "; got:")
	list = strings.NewReplacer("one of ", "", "either ", "", ", or ", ", ", " or ", ", ", "graphx", `"graph"`).Replace(list)
	words := strings.Split(list, ", ")
	for n, w := range words {
		switch w {
		case "id":
			words[n] = "a name"
		case "node", "edge", "subgraph", "strict", "digraph":
			words[n] = strconv.Quote(w)
		}
	}
	sort.Strings(words)
	if len(words) == 1 {
		return words[0]
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

// shown is the token as an error names it.
func (t token) shown() string {
	text := strings.ToValidUTF8(t.text, "?")
	if runes := []rune(text); len(runes) > 40 {
		text = string(runes[:40]) + "…"
	}
	return fmt.Sprintf("%q", text)
}
