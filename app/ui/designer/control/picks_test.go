package control

import (
	"reflect"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/designer/words"
)

func TestPicks(t *testing.T) {
	c := Picks([]string{"starter", "gone"}, []words.Choice{{Value: "starter", Text: "the starter"}, {Value: "review", Text: "Review"}, {Value: "pay", Text: "Pay out"}})
	if want := []Chip{{Value: "starter", Text: "the starter"}, {Value: "gone", Text: "gone"}}; !reflect.DeepEqual(c.Chosen, want) {
		t.Errorf("chosen = %+v", c.Chosen)
	}
	for typed, want := range map[string][]string{"": {"review", "pay"}, " REV": {"review"}, "the": nil} {
		var got []string
		for _, chip := range c.Suggest(typed) {
			got = append(got, chip.Value)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%q suggests %v, want %v", typed, got, want)
		}
	}
	var told []string
	c.ID, c.Label, c.Change = "apart", "May not be signed by", func(values []string) error { told = values; return nil }
	c.remove("gone")
	if !reflect.DeepEqual(told, []string{"starter"}) {
		t.Errorf("told %v", told)
	}
	html := app.HTMLString(c)
	for _, want := range []string{`role="combobox"`, `aria-label="Remove the starter"`, `for="apart"`} {
		if !strings.Contains(html, want) {
			t.Errorf("%s is missing in\n%s", want, html)
		}
	}
}
