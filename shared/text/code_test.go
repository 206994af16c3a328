package text_test

import (
	"go/ast"
	"go/token"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"statecraft/shared/house"
	"statecraft/shared/text"
)

// done are the folders whose texts are all said by package say, or by a language
// they are given; it grows until nothing is left out.
var done = []string{
	"app/editor/picture", "app/ui/designer/advice", "app/ui/designer/condition", "app/ui/designer/control", "app/ui/designer/desk", "app/ui/designer/inspector",
	"app/ui/designer/words", "app/ui/inbox", "app/ui/instances", "app/ui/parts", "app/ui/say", "app/ui/shell", "app/ui/start", "app/ui/workflows", "shared/words",
}

// telling are the folders whose finished sentences all have their German, but for
// files whose words nobody sees or the page says itself.
var (
	telling = []string{"engine", "engine/expr"}
	silent  = []string{"engine/decimal.go", "engine/expr/simple.go", "engine/words.go", "engine/words_tell.go", "engine/words_value.go"}
)

// code is what the tests know of the source.
type code struct {
	said     map[string]string // keys of what is said, and where
	literals map[string]bool   // every string in the code
	told     map[string]string // those of sentences in the folders that tell, and where
	faults   []string
}

var root = path.Join("..", "..")

func readCode(t *testing.T) *code {
	t.Helper()
	c := &code{said: map[string]string{}, literals: map[string]bool{}, told: map[string]string{}}
	house.Walk(t, root, func(name string, set *token.FileSet, file *ast.File) {
		if house.IsTest(name) {
			return
		}
		tells := slices.Contains(telling, path.Dir(name)) && !slices.Contains(silent, name)
		ast.Inspect(file, func(n ast.Node) bool {
			if literal, ok := n.(*ast.BasicLit); ok && literal.Kind == token.STRING {
				words, _ := strconv.Unquote(literal.Value)
				c.literals[words] = true
				if tells && several.MatchString(words) {
					c.told[words] = name
				}
			}
			return true
		})
		at := func(n ast.Node) string { return name + ":" + strconv.Itoa(set.Position(n.Pos()).Line) }
		if path.Dir(name) == "shared/text" {
			return // where Say is made
		}
		c.sayings(file, at)
		if slices.Contains(done, path.Dir(name)) {
			u := unsaid{at: at}
			ast.Walk(&u, file)
			c.faults = append(c.faults, u.faults...)
		}
	})
	if len(c.said) == 0 {
		t.Fatal("nothing is said anywhere; did the notation change?")
	}
	return c
}

// sayings collects the sources of say.Say, l.Count and the like.
func (c *code) sayings(file *ast.File, at func(ast.Node) string) {
	ast.Inspect(file, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		sources, ok := saying(call)
		if !ok {
			return true
		}
		var words []string
		for _, source := range sources {
			literal, ok := constant(source)
			if !ok {
				c.faults = append(c.faults, at(call)+": what is said is no literal, so nobody can translate it: say it where it is known")
				return true
			}
			words = append(words, literal)
		}
		if method(call) == "As" {
			words = []string{text.Key(words[0], words[1])}
		}
		for _, key := range words {
			c.said[key] = at(call)
		}
		return true
	})
}

// saying tells whether the call says something, and which of its arguments are
// the sources.
func saying(call *ast.CallExpr) (sources []ast.Expr, ok bool) {
	speaker, ok := speaker(call.Fun)
	if !ok {
		return nil, false
	}
	first, n := 0, 1
	switch method(call) {
	case "Say":
	case "As":
		n = 2
	case "Count":
		first, n = 1, 2
		if speaker == "l" { // it is told how the number is written
			first = 2
		}
	default:
		return nil, false
	}
	if len(call.Args) < first+n {
		return nil, false
	}
	return call.Args[first : first+n], true
}

// speaker is who says it: package say, a language called l, or package say itself.
func speaker(f ast.Expr) (name string, ok bool) {
	switch f := f.(type) {
	case *ast.Ident:
		return "say", true
	case *ast.SelectorExpr:
		if who, ok := f.X.(*ast.Ident); ok {
			return who.Name, who.Name == "say" || who.Name == "l"
		}
	}
	return "", false
}

func method(call *ast.CallExpr) string {
	switch f := call.Fun.(type) {
	case *ast.SelectorExpr:
		return f.Sel.Name
	case *ast.Ident:
		return f.Name
	}
	return ""
}

func constant(e ast.Expr) (words string, ok bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		words, err := strconv.Unquote(e.Value)
		return words, err == nil && e.Kind == token.STRING
	case *ast.BinaryExpr:
		left, ok1 := constant(e.X)
		right, ok2 := constant(e.Y)
		return left + right, ok1 && ok2 && e.Op == token.ADD
	}
	return "", false
}

// unsaid finds texts that people see although nobody can translate them.
type unsaid struct {
	at     func(ast.Node) string
	shown  bool // what is below is shown whatever it looks like
	faults []string
}

// names are those of the product and of currencies, the same in every language.
var names = []string{"Statecraft", "English", "Deutsch", " · Statecraft", "EUR"}

// unread are functions whose arguments nobody sees.
var unread = []string{
	"Class", "ID", "Role", "DataSet", "EventScope", "Get", "Set", "Call", "Delete", "On", "Listen", "Icon", "New", "NewAction", "Handle",
	"Elem", "ElemSelfClosing", "XMLNS", "Errorf", "Tag", "Cut", "CutPrefix", "CutSuffix", "HasPrefix", "Format", "Parse", "GetElementByID",
}

// showing are functions whose arguments are shown.
var (
	showing = []string{"Text", "Title", "Toast", "Notice", "Pill"}
	kinded  = []string{"Notice", "Pill"} // their first argument is a kind
)

// shownFields are fields of structs, and attributes, that are shown.
var (
	shownFields     = []string{"Title", "Text", "Label", "Help", "Message", "Placeholder"}
	shownAttributes = []string{"title", "placeholder", "alt", "label", "description", "roledescription", "valuetext"}
)

// Visit looks at one node; what is said, and what nobody sees, is left out.
func (u *unsaid) Visit(n ast.Node) ast.Visitor {
	switch n := n.(type) {
	case *ast.ImportSpec, *ast.CaseClause:
		if clause, ok := n.(*ast.CaseClause); ok { // names of keys and the like
			for _, s := range clause.Body {
				ast.Walk(u, s)
			}
		}
		return nil
	case *ast.Field:
		return nil
	case *ast.AssignStmt:
		if name, ok := n.Lhs[0].(*ast.Ident); ok && strings.Contains(strings.ToLower(name.Name), "class") {
			return nil
		}
	case *ast.BinaryExpr:
		if n.Op == token.EQL || n.Op == token.NEQ {
			return nil
		}
	case *ast.CallExpr:
		return u.call(n)
	case *ast.KeyValueExpr:
		key, ok := n.Key.(*ast.Ident)
		switch {
		case ok && key.Name == "Keys": // of the keyboard, as browsers name them
			return nil
		case ok && slices.Contains(shownFields, key.Name):
			u.below(n.Value, true)
			return nil
		}
	case *ast.BasicLit:
		u.literal(n)
	}
	return u
}

func (u *unsaid) call(n *ast.CallExpr) ast.Visitor {
	if _, ok := saying(n); ok {
		return nil // its arguments are names, or said themselves
	}
	name := method(n)
	ast.Walk(u, n.Fun) // the chain before
	args := n.Args
	if slices.Contains(kinded, name) && len(args) > 1 {
		args = args[1:]
	}
	switch {
	case slices.Contains(unread, name):
		return nil
	case name == "Aria" || name == "Attr":
		attribute, _ := constant(args[0])
		if slices.Contains(shownAttributes, attribute) {
			u.below(args[1], true)
		}
		return nil
	}
	for _, arg := range args {
		u.below(arg, slices.Contains(showing, name))
	}
	return nil
}

func (u *unsaid) below(n ast.Node, shown bool) {
	deeper := unsaid{at: u.at, shown: u.shown || shown}
	ast.Walk(&deeper, n)
	u.faults = append(u.faults, deeper.faults...)
}

func (u *unsaid) literal(n *ast.BasicLit) {
	words, err := strconv.Unquote(n.Value)
	if n.Kind != token.STRING || err != nil || slices.Contains(names, words) || strings.Contains(words, "2006") {
		return
	}
	letters := strings.IndexFunc(words, unicode.IsLetter) >= 0 && words != "%s"
	if u.shown && letters || looksLikeWords(words) {
		u.faults = append(u.faults, u.at(n)+": "+strconv.Quote(words)+" is not translated: give it to package say")
	}
}

// looksLikeWords tells a sentence or label from names that programs use: it
// begins with a capital and goes on small, or is several words.
func looksLikeWords(s string) bool {
	return capital.MatchString(s) || several.MatchString(s)
}

var (
	capital = regexp.MustCompile(`^\p{Lu}[\p{Ll} ]`)
	several = regexp.MustCompile(`^(\W|%[sqd])*\p{L}+[,;]? (\p{L}|%[sqd])+`)
)
