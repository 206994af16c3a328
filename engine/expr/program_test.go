package expr

import (
	"strings"
	"testing"
)

func names() Names {
	return Names{"amount": Number, "role": Text, "urgent": Boolean, "tags": List, "order": Any, "day": Text}
}

func TestRun(t *testing.T) {
	values := map[string]any{"amount": 1480.0, "role": "manager", "urgent": true, "tags": []any{"a", "b"}, "day": "2026-11-20", "order": map[string]any{"total": 12.5}}
	for source, want := range map[string]any{
		`amount > 1000 and role == "manager"`:  true,
		`not urgent or amount in [1, 2]`:       false,
		`"a" in tags`:                          true,
		`amount * 2`:                           2960.0,
		`1 + 1`:                                2.0,
		`7 / 2`:                                3.5,
		`len(role)`:                            7.0,
		`upper(role) + "!"`:                    "MANAGER!",
		`amount > 5000 ? "high" : "low"`:       "low",
		`order.total > 12`:                     true,
		`day < "2027-01-01"`:                   true,
		`role startsWith "man"`:                true,
		`round(amount / 7)`:                    211.0,
		`[amount, role]`:                       nil,
		`missing ?? 3`:                         nil,
		`max(amount, 2000)`:                    2000.0,
		`role not in ["clerk"] && amount >= 1`: true,
	} {
		p, err := Compile(source, names(), Any)
		if source == `missing ?? 3` {
			if err == nil {
				t.Errorf("%s: an undeclared name must be refused", source)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", source, err)
			continue
		}
		got, runErr := p.Run(values)
		if runErr != nil {
			t.Errorf("%s: %v", source, runErr)
			continue
		}
		if want != nil && got != want {
			t.Errorf("%s = %v, want %v", source, got, want)
		}
	}
}

func TestRefused(t *testing.T) {
	for _, c := range []struct {
		source string
		want   Type
		part   string
		column int
	}{
		{``, Boolean, "empty", 1},
		{`amount > "x"`, Boolean, "mismatched", 8},
		{`amount`, Boolean, "expected yes or no", 0},
		{`nobody > 1`, Boolean, "unknown name nobody", 1},
		{`all(tags, # > 1)`, Boolean, "not part of conditions", 0},
		{`1..1000000`, Any, "operator ..", 0},
		{`amount ** 9`, Any, "operator **", 0},
		{`role matches "a+"`, Boolean, "operator matches", 0},
		{`let x = 1; x > 0`, Boolean, "not part of conditions", 0},
		{`repeat("a", 100000)`, Any, "function repeat", 0},
		{`now() > now()`, Boolean, "function now", 0},
		{`role[0:2] == "a"`, Boolean, "not part of conditions", 0},
		{`tags[0]`, Any, "reaching into", 0},
		{`order?.total`, Any, "", 0},
		{`{"a": 1}`, Any, "not part of conditions", 0},
		{`amount >`, Boolean, "", 0},
		{`amount.String()`, Any, "", 0},
		{`amount + role`, Any, "mismatched", 0},
		{strings.Repeat("(", 31) + "1" + strings.Repeat(")", 31), Any, "nested deeper", 31},
		{strings.Repeat("1+", 600) + "1", Any, "longer than", 1001},
		{"amount > \x00", Boolean, "not text", 10},
		{"\xff", Any, "UTF-8", 0},
	} {
		_, err := Compile(c.source, names(), c.want)
		if err == nil {
			t.Errorf("%.40q: not refused", c.source)
			continue
		}
		if !strings.Contains(err.Message, c.part) {
			t.Errorf("%.40q: %q does not say %q", c.source, err.Message, c.part)
		}
		if c.column != 0 && err.Column != c.column {
			t.Errorf("%.40q: column %d, want %d", c.source, err.Column, c.column)
		}
	}
}

func TestFailedRun(t *testing.T) {
	for source, part := range map[string]string{
		`amount > 1000`:     "amount has no value",
		`role == "x"`:       "",
		`1 / (amount ?? 0)`: "divided by zero",
	} {
		p, err := Compile(source, names(), Any)
		if err != nil {
			t.Fatalf("%s: %v", source, err)
		}
		out, runErr := p.Run(map[string]any{})
		if part == "" {
			continue
		}
		if runErr == nil || !strings.Contains(runErr.Error(), part) {
			t.Errorf("%s: got %v, %v; want an error saying %q", source, out, runErr, part)
		}
	}
}

func TestResultIsBounded(t *testing.T) {
	p, err := Compile(`role + role`, names(), Any)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Run(map[string]any{"role": strings.Repeat("x", MaxResult)}); err == nil {
		t.Error("a text past the limit must be refused")
	}
}

func FuzzCompile(f *testing.F) {
	for _, seed := range []string{`amount > 1000 and role == "manager"`, `"a" in tags`, `not urgent ? 1 : 2`, `((((1))))`, `order.a.b`, `'x`, "`", `1..2`, `a ?? b`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, source string) {
		p, err := Compile(source, names(), Any)
		if err == nil {
			_, _ = p.Run(map[string]any{"amount": 1.0, "role": "x"})
		}
	})
}
