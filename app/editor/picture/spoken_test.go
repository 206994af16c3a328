package picture

import "testing"

func TestListed(t *testing.T) {
	for want, names := range map[string][]string{"": nil, "A": {"A"}, "A and B": {"A", "B"}, "A, B and C": {"A", "B", "C"}} {
		if got := Listed(nil, names); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
