package api

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strings"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"

	"statecraft/engine"
	"statecraft/server/strictjson"
	"statecraft/shared"
)

// What a body may be at most.
const (
	maxBodyBytes      = 1 << 20
	maxStrangersBytes = 16 << 10
	maxBodyDepth      = 64
)

// graphviz is a text form a body may have besides JSON.
const graphviz = "text/vnd.graphviz"

// written is a body that can be read from another text than JSON.
type written interface{ readGraphviz(text []byte) error }

// read reads the body into the value: the type has to be said, and size and
// depth are bounded before anything is built from it. It gives the text as well.
func (r *request) read(into any) ([]byte, error) {
	if _, nothing := into.(*none); nothing {
		text, err := r.text()
		if err != nil {
			return nil, err
		}
		return text, checkNothing(text)
	}
	other, isWritten := into.(written)
	media, err := checkType(r.Request().Header)
	switch {
	case err != nil:
		return nil, err
	case media != "application/json" && (media != graphviz || !isWritten):
		return nil, unsupported(isWritten)
	}
	text, err := r.text()
	switch {
	case err != nil:
		return nil, err
	case media == graphviz:
		if err := checkText(text); err != nil {
			return nil, err
		}
		return text, other.readGraphviz(text)
	}
	if err := scan(text); err != nil {
		return nil, err
	}
	return text, strictjson.Decode(text, into)
}

// checkNothing refuses content where none is asked for; an empty object is let
// pass.
func checkNothing(text []byte) error {
	if content := bytes.TrimSpace(text); len(content) > 0 && string(content) != "{}" {
		return &engine.Error{Code: engine.CodeInvalid, Message: "This takes no body. Send none."}
	}
	return nil
}

// text reads the body as it is. Large ones have their turn once they have
// arrived, and keep it until the request is answered.
func (r *request) text() ([]byte, error) {
	most := r.row.mostBytes()
	if r.Request().ContentLength > most {
		return nil, tooLarge(most) // without waiting for it
	}
	body := http.MaxBytesReader(r.Response(), r.Request().Body, most)
	text, err := readUpTo(io.LimitReader(body, lightBody+1), most)
	if err != nil || len(text) <= lightBody {
		return text, err
	}
	leave, err := r.server.heavy.enter(callerName(r.caller))
	if err != nil {
		return nil, err
	}
	r.atEnd = append(r.atEnd, leave)
	rest, err := readUpTo(body, most)
	if err != nil {
		return nil, err
	}
	done, err := r.server.heavy.turn(r.Request().Context())
	if err != nil {
		return nil, err
	}
	r.atEnd = append(r.atEnd, done)
	return append(text, rest...), nil
}

func readUpTo(body io.Reader, most int64) ([]byte, error) {
	text, err := io.ReadAll(body)
	var over *http.MaxBytesError
	switch {
	case errors.As(err, &over):
		return nil, tooLarge(most)
	case err != nil:
		return nil, &engine.Error{Code: shared.CodeSyntax, Message: "The body did not arrive as a whole. Send it again."}
	}
	return text, nil
}

// mostBytes is what a body may be at most: little where nobody knows yet who
// calls.
func (row *route) mostBytes() int64 {
	if row.permission == shared.Public {
		return maxStrangersBytes
	}
	return maxBodyBytes
}

func tooLarge(most int64) error {
	return &engine.Error{Code: shared.CodeTooLarge, Message: fmt.Sprintf("The body is larger than %d bytes. Send less.", most)}
}

// checkType gives the type of the body, which must be plain text in UTF-8. Said
// twice, it is another one for whoever reads the other.
func checkType(header http.Header) (string, error) {
	media, parameters, err := mime.ParseMediaType(header.Get("Content-Type"))
	if charset := parameters["charset"]; err != nil || len(header.Values("Content-Type")) > 1 || charset != "" && !strings.EqualFold(charset, "utf-8") {
		return "", unsupported(false)
	}
	if len(header.Values("Content-Encoding")) > 0 {
		return "", &engine.Error{Code: shared.CodeUnsupported, Message: "The body must not be compressed. Send it without Content-Encoding."}
	}
	return media, nil
}

func unsupported(isWritten bool) error {
	message := "The body must be JSON in UTF-8. Send it with Content-Type: application/json."
	if isWritten {
		message = "The body must be JSON or DOT in UTF-8. Send it with Content-Type: application/json or " + graphviz + "."
	}
	return &engine.Error{Code: shared.CodeUnsupported, Message: message}
}

// checkText refuses what cannot be kept of another text than JSON, and says where
// it is.
func checkText(text []byte) error {
	at, line := 0, 1
	for at < len(text) {
		r, size := utf8.DecodeRune(text[at:])
		switch {
		case r == 0, r == utf8.RuneError && size == 1:
			column := utf8.RuneCount(text[bytes.LastIndexByte(text[:at], '\n')+1:at]) + 1
			return &engine.Error{Code: engine.CodeInvalid, Line: line, Column: column, Message: "The text contains NUL, or something that is no UTF-8. Remove it."}
		case r == '\n':
			line++
		}
		at += size
	}
	return nil
}

// scan goes through the text once without building anything. It refuses what
// nests too deep, and the character no database can store; other faults are left
// to the decoder, which says where they are.
func scan(text []byte) error {
	d := jsontext.NewDecoder(bytes.NewReader(text), jsontext.AllowDuplicateNames(true))
	for {
		token, err := d.ReadToken()
		if err != nil {
			return nil
		}
		if d.StackDepth() > maxBodyDepth {
			return &engine.Error{Code: shared.CodeTooLarge, Message: fmt.Sprintf("The body nests deeper than %d levels. Flatten it.", maxBodyDepth)}
		}
		if token.Kind() == '"' && strings.ContainsRune(token.String(), 0) {
			return &engine.Error{Code: engine.CodeInvalid, Field: string(d.StackPointer()), Message: "A text contains the character NUL. Remove it."}
		}
	}
}
