package dot

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"statecraft/engine"
)

// prefix begins every attribute that carries a field of the model.
const prefix = "sc_"

// field is a field of the model and the attribute that carries it.
type field struct {
	attribute string
	index     int
}

// tables lists the fields that attributes carry, by thing.
type tables [3][]field

func newTables() *tables {
	return &tables{
		ofGraph: fieldsOf(engine.Workflow{}, "states", "transitions"),
		ofNode:  fieldsOf(engine.State{}, "position"),
		ofEdge:  fieldsOf(engine.Transition{}, "from", "to"),
	}
}

// fieldsOf lists the fields of a struct of the model, less those that the graph
// itself carries. They come from the JSON names, so a field added to the model is
// carried without a change here.
func fieldsOf(model any, carried ...string) []field {
	t := reflect.TypeOf(model)
	var list []field
	for n := range t.NumField() {
		name, _, _ := strings.Cut(t.Field(n).Tag.Get("json"), ",")
		if !slices.Contains(carried, name) {
			list = append(list, field{attribute: prefix + name, index: n})
		}
	}
	return list
}

// encode gives the text of a field as it stands in an attribute, and false where
// the field is left out.
func encode(v reflect.Value) (text string, present bool) {
	if v.IsZero() {
		return "", false
	}
	if v.Kind() == reflect.Pointer && isPlain(v.Elem().Kind()) {
		v = v.Elem()
	}
	switch v.Kind() {
	case reflect.String:
		return escape(v.String()), true
	case reflect.Bool:
		return strconv.FormatBool(v.Bool()), true
	case reflect.Int:
		return strconv.FormatInt(v.Int(), 10), true
	case reflect.Slice, reflect.Map:
		if v.Len() == 0 {
			return "", false
		}
	}
	text, present = formatJSON(v.Interface())
	lines := strings.Split(text, "\n") // layout: inside JSON a line break is \n
	for n := range lines {
		lines[n] = escape(lines[n])
	}
	return strings.Join(lines, "\n"), present
}

// isPlain tells whether values of the kind stand in an attribute without JSON.
func isPlain(k reflect.Kind) bool {
	return k == reflect.String || k == reflect.Bool || k == reflect.Int
}

// decode sets a field from its text; the error says what the text should be.
func decode(text string, v reflect.Value) error {
	if v.Kind() == reflect.Pointer && isPlain(v.Type().Elem().Kind()) {
		v.Set(reflect.New(v.Type().Elem()))
		v = v.Elem()
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(text)
	case reflect.Bool:
		switch text {
		case "true", "false":
			v.SetBool(text == "true")
		default:
			return fmt.Errorf("must be true or false, not %s", token{text: text}.shown())
		}
	case reflect.Int:
		n, err := strconv.Atoi(text)
		if err != nil {
			return fmt.Errorf("must be a whole number, not %s", token{text: text}.shown())
		}
		v.SetInt(int64(n))
	default:
		return parseJSON(text, v.Addr().Interface())
	}
	return nil
}
