package engine_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"slices"
	"strings"
	"testing"
)

// deciders are the functions that say who may act. The engine without any one
// clause of theirs must fail a test.
func deciders() map[string][]string {
	return map[string][]string{
		"people.go":   {"CanDecide", "open", "principal", "mayDecide", "separated", "CanStart", "OutcomesFor", "mayChoose"},
		"match.go":    {"Candidates", "reduce", "users", "userNames", "Eligible", "matchesAny", "matches"},
		"actor.go":    {"human", "Manager", "InGroup"},
		"vote.go":     {"used"},
		"task.go":     {"claim", "release", "delegate", "delegated", "assign"},
		"complete.go": {"choose", "outcome"},
		"operate.go":  {"mayOperate"},
	}
}

// doubled are the clauses whose loss changes nothing, because another one holds
// as well, with the reason.
func doubled() map[string]string {
	return map[string]string{
		`OutcomesFor: without !human(person.Name)`: "transitions from the whole instance name actors, and machines match none",
		`delegate: never !human(by.Name)`:          "machines match no actor, so mayDecide refuses them",
		`matches: never !ok`:                       "what is no actor has no kind, so no case fits",
		`matches: without i.Starter != ""`:         "matchesAny refuses the nameless",
		`mayDecide: never person == principal`:     "it only saves asking twice for the same name",
		`mayDecide: without s.voting()`:            "only where several sign does their number depend on the people",
		`reduce: never !ok`:                        "what is no actor has no kind, and users names nobody",
		`reduce: without case ActorKindUser`:       "users gives the same",
		`userNames: without ok`:                    "what is no text gives an empty name",
		`users: never !ok`:                         "what is no actor has no kind, so no case fits",
	}
}

// withoutClauses gives the engine without each clause of the deciders.
func withoutClauses(t *testing.T) []mutant {
	t.Helper()
	var list []mutant
	left := doubled()
	for file, names := range deciders() {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		set := token.NewFileSet()
		parsed, err := parser.ParseFile(set, file, text, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		found := 0
		for _, d := range parsed.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || !slices.Contains(names, f.Name.Name) {
				continue
			}
			found++
			d := &decider{file: file, text: string(text), base: token.Pos(set.File(f.Pos()).Base()), name: f.Name.Name}
			d.clauses(f)
			for _, m := range d.mutants {
				if left[m.name] == "" {
					list = append(list, m)
				}
				delete(left, m.name)
			}
		}
		if found != len(names) {
			t.Errorf("%d of %v found in %s: follow them to where they are now", found, names, file)
		}
	}
	for clause := range left {
		t.Errorf("%s: there is no such clause any more, so take it off the list", clause)
	}
	slices.SortFunc(list, func(a, b mutant) int { return strings.Compare(a.name, b.name) })
	return list
}

// decider is a function that loses its clauses, one at a time.
type decider struct {
	file, text string
	base       token.Pos
	name       string
	mutants    []mutant
}

// clauses finds them: the condition of an if, which then never or always holds;
// each part of what and and or join; each case of a switch.
func (d *decider) clauses(f *ast.FuncDecl) {
	results := f.Type.Results
	answers := results != nil && len(results.List) == 1 && d.source(results.List[0].Type) == "bool"
	ast.Inspect(f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.IfStmt:
			d.replace("never "+d.source(n.Cond), n.Cond, "false && (%s)")
			if d.source(n.Cond) != "err != nil" { // to refuse always is noticed anyway
				d.replace("always "+d.source(n.Cond), n.Cond, "true || %s")
			}
			d.parts(n.Cond)
		case *ast.CaseClause:
			d.cases(n)
		case *ast.ReturnStmt:
			if answers {
				d.parts(n.Results[0])
			}
		}
		return true
	})
}

// parts leaves out each part that and or or joins.
func (d *decider) parts(e ast.Expr) {
	switch e := e.(type) {
	case *ast.ParenExpr:
		d.parts(e.X)
	case *ast.BinaryExpr:
		neutral := map[token.Token]string{token.LAND: "(true || %s)", token.LOR: "(false && %s)"}[e.Op]
		if neutral == "" {
			return
		}
		for _, part := range []ast.Expr{e.X, e.Y} {
			if inner, ok := part.(*ast.BinaryExpr); !ok || inner.Op != e.Op {
				d.replace("without "+d.source(part), part, neutral)
			}
			d.parts(part)
		}
	}
}

// cases leaves out a case, and each of several values.
func (d *decider) cases(c *ast.CaseClause) {
	what, _, _ := strings.Cut(d.source(c), ":")
	what = "without " + what
	switch {
	case c.List == nil:
		// What it computes from must stay used.
		from := c.Body[0].Pos()
		d.cut(what, from, c.End(), "if false {\n"+d.text[from-d.base:c.End()-d.base]+"\n}")
	case len(c.List) > 1:
		for n, value := range c.List {
			from, to := value.Pos(), value.End()
			if n > 0 {
				from = c.List[n-1].End()
			} else {
				to = c.List[1].Pos()
			}
			d.cut("without case "+d.source(value), from, to, "")
		}
	case isCondition(c.List[0]):
		d.replace(what, c.List[0], "false && (%s)")
		d.parts(c.List[0])
	default:
		d.replace(what, c, "")
	}
}

// isCondition tells a case that is asked from one that is compared.
func isCondition(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.BinaryExpr, *ast.CallExpr:
		return true
	case *ast.UnaryExpr:
		return e.Op == token.NOT
	}
	return false
}

func (d *decider) source(n ast.Node) string { return d.text[n.Pos()-d.base : n.End()-d.base] }

// replace adds the mutant with something else in place of a node; %s is what
// stood there.
func (d *decider) replace(clause string, at ast.Node, instead string) {
	if strings.Contains(instead, "%s") {
		instead = fmt.Sprintf(instead, d.source(at))
	}
	d.cut(clause, at.Pos(), at.End(), instead)
}

func (d *decider) cut(clause string, from, to token.Pos, instead string) {
	d.mutants = append(d.mutants, mutant{
		name: d.name + ": " + strings.Join(strings.Fields(clause), " "), about: "a clause is left out", by: byTests,
		file: d.file, text: []byte(d.text[:from-d.base] + instead + d.text[to-d.base:]),
	})
}
