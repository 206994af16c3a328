package house

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

// Module is the path of our module: imports that begin with it are our own.
const Module = "statecraft"

// Walk reads every Go file below root, for whichever system it is meant, and
// hands it over with its path from root, slashes forward. Folders named testdata
// and hidden ones are left out, as the go tool does.
func Walk(t testing.TB, root string, visit func(name string, set *token.FileSet, file *ast.File)) {
	t.Helper()
	err := filepath.WalkDir(root, func(at string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			if at != root && (skipped(entry.Name()) || ownModule(at)) {
				return filepath.SkipDir
			}
			return nil
		}
		if path.Ext(at) != ".go" {
			return nil
		}
		name, err := filepath.Rel(root, at)
		if err != nil {
			return err
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, at, nil, parser.ParseComments)
		if err != nil {
			return err
		}
		visit(filepath.ToSlash(name), set, file)
		return nil
	})
	if err != nil {
		t.Fatalf("reading the Go files below %s: %v", root, err)
	}
}

func skipped(folder string) bool {
	return folder == "testdata" || strings.HasPrefix(folder, ".") || strings.HasPrefix(folder, "_")
}

// IsTest tells whether the file is compiled only for tests.
func IsTest(name string) bool { return strings.HasSuffix(name, "_test.go") }

// ownModule tells whether a folder is a module of its own, with its own rules.
func ownModule(folder string) bool {
	_, err := os.Stat(filepath.Join(folder, "go.mod"))
	return err == nil
}
