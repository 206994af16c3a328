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
		`not amount > 2000 and not (urgent and false)`:       true,
		`not role == "clerk"`:                                true,
		`!urgent or 1000 < amount <= 1480`:                   true,
		`tags contains "b" and not (tags contains "c")`:      true,
		`tags not contains "c"`:                              true,
		`order["total"] - 2.5 == 1_0`:                        true,
		`string(1000000) + string(0.5)`:                      "10000000.5",
		`amount % 7`:                                         3.0,
		"'it\\'s ' + `a``b` + \"\\u{41}\\x42\\103\\n\"":      "it's a`bABC\n",
		"amount // the sum\n > 1 /* and\nmore */":            true,
		`(order.none ?? 3) + 1`:                              4.0,
		`"total" in order and "x" not in order.none`:         true,
		`max(1, [2, [amount]]) == amount and min([]) == nil`: true,
		`-amount ?? 1`:                                       -1480.0,
		`[1, [2]] == [1, [2]] and [1] != ["1"]`:              true,
		`order.total == 12.5 ? order.in : 1`:                 nil,
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
		{`"\x00"`, Any, "cannot be stored", 1},
		{`"\U80000080"`, Any, "stands for nothing", 2},
		{`string(nil)`, Any, "string takes no nothing", 1},
		{`string(tags)`, Any, "string takes no list", 1},
		{`amount = 3`, Boolean, "write ==", 8},
		{`amount not 3`, Boolean, "not does not belong here", 8},
		{`amount role`, Boolean, "does not belong here", 8},
		{`(amount`, Boolean, ") is missing at the end", 8},
		{`trim(role, role, role)`, Any, "one or two values", 1},
		{`max()`, Any, "at least one value", 1},
		{`"a`, Any, "has no end", 1},
		{`1 /* a`, Any, "has no end", 3},
		{`urgent ? 1`, Any, ": is missing at the end", 11},
		{`amount ? 1 : 2`, Any, "before ? stands yes or no, not a number", 8},
		{`-role`, Any, "- does not go with a text", 1},
		{`role.first`, Any, "a text has no member first", 5},
		{`1 in ["a"]`, Any, "mismatched", 3},
		{`1e`, Any, "is no number", 1},
		{`$env`, Any, "begins with $", 1},
		{`$env.amount > 1`, Boolean, "begins with $", 1},
		{`amount > int`, Boolean, "the function int without its brackets", 10},
		{`0B`, Any, "is no number", 1},
		{`role + 1`, Any, "mismatched types: + does not go between a text and a number", 0},
		{`missing + "a"`, Any, "unknown name missing", 1},
		{`"a" + missing.x`, Any, "unknown name missing", 7},
		{`string(missing)`, Any, "unknown name missing", 8},
		{`role + order.a > 3`, Boolean, "mismatched", 0},
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
		`int(amount) > 1`:   "amount has no value",
		`string(role)`:      "role has no value",
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

// TestResultIsBounded feeds results back, as assignments in a loop do: what would
// grow without limit ends with an error that says so.
func TestResultIsBounded(t *testing.T) {
	for _, c := range []struct {
		source, part string
	}{
		{`role + role`, "longer than 10000 characters"},
		{`role + upper(role) + lower(role) == "x" ? "x" : role + role`, "longer than"},
		{`order + order`, "longer than"},
		{`[order, order]`, "nested deeper than 8 levels"},
		{`[[order, role], order, 1]`, "nested deeper than"},
		{"[order" + strings.Repeat(", order", 99) + "]", "more than 10000 characters or list items"},
		{`len(role + role) > 0 ? role + role : ""`, "longer than"},
	} {
		p, err := Compile(c.source, names(), Any)
		if err != nil {
			t.Errorf("%s: %v", c.source, err)
			continue
		}
		values := map[string]any{"role": "xxxxx", "order": "xxxxx"}
		var ended error
		for n := 0; n < 100 && ended == nil; n++ {
			var got any
			if got, ended = p.Run(values); ended == nil {
				values["order"] = got
				if text, ok := got.(string); ok {
					values["role"] = text
				}
			}
		}
		if ended == nil || !strings.Contains(ended.Error(), c.part) {
			t.Errorf("%.40s: got %v, want an error that says %q", c.source, ended, c.part)
		}
	}
}

// TestSameEverywhere holds what the library leaves to the machine, or to the
// printing of Go values, to one meaning or an error.
func TestSameEverywhere(t *testing.T) {
	values := map[string]any{"amount": 3.5, "role": "7", "urgent": true, "tags": []any{"a"}, "order": map[string]any{"n": 4.0}}
	for source, want := range map[string]any{
		`int(amount)`:                3.0,
		`int(role) + int(order.n)`:   11.0,
		`int(1e300)`:                 nil,
		`int("9007199254740993")`:    nil,
		`int(order)`:                 nil,
		`string(amount) + role`:      "3.57",
		`string(urgent)`:             "true",
		`string(len(role))`:          "1",
		`string(order)`:              nil,
		`order.n + order.n`:          8.0,
		`role + string(order.n)`:     "74",
		`order.n + 1 > 4 and urgent`: true,
	} {
		p, err := Compile(source, names(), Any)
		if err != nil {
			t.Errorf("%s: %v", source, err)
			continue
		}
		got, runErr := p.Run(values)
		if (runErr != nil) != (want == nil) || got != want {
			t.Errorf("%s = %v (%v), want %v", source, got, runErr, want)
		}
	}
}
