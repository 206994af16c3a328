package strictjson

import (
	"errors"
	"strings"
	"testing"

	"statecraft/engine"
	"statecraft/shared"
)

func TestDecodeAcceptsTheWholeType(t *testing.T) {
	var w engine.Workflow
	text := `{"key":"a","states":[{"id":"x","position":{"x":1,"y":2}}],"transitions":null}` + "\n"
	if err := Decode([]byte(text), &w); err != nil {
		t.Fatal(err)
	}
	if w.Key != "a" || len(w.States) != 1 || w.States[0].Position.Y != 2 {
		t.Errorf("read as %+v", w)
	}
}

func TestDecodeRefuses(t *testing.T) {
	cases := []struct {
		name, text string
		code       engine.Code
		message    string
		line, col  int
	}{
		{"unknown field", `{"key":"a","colour":"red"}`, engine.CodeInvalid, `There is no field "colour"`, 1, 12},
		{"unknown field inside", "{\"key\":\"a\",\n\"states\":[{\"idd\":\"x\"}]}", engine.CodeInvalid, `"idd" in /states/0`, 2, 12},
		{"other spelling", `{"Key":"a"}`, engine.CodeInvalid, `There is no field "Key"`, 1, 2},
		{"twice", `{"key":"a","key":"b"}`, engine.CodeInvalid, `"key" is given twice`, 1, 12},
		{"twice in free data", `{"params":[{"name":"p","type":"text","value":{"a":1,"a":2}}]}`, engine.CodeInvalid, `"a" is given twice in /params/0/value`, 1, 53},
		{"wrong type", `{"key":7}`, engine.CodeInvalid, `/key does not take this number`, 1, 8},
		{"no object", `[]`, engine.CodeInvalid, `A JSON object is expected here, not a list`, 1, 1},
		{"trailing data", `{"key":"a"} {}`, shared.CodeSyntax, `not valid JSON`, 1, 13},
		{"cut off", `{"key":"a"`, shared.CodeSyntax, `ends too early`, 1, 11},
		{"empty", ``, shared.CodeSyntax, `ends too early`, 1, 1},
		{"no JSON", `digraph {}`, shared.CodeSyntax, `not valid JSON`, 1, 1},
		{"not UTF-8", "{\"key\":\"\xff\"}", shared.CodeSyntax, `not valid JSON`, 1, 9},
		{"deep", `{"params":[{"value":` + strings.Repeat("[", 100_000), shared.CodeSyntax, `not valid JSON`, 1, 10018},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var w engine.Workflow
			var e *engine.Error
			if err := Decode([]byte(c.text), &w); !errors.As(err, &e) {
				t.Fatalf("got %v, want an *engine.Error", err)
			}
			if e.Code != c.code || !strings.Contains(e.Message, c.message) {
				t.Errorf("got %s: %s\nwant %s: %s", e.Code, e.Message, c.code, c.message)
			}
			if e.Line != c.line || e.Column != c.col {
				t.Errorf("at %d:%d, want %d:%d", e.Line, e.Column, c.line, c.col)
			}
		})
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(`{"key":"a","states":[],"transitions":[]}`))
	f.Add([]byte(`{"key":"a","key":1}`))
	f.Add([]byte("{\n \"x\" :"))
	f.Fuzz(func(t *testing.T, text []byte) {
		var w engine.Workflow
		err := Decode(text, &w)
		var e *engine.Error
		if err != nil && (!errors.As(err, &e) || e.Message == "" || e.Line < 1 || e.Column < 1) {
			t.Errorf("refused with %#v", err)
		}
	})
}
