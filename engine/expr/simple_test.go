package expr

import (
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestReadSimple(t *testing.T) {
	for source, want := range map[string]Simple{
		`amount > 1000`:                      {Rows: []Row{{"amount", More, 1000.0}}},
		`amount > 1000 and urgent`:           {Rows: []Row{{"amount", More, 1000.0}, {Name: "urgent", Op: Yes}}},
		`not urgent && (amount <= -1.5)`:     {Rows: []Row{{Name: "urgent", Op: No}, {"amount", AtMost, -1.5}}},
		`!urgent or role == "a" || urgent`:   {Any: true, Rows: []Row{{Name: "urgent", Op: No}, {"role", Equal, "a"}, {Name: "urgent", Op: Yes}}},
		`1000 < amount`:                      {Rows: []Row{{"amount", More, 1000.0}}},
		`10 < amount < 20`:                   {Rows: []Row{{"amount", More, 10.0}, {"amount", Less, 20.0}}},
		`urgent == true`:                     {Rows: []Row{{"urgent", Equal, true}}},
		`role != nil`:                        {Rows: []Row{{"role", NotEqual, nil}}},
		`role contains "man"`:                {Rows: []Row{{"role", Contains, "man"}}},
		`role not contains "man"`:            {Rows: []Row{{"role", Lacks, "man"}}},
		`role startsWith 'm'`:                {Rows: []Row{{"role", Begins, "m"}}},
		`role in ["a", "b"]`:                 {Rows: []Row{{"role", OneOf, []any{"a", "b"}}}},
		`role not in ["a"]`:                  {Rows: []Row{{"role", NoneOf, []any{"a"}}}},
		`not (role in ["a"])`:                {Rows: []Row{{"role", NoneOf, []any{"a"}}}},
		`not (amount == 1)`:                  {Rows: []Row{{"amount", NotEqual, 1.0}}},
		`not amount < 1 and not role != "a"`: {Rows: []Row{{"amount", AtLeast, 1.0}, {"role", Equal, "a"}}},
		`tags contains "a"`:                  {Rows: []Row{{"tags", Contains, "a"}}},
		`"a" in tags`:                        {Rows: []Row{{"tags", Includes, "a"}}},
		`"a" not in tags`:                    {Rows: []Row{{"tags", IncludesNo, "a"}}},
		`day >= "2026-01-31" // this year`:   {Rows: []Row{{"day", AtLeast, "2026-01-31"}}},
		`(amount > 1 and urgent) and urgent`: {Rows: []Row{{"amount", More, 1.0}, {Name: "urgent", Op: Yes}, {Name: "urgent", Op: Yes}}},
	} {
		got, ok := ReadSimple(source)
		if !ok || !reflect.DeepEqual(got, want) {
			t.Errorf("%s = %+v, %v; want %+v", source, got, ok, want)
		}
	}
}

func TestTooRichForWords(t *testing.T) {
	for _, source := range []string{
		``, ` `, `amount >`, `amount > 1 and urgent or urgent`, `amount > 2 * 3`, `amount > limit`, `len(role) > 3`, `not (role startsWith "a")`,
		`not not urgent`, `urgent ? 1 : 2`, `(role ?? "") == "a"`, `order.total > 1`, `true`, `1 == 1`, `role in tags`, `role in []`,
		`role in [["a"]]`, `amount > true`, `"a" contains role`, `nil in tags`, `role matches "a"`,
		`amount == - -1`, strings.Repeat("(", 31) + "urgent" + strings.Repeat(")", 31),
	} {
		if got, ok := ReadSimple(source); ok {
			t.Errorf("%s is read as %+v", source, got)
		}
	}
}

// rows draws a row that fits one of the names.
func rows() *rapid.Generator[Row] {
	number, text := rapid.Float64Range(-1e18, 1e18), rapid.StringN(0, 20, -1)
	return rapid.Custom(func(t *rapid.T) Row {
		op := rapid.SampledFrom([]Op{Yes, No, Equal, NotEqual, More, AtLeast, Less, AtMost, Contains, Lacks, Begins, Ends, OneOf, NoneOf, Includes, IncludesNo}).Draw(t, "op")
		writable := func(s string) bool { return !strings.ContainsRune(s, 0) }
		word := text.Filter(writable).Draw(t, "text")
		switch op {
		case Yes, No:
			return Row{Name: "urgent", Op: op}
		case More, AtLeast, Less, AtMost:
			// There is no negative zero among what people write.
			return Row{Name: "amount", Op: op, Value: number.Draw(t, "number") + 0}
		case OneOf, NoneOf:
			list := []any{word}
			for _, w := range rapid.SliceOfN(text.Filter(writable), 0, 3).Draw(t, "more") {
				list = append(list, w)
			}
			return Row{Name: "role", Op: op, Value: list}
		case Includes, IncludesNo:
			return Row{Name: "tags", Op: op, Value: word}
		case Equal, NotEqual:
			return rapid.SampledFrom([]Row{
				{"amount", op, number.Draw(t, "number") + 0}, {"role", op, word}, {"urgent", op, true}, {"day", op, nil},
			}).Draw(t, "row")
		}
		return Row{Name: "role", Op: op, Value: word}
	})
}

// What is written is read back as it was, and can be compiled.
func TestWritingAndReading(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := Simple{Rows: rapid.SliceOfN(rows(), 1, 4).Draw(t, "rows")}
		s.Any = len(s.Rows) > 1 && rapid.Bool().Draw(t, "any")
		source := s.Write()
		if len(source) > MaxLength {
			t.Skip("longer than a source may be")
		}
		got, ok := ReadSimple(source)
		if !ok || !reflect.DeepEqual(got, s) {
			t.Fatalf("%s is read as %#v, %v; it was %#v", source, got, ok, s)
		}
		if _, err := Compile(source, names(), Boolean); err != nil {
			t.Fatalf("%s: %v", source, err)
		}
	})
}

// Reading in words and writing again changes nothing of what a source means.
func FuzzReadSimple(f *testing.F) {
	for _, seed := range fuzzSeeds() {
		f.Add(seed)
	}
	for _, seed := range []string{`10 < amount < 20`, `"a" not in tags`, `amount == 1e18 or urgent`, `role in ["a", 1]`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, source string) {
		s, ok := ReadSimple(source)
		if !ok {
			return
		}
		again := s.Write()
		before, err := Compile(source, names(), Boolean)
		if err != nil || len(again) > MaxLength {
			return
		}
		after, err := Compile(again, names(), Boolean)
		if err != nil {
			t.Fatalf("%q is written as %q: %v", source, again, err)
		}
		for _, values := range []map[string]any{fuzzValues(1, 3), {}, {"amount": 15.0, "urgent": false, "role": "a", "tags": []any{"a"}}} {
			was, failed := before.True(values)
			is, failedAfter := after.True(values)
			if was != is || (failed == nil) != (failedAfter == nil) {
				t.Fatalf("%q gives %v (%v), %q gives %v (%v)", source, was, failed, again, is, failedAfter)
			}
		}
	})
}
