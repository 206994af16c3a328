package api

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"statecraft/engine"
	"statecraft/server/strictjson"
	"statecraft/shared"
)

// What a body may be at most.
const (
	maxBodyBytes = 1 << 20
	maxBodyDepth = 64
)

// body reads the JSON body into the value: the type has to be said, and size and
// depth are bounded before anything is built from it.
func (r *request) body(into any) error {
	if err := checkType(r.Request().Header); err != nil {
		return err
	}
	text, err := r.text()
	if err != nil {
		return err
	}
	if err := scan(text); err != nil {
		return err
	}
	return strictjson.Decode(text, into)
}

// noBody refuses content where none is asked for; an empty object is let pass.
func (r *request) noBody() error {
	text, err := r.text()
	if err != nil {
		return err
	}
	if content := bytes.TrimSpace(text); len(content) > 0 && string(content) != "{}" {
		return &engine.Error{Code: engine.CodeInvalid, Message: "This takes no body. Send none."}
	}
	return nil
}

func (r *request) text() ([]byte, error) {
	text, err := io.ReadAll(http.MaxBytesReader(r.Response(), r.Request().Body, maxBodyBytes))
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return nil, &engine.Error{Code: shared.CodeTooLarge, Message: fmt.Sprintf("The body is larger than %d bytes. Send less.", maxBodyBytes)}
	case err != nil:
		return nil, &engine.Error{Code: shared.CodeSyntax, Message: "The body did not arrive as a whole. Send it again."}
	}
	return text, nil
}

func checkType(header http.Header) error {
	mediaType, parameters, err := mime.ParseMediaType(header.Get("Content-Type"))
	charset := parameters["charset"]
	if err != nil || mediaType != "application/json" || charset != "" && !strings.EqualFold(charset, "utf-8") {
		return &engine.Error{Code: shared.CodeUnsupported, Message: "The body must be JSON in UTF-8. Send it with Content-Type: application/json."}
	}
	if header.Get("Content-Encoding") != "" {
		return &engine.Error{Code: shared.CodeUnsupported, Message: "The body must not be compressed. Send it without Content-Encoding."}
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
