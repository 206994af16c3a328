// Package strictjson reads JSON that somebody else wrote. It takes what the
// type has and nothing more: unknown and repeated members, other spellings of a
// name, values of another type and anything after the end are refused, with
// the place and a sentence in plain words.
//
// What belongs here: that one decoder. How large a text may be is the caller's
// to say before; how deep it may nest the library bounds, and what is made of it
// MaxWeight.
package strictjson

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"statecraft/engine"
	"statecraft/shared"
)

// MaxWeight bounds the memory that the values of a text take, in bytes of their
// Go types: {} is two bytes of text but may stand for hundreds. A workflow of as
// many states and transitions as there may be takes two thirds of it.
const MaxWeight = 32 << 20

// errTooHeavy ends the reading of a text past MaxWeight.
var errTooHeavy = errors.New("too heavy")

// Decode reads the whole text into the value. The error is an *engine.Error
// with line, column and, where it is about a member, its path as Field.
func Decode(text []byte, into any) error {
	left := MaxWeight
	weigh := func(_ *jsontext.Decoder, value any) error {
		if left -= int(reflect.TypeOf(value).Elem().Size()); left < 0 {
			return errTooHeavy
		}
		return json.SkipFunc
	}
	err := json.Unmarshal(text, into, json.RejectUnknownMembers(true), json.WithUnmarshalers(json.UnmarshalFromFunc(weigh)))
	if err == nil && jsontext.Value(text).Kind() == 'n' {
		err = &json.SemanticError{JSONKind: 'n'} // the library takes null for the empty value
	}
	if err == nil {
		return nil
	}
	offset, pointer := place(err)
	line, column := position(text, offset)
	refused := &engine.Error{Code: engine.CodeInvalid, Field: string(pointer), Line: line, Column: column}
	var syntactic *jsontext.SyntacticError
	switch {
	case errors.Is(err, errTooHeavy):
		refused.Code, refused.Message = shared.CodeTooLarge, "The JSON text holds more than fits into memory. Send less."
	case errors.Is(err, json.ErrUnknownName):
		refused.Message = fmt.Sprintf("There is no field %q%s; remove it or mend its spelling.", pointer.LastToken(), within(pointer))
	case errors.Is(err, jsontext.ErrDuplicateName):
		refused.Message = fmt.Sprintf("The field %q is given twice%s; keep one.", pointer.LastToken(), within(pointer))
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		refused.Code, refused.Message = shared.CodeSyntax, "The JSON text ends too early."
	case errors.As(err, &syntactic):
		refused.Code, refused.Message = shared.CodeSyntax, "This is not valid JSON."
	default:
		refused.Message = mismatch(err, pointer)
	}
	return refused
}

// place says where the library found the error.
func place(err error) (offset int64, pointer jsontext.Pointer) {
	var semantic *json.SemanticError
	if errors.As(err, &semantic) {
		return semantic.ByteOffset, semantic.JSONPointer
	}
	var syntactic *jsontext.SyntacticError
	if errors.As(err, &syntactic) {
		return syntactic.ByteOffset, syntactic.JSONPointer
	}
	return 0, ""
}

// position turns an offset into a line and a column in bytes, both from 1. The
// library's offset lies before the blanks that precede the wrong value, except
// within a text, where blanks can be what is wrong.
func position(text []byte, offset int64) (line, column int) {
	at := min(max(int(offset), 0), len(text))
	for skip := !inText(text[:at]); skip && at < len(text) && bytes.IndexByte([]byte(" \t\r\n,:"), text[at]) >= 0; {
		at++
	}
	before := text[:at]
	return bytes.Count(before, []byte("\n")) + 1, at - bytes.LastIndexByte(before, '\n')
}

// inText tells whether a text of JSON begins before the end and is still open.
func inText(before []byte) (in bool) {
	for n := 0; n < len(before); n++ {
		switch before[n] {
		case '"':
			in = !in
		case '\\':
			n++ // whatever follows ends no text
		}
	}
	return in
}

// within names the object a member stands in; the outermost needs no name.
func within(pointer jsontext.Pointer) string {
	if parent := pointer.Parent(); parent != "" {
		return " in " + string(parent)
	}
	return ""
}

func mismatch(err error, pointer jsontext.Pointer) string {
	word := "value"
	var semantic *json.SemanticError
	if errors.As(err, &semantic) {
		word = kindWord(semantic.JSONKind)
	}
	if pointer == "" {
		return fmt.Sprintf("A JSON object is expected here, not %s.", word)
	}
	return fmt.Sprintf("%s does not take %s.", pointer, word)
}

func kindWord(k jsontext.Kind) string {
	switch k {
	case 'n':
		return "null"
	case 't', 'f':
		return "true or false"
	case '"':
		return "this text"
	case '0':
		return "this number"
	case '{':
		return "an object"
	case '[':
		return "a list"
	}
	return "this value"
}
