package inspector

import (
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/engine"
)

// A question shows the settings its type has, and those that are set.
func TestQuestionShowsWhatItsTypeHas(t *testing.T) {
	on := at(vote(), "board")
	for name, c := range map[string]struct {
		field            engine.Field
		count            int
		pattern, visible bool
	}{
		"a text":                    {engine.Field{Name: "x", Type: engine.FieldText}, 1, true, false},
		"a number among others":     {engine.Field{Name: "x", Type: engine.FieldNumber}, 2, false, true},
		"a number with leftovers":   {engine.Field{Name: "x", Type: engine.FieldNumber, Pattern: "a", VisibleWhen: "y"}, 1, true, true},
		"a long text behind others": {engine.Field{Name: "x", Type: engine.FieldLongText}, 2, true, true},
	} {
		html := app.HTMLString(&question{On: on, ID: "q", Field: c.field, Count: c.count, Form: &engine.Form{Fields: []engine.Field{{Name: "x"}, {Name: "y"}}}})
		if got := strings.Contains(html, ` id="q-looks"`); got != c.pattern {
			t.Errorf("%s shows a pattern: %v", name, got)
		}
		if got := strings.Contains(html, ` id="q-visible"`); got != c.visible {
			t.Errorf("%s shows when it is asked: %v", name, got)
		}
	}
}

func TestRetypingTakesThePatternOff(t *testing.T) {
	f := engine.Field{Name: "x", Type: engine.FieldText, Pattern: "[a-z]+", VisibleWhen: "y"}
	if retypeField(&f, engine.FieldLongText); f.Pattern == "" {
		t.Error("a long text has a pattern too")
	}
	if retypeField(&f, engine.FieldNumber); f.Pattern != "" || f.VisibleWhen != "y" {
		t.Errorf("a number keeps the condition and no pattern: %+v", f)
	}
}
