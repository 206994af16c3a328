package play

import (
	"fmt"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"statecraft/engine"
)

// fields draws a required field that somebody can answer.
func fields(t *rapid.T) engine.Field {
	f := engine.Field{Name: "f", Label: rapid.StringN(0, 30, -1).Draw(t, "label"), Required: true}
	f.Type = rapid.SampledFrom([]engine.FieldType{
		engine.FieldText, engine.FieldLongText, engine.FieldNumber, engine.FieldMoney, engine.FieldBoolean,
		engine.FieldDate, engine.FieldChoice, engine.FieldChoices, engine.FieldUser,
	}).Draw(t, "type")
	low := rapid.IntRange(1, 300).Draw(t, "low")
	high := low + rapid.IntRange(0, 50).Draw(t, "width")
	bound := strconv.Itoa
	switch f.Type {
	case engine.FieldBoolean, engine.FieldUser:
		return f
	case engine.FieldDate:
		bound = func(n int) string { return begin().AddDate(0, 0, n-150).Format("2006-01-02") }
	case engine.FieldChoice, engine.FieldChoices:
		count := rapid.IntRange(1, 6).Draw(t, "options")
		for n := range count {
			f.Options = append(f.Options, engine.Option{Value: fmt.Sprint("option ", n)})
		}
		low = min(low, count)
		if f.Type == engine.FieldChoice {
			return f
		}
	case engine.FieldNumber, engine.FieldMoney:
		shift := rapid.IntRange(-400, 0).Draw(t, "shift")
		low, high = low+shift, high+shift
	}
	if rapid.Bool().Draw(t, "bounded below") {
		f.Min = bound(low)
	}
	if rapid.Bool().Draw(t, "bounded above") {
		f.Max = bound(high)
	}
	return f
}

func TestAnswersAreValid(t *testing.T) {
	run := New(mustCompile(t, approval()), begin(), func(engine.Event) {})
	rapid.Check(t, func(t *rapid.T) {
		form := &engine.Form{Fields: []engine.Field{fields(t), {Name: "more", Type: engine.FieldText}}}
		answers := run.answers(form, engine.Person{Name: "ann"})
		if problems := engine.ValidateAnswers(form, answers); len(problems) > 0 {
			t.Fatalf("%+v answered by %v: %v", form.Fields[0], answers, problems)
		}
		if _, given := answers["more"]; given {
			t.Fatal("a field that is not required was filled in")
		}
	})
}

func TestAnswersPreferWhatIsKnown(t *testing.T) {
	run := New(mustCompile(t, approval()), begin(), func(engine.Event) {})
	run.instance.Data = map[string]any{"item": "A chair", "count": "two"}
	form := &engine.Form{Fields: []engine.Field{
		{Name: "item", Type: engine.FieldText, Required: true, Default: "A desk"},
		{Name: "count", Type: engine.FieldNumber, Required: true, Default: 3.0},
		{Name: "why", Label: "Why?", Type: engine.FieldText, Required: true},
	}}
	got := fmt.Sprint(run.answers(form, engine.Person{Name: "ann"}))
	if want := "map[count:3 item:A chair why:Why?]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
