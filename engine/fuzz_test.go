package engine_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"runtime/metrics"
	"strings"
	"testing"
	"unicode/utf8"

	"statecraft/engine"
)

const (
	// fuzzBytes is the most a host takes as a definition.
	fuzzBytes = 1 << 20
	// fuzzMemory is what compiling a definition, or deciding one command, may
	// allocate. What is freed again counts too, so less is in use at any moment.
	fuzzMemory = 256 << 20
	// fuzzEdits and fuzzCommands bound one case.
	fuzzEdits    = 12
	fuzzCommands = 24
)

// FuzzDefinition reads any definition, changes it here and there so that more of
// them run, compiles it, and plays commands on what comes out. Nothing panics,
// problems can be mended, and whatever is stored comes back the same.
func FuzzDefinition(f *testing.F) {
	for _, seed := range fuzzDefinitions(f) {
		f.Add(seed, []byte(""), []byte("0123456789"))
		f.Add(seed, []byte("abc"), []byte("a quick brown fox jumps over the lazy dog"))
	}
	f.Fuzz(func(t *testing.T, definition, edits, schedule []byte) {
		w := fuzzDecode(definition)
		if w == nil {
			return
		}
		fuzzEdit(w, &fuzzSource{edits})
		text := checkStays(t, w, &engine.Workflow{})
		p := checkCompile(t, w)
		if now := mustJSON(t, w); !bytes.Equal(text, now) {
			t.Fatalf("compiling changes the workflow\nfrom %s\nto   %s", text, now)
		}
		if p != nil {
			fuzzPlay(t, p, &fuzzSource{schedule})
		}
	})
}

// fuzzDecode reads a definition with every rule of encoding/json and unknown
// fields refused; nil is one that cannot be read.
func fuzzDecode(definition []byte) *engine.Workflow {
	if len(definition) > fuzzBytes {
		return nil
	}
	decoder := json.NewDecoder(bytes.NewReader(definition))
	decoder.DisallowUnknownFields()
	w := &engine.Workflow{}
	if err := decoder.Decode(w); err != nil {
		return nil
	}
	return w
}

// checkCompile compiles twice and gives the program, nil if there is none.
func checkCompile(t *testing.T, w *engine.Workflow) *engine.Program {
	t.Helper()
	before := allocated()
	p, problems := engine.Compile(w)
	if used := allocated() - before; used > fuzzMemory {
		t.Fatalf("compiling allocates %d MB", used>>20)
	}
	again, same := engine.Compile(w)
	if !reflect.DeepEqual(problems, same) || (p == nil) != (again == nil) {
		t.Fatalf("compiled twice, the problems differ:\n%v\n%v", problems, same)
	}
	if (p == nil) != engine.HasErrors(problems) {
		t.Fatalf("a program: %v, errors: %v", p != nil, engine.HasErrors(problems))
	}
	for _, problem := range problems {
		checkProblem(t, w, problem)
	}
	if p == nil {
		return nil
	}
	if !reflect.DeepEqual(p.Names(), again.Names()) {
		t.Fatalf("compiled twice, conditions read %v and %v", p.Names(), again.Names())
	}
	for n := range w.States {
		if id := w.States[n].ID; !reflect.DeepEqual(p.Outcomes(id), again.Outcomes(id)) {
			t.Fatalf("compiled twice, %s has %v and %v", id, p.Outcomes(id), again.Outcomes(id))
		}
	}
	return p
}

// checkProblem holds a problem to saying what is wrong and where.
func checkProblem(t *testing.T, w *engine.Workflow, p engine.Problem) {
	t.Helper()
	if p.Code == "" || p.Message == "" || p.State+p.Transition+p.Field == "" || !utf8.ValidString(p.Message) {
		t.Fatalf("a problem without code, message or place: %#v", p)
	}
	if p.Severity != engine.SeverityError && p.Severity != engine.SeverityWarning {
		t.Fatalf("a problem of severity %q", p.Severity)
	}
	if strings.Contains(p.Message, "%!") && !strings.Contains(string(mustJSON(t, w)), "%!") {
		t.Fatalf("a message that is badly put together: %s", p.Message)
	}
}

// checkRefused holds a refusal to a code and a sentence.
func checkRefused(t *testing.T, err error) {
	t.Helper()
	var refusal *engine.Error
	if !errors.As(err, &refusal) || refusal.Code == "" || refusal.Code == engine.CodeInternal || refusal.Message == "" {
		t.Fatalf("refused with %#v", err)
	}
	for _, p := range refusal.Problems {
		if p.Code == "" || p.Message == "" {
			t.Fatalf("refused with the problem %#v", p)
		}
	}
}

// checkStays gives a value as JSON, read back into an empty one of its type and
// written again: all three are the same.
func checkStays(t *testing.T, value, empty any) []byte {
	t.Helper()
	text := mustJSON(t, value)
	if err := json.Unmarshal(text, empty); err != nil {
		t.Fatalf("what is written cannot be read: %v\n%s", err, text)
	}
	if again := mustJSON(t, empty); !bytes.Equal(text, again) {
		t.Fatalf("read and written again, something else stands there\nfirst %s\nthen  %s", text, again)
	}
	return text
}

func mustJSON(t *testing.T, value any) []byte {
	t.Helper()
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatalf("%T cannot be stored: %v", value, err)
	}
	return text
}

// allocated is how many bytes have been allocated so far. It counts instead of
// measuring what is in use, so that a fault is found again.
func allocated() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}
