package expr

import (
	"fmt"
	"maps"
	"reflect"
	"strings"
	"testing"

	exprlang "github.com/expr-lang/expr"
	"github.com/expr-lang/expr/types"
	"github.com/expr-lang/expr/vm"
	"pgregory.net/rapid"
)

// The language follows expr-lang/expr, a language with years of use behind it. So
// it is the oracle: what is drawn here compiles, or does not, in both, and gives
// the same. Left out of what is drawn is where ours differs on purpose: "not" takes
// a whole comparison, % goes with every number, contains with lists, a name may
// not begin with $, and numbers are float64 throughout.

// oracle compiles a source with the library, cut down to our functions and without
// its optimizer, which computes some constants differently.
func oracle(source string, names Names) (*vm.Program, error) {
	env := types.Map{}
	for name, of := range names {
		env[name] = map[Type]types.Type{Text: types.String, Number: types.Float64, Boolean: types.Bool, List: types.Array(types.Any), Any: types.Any}[of]
	}
	options := []exprlang.Option{exprlang.Env(env), exprlang.DisableAllBuiltins(), exprlang.Optimize(false)}
	for _, f := range functions() {
		options = append(options, exprlang.EnableBuiltin(f.name))
	}
	return exprlang.Compile(source, options...)
}

// oracleRun gives what the library computes as plain data.
func oracleRun(p *vm.Program, values map[string]any) (any, error) {
	out, err := vm.Run(p, values)
	if err != nil {
		return nil, err
	}
	return floats(reflect.ValueOf(&out).Elem())
}

// floats turns whole numbers and lists of one kind into those of the data.
func floats(v reflect.Value) (any, error) {
	switch v.Kind() {
	case reflect.Interface:
		if v.IsNil() {
			return nil, nil
		}
		return floats(v.Elem())
	case reflect.Int:
		return float64(v.Int()), nil
	case reflect.Slice:
		list := make([]any, v.Len())
		for n := range list {
			item, err := floats(v.Index(n))
			if err != nil {
				return nil, err
			}
			list[n] = item
		}
		return list, nil
	}
	out := (&result{left: MaxResult})
	plain, wrong := out.take(v.Interface(), 0)
	if wrong != "" {
		return nil, fmt.Errorf("gave %s", wrong)
	}
	return plain, nil
}

func oracleValues() []map[string]any {
	full := map[string]any{"amount": 1480.5, "role": "manager", "urgent": true, "tags": []any{"a", "b", 3.0, nil}, "day": "2026-11-20",
		"order": map[string]any{"n": 12.0, "t": "man", "b": false, "l": []any{1.0, []any{2.0}}, "o": map[string]any{"n": -1.0}, "none": nil}}
	small := maps.Clone(full)
	small["amount"], small["role"], small["urgent"], small["tags"], small["order"] = 0.0, "", false, []any{}, "man"
	return []map[string]any{full, small, {"amount": 3.0}, {}}
}

func TestSameAsTheLibrary(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawn{t}
		want := rapid.SampledFrom([]Type{Text, Number, Boolean, List, Any}).Draw(t, "type")
		compare(t, d.expression(want, 4), false)
	})
}

// TestSameGrammarAsTheLibrary throws words together: what is no expression in one
// is none in the other.
func TestSameGrammarAsTheLibrary(t *testing.T) {
	words := []string{"amount", "role", "urgent", "tags", "order", ".n", ".t", `["n"]`, "1", "2.5", `"a"`, "true", "nil", "(", ")", "[", "]", ",",
		"+", "-", "*", "/", "==", "!=", "<", ">=", "and", "or", "??", "?", ":", "in", "not in", "startsWith", "abs(", "max(", "len(", "upper(", "trim(", "string("}
	rapid.Check(t, func(t *rapid.T) {
		compare(t, strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 9).Draw(t, "words"), " "), true)
	})
}

// compare holds ours to the library. Behind and, or and the sign + the library
// hands on whatever a value of no known type turns out to be; loose allows ours
// to fail there.
func compare(t *rapid.T, source string, loose bool) {
	theirs, theirErr := oracle(source, names())
	ours, ourErr := Compile(source, names(), Any)
	if theirErr != nil && (strings.Contains(theirErr.Error(), "cannot be mixed") || strings.Contains(theirErr.Error(), "operation: contains")) {
		return // the library wants brackets around ?? beside and, or
	}
	if theirErr != nil && strings.Contains(source, "?") {
		return // to the library a choice between two kinds of numbers is of no type
	}
	if theirErr != nil && ourErr == nil {
		t.Fatalf("%s: the library says %v, ours nothing", source, theirErr)
	}
	for _, values := range oracleValues() {
		sameTruth(t, source, ours, values)
		if theirErr != nil {
			return
		}
		want, wantErr := oracleRun(theirs, values)
		if ourErr != nil {
			// Knowing more of types, ours may refuse what can only fail.
			if wantErr == nil && !loose && !harmless(source, ourErr) {
				t.Fatalf("%s: ours says %v, but the library gives %v of %v", source, ourErr, want, values)
			}
			continue
		}
		got, gotErr := ours.Run(values)
		if loose && gotErr != nil || different(wantErr) || gotErr != nil && lenient(source) {
			continue
		}
		if (wantErr != nil) != (gotErr != nil) || !reflect.DeepEqual(want, got) {
			t.Fatalf("%s of %v: the library gives %v (%v), ours %v (%v)", source, values, want, wantErr, got, gotErr)
		}
	}
}

// sameTruth holds a condition to what running it as an expression gives.
func sameTruth(t *rapid.T, source string, p *Program, values map[string]any) {
	if p == nil || p.Result() != Boolean {
		return
	}
	want, wantErr := p.Run(values)
	got, gotErr := p.True(values)
	_, decided := want.(bool)
	if decided && want != got || decided != (gotErr == nil) {
		t.Fatalf("%s of %v: as a value %v (%v), as a condition %v (%v)", source, values, want, wantErr, got, gotErr)
	}
}

// harmless tells whether what ours refuses was never reached, or compares values
// that are never equal.
func harmless(source string, refused *Error) bool {
	for _, part := range []string{"?", " or ", " and "} {
		if strings.Contains(source, part) {
			return true
		}
	}
	if strings.Count(source, ">")+strings.Count(source, "<") > 1 {
		return true
	}
	for _, sign := range []string{"==", "!=", "in", "not in"} {
		if strings.Contains(refused.Message, "types: "+sign+" ") {
			return true
		}
	}
	return false
}

// different tells where the library fails because ours searches lists too, or
// because it takes two kinds of numbers for one.
func different(err error) bool {
	return err != nil && (strings.Contains(err.Error(), "is []interface {}, not string") || strings.Contains(err.Error(), "is float64, not int"))
}

// lenient tells whether a source has an operator that the library lets pass more
// with: behind and, or it hands on nothing, and with == it fails of nothing only
// where its compiler knows both sides for texts.
func lenient(source string) bool {
	for _, sign := range []string{"==", "!=", " and ", " or "} {
		if strings.Contains(source, sign) {
			return true
		}
	}
	return false
}

// drawn draws expressions of a type.
type drawn struct{ *rapid.T }

func (d drawn) of(choices ...func() string) string {
	return rapid.SampledFrom(choices).Draw(d.T, "choice")()
}

func (d drawn) word(words ...string) func() string {
	return func() string { return rapid.SampledFrom(words).Draw(d.T, "word") }
}

// with fills the types named in a pattern by drawn expressions.
func (d drawn) with(depth int, pattern string, types ...Type) func() string {
	return func() string {
		parts := make([]any, len(types))
		for n, of := range types {
			parts[n] = d.expression(of, depth-1)
		}
		return fmt.Sprintf(pattern, parts...)
	}
}

// sure is Boolean and never anything else.
const sure Type = "sure"

// expression draws one of a type, now and then of another: that is refused, or
// fails when it runs.
func (d drawn) expression(of Type, depth int) string {
	if of == sure {
		return d.exactly(Boolean, depth)
	}
	if rapid.IntRange(0, 40).Draw(d.T, "stray") == 0 {
		of = rapid.SampledFrom([]Type{Text, Number, Boolean, List, Any}).Draw(d.T, "other")
	}
	return d.exactly(of, depth)
}

func (d drawn) exactly(of Type, depth int) string {
	leaf := depth <= 0
	switch of {
	case Number:
		if leaf {
			return d.word("amount", "1", "2.5", "order.n", "order.o.n", "1_000", "-3")()
		}
		return d.of(d.word("amount", "7"), d.with(depth, "(%s + %s)", Number, Number), d.with(depth, "(%s - %s)", Number, Number), d.with(depth, "%s * %s", Number, Number),
			d.with(depth, "(%s / %s)", Number, Number), d.with(depth, "abs(%s)", Number), d.with(depth, "round(%s)", Number), d.with(depth, "len(%s)", Text),
			d.with(depth, "len(%s)", List), d.with(depth, "max(%s, %s)", Number, Number), d.with(depth, "min(%s, 2)", Number),
			d.with(depth, "(%s ? %s : %s)", Boolean, Number, Number), d.with(depth, "(%s ?? %s)", Any, Number), d.with(depth, "floor(%s)", Number), d.with(depth, "-(%s)", Number))
	case Text:
		if leaf {
			return d.word("role", "day", `"man"`, `'x'`, "order.t", `"2027-01-01"`)()
		}
		return d.of(d.word("role", "day", `""`), d.with(depth, "(%s + %s)", Text, Text), d.with(depth, "upper(%s)", Text), d.with(depth, "trim(%s)", Text),
			d.with(depth, "(%s ? %s : %s)", Boolean, Text, Text), d.with(depth, "trim(%s, %s)", Text, Text), d.with(depth, "lower(%s)", Text))
	case Boolean:
		if leaf {
			return d.word("urgent", "order.b", "(amount > 3)")()
		}
		return d.of(d.with(depth, "%s and %s", sure, sure), d.with(depth, "(%s or %s)", sure, sure), d.with(depth, "(not (%s))", Boolean), d.with(depth, "!(%s)", Boolean),
			d.with(depth, "%s > %s", Number, Number), d.with(depth, "(%s <= %s)", Number, Number), d.with(depth, "%s < %s", Text, Text), d.with(depth, "(%s == %s)", Text, Text),
			d.with(depth, "%s != %s", Number, Number), d.with(depth, "%s contains %s", Text, Text), d.with(depth, "(%s startsWith %s)", Text, Text), d.with(depth, "%s not endsWith %s", Text, Text),
			d.with(depth, "%s in [%s, %s]", Number, Number, Number), d.with(depth, "(%s in %s)", Text, List), d.with(depth, "%s not in [%s]", Text, Text),
			d.with(depth, "%s == nil", Any), d.with(depth, "%s in order", Text), d.with(depth, "1 < %s <= %s", Number, Number), d.with(depth, "%s == %s", Any, Any))
	case List:
		if leaf {
			return d.word("tags", "order.l", "[]")()
		}
		return d.of(d.word("tags"), d.with(depth, "[%s, %s]", Text, Text), d.with(depth, "[%s]", Number), d.with(depth, "[%s, %s]", Any, Text), d.with(depth, "(%s ? %s : tags)", Boolean, List))
	}
	return d.word("order", "order.none", "order.n", "order.t", "nil", "order.o", `order["o"].n`, "amount", "tags", "role")()
}
