package say

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

var (
	germanMarks   = marks{group: ".", decimal: ",", minus: "-", first: 3, next: 3}
	austrianMarks = marks{group: "\u00a0", decimal: ",", minus: "-", first: 3, next: 3}
	swissMarks    = marks{group: "’", decimal: ".", minus: "-", first: 3, next: 3}
	indianMarks   = marks{group: ",", decimal: ".", minus: "-", first: 3, next: 2}
	allMarks      = []marks{english, germanMarks, austrianMarks, swissMarks, indianMarks}
)

func TestNumber(t *testing.T) {
	for _, c := range []struct {
		decimal string
		want    []string // in the order of allMarks
	}{
		{"0", []string{"0", "0", "0", "0", "0"}},
		{"999.5", []string{"999.5", "999,5", "999,5", "999.5", "999.5"}},
		{"1480.50", []string{"1,480.50", "1.480,50", "1\u00a0480,50", "1’480.50", "1,480.50"}},
		{"-1234567.891", []string{"-1,234,567.891", "-1.234.567,891", "-1\u00a0234\u00a0567,891", "-1’234’567.891", "-12,34,567.891"}},
		{"99999999999999999999.10", []string{"99,999,999,999,999,999,999.10", "99.999.999.999.999.999.999,10"}},
		{"12.", []string{"12."}},
		{"1e9", []string{"1e9"}},
		{"many", []string{"many"}},
		{"", []string{""}},
	} {
		for n, want := range c.want {
			if got := allMarks[n].number(c.decimal); got != want {
				t.Errorf("%q by %+v: %q, want %q", c.decimal, allMarks[n], got, want)
			}
		}
	}
	if got := Money("1480.00", "EUR"); got != "1,480.00\u00a0EUR" {
		t.Errorf("an amount is %q", got)
	}
}

func TestParseNumber(t *testing.T) {
	for _, c := range []struct {
		m     marks
		typed string
		want  string // "" is refused
	}{
		{english, "1480", "1480"},
		{english, " 1,480.50 ", "1480.50"},
		{english, "1480.5", "1480.5"},
		{english, "1,48", ""},
		{english, "1,48.5", ""},
		{english, "1234,567", ""},
		{english, "-12", "-12"},
		{english, "--12", ""},
		{english, "−12", "-12"},
		{english, ".5", ""},
		{english, "5.", ""},
		{english, "", ""},
		{english, "twelve", ""},
		{english, "1 480", ""},
		{germanMarks, "1.480,50", "1480.50"},
		{germanMarks, "1480,5", "1480.5"},
		{germanMarks, "1.48", ""},
		{germanMarks, "1480.5", ""},
		{austrianMarks, "1 480,50", "1480.50"},
		{swissMarks, "1'480.50", "1480.50"},
		{indianMarks, "12,34,567", "1234567"},
		{indianMarks, "1,234,567", ""},
	} {
		got, ok := c.m.parse(c.typed)
		if ok != (c.want != "") || ok && got != c.want {
			t.Errorf("%q by %+v: %q, %t, want %q", c.typed, c.m, got, ok, c.want)
		}
	}
}

func TestWhatIsWrittenIsRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		decimal := rapid.StringMatching(`-?(0|[1-9][0-9]{0,24})(\.[0-9]{1,12})?`).Draw(t, "decimal")
		m := rapid.SampledFrom(allMarks).Draw(t, "marks")
		if got, ok := m.parse(m.number(decimal)); !ok || got != decimal {
			t.Errorf("%q is written %q and read %q, %t", decimal, m.number(decimal), got, ok)
		}
	})
}

func FuzzParseNumber(f *testing.F) {
	for _, s := range []string{"1,480.50", "-1.5", "", "--", "1’480", ",,,", "٣"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		for _, m := range allMarks {
			decimal, ok := m.parse(typed)
			if digits := strings.Replace(strings.TrimPrefix(decimal, "-"), ".", "", 1); ok && !isDigits(digits) {
				t.Errorf("%q is read as %q, which is no number", typed, decimal)
			}
		}
	})
}
