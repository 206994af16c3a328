package store

import "testing"

func FuzzWorkflowCursor(f *testing.F) {
	for _, c := range [][2]string{{"Expense", "expense"}, {"two\nlines", "a"}, {"", "a-2"}, {"Ünï", "x"}} {
		f.Add(workflowCursor(c[0], c[1]))
	}
	for _, text := range []string{"", "x", "AAoA", "dzEK_w", "%", "ZXhwZW5zZQ"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		name, key, err := parseWorkflowCursor(text)
		if err == nil && (workflowCursor(name, key) != text || storable(name, key) != nil) {
			t.Errorf("%q was read as %q, %q", text, name, key)
		}
	})
}
