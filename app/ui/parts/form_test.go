package parts

import (
	"regexp"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/engine"
	"statecraft/shared"
)

// everyField has a field of every type.
func everyField() *engine.Form {
	options := []engine.Option{{Value: "a", Label: "Apples"}, {Value: "b"}}
	long := make([]engine.Option, fewOptions+1)
	for i := range long {
		long[i].Value = strings.Repeat("o", i+1)
	}
	return &engine.Form{Fields: []engine.Field{
		{Name: "text", Label: "Purpose", Help: "In one line.", Type: engine.FieldText, Required: true},
		{Name: "longtext", Type: engine.FieldLongText},
		{Name: "number", Type: engine.FieldNumber},
		{Name: "money", Type: engine.FieldMoney, Currencies: []string{"EUR"}},
		{Name: "anymoney", Type: engine.FieldMoney},
		{Name: "boolean", Type: engine.FieldBoolean},
		{Name: "date", Type: engine.FieldDate},
		{Name: "choice", Type: engine.FieldChoice, Options: options},
		{Name: "list", Type: engine.FieldChoice, Options: long},
		{Name: "choices", Type: engine.FieldChoices, Options: options},
		{Name: "user", Type: engine.FieldUser},
		{Name: "file", Type: engine.FieldFile},
	}}
}

func TestEveryInputHasALabel(t *testing.T) {
	html := app.HTMLString(&AnswersForm{ID: "f", Answers: NewAnswers(everyField(), nil), Users: []shared.User{{Name: "anna"}}})
	labelled := map[string]bool{}
	for _, match := range regexp.MustCompile(`<label[^>]* for="([^"]+)"`).FindAllStringSubmatch(html, -1) {
		labelled[match[1]] = true
	}
	inputs := regexp.MustCompile(`<(?:input|select|textarea)[^>]*>`).FindAllString(html, -1)
	if len(inputs) < 13 {
		t.Fatalf("only %d inputs are drawn:\n%s", len(inputs), html)
	}
	for _, in := range inputs {
		id := regexp.MustCompile(` id="([^"]+)"`).FindStringSubmatch(in)
		inside := strings.Contains(in, `type="radio"`) || strings.Contains(in, `type="checkbox"`) // within their label
		if len(id) != 2 || !labelled[id[1]] && !inside && !strings.Contains(in, "aria-label=") {
			t.Errorf("no label names %s", in)
		}
	}
}

func TestProblemsStandAtTheirFields(t *testing.T) {
	a := NewAnswers(everyField(), nil)
	html := app.HTMLString(&AnswersForm{ID: "f", Answers: a, Problems: a.Check()})
	for _, want := range []string{`id="f-text-error"`, `aria-describedby="f-text-error"`, "Purpose is needed: fill it in."} {
		if !strings.Contains(html, want) {
			t.Errorf("missing %s in\n%s", want, html)
		}
	}
	if n := strings.Count(html, `class="error"`); n != 1 {
		t.Errorf("%d fields show a problem, want 1", n)
	}
}

func TestHiddenQuestionsAreNotDrawn(t *testing.T) {
	a := NewAnswers(conditional(), nil)
	for days, shown := range map[string]bool{"2": false, "12": true} {
		a.SetText(conditional().Fields[0], days)
		html := app.HTMLString(&AnswersForm{ID: "f", Answers: a})
		if strings.Contains(html, `id="f-agreed"`) != shown {
			t.Errorf("%s days, the question is to be shown: %v\n%s", days, shown, html)
		}
	}
}
