package house

import (
	"go/ast"
	"go/token"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
)

// root is the top of the project, seen from this package.
const root = "../.."

// topLevel is all there may be at the top of the project besides what git
// ignores.
var topLevel = []string{
	"app", "engine", "server", "shared", "web",
	"go.mod", "go.sum", "Makefile", "README.md", "CHANGELOG.md", "LICENSE",
	".ci", ".git", ".gitignore",
}

func TestHouseTopLevel(t *testing.T) {
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	ignored, err := os.ReadFile(path.Join(root, ".gitignore"))
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		name := entry.Name()
		if slices.Contains(topLevel, name) || strings.Contains(string(ignored), "/"+name+"/\n") {
			continue
		}
		t.Errorf("%s lies at the top of the project: it belongs into app, engine, server, shared or web, "+
			"so that a newcomer finds five doors and no attic", name)
	}
}

// attics are package names that tell nothing: whatever has no place ends there.
var attics = []string{"util", "utils", "helper", "helpers", "common", "misc", "lib", "base"}

func TestHousePackages(t *testing.T) {
	described, where := map[string]bool{}, map[string]string{}
	Walk(t, root, func(name string, set *token.FileSet, file *ast.File) {
		folder := path.Dir(name)
		if slices.Contains(attics, file.Name.Name) {
			t.Errorf("%s: a package named %s holds anything and so explains nothing: name it by its subject", name, file.Name.Name)
		}
		for _, declared := range file.Decls {
			if f, ok := declared.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" {
				t.Errorf("%s: init runs unasked, in an order nobody reads: call a named function from main instead",
					set.Position(f.Pos()))
			}
		}
		if IsTest(name) {
			return
		}
		where[folder] = file.Name.Name
		if file.Doc != nil && strings.TrimSpace(file.Doc.Text()) != "" {
			described[folder] = true
		}
	})
	for folder, name := range where {
		if !described[folder] {
			t.Errorf("%s: package %s has no comment that tells a newcomer what belongs there: add one in doc.go", folder, name)
		}
	}
}

func TestHouseIsForTestsOnly(t *testing.T) {
	CheckImports(t, root, Refuse("it reads source files and is for tests only", Module+"/shared/house"))
}
