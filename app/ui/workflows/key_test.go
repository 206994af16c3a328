package workflows

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"statecraft/engine"
)

func TestKeyFrom(t *testing.T) {
	for name, want := range map[string]string{
		"Purchase approval":            "purchase-approval",
		"  IT: new laptop (2026)! ":    "it-new-laptop-2026",
		"Übergabe":                     "bergabe",
		"合同":                           "workflow",
		"":                             "workflow",
		strings.Repeat("a", 80):        strings.Repeat("a", 64),
		strings.Repeat("a", 63) + " b": strings.Repeat("a", 63),
	} {
		if got := KeyFrom(name); got != want {
			t.Errorf("KeyFrom(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestEveryNameGivesAValidKey(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.String().Draw(t, "name")
		if key := KeyFrom(name); !engine.ValidKey(key) {
			t.Errorf("%q gives %q", name, key)
		}
	})
}
