package engine_test

import (
	"go/ast"
	"go/token"
	"testing"

	"statecraft/shared/house"
)

// Every host must compute the same events from the same commands, years later
// too. So the engine may use of the standard library only what depends on its
// arguments alone: no clock, random source, operating system, network or
// goroutine. sync/atomic only keeps tables of a program that are computed when
// first asked.
var pure = []string{
	"bytes", "cmp", "encoding/json", "errors", "fmt", "iter", "maps", "math", "math/big", "math/bits",
	"regexp", "regexp/syntax", "slices", "sort", "strconv", "strings", "sync/atomic", "time", "unicode", "unicode/utf8",
}

func TestImports(t *testing.T) {
	house.CheckImports(t, ".",
		house.Allow(house.Module+"/engine/..."),
		house.Refuse("engine is the centre: shared, app and server import it, never the other way round", house.Module+"/..."),
		house.Allow(pure...),
		house.Allow("embed").In("zone"),
		house.Refuse("engine decides from its arguments alone; add it to the list in imports_test.go only if it has no "+
			"clock, randomness, input or output, goroutines or order of its own", "std"),
		house.Refuse("engine uses no modules, so that nobody else's release changes what a workflow does", "..."),
	)
}

// impure are the names of package time that read the host's clock or zones, or
// wait.
var impure = map[string]string{
	"Now": "a clock", "Since": "a clock", "Until": "a clock",
	"After": "a clock", "AfterFunc": "a clock", "NewTicker": "a clock", "NewTimer": "a clock", "Sleep": "a clock", "Tick": "a clock",
	"LoadLocation": "the host's time zones", "Local": "the host's time zone",
}

func TestPure(t *testing.T) {
	house.Walk(t, ".", func(name string, set *token.FileSet, file *ast.File) {
		if house.IsTest(name) {
			return
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.GoStmt, *ast.SelectStmt, *ast.ChanType:
				t.Errorf("%s: goroutines and channels have an order of their own; engine must have none", set.Position(n.Pos()))
			case *ast.SelectorExpr:
				if from, ok := n.X.(*ast.Ident); ok && from.Name == "time" && impure[n.Sel.Name] != "" {
					t.Errorf("%s: time.%s reads %s; times arrive in the command", set.Position(n.Pos()), n.Sel.Name, impure[n.Sel.Name])
				}
			}
			return true
		})
	})
}
