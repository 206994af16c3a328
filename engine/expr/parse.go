package expr

import (
	"strconv"
	"strings"
)

// parser builds the tree of a source by precedence climbing: binary takes
// operators as long as they bind at least as tightly as asked.
type parser struct {
	scanner
	current token
}

// How tightly operators bind.
const (
	bindsChoice = iota
	bindsOr
	bindsAnd
	bindsNot
	bindsCompare
	bindsAdd
	bindsMultiply
	bindsSign
	bindsOtherwise
)

type binding struct {
	op    operator
	binds int
}

// binaries are the operators between two values.
func binaries(sign string) (binding, bool) {
	switch sign {
	case "or", "||":
		return binding{opOr, bindsOr}, true
	case "and", "&&":
		return binding{opAnd, bindsAnd}, true
	case "==":
		return binding{opEqual, bindsCompare}, true
	case "!=":
		return binding{opUnequal, bindsCompare}, true
	case "<":
		return binding{opLess, bindsCompare}, true
	case "<=":
		return binding{opLessEqual, bindsCompare}, true
	case ">":
		return binding{opGreater, bindsCompare}, true
	case ">=":
		return binding{opGreaterEqual, bindsCompare}, true
	case "in":
		return binding{opIn, bindsCompare}, true
	case "contains":
		return binding{opContains, bindsCompare}, true
	case "startsWith":
		return binding{opStartsWith, bindsCompare}, true
	case "endsWith":
		return binding{opEndsWith, bindsCompare}, true
	case "+":
		return binding{opAdd, bindsAdd}, true
	case "-":
		return binding{opSubtract, bindsAdd}, true
	case "*":
		return binding{opMultiply, bindsMultiply}, true
	case "/":
		return binding{opDivide, bindsMultiply}, true
	case "%":
		return binding{opRemainder, bindsMultiply}, true
	case "??":
		return binding{opOtherwise, bindsOtherwise}, true
	}
	return binding{}, false
}

// parse gives the tree of a source that guard has let through.
func parse(source string) (*node, *Error) {
	p := &parser{scanner: scanner{source: source}}
	if err := p.advance(); err != nil {
		return nil, err
	}
	n, err := p.choice()
	if err != nil {
		return nil, err
	}
	if p.current.kind != tokenEnd {
		return nil, p.unexpected()
	}
	return n, nil
}

func (p *parser) advance() *Error {
	t, err := p.next()
	p.current = t
	return err
}

func (p *parser) at(sign string) bool {
	return p.current.kind == tokenSign && p.current.text == sign
}

// expect takes a sign that must come now.
func (p *parser) expect(sign string) *Error {
	if p.at(sign) {
		return p.advance()
	}
	if p.current.kind == tokenEnd {
		return refuse(p.current.at, "%s is missing at the end", sign)
	}
	return p.unexpected()
}

// unexpected refuses the current token: either the language does not have it at
// all, or not here.
func (p *parser) unexpected() *Error {
	t := p.current
	if t.kind == tokenEnd {
		return refuse(t.at, "something is missing at the end, such as a name or a number")
	}
	if t.kind == tokenSign {
		switch t.text {
		case "=":
			return refuse(t.at, "= alone compares nothing: write ==")
		case "{", "}", "#", ";", "let", "if", "else", ":":
			return notPart(t.at, "this construct")
		case "..", "**", "|", "^", "&", "matches":
			return notPart(t.at, "the operator "+t.text)
		case "?.":
			return notPart(t.at, "reaching into a value this way")
		}
	}
	if t.kind == tokenText {
		return refuse(t.at, "a text does not belong here: an operator is missing before it, such as == or and")
	}
	return refuse(t.at, "%q does not belong here: an operator is missing before it, such as == or and", t.text)
}

func notPart(at int, what string) *Error {
	return refuse(at, "%s is not part of conditions; there are comparisons, and, or, not, in, arithmetic and %s", what, strings.Join(functionNames(), ", "))
}

// choice takes condition ? one : other, and everything that binds tighter.
func (p *parser) choice() (*node, *Error) {
	condition, err := p.binary(bindsOr)
	if err != nil || !p.at("?") {
		return condition, err
	}
	n := &node{kind: nodeChoice, at: p.current.at, args: []*node{condition, nil, nil}}
	if err = p.advance(); err != nil {
		return nil, err
	}
	if n.args[1], err = p.choice(); err != nil {
		return nil, err
	}
	if err = p.expect(":"); err != nil {
		return nil, err
	}
	n.args[2], err = p.choice()
	return n, err
}

// binary takes operators that bind at least as tightly as least.
func (p *parser) binary(least int) (*node, *Error) {
	left, err := p.prefixed(least)
	if err != nil {
		return nil, err
	}
	// 1 < amount <= 10 is 1 < amount and amount <= 10: middle is the amount.
	var middle *node
	for {
		n, binds, err := p.operator(least)
		if err != nil || n == nil {
			return left, err
		}
		right, err := p.binary(binds + 1)
		if err != nil {
			return nil, err
		}
		if middle != nil && isOrder(n.op) {
			n.args = []*node{middle, right}
			left = &node{kind: nodeBinary, op: opAnd, sign: "and", at: n.at, args: []*node{left, n}}
		} else {
			n.args = []*node{left, right}
			left = negatedAsWritten(n)
		}
		if middle = nil; isOrder(n.op) {
			middle = right
		}
	}
}

func isOrder(op operator) bool { return opLess <= op && op <= opGreaterEqual }

// operator takes a binary operator, with not before it where that is allowed, and
// says how tightly it binds. It gives nil where none comes that binds enough.
func (p *parser) operator(least int) (*node, int, *Error) {
	if p.current.kind != tokenSign {
		return nil, 0, nil
	}
	n := &node{kind: nodeBinary, at: p.current.at, sign: p.current.text}
	if n.sign == "not" {
		if least > bindsCompare {
			return nil, 0, nil
		}
		if err := p.advance(); err != nil {
			return nil, 0, err
		}
		switch p.current.text {
		case "in", "contains", "startsWith", "endsWith":
			n.sign = "not " + p.current.text
		default:
			return nil, 0, refuse(n.at, "not does not belong here: and or or is missing before it")
		}
	}
	b, known := binaries(p.current.text)
	if !known || b.binds < least {
		return nil, 0, nil
	}
	n.op = b.op
	return n, b.binds, p.advance()
}

// negatedAsWritten puts the not of "not in" around the whole.
func negatedAsWritten(n *node) *node {
	if !strings.HasPrefix(n.sign, "not ") {
		return n
	}
	return &node{kind: nodeUnary, op: opNot, sign: "not", at: n.at, args: []*node{n}}
}

// prefixed takes a value with what stands before it.
func (p *parser) prefixed(least int) (*node, *Error) {
	n := &node{kind: nodeUnary, at: p.current.at, sign: p.current.text}
	binds := bindsSign
	switch {
	case p.at("not"):
		n.op, binds = opNot, bindsNot
	case p.at("!"):
		n.op = opNot
	case p.at("-"):
		n.op = opNegate
	case p.at("+"):
		n.op = opPlus
	default:
		return p.reached()
	}
	if err := p.advance(); err != nil {
		return nil, err
	}
	operand, err := p.binary(max(binds, min(least, bindsSign)))
	n.args = []*node{operand}
	return n, err
}

// reached takes a value and the members reached into.
func (p *parser) reached() (*node, *Error) {
	n, err := p.single()
	for err == nil && (p.at(".") || p.at("[")) {
		n, err = p.member(n)
	}
	return n, err
}

func (p *parser) member(of *node) (*node, *Error) {
	n := &node{kind: nodeMember, args: []*node{of}, at: p.current.at}
	bracket := p.at("[")
	if err := p.advance(); err != nil {
		return nil, err
	}
	wanted := tokenName
	if bracket {
		wanted = tokenText
	}
	word := p.current
	// Words that are operators elsewhere are good names of members.
	if word.kind != wanted && (bracket || word.kind != tokenSign || !isWordSign(word.text)) {
		return nil, notPart(n.at, "reaching into a value this way")
	}
	n.name = word.text
	if err := p.advance(); err != nil {
		return nil, err
	}
	if !bracket {
		if p.at("(") {
			return nil, notPart(n.at, "calling what belongs to a value")
		}
		return n, nil
	}
	if !p.at("]") {
		return nil, notPart(n.at, "reaching into a value this way")
	}
	return n, p.advance()
}

// single takes a literal, a name, a call, a list, or what is in brackets.
func (p *parser) single() (*node, *Error) {
	t := p.current
	switch {
	case p.at("("):
		if err := p.advance(); err != nil {
			return nil, err
		}
		n, err := p.choice()
		if err != nil {
			return nil, err
		}
		return n, p.expect(")")
	case p.at("["):
		n := &node{kind: nodeList, at: t.at}
		var err *Error
		n.args, err = p.listed("]")
		return n, err
	case t.kind == tokenName:
		return p.named()
	case t.kind == tokenNumber:
		number, err := numberOf(t)
		if err != nil {
			return nil, err
		}
		return &node{kind: nodeLiteral, value: ofNumber(number), at: t.at}, p.advance()
	case t.kind == tokenText:
		return &node{kind: nodeLiteral, value: ofText(t.text), at: t.at}, p.advance()
	}
	if p.current.kind == tokenSign && isOurs(p.current.text) {
		return nil, refuse(p.current.at, "a value is missing before %s, such as a name or a number", p.current.text)
	}
	return nil, p.unexpected()
}

// isOurs tells whether the language has the sign at all, if not here.
func isOurs(sign string) bool {
	_, known := binaries(sign)
	return known || sign == ")" || sign == "]" || sign == ","
}

// named takes what begins with a name.
func (p *parser) named() (*node, *Error) {
	t := p.current
	if err := p.advance(); err != nil {
		return nil, err
	}
	switch {
	case t.text == "true" || t.text == "false":
		return &node{kind: nodeLiteral, value: ofBoolean(t.text == "true"), at: t.at}, nil
	case t.text == "nil":
		return &node{kind: nodeLiteral, at: t.at}, nil
	case strings.HasPrefix(t.text, "$"):
		return nil, notPart(t.at, "a name that begins with $")
	case p.at("("):
		if functionOf(t.text) == nil {
			return nil, notPart(t.at, "the function "+t.text)
		}
		args, err := p.listed(")")
		return &node{kind: nodeCall, name: t.text, at: t.at, args: args}, err
	case functionOf(t.text) != nil:
		return nil, notPart(t.at, "the function "+t.text+" without its brackets")
	}
	return &node{kind: nodeName, name: t.text, at: t.at}, nil
}

// listed takes values with commas between, from the opening bracket to the closing
// one. A comma behind the last is no mistake.
func (p *parser) listed(closing string) ([]*node, *Error) {
	if err := p.advance(); err != nil {
		return nil, err
	}
	var list []*node
	for !p.at(closing) {
		n, err := p.choice()
		if err != nil {
			return nil, err
		}
		list = append(list, n)
		if !p.at(",") {
			break
		}
		if err := p.advance(); err != nil {
			return nil, err
		}
	}
	return list, p.expect(closing)
}

func numberOf(t token) (float64, *Error) {
	number, err := strconv.ParseFloat(strings.ReplaceAll(t.text, "_", ""), 64)
	if err != nil {
		return 0, refuse(t.at, "%q is no number: write digits, such as 1200 or 0.5", t.text)
	}
	return number, nil
}
