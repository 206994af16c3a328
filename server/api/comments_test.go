package api

import (
	"encoding/json"
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files")

// sources are the packages whose types the API speaks in.
func sources() map[string]string {
	return map[string]string{"engine": "../../engine", "shared": "../../shared", "dot": "../../shared/dot", "api": "."}
}

// The document tells what the source says. What it says stands in a file of its
// own, because a program does not have its comments.
func TestCommentsAreThoseOfTheSource(t *testing.T) {
	known, schemas := map[string]bool{}, open(t).server.openAPI.Components.Schemas
	for name := range schemas.Map() {
		known[schemas.TypeFromRef(schemaPrefix+name).String()] = true
	}
	told := map[string]string{}
	words := constants(t)
	for name, folder := range sources() {
		for _, file := range parse(t, folder) {
			for _, declared := range file.Decls {
				if types, ok := declared.(*ast.GenDecl); ok && types.Tok == token.TYPE {
					describe(told, known, name, types, words)
				}
			}
		}
	}
	text, err := json.MarshalIndent(told, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "comments.json", append(text, '\n'))
}

// golden compares a text with a file, or writes it.
func golden(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Errorf("%s is not what it would be now; look at what changes with: go test ./server/api -update (twice, where comments have changed)", file)
	}
}

func parse(t *testing.T, folder string) []*ast.File {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil || len(names) == 0 {
		t.Fatal(folder, err)
	}
	var files []*ast.File
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	return files
}

// describe gathers the comments of types the document has, and of their fields.
func describe(told map[string]string, known map[string]bool, where string, types *ast.GenDecl, words *strings.Replacer) {
	for _, spec := range types.Specs {
		declared := spec.(*ast.TypeSpec)
		name := where + "." + declared.Name.Name
		structure, ok := declared.Type.(*ast.StructType)
		if !ok || !known[name] {
			continue
		}
		doc := declared.Doc
		if doc == nil {
			doc = types.Doc
		}
		told[name] = plain(doc, words)
		for _, field := range structure.Fields.List {
			text := plain(field.Doc, words)
			if text == "" {
				text = plain(field.Comment, words)
			}
			for _, n := range field.Names {
				if text != "" {
					told[name+"."+n.Name] = text
				}
			}
		}
	}
}

var links = regexp.MustCompile(`\[([A-Za-z.]+)\]`)

// plain is a comment for readers who do not see the source.
func plain(comment *ast.CommentGroup, words *strings.Replacer) string {
	text := strings.Join(strings.Fields(comment.Text()), " ")
	return words.Replace(links.ReplaceAllString(text, "$1"))
}

// constants replaces the names of paths and codes by what they stand for.
func constants(t *testing.T) *strings.Replacer {
	var pairs []string
	for _, name := range []string{"shared", "engine"} {
		for _, file := range parse(t, sources()[name]) {
			ast.Inspect(file, func(n ast.Node) bool {
				spec, ok := n.(*ast.ValueSpec)
				if !ok || len(spec.Names) != 1 || len(spec.Values) != 1 {
					return true
				}
				value, isText := spec.Values[0].(*ast.BasicLit)
				if name := spec.Names[0].Name; isText && value.Kind == token.STRING && regexp.MustCompile(`^(Path|Code)[A-Z]`).MatchString(name) {
					if text, err := strconv.Unquote(value.Value); err == nil {
						pairs = append(pairs, name, text)
					}
				}
				return true
			})
		}
	}
	// The longest first, so that no name is taken for the beginning of another.
	for i := 0; i < len(pairs); i += 2 {
		for j := i + 2; j < len(pairs); j += 2 {
			if len(pairs[j]) > len(pairs[i]) {
				pairs[i], pairs[j], pairs[i+1], pairs[j+1] = pairs[j], pairs[i], pairs[j+1], pairs[i+1]
			}
		}
	}
	return strings.NewReplacer(pairs...)
}

// Every type that is read or answered is shown by an example that fits it.
func TestEveryTypeHasAnExample(t *testing.T) {
	x := open(t)
	for _, row := range x.server.routes() {
		for _, of := range []reflect.Type{row.does.body, row.does.answer} {
			if of == nil {
				continue
			}
			example := exampleOf(of)
			if example == nil {
				t.Errorf("%s %s: there is no example of %s", row.method, row.path, of)
				continue
			}
			text, err := json.Marshal(example)
			if err != nil {
				t.Fatal(err)
			}
			x.fits(t, of, text)
		}
	}
}
