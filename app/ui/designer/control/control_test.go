package control

import (
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/designer/words"
)

func TestTroubleTakesThePlaceOfHelp(t *testing.T) {
	c := &Text{ID: "when", Label: "Only when", Value: "amount > limit", Help: "It can read amount.", Code: true}
	calm := app.HTMLString(c)
	if !strings.Contains(calm, "It can read amount.") || strings.Contains(calm, "<mark>") {
		t.Errorf("without trouble:\n%s", calm)
	}
	c = &Text{ID: "when", Label: "Only when", Value: "amount > limit", Help: "It can read amount.", Code: true, Trouble: "Unknown name limit.", Column: 10}
	html := app.HTMLString(c)
	for _, want := range []string{"Unknown name limit.", "<mark>limit</mark>", `aria-describedby="when-note"`, `for="when"`} {
		if !strings.Contains(html, want) {
			t.Errorf("%s is missing in:\n%s", want, html)
		}
	}
	if strings.Contains(html, "It can read amount.") {
		t.Error("help and trouble at once")
	}
}

func TestARefusedChangeIsTold(t *testing.T) {
	c := &Text{ID: "name", Value: "Review", Change: func(string) error { return refusal("It needs a name.") }}
	c.typed = &typed{text: "", change: c.Change}
	c.tell()
	if got := c.trouble(); got != "It needs a name." {
		t.Errorf("trouble = %q", got)
	}
}

func TestTypedTextIsToldToWhatItWasTypedFor(t *testing.T) {
	var first, second string
	c := &Text{ID: "name", Of: "a", Change: func(text string) error { first = text; return nil }}
	c.typed = &typed{text: "Slips", change: c.Change}
	c.Of, c.Change = "b", func(text string) error { second = text; return nil }
	c.tell()
	if first != "Slips" || second != "" {
		t.Errorf("first %q, second %q", first, second)
	}
}

func TestEmptyValuesSurviveTheElement(t *testing.T) {
	for _, value := range []string{"", "xor"} {
		if got := read(written(value)); got != value {
			t.Errorf("%q comes back as %q", value, got)
		}
	}
	html := app.HTMLString(&Select{ID: "final", Value: "", Choices: words.FinalChoices()})
	if !strings.Contains(html, `value="-"`) {
		t.Errorf("the empty choice has no value:\n%s", html)
	}
}

type refusal string

func (r refusal) Error() string { return string(r) }
