package words

import (
	"testing"

	"statecraft/engine"
)

// Each of the usual patterns takes what it is called, and not everything.
func TestPatternsTakeWhatTheyAreCalled(t *testing.T) {
	takes := map[string]string{
		"An e-mail address": "ann@example.org", "A telephone number": "+49 (0)30 1234-56", "A postcode": "SW1A 1AA",
		"Digits only": "0042", "Letters and digits": "Größe7", "Anything": "– any thing! –",
	}
	for _, c := range Patterns() {
		form := &engine.Form{Fields: []engine.Field{{Name: "x", Type: engine.FieldText, Pattern: c.Value}}}
		fits := func(text string) bool { return len(engine.ValidateAnswers(form, map[string]any{"x": text})) == 0 }
		if takes[c.Text] == "" || !fits(takes[c.Text]) {
			t.Errorf("%s refuses %q", c.Text, takes[c.Text])
		}
		if c.Value != "" && fits("– any thing! –") {
			t.Errorf("%s takes anything", c.Text)
		}
		if !IsPattern(c.Value) {
			t.Errorf("%s is none of them", c.Text)
		}
	}
	if IsPattern("[a-z]+") {
		t.Error("a pattern of one's own is one of the usual")
	}
}
