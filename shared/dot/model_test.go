package dot

import (
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"statecraft/engine"
)

// oddTexts are what usually breaks a text form.
var oddTexts = []string{
	"", " ", `"`, `\`, `\\`, `\"`, `ends with \`, "two\nlines", "\r\n", "\t", "\x00", "\x7f", "tab\tand\\n",
	"<b>bold</b>", "<", "a -> b", "{}", "[x=1]", "// no comment", "/* none */", "#", ";", "*", "%3", "%", "node", "Graph",
	"strict", "-1", "1.", "12abc", `\N`, `\G \l \r`, "&amp;", "R&D", "&#65; &lt;", "&amp", "Überprüfung", "决定", "😀", "\uFEFF", "\u2028",
	"a\u00A0b", "é", "sc_key", "true", "a#2", "a->b", `\u0041`, `["x"]`, "null", "a+b", "'", "$x", "@", "\\\n", "\\\r\n",
}

// drawText gives texts for fields and ids, odd ones often.
func drawText(t *rapid.T) string {
	switch rapid.IntRange(0, 3).Draw(t, "text kind") {
	case 0:
		return rapid.SampledFrom(oddTexts).Draw(t, "odd")
	case 1:
		return rapid.SampledFrom(oddTexts).Draw(t, "odd") + rapid.SampledFrom(oddTexts).Draw(t, "odder")
	case 2:
		return strings.ToValidUTF8(rapid.StringN(0, 8, -1).Draw(t, "any"), "?")
	}
	return rapid.StringMatching(`[a-z]{1,6}( [a-z]{1,6})?`).Draw(t, "word")
}

// drawJSON gives a value as JSON has them.
func drawJSON(t *rapid.T, depth int) any {
	kinds := 6
	if depth > 2 {
		kinds = 4
	}
	switch rapid.IntRange(0, kinds-1).Draw(t, "JSON kind") {
	case 0:
		return nil
	case 1:
		return rapid.Bool().Draw(t, "truth")
	case 2:
		return drawFloat(t)
	case 3:
		return drawText(t)
	case 4:
		list := []any{}
		for range rapid.IntRange(0, 3).Draw(t, "length") {
			list = append(list, drawJSON(t, depth+1))
		}
		return list
	}
	object := map[string]any{}
	for range rapid.IntRange(0, 3).Draw(t, "members") {
		object[drawText(t)] = drawJSON(t, depth+1)
	}
	return object
}

func drawFloat(t *rapid.T) float64 {
	return rapid.Float64().Filter(func(f float64) bool { return !math.IsNaN(f) && !math.IsInf(f, 0) }).Draw(t, "number")
}

// draw fills a value of the model by reflection, every field it has.
func draw(t *rapid.T, v reflect.Value) {
	if rapid.IntRange(0, 2).Draw(t, "left out") == 0 {
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(drawText(t))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int:
		v.SetInt(int64(rapid.IntRange(-3, 12).Draw(t, "int")))
	case reflect.Float64:
		v.SetFloat(drawFloat(t))
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		draw(t, v.Elem())
	case reflect.Struct:
		for n := range v.NumField() {
			draw(t, v.Field(n))
		}
	case reflect.Slice:
		for range rapid.IntRange(0, 3).Draw(t, "length") {
			element := reflect.New(v.Type().Elem()).Elem()
			draw(t, element)
			v.Set(reflect.Append(v, element))
		}
	case reflect.Map:
		for range rapid.IntRange(0, 3).Draw(t, "members") {
			if v.IsNil() {
				v.Set(reflect.MakeMap(v.Type()))
			}
			element := reflect.New(v.Type().Elem()).Elem()
			draw(t, element)
			v.SetMapIndex(reflect.ValueOf(drawText(t)), element)
		}
	case reflect.Interface:
		if value := drawJSON(t, 0); value != nil {
			v.Set(reflect.ValueOf(value))
		}
	default:
		t.Fatalf("the model has a kind of field this generator does not know: %s", v.Type())
	}
}

// drawWorkflow gives any workflow at all: sensible graphs as well as drafts with
// missing ends, doubled ids and fields that contradict each other.
func drawWorkflow(t *rapid.T) engine.Workflow {
	var w engine.Workflow
	for n, v := 0, reflect.ValueOf(&w).Elem(); n < v.NumField(); n++ {
		if name := v.Type().Field(n).Name; name != "States" && name != "Transitions" {
			draw(t, v.Field(n))
		}
	}
	ids := []string{"missing", engine.FromAnywhere}
	for range rapid.IntRange(0, 6).Draw(t, "states") {
		var s engine.State
		draw(t, reflect.ValueOf(&s).Elem())
		ids = append(ids, s.ID)
		w.States = append(w.States, s)
	}
	taken := map[string]bool{}
	for range rapid.IntRange(0, 8).Draw(t, "transitions") {
		var x engine.Transition
		draw(t, reflect.ValueOf(&x).Elem())
		if rapid.IntRange(0, 4).Draw(t, "connected") > 0 {
			x.From, x.To = rapid.SampledFrom(ids).Draw(t, "from"), rapid.SampledFrom(ids).Draw(t, "to")
		}
		if rapid.Bool().Draw(t, "usual id") {
			x.ID = engine.TransitionID(x.From, x.To, func(id string) bool { return taken[id] })
		}
		taken[x.ID] = true
		w.Transitions = append(w.Transitions, x)
	}
	return w
}

func mustParse(t interface {
	Fatalf(string, ...any)
	Helper()
}, text []byte) *Result {
	t.Helper()
	result, err := Parse(text)
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return result
}

// firstDifference tells where two values differ, "" where they do not.
func firstDifference(path string, want, got reflect.Value) string {
	if want.IsValid() && got.IsValid() && reflect.DeepEqual(want.Interface(), got.Interface()) {
		return ""
	}
	if want.IsValid() && got.IsValid() && want.Type() == got.Type() {
		switch {
		case want.Kind() == reflect.Struct:
			for n := range want.NumField() {
				if d := firstDifference(path+"."+want.Type().Field(n).Name, want.Field(n), got.Field(n)); d != "" {
					return d
				}
			}
		case want.Kind() == reflect.Slice && want.Len() == got.Len():
			for n := range want.Len() {
				if d := firstDifference(fmt.Sprintf("%s[%d]", path, n), want.Index(n), got.Index(n)); d != "" {
					return d
				}
			}
		}
	}
	return fmt.Sprintf("%s: want %#v, got %#v", path, want, got)
}

func differ(want, got engine.Workflow) string {
	return firstDifference("workflow", reflect.ValueOf(want), reflect.ValueOf(got))
}

func TestRoundTripOfAnyWorkflow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorkflow(t)
		text := Format(&w)
		result := mustParse(t, text)
		if d := differ(w, result.Workflow); d != "" {
			t.Fatalf("%s\n%s", d, text)
		}
		if len(result.Guesses) > 0 || len(result.Dropped) > 0 {
			t.Fatalf("guessed %v, dropped %v\n%s", result.Guesses, result.Dropped, text)
		}
		if again := Format(&result.Workflow); string(again) != string(text) {
			t.Fatalf("written twice, it differs\n%s\n%s", text, again)
		}
	})
}

// fill sets every field of a value to something that is not zero.
func fill(t *testing.T, v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString("x \"y\"\n\\")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int:
		v.SetInt(7)
	case reflect.Float64:
		v.SetFloat(0.1)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(t, v.Elem())
	case reflect.Struct:
		for n := range v.NumField() {
			fill(t, v.Field(n))
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(t, v.Index(0))
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		element := reflect.New(v.Type().Elem()).Elem()
		fill(t, element)
		v.SetMapIndex(reflect.ValueOf("key"), element)
	case reflect.Interface:
		v.Set(reflect.ValueOf(map[string]any{"amount": "1480.00", "list": []any{1.5, nil, true}}))
	default:
		t.Fatalf("the model has a kind of field this test does not know: %s", v.Type())
	}
}

// A field that is added to the model and not carried fails here, one by one.
func TestEveryFieldComesBack(t *testing.T) {
	for _, place := range []struct {
		name string
		in   func(*engine.Workflow) reflect.Value
	}{
		{"workflow", func(w *engine.Workflow) reflect.Value { return reflect.ValueOf(w) }},
		{"state", func(w *engine.Workflow) reflect.Value { return reflect.ValueOf(&w.States[0]) }},
		{"transition", func(w *engine.Workflow) reflect.Value { return reflect.ValueOf(&w.Transitions[0]) }},
	} {
		empty := func() *engine.Workflow {
			return &engine.Workflow{
				States:      []engine.State{{ID: "a"}, {ID: "b"}},
				Transitions: []engine.Transition{{ID: "a->b", From: "a", To: "b"}},
			}
		}
		for n := range place.in(empty()).Elem().NumField() {
			w := empty()
			v := place.in(w).Elem()
			t.Run(place.name+"."+v.Type().Field(n).Name, func(t *testing.T) {
				fill(t, v.Field(n))
				text := Format(w)
				if d := differ(*w, mustParse(t, text).Workflow); d != "" {
					t.Fatalf("%s\n%s", d, text)
				}
			})
		}
	}
}

func TestEmptyListsAreNone(t *testing.T) {
	w := engine.Workflow{Starters: []engine.Actor{}, States: []engine.State{{ID: "a", Actors: []engine.Actor{}, Params: map[string]any{}}}, Transitions: []engine.Transition{}}
	want := engine.Workflow{States: []engine.State{{ID: "a"}}}
	if got := mustParse(t, Format(&w)).Workflow; !reflect.DeepEqual(got, want) {
		t.Fatalf("got %#v", got)
	}
	if string(Format(&w)) != string(Format(&want)) {
		t.Fatal("an empty list is written differently from none")
	}
}
