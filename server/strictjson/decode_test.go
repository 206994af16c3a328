package strictjson

import (
	"encoding/json"
	"errors"
	"runtime/metrics"
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
		{"null", " null", engine.CodeInvalid, `A JSON object is expected here, not null`, 1, 2},
		{"line break in a text", "{\"key\":\"a\n b\"}", shared.CodeSyntax, `not valid JSON`, 1, 10},
		{"blanks after a text with marks", "{\"key\":\"a\\\"\"  x}", shared.CodeSyntax, `not valid JSON`, 1, 15},
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

// TestDecodeWeighs refuses a small text that stands for large values.
func TestDecodeWeighs(t *testing.T) {
	var w engine.Workflow
	err := Decode([]byte(`{"states":[`+strings.Repeat("{},", 300_000)+`{}]}`), &w)
	if engine.CodeOf(err) != shared.CodeTooLarge {
		t.Errorf("got %v, want too-large", err)
	}
}

// TestDecodeTakesTheLargest reads as many states and transitions as a workflow
// may have.
func TestDecodeTakesTheLargest(t *testing.T) {
	large := engine.Workflow{States: make([]engine.State, engine.MaxStates), Transitions: make([]engine.Transition, engine.MaxTransitions)}
	for n := range large.States {
		large.States[n] = engine.State{ID: "s", Name: "n", Kind: engine.KindHuman, Actors: []engine.Actor{"anyone"}, Position: &engine.Point{}}
	}
	for n := range large.Transitions {
		large.Transitions[n] = engine.Transition{ID: "t", From: "a", To: "b", Label: "l", When: "w"}
	}
	text, err := json.Marshal(&large)
	if err != nil {
		t.Fatal(err)
	}
	var w engine.Workflow
	if err := Decode(text, &w); err != nil || len(w.Transitions) != engine.MaxTransitions {
		t.Errorf("%d transitions, %v", len(w.Transitions), err)
	}
}

// maxMemory is what reading one text may allocate; what is freed again counts.
const maxMemory = 256 << 20

// FuzzDecode reads any text: it is refused with a place, or read as the standard
// library reads it.
func FuzzDecode(f *testing.F) {
	for _, seed := range []string{
		`{"key":"a","states":[],"transitions":[]}`,
		`{"key":"a","key":1}`,
		"{\n \"x\" :",
		`{"key":"a","states":[{"id":"x","position":{"x":1e2,"y":-0.5},"params":{"p":[1,{"q":null}]},"priority":3}]}`,
		`{"key":"\u00e9\ud83d\ude00","transitions":[{"id":"t","from":"*","to":"x","interrupting":false,"via":[{"x":1,"y":2}]}]}`,
		`{"form":{"fields":[{"name":"f","type":"choice","options":[{"value":"a"}],"default":[true,1e300,"x"]}]}}`,
		`{"states":[` + strings.Repeat("{},", 300) + `{}]}`,
		`{"params":[{"value":` + strings.Repeat("[", 200) + strings.Repeat("]", 200) + `}]}`,
		"\xef\xbb\xbf{}", `{"Key":"a"}`, `{"key":null}`, ` {} `, `{"unique":{}}x`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		var w engine.Workflow
		before := allocated()
		err := Decode(text, &w)
		if used := allocated() - before; used > maxMemory {
			t.Fatalf("reading %d bytes allocates %d MB", len(text), used>>20)
		}
		if err == nil {
			checkAgrees(t, text, &w)
			return
		}
		var e *engine.Error
		if !errors.As(err, &e) || e.Message == "" || e.Line < 1 || e.Column < 1 || e.Line > strings.Count(string(text), "\n")+1 || e.Column > len(text)+1 {
			t.Errorf("refused with %#v", err)
		}
	})
}

// checkAgrees reads the text as the store reads what it has kept.
func checkAgrees(t *testing.T, text []byte, w *engine.Workflow) {
	t.Helper()
	var standard engine.Workflow
	if err := json.Unmarshal(text, &standard); err != nil {
		t.Fatalf("the standard library refuses it: %v", err)
	}
	got, err := json.Marshal(w)
	if err != nil {
		t.Fatalf("it cannot be written: %v", err)
	}
	want, err := json.Marshal(&standard)
	if err != nil || string(got) != string(want) {
		t.Fatalf("read as %s\nthe standard library reads %s (%v)", got, want, err)
	}
	var again engine.Workflow
	if err := Decode(got, &again); err != nil {
		t.Fatalf("what is written is refused: %v\n%s", err, got)
	}
}

// allocated is how many bytes have been allocated so far.
func allocated() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}
