package house

import (
	"go/ast"
	"go/token"
	"path"
	"strconv"
	"strings"
	"testing"
)

// Rule allows or refuses imports. In a list of rules the first that speaks of a
// file and of what it imports decides.
type Rule struct {
	folder   string
	patterns []string
	why      string // refused because of this; empty is allowed
}

// Allow lets files import what fits a pattern: an import path, a path with
// "/..." for everything from there down, "std" for the standard library, or
// "..." for anything.
func Allow(patterns ...string) Rule { return Rule{patterns: patterns} }

// Refuse fails the test on files that import what fits a pattern (see [Allow]),
// and says why they may not.
func Refuse(why string, patterns ...string) Rule { return Rule{patterns: patterns, why: why} }

// In limits the rule to a folder of the tree, and what lies below it.
func (r Rule) In(folder string) Rule {
	r.folder = folder
	return r
}

// CheckImports holds every file below root against the rules; what no rule
// speaks of is allowed. Tests are left alone: they are not part of what is built.
func CheckImports(t testing.TB, root string, rules ...Rule) {
	t.Helper()
	Walk(t, root, func(name string, set *token.FileSet, file *ast.File) {
		if IsTest(name) {
			return
		}
		for _, spec := range file.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if why := Refusal(name, imported, rules...); why != "" {
				t.Errorf("%s imports %s: %s", set.Position(spec.Pos()), imported, why)
			}
		}
	})
}

// Refusal says why the rules refuse the import in the file, given by its path
// from the tree's root; empty when they do not.
func Refusal(file, imported string, rules ...Rule) string {
	for _, r := range rules {
		if below(path.Dir(file), r.folder) && r.speaksOf(imported) {
			return r.why
		}
	}
	return ""
}

func (r Rule) speaksOf(imported string) bool {
	for _, pattern := range r.patterns {
		switch start, deep := strings.CutSuffix(pattern, "..."); {
		case pattern == "std" && isStandard(imported):
			return true
		case deep && below(imported, strings.TrimSuffix(start, "/")):
			return true
		case pattern == imported:
			return true
		}
	}
	return false
}

// below tells whether a path is the folder or lies in it; everything lies in "".
func below(name, folder string) bool {
	return folder == "" || name == folder || strings.HasPrefix(name, folder+"/")
}

// isStandard tells modules, whose path begins with a host name, and our own
// packages from the standard library.
func isStandard(imported string) bool {
	first, _, _ := strings.Cut(imported, "/")
	return !strings.Contains(first, ".") && first != Module
}
