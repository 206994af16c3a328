package say

import "testing"

func TestReadTyped(t *testing.T) {
	for typed, want := range map[string]string{
		"1480": "1480", " 1480.50 ": "1480.50", "1,480.50": "1480.50", "-3": "-3", "0.125": "0.125", "1,480,000": "1480000", "12.5000": "12.5000",
		"1,480":  "1,480 can be read as two numbers: write 1480 or 1.48.",
		"1.480":  "1.480 can be read as two numbers: write 1480 or 1.48.",
		"-2.000": "-2.000 can be read as two numbers: write -2000 or -2.0.",
		"12,5":   "12.5", "1234,567": "1234.567", "1,2,3": "Write a number, such as 12.5.", "x": "Write a number, such as 12.5.", "": "Write a number, such as 12.5.",
	} {
		got, err := ReadTyped(typed)
		if err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%q is read as %q, want %q", typed, got, want)
		}
	}
	if got := Typed("-1480.50"); got != "-1480.50" {
		t.Errorf("typed as %q", got)
	}
}
