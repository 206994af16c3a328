package condition

import (
	"strconv"
	"strings"
	"unicode"

	"statecraft/app/ui/say"
	"statecraft/engine"
	"statecraft/engine/expr"
)

// Scope is what a condition can read and what it must give.
type Scope struct {
	Names []engine.Name
	Want  expr.Type // Boolean, or Any
}

// Item is something that can stand at the caret.
type Item struct {
	Put    string // what stands there then
	Label  string // what people read
	Detail string // its type, or how the language writes it

	from, to int // the bytes it takes the place of
	inner    int // bytes from its end to where the caret goes
}

// most is how many items are offered at once.
const most = 50

// Complete lists what can stand at the caret, a byte of the source, by what has
// been typed of it: the values that fit first, then names, words and functions.
// What is typed out already is not offered.
func (s Scope) Complete(source string, caret int) []Item {
	p := placeOf(source, caret, s.typeOf)
	if p.nowhere {
		return nil
	}
	var list []Item
	switch {
	case p.inText:
		list = s.written(p)
	case p.wantsValue:
		list = append(s.written(p), s.values(p)...)
	default:
		list = s.goOn(p)
	}
	var offered []Item
	for _, item := range list {
		item.from, item.to = p.from, p.to
		if item.fits(p.typed) && len(offered) < most {
			offered = append(offered, item)
		}
	}
	return offered
}

// Typed tells whether something has been typed of what could be completed, so
// that the first item is most likely meant.
func (s Scope) Typed(source string, caret int) bool {
	p := placeOf(source, caret, s.typeOf)
	return p.typed != "" && !p.nowhere && !s.whole(p)
}

// whole tells whether what is typed stands for itself already.
func (s Scope) whole(p place) bool {
	_, known := s.typeOf(p.typed)
	return known && !p.inText
}

func (s Scope) name(name string) (engine.Name, bool) {
	for _, n := range s.Names {
		if n.Name == name {
			return n, true
		}
	}
	return engine.Name{Type: expr.Any}, false
}

func (s Scope) typeOf(name string) (expr.Type, bool) {
	n, known := s.name(name)
	return n.Type, known
}

// written are the values of what is compared that can be written out.
func (s Scope) written(p place) []Item {
	if !p.compared() {
		return nil
	}
	n, known := s.name(p.name)
	if !known {
		return nil
	}
	var list []Item
	if n.Type == expr.Boolean && !p.inText {
		list = append(list, Item{Put: "true", Label: say.Say("yes"), Detail: "true"}, Item{Put: "false", Label: say.Say("no"), Detail: "false"})
	}
	if p.op == "in" && p.bracket != "[" && !p.inText {
		return list // values stand in a list there
	}
	for _, o := range options(n) {
		text := expr.Literal(o.Value)
		list = append(list, Item{Put: text, Label: o.Title(), Detail: text})
	}
	return list
}

// values are the names that fit where a value is wanted, and what leads to one.
func (s Scope) values(p place) []Item {
	var list []Item
	begins := p.begins()
	for _, n := range s.Names {
		item := Item{Put: n.Name, Label: Title(n), Detail: detail(n)}
		if begins || p.takes(n.Type) {
			list = append(list, item)
		}
	}
	switch {
	case begins && !p.denied: // one "not" is enough
		list = append(list, Item{Put: "not", Label: say.Say("not")})
	case p.op == "in" && p.bracket != "[" && p.kind != "":
		list = append(list, Item{Put: "[]", Label: say.Say("a list"), Detail: "[ ]", inner: 1})
	}
	for _, f := range expr.Functions() { // for those who know what they look for
		if p.typed != "" && (begins || p.takes(f.Gives)) {
			list = append(list, Item{Put: f.Name + "()", Label: f.Name, Detail: f.Name + "( )", inner: 1})
		}
	}
	return list
}

// detail is how conditions write a name, and what it holds.
func detail(n engine.Name) string {
	word := typeWord(n)
	switch {
	case Title(n) == n.Name:
		return word
	case word == "":
		return n.Name
	}
	return n.Name + " · " + word
}

// goOn is what can stand behind a value.
func (s Scope) goOn(p place) []Item {
	n, known := s.name(p.name)
	if !known {
		n = engine.Name{Type: p.kind}
	}
	var list []Item
	if !p.compared() && p.function == "" && p.kind != expr.Boolean {
		list = comparisons(n, p)
	}
	if p.negated {
		return list
	}
	if !p.compared() && (p.kind == expr.Number || p.kind == expr.Any) {
		list = append(list, Item{Put: "+", Label: say.Say("plus"), Detail: "+"}, Item{Put: "-", Label: say.Say("minus"), Detail: "-"},
			Item{Put: "*", Label: say.Say("times"), Detail: "*"}, Item{Put: "/", Label: say.Say("divided by"), Detail: "/"})
	}
	switch {
	case p.bracket == "[":
		list = append(list, Item{Put: ",", Label: say.Say("and one more"), Detail: ","})
	case p.function == "" && (p.compared() || p.kind == expr.Boolean || p.kind == expr.Any):
		list = append(list, Item{Put: "and", Label: say.Say("and")}, Item{Put: "or", Label: say.Say("or")})
	}
	return list
}

// comparisons are what a value can be compared by.
func comparisons(n engine.Name, p place) []Item {
	var list []Item
	if p.bracket == "[" {
		return nil
	}
	for _, op := range ops(n) {
		item := Item{Put: string(op), Label: opWords(op, n), Detail: string(op)}
		switch op {
		case expr.Yes, expr.No, expr.Includes, expr.IncludesNo:
			continue // they are not written behind the name
		case expr.OneOf, expr.NoneOf:
			item.Put, item.inner = string(op)+" []", 1
		}
		if p.negated {
			rest, negated := strings.CutPrefix(item.Put, "not ")
			if !negated {
				continue
			}
			item.Put = rest
		}
		list = append(list, item)
	}
	if p.negated {
		return list
	}
	if n.Name == "" && n.Type == expr.Text { // a text, which can be in a list
		list = append(list, Item{Put: "in", Label: say.Say("is in"), Detail: "in"})
	}
	return append(list,
		Item{Put: "== nil", Label: emptyWords(), Detail: "== nil"},
		Item{Put: "!= nil", Label: filledWords(), Detail: "!= nil"})
}

// fits tells whether an item begins as what is typed: as it is written, or with
// any word of what people read.
func (i Item) fits(typed string) bool {
	if typed == "" {
		return true
	}
	text := strings.Trim(i.Put, `"`)
	if text == typed {
		return false
	}
	typed = strings.ToLower(typed)
	if strings.HasPrefix(strings.ToLower(text), typed) {
		return true
	}
	label := strings.ToLower(i.Label)
	for at, r := range label {
		before := strings.TrimRightFunc(label[:at], unicode.IsLetter)
		if unicode.IsLetter(r) && len(before) == at && strings.HasPrefix(label[at:], typed) {
			return true
		}
	}
	return false
}

// Key tells items apart.
func (i Item) Key() string { return i.Put + strconv.Itoa(i.from) }
