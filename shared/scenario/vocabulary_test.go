package scenario

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"testing"
)

// TestVocabulary finds every refusal code, every kind of event and every
// incident code of the engine in at least one scenario. The lists are read from
// the engine's source, so that a new word needs a scenario.
func TestVocabulary(t *testing.T) {
	said := spoken(t)
	for _, list := range []struct {
		what  string
		words []string
	}{
		{"refusal", constants(t, "../../engine/error.go", "Code")},
		{"event", kindWords(t, "../../engine/event.go")},
		{"incident", constants(t, "../../engine/instance.go", "IncidentCode")},
	} {
		if len(list.words) < 5 {
			t.Errorf("only %d words for %s found in the engine: has the list moved?", len(list.words), list.what)
		}
		for _, word := range list.words {
			if !said[list.what+" "+word] && !neverSaid(list.what, word) {
				t.Errorf("no scenario has the %s %q: write one", list.what, word)
			}
		}
	}
}

// neverSaid tells which words cannot occur: a fault of ours is what CodeOf calls
// an error that is none of ours, and Decide gives no others.
func neverSaid(what, word string) bool { return what == "refusal" && word == "internal" }

// spoken gathers what the expectations of all scenarios hold.
func spoken(t *testing.T) map[string]bool {
	said := map[string]bool{}
	for file, text := range scenarioFiles(t) {
		for _, line := range strings.Split(text, "\n") {
			if rest, refused := strings.CutPrefix(line, "refused "); refused {
				code, _, _ := strings.Cut(rest, " ")
				said["refusal "+strings.TrimSuffix(code, ":")] = true
			}
			if !strings.HasPrefix(line, `{"type":`) {
				continue
			}
			var event struct {
				Type     string
				Incident struct{ Code string }
			}
			if err := json.Unmarshal([]byte(line), &event); err != nil {
				t.Errorf("%s: %v in %s", file, err, line)
			}
			said["event "+event.Type] = true
			said["incident "+event.Incident.Code] = true
		}
	}
	return said
}

// constants gives the texts of a file's constants of a type.
func constants(t *testing.T, file, typeName string) []string {
	var words []string
	ast.Inspect(source(t, file), func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		if name, ok := spec.Type.(*ast.Ident); ok && name.Name == typeName {
			for _, value := range spec.Values {
				words = append(words, text(t, value))
			}
		}
		return true
	})
	return words
}

// kindWords gives the words of the event kinds: the texts in kindNames, one for
// each constant beside iota.
func kindWords(t *testing.T, file string) []string {
	var words []string
	kinds := 0
	for _, d := range source(t, file).Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Name.Name != "kindNames" {
				continue
			}
			ast.Inspect(d, func(n ast.Node) bool {
				if pair, ok := n.(*ast.KeyValueExpr); ok {
					words = append(words, text(t, pair.Value))
				}
				return true
			})
		case *ast.GenDecl:
			if d.Tok == token.CONST {
				kinds += len(d.Specs)
			}
		}
	}
	if len(words) != kinds {
		t.Errorf("%s has %d kinds but %d words", file, kinds, len(words))
	}
	return words
}

func source(t *testing.T, file string) *ast.File {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	return parsed
}

func text(t *testing.T, e ast.Expr) string {
	t.Helper()
	literal, ok := e.(*ast.BasicLit)
	if !ok {
		t.Fatalf("%v is no text", e)
	}
	word, err := strconv.Unquote(literal.Value)
	if err != nil {
		t.Fatal(err)
	}
	return word
}
