package condition

import "statecraft/engine/expr"

// place is what the caret stands at: what has been read so far of the part it is
// in, and what can come next.
type place struct {
	// from and to are the bytes that taking something replaces; typed is what of it
	// stands before the caret.
	from, to int
	typed    string
	nowhere  bool // in a comment, a number or behind a dot: nothing can be offered
	member   bool // behind a dot
	inText   bool // between quotes, which from and to include

	wantsValue bool   // else a sign or word that goes on
	word       string // the name read last
	part
	inside []part // the parts around it, from outside in
}

// part is what stands between two "and", or inside one pair of brackets.
type part struct {
	name     string    // the single name it begins with
	kind     expr.Type // of what it begins with; Any where it is not known
	op       string    // the comparison that stands in it
	denied   bool      // it begins with "not"
	negated  bool      // "not" stands behind its value, so that a word such as "in" must follow
	bracket  string    // ( or [; empty outside
	function string    // whose bracket it is, of a function
}

// compared tells whether the part has its comparison, so that "and" can follow.
func (p part) compared() bool { return p.op != "" }

// begins tells whether a condition begins here, which what it compares can do.
func (p part) begins() bool { return !p.compared() && p.kind == "" && p.function == "" }

// takes tells whether a value of the type can stand here.
func (p part) takes(t expr.Type) bool {
	switch {
	case p.op == "in":
		return p.bracket != "[" && (t == expr.List || t == expr.Any)
	case p.op == "contains" && p.kind == expr.List:
		return t != expr.List
	case p.op == "contains" || p.op == "startsWith" || p.op == "endsWith":
		return t == expr.Text || t == expr.Any
	case (t == expr.Boolean || t == expr.List) && p.op != "" && p.op != "==" && p.op != "!=":
		return false // they have no order
	case p.kind != "":
		return p.kind == expr.Any || t == expr.Any || t == p.kind
	case p.function != "":
		return takes(p.function, t)
	}
	return t == expr.Boolean || t == expr.Any
}

// placeOf reads a source up to the caret. types are those of the names.
func placeOf(source string, caret int, types func(name string) (expr.Type, bool)) place {
	p := place{from: caret, to: caret, wantsValue: true}
	all := tokens(source)
	said := -1 // where plain words begin, such as "is more than"
	for i, t := range all {
		if t.from >= caret {
			break
		}
		if said < 0 && t.kind == aWord && !p.wantsValue && !p.member && !isWord(t.text) {
			said = t.from
		}
		if caret < t.to || caret == t.to && touches(t) {
			p.at(source, caret, t)
			if p.inText {
				p.behind(all[i+1:])
			}
			break
		}
		if said < 0 {
			p.read(t, types)
		}
	}
	if said >= 0 {
		p.from, p.typed = said, source[said:caret]
	}
	p.nowhere = p.nowhere || p.member
	return p
}

// isWord tells whether the language itself has the word.
func isWord(word string) bool {
	switch word {
	case "and", "or", "not", "in", "contains", "startsWith", "endsWith", "true", "false", "nil":
		return true
	}
	return false
}

// touches tells whether a caret at its end still stands in a piece.
func touches(t token) bool {
	return t.kind == aWord || t.kind == aNumber || t.kind == aComment || t.kind == aText && !t.closed
}

// at notes the piece the caret stands in.
func (p *place) at(source string, caret int, t token) {
	switch t.kind {
	case aWord:
		p.from, p.to, p.typed = t.from, t.to, source[t.from:caret]
	case aText:
		p.inText, p.from, p.to = true, t.from, t.to
		p.typed = source[t.from+1 : max(caret, t.from+1)]
		if !t.closed {
			p.to = caret
		}
	default:
		p.nowhere = true
	}
}

// behind looks at what follows a text: "a" in tags is about the name after it.
func (p *place) behind(rest []token) {
	if !p.wantsValue || p.compared() {
		return
	}
	if len(rest) > 0 && rest[0].text == "not" {
		rest = rest[1:]
	}
	if len(rest) > 1 && rest[0].text == "in" && rest[1].kind == aWord {
		p.name, p.op = rest[1].text, "in"
	}
}

// read takes one piece in.
func (p *place) read(t token, types func(string) (expr.Type, bool)) {
	switch t.kind {
	case aComment:
	case aNumber:
		p.value("", expr.Number)
	case aText:
		p.value("", expr.Text)
	case aComma:
		if p.bracket != "[" {
			p.begin()
		}
		p.wantsValue = true
	case aBracket:
		p.readBracket(t.text)
	case aWord:
		p.readWord(t.text, types)
	default:
		p.readSign(t.text)
	}
}

// value notes that a value stands there.
func (p *place) value(name string, kind expr.Type) {
	if p.wantsValue && !p.compared() && p.kind == "" {
		p.name, p.kind = name, kind
	} else if !p.compared() {
		p.name = "" // more than one name
	}
	p.wantsValue = false
}

func (p *place) readWord(word string, types func(string) (expr.Type, bool)) {
	if p.member {
		p.member, p.name, p.kind = false, "", expr.Any
		return
	}
	switch word {
	case "and", "or":
		p.begin()
	case "not":
		p.denied = p.denied || p.wantsValue
		p.negated = !p.wantsValue
	case "in", "contains", "startsWith", "endsWith":
		p.op, p.negated, p.wantsValue = word, false, true
	case "true", "false":
		p.value("", expr.Boolean)
	case "nil":
		p.value("", expr.Any)
	default:
		p.word = word
		kind, known := types(word)
		if !known {
			kind = expr.Any
		}
		p.value(word, kind)
	}
}

func (p *place) readSign(sign string) {
	switch sign {
	case "&&", "||", "?", ":":
		p.begin()
	case "==", "!=", "<", "<=", ">", ">=":
		p.op, p.wantsValue = sign, true
	case "!":
		p.denied, p.wantsValue = true, true
	case ".":
		p.member = true
	default: // + - * / % ??
		if !p.compared() {
			p.name = ""
		}
		if !p.compared() && p.kind == expr.Any && sign != "+" && sign != "??" {
			p.kind = expr.Number
		}
		p.wantsValue = true
	}
}

// begin begins the next part inside the same brackets.
func (p *place) begin() {
	p.part = part{bracket: p.bracket, function: p.function}
	p.wantsValue = true
}

func (p *place) readBracket(sign string) {
	switch sign {
	case "(", "[":
		next := part{bracket: sign}
		switch {
		case sign == "[": // what may stand in the list is what may stand without one
			next.name, next.op, next.kind = p.name, p.op, p.kind
		case !p.wantsValue:
			next.function = p.word
		}
		p.inside = append(p.inside, p.part)
		p.part, p.wantsValue = next, true
	case ")", "]":
		within := p.part
		p.part = part{}
		if n := len(p.inside); n > 0 {
			p.part, p.inside = p.inside[n-1], p.inside[:n-1]
		}
		if within.function != "" {
			if p.name = ""; p.kind == expr.Any && !p.compared() {
				p.kind = gives(within.function)
			}
			p.wantsValue = false
			return
		}
		kind := within.kind
		switch {
		case within.bracket == "[":
			kind = expr.List
		case within.compared():
			kind = expr.Boolean
		case kind == "":
			kind = expr.Any
		}
		p.wantsValue = true
		p.value("", kind)
	}
}
