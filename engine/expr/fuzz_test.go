package expr

import (
	"fmt"
	"math"
	"reflect"
	"runtime/metrics"
	"strings"
	"testing"
	"unicode/utf8"
)

// What one source may allocate while it is compiled, or while it is run once on
// the largest values people can fill in. Both count bytes, not time.
const (
	maxCompiling = 16 << 20
	maxRunning   = 64 << 20
)

// FuzzCompile compiles any source and runs what comes out: nothing panics, a
// refusal says why and where, and neither takes more than its share of memory.
// What a run gives can be stored, and stays bounded however often it is fed back.
func FuzzCompile(f *testing.F) {
	for _, seed := range fuzzSeeds() {
		f.Add(seed)
	}
	few, many := fuzzValues(1, 3), fuzzValues(100_000, 1000)
	f.Fuzz(func(t *testing.T, source string) {
		for _, want := range []Type{Any, Boolean} {
			before := allocated()
			p, err := Compile(source, names(), want)
			if used := allocated() - before; used > maxCompiling {
				t.Fatalf("compiling allocates %d bytes", used)
			}
			again, sameErr := Compile(source, names(), want)
			if !reflect.DeepEqual(err, sameErr) {
				t.Fatalf("refused as %v, then as %v", err, sameErr)
			}
			if err != nil {
				checkRefusal(t, source, err)
				continue
			}
			if p.Result() != again.Result() || !reflect.DeepEqual(p.Names(), again.Names()) {
				t.Fatalf("a %s of %v, then a %s of %v", p.Result(), p.Names(), again.Result(), again.Names())
			}
			for _, values := range []map[string]any{few, many, {}} {
				checkRun(t, p, values)
			}
			feedBack(t, p)
		}
	})
}

func fuzzSeeds() []string {
	return []string{
		`amount > 1000 and role == "manager"`, `"a" in tags`, `not urgent ? 1 : 2`, `((((1))))`, `order.a.b`, `'x`, "`", `1..2`, `a ?? b`,
		`$env`, `string($env)`, `$env.amount > 1`, `int(1e300)`, `-int("-9007199254740993")`, `"\x00\u{1F600}" + day`,
		`[order, order, [order, tags]]`, `order.a + order.n + role + "x"`, `role + role + role + role`, `upper(role) + lower(day) + trim(role, "x")`,
		`string(tags) + string(order)`, `order == [order, tags] or order != nil`, `max(tags) ?? min(amount, 2, [3, [4]])`,
		`amount // (((( "`, `if urgent {1} else {2}`, `amount | int() | string()`, `len(role) % 7 / 0`, `order["a"] ?? order?.b`,
		strings.Repeat("[", 30) + strings.Repeat("]", 30), strings.Repeat("not ", 240) + "urgent", strings.Repeat("-", 990) + "1",
		"role" + strings.Repeat("+role", 190), "[order" + strings.Repeat(",order", 160) + "]", "1" + strings.Repeat("?1:1", 29),
		`amount in [1,2,3] and role not in ["a","b"]`, `abs(-amount) + ceil(1.5) + floor(amount) + round(2.5) + float("1e308")`,
	}
}

// fuzzValues are values of every name, as large as forms and operators can make
// them: texts of some bytes, lists of some elements.
func fuzzValues(bytes, elements int) map[string]any {
	list := make([]any, elements)
	for n := range list {
		list[n] = fmt.Sprint("item ", n)
	}
	return map[string]any{
		"amount": 1480.5, "role": strings.Repeat("ɐ", bytes/2+1), "urgent": true, "tags": list, "day": "2026-11-20",
		"order": map[string]any{"a": strings.Repeat("b", bytes), "n": 4.0, "b": map[string]any{"list": list, "none": nil}},
	}
}

func checkRefusal(t *testing.T, source string, err *Error) {
	t.Helper()
	if err.Message == "" || strings.ContainsAny(err.Message, "\n\r\x00") && !strings.ContainsAny(source, "\n\r\x00") || !utf8.ValidString(err.Message) {
		t.Fatalf("refused with %q", err.Message)
	}
	for _, word := range []string{"runtime error", "goroutine", "strconv", "interface {}", "float64", "reflect"} {
		if strings.Contains(err.Message, word) && !strings.Contains(source, word) {
			t.Fatalf("a message of the library: %q", err.Message)
		}
	}
	if err.Column < 0 || err.Column > len(source)+1 {
		t.Fatalf("column %d of %d bytes", err.Column, len(source))
	}
}

// checkRun runs a program twice: it gives the same, plain and bounded, and does
// not allocate more than a run may.
func checkRun(t *testing.T, p *Program, values map[string]any) any {
	t.Helper()
	before := allocated()
	got, err := p.Run(values)
	if used := allocated() - before; used > maxRunning {
		t.Fatalf("running allocates %d bytes", used)
	}
	again, sameErr := p.Run(values)
	if fmt.Sprint(err) != fmt.Sprint(sameErr) || !reflect.DeepEqual(got, again) {
		t.Fatalf("gives %v (%v), then %v (%v)", got, err, again, sameErr)
	}
	if err != nil {
		if got != nil || !strings.Contains(err.Error(), fmt.Sprintf("%q", p.Source())) {
			t.Fatalf("fails with %v and %v", got, err)
		}
		return nil
	}
	weight := 0
	if wrong := unstorable(got, 0, &weight); wrong != "" || weight > MaxResult {
		t.Fatalf("gives a value of weight %d (%s)", weight, wrong)
	}
	return got
}

// feedBack stores the result under the names that can hold it and runs again, as
// an assignment in a loop does.
func feedBack(t *testing.T, p *Program) {
	t.Helper()
	values := fuzzValues(1, 3)
	for range 6 {
		got := checkRun(t, p, values)
		values["order"] = got
		switch got := got.(type) {
		case string:
			values["role"], values["day"] = got, got
		case []any:
			values["tags"] = got
		case float64:
			values["amount"] = got
		}
	}
}

// unstorable says what keeps a value from being plain JSON data, and adds up what
// it weighs.
func unstorable(value any, depth int, weight *int) string {
	if depth > MaxDepth {
		return "nested too deep"
	}
	switch v := value.(type) {
	case nil, bool:
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return "no number"
		}
	case string:
		if *weight += len(v); !utf8.ValidString(v) || strings.ContainsRune(v, 0) {
			return "no text"
		}
	case []any:
		*weight += len(v)
		for _, item := range v {
			if wrong := unstorable(item, depth+1, weight); wrong != "" {
				return wrong
			}
		}
	case map[string]any:
		*weight += len(v)
		for name, item := range v {
			*weight += len(name)
			if wrong := unstorable(item, depth+1, weight); wrong != "" {
				return wrong
			}
		}
	default:
		return fmt.Sprintf("a %T", value)
	}
	return ""
}

// allocated is how many bytes the program has allocated so far. What is freed
// again counts too, so a difference is never less than how much was in use.
func allocated() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}
