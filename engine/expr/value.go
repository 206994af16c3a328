package expr

import (
	"fmt"
	"strconv"
)

// value is what a node gives while a program runs. Unlike an interface it holds
// numbers and texts without allocating.
type value struct {
	kind    valueKind
	number  float64
	text    string // also why nothing could be computed
	list    []any
	members map[string]any
}

type valueKind uint8

const (
	isNothing valueKind = iota
	isNumber
	isText
	isTrue
	isFalse
	isList
	isObject
	// isUnfit is what an operator gives for values it does not take, isTooMuch what
	// would be larger than it may. Everything computed from them is the same.
	isUnfit
	isTooMuch
)

func ofNumber(n float64) value { return value{kind: isNumber, number: n} }
func ofText(s string) value    { return value{kind: isText, text: s} }
func unfit() value             { return value{kind: isUnfit} }

func ofBoolean(b bool) value {
	if b {
		return value{kind: isTrue}
	}
	return value{kind: isFalse}
}

func tooMuch(why string) value { return value{kind: isTooMuch, text: why} }

func (v value) isBoolean() bool { return v.kind == isTrue || v.kind == isFalse }
func (v value) failed() bool    { return v.kind >= isUnfit }

// of takes a value of the data over.
func of(v any) value {
	switch v := v.(type) {
	case nil:
		return value{}
	case float64:
		return ofNumber(v)
	case string:
		return ofText(v)
	case bool:
		return ofBoolean(v)
	case []any:
		return value{kind: isList, list: v}
	case map[string]any:
		return value{kind: isObject, members: v}
	case int:
		return ofNumber(float64(v))
	}
	return unfit()
}

// plain is the value as the data hold it.
func (v value) plain() any {
	switch v.kind {
	case isNumber:
		return v.number
	case isText:
		return v.text
	case isTrue, isFalse:
		return v.kind == isTrue
	case isList:
		return v.list
	case isObject:
		return v.members
	}
	return nil
}

// equal compares any two values; values of different kinds differ.
func equal(a, b value) bool {
	if a.kind != b.kind {
		return false
	}
	switch a.kind {
	case isNumber:
		return a.number == b.number
	case isText:
		return a.text == b.text
	case isList:
		if len(a.list) != len(b.list) {
			return false
		}
		for n := range a.list {
			if !equal(of(a.list[n]), of(b.list[n])) {
				return false
			}
		}
	case isObject:
		if len(a.members) != len(b.members) {
			return false
		}
		for name, member := range a.members {
			other, has := b.members[name]
			if !has || !equal(of(member), of(other)) {
				return false
			}
		}
	}
	return true
}

// spelled is a number as texts have it: digits, with an exponent only where there
// would be more than 21 of them, as JSON does.
func spelled(n float64) string {
	if n != 0 && (n < 1e-6 && n > -1e-6 || n >= 1e21 || n <= -1e21) {
		return strconv.FormatFloat(n, 'g', -1, 64)
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
}

// added is + of numbers or of texts. A text may not grow past MaxResult on the
// way to the result either.
func added(a, b value) value {
	switch {
	case a.kind == isNumber && b.kind == isNumber:
		return ofNumber(a.number + b.number)
	case a.kind == isText && b.kind == isText:
		if len(a.text)+len(b.text) > MaxResult {
			return tooMuch(fmt.Sprintf("a text longer than %d characters", MaxResult))
		}
		return ofText(a.text + b.text)
	}
	return unfit()
}
