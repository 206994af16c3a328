package dot

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
)

// maxIndent is how far inner lists and objects are moved in before their lines
// stay whole.
const maxIndent = 12

// formatJSON writes a list or object. What JSON cannot hold is left out.
func formatJSON(v any) (text string, ok bool) {
	text, ok = marshal(v)
	if !ok {
		return "", false
	}
	return breakJSON([]byte(text), ""), true
}

func marshal(v any) (text string, ok bool) {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if e.Encode(v) != nil {
		return "", false
	}
	return strings.TrimSuffix(b.String(), "\n"), true
}

// breakJSON puts every object on a line of its own, and the members of what
// holds objects as well. Where lines break depends on the shape of the value and
// never on its length: so a change shows in the lines that changed.
func breakJSON(text []byte, indent string) string {
	isObject := text[0] == '{'
	if len(indent) == maxIndent || !holdsObject(text) {
		return string(text)
	}
	inner := indent + "  "
	d := json.NewDecoder(bytes.NewReader(text))
	if _, err := d.Token(); err != nil {
		return string(text)
	}
	var members []string
	for d.More() {
		name := ""
		if isObject {
			key, _ := d.Token()
			name, _ = marshal(key)
			name += ":"
		}
		var value json.RawMessage
		if d.Decode(&value) != nil {
			return string(text)
		}
		members = append(members, name+breakJSON(value, inner))
	}
	return string(text[0]) + "\n" + inner + strings.Join(members, ",\n"+inner) + "\n" + indent + string(text[len(text)-1])
}

// holdsObject tells whether there is an object inside a list or object.
func holdsObject(text []byte) bool {
	if text[0] != '{' && text[0] != '[' {
		return false
	}
	inString := false
	for n := 1; n < len(text); n++ {
		switch c := text[n]; {
		case inString && c == '\\':
			n++
		case c == '"':
			inString = !inString
		case c == '{' && !inString:
			return true
		}
	}
	return false
}

// parseJSON reads a list or object. It refuses fields the model does not have,
// fields given twice and anything after the value.
func parseJSON(text string, into any) error {
	if err := unique(json.NewDecoder(strings.NewReader(text)), MaxDepth); err != nil {
		return err
	}
	d := json.NewDecoder(strings.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return explained(err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errors.New("has something after the end of its JSON")
	}
	v := reflect.ValueOf(into).Elem()
	if (v.Kind() == reflect.Slice || v.Kind() == reflect.Map) && v.Len() == 0 {
		v.SetZero()
	}
	return nil
}

// unique reads one value and refuses an object that names a field twice, and
// lists or objects nested deeper than levels.
func unique(d *json.Decoder, levels int) error {
	t, err := d.Token()
	if err != nil {
		return explained(err)
	}
	if t != json.Delim('{') && t != json.Delim('[') {
		return nil
	}
	if levels == 0 {
		return fmt.Errorf("nests lists or objects more than %d deep", MaxDepth)
	}
	seen := map[string]bool{}
	for d.More() {
		if t == json.Delim('{') {
			key, err := d.Token()
			if err != nil {
				return explained(err)
			}
			name := key.(string)
			if seen[name] {
				return fmt.Errorf("names %q twice", name)
			}
			seen[name] = true
		}
		if err := unique(d, levels-1); err != nil {
			return err
		}
	}
	_, err = d.Token()
	return explained(err)
}

// explained says in our words why JSON was refused.
func explained(err error) error {
	var syntax *json.SyntaxError
	var mismatch *json.UnmarshalTypeError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &mismatch):
		where := ""
		if mismatch.Field != "" {
			where = fmt.Sprintf(" in %q", mismatch.Field)
		}
		return fmt.Errorf("has %s%s where something else belongs", inWords(mismatch.Value), where)
	case errors.As(err, &syntax):
		return fmt.Errorf("is no JSON: something is wrong after %d characters", syntax.Offset)
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("is no JSON: it ends too early")
	}
	if name, unknown := strings.CutPrefix(err.Error(), "json: unknown field "); unknown {
		return fmt.Errorf("has a field %s that the model does not have", name)
	}
	return errors.New("is no JSON that fits")
}

// inWords names a kind of JSON value; a number may have its digits behind it.
func inWords(kind string) string {
	switch kind, _, _ := strings.Cut(kind, " "); kind {
	case "object":
		return "an object"
	case "array":
		return "a list"
	case "string":
		return "a text"
	case "bool":
		return "a truth value"
	}
	return "a number"
}
