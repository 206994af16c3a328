package inspector

import (
	"reflect"
	"testing"

	"statecraft/engine"
)

func TestDefaultsComeBack(t *testing.T) {
	cases := []struct {
		kind engine.FieldType
		text string
		want any
	}{
		{engine.FieldText, "hello", "hello"},
		{engine.FieldNumber, "12.5", 12.5},
		{engine.FieldBoolean, "true", true},
		{engine.FieldBoolean, "false", false},
		{engine.FieldDate, "2026-01-31", "2026-01-31"},
		{engine.FieldUser, "ann", "ann"},
		{engine.FieldNumber, "", nil},
	}
	for _, c := range cases {
		value, err := defaultValue(c.kind, c.text)
		if err != nil || value != c.want {
			t.Errorf("%s %q: %v, %v", c.kind, c.text, value, err)
		}
		if got := defaultText(&engine.Field{Type: c.kind, Default: value}); got != c.text {
			t.Errorf("%s %q comes back as %q", c.kind, c.text, got)
		}
	}
	for _, text := range []string{"many", "1,480"} {
		if _, err := defaultValue(engine.FieldNumber, text); err == nil {
			t.Errorf("%s is one number", text)
		}
	}
}

// What is filled in beforehand is an answer the engine takes.
func TestDefaultsAreAnswers(t *testing.T) {
	form := &engine.Form{Fields: []engine.Field{
		{Name: "parts", Type: engine.FieldChoices, Options: []engine.Option{{Value: "a"}, {Value: "b"}}},
		{Name: "amount", Type: engine.FieldMoney, Currencies: []string{"CHF"}},
	}}
	parts, amount := &form.Fields[0], &form.Fields[1]
	setDefaultList(parts, []string{"b"})
	_, currency := defaultAmount(amount)
	if err := setDefaultAmount(amount, "1,480.50", currency); err != nil {
		t.Fatal(err)
	}
	if problems := engine.ValidateAnswers(form, map[string]any{"parts": parts.Default, "amount": amount.Default}); len(problems) > 0 {
		t.Errorf("refused: %+v", problems)
	}
	if got := defaultList(parts); !reflect.DeepEqual(got, []string{"b"}) {
		t.Errorf("chosen = %v", got)
	}
	if figure, code := defaultAmount(amount); figure != "1480.50" || code != "CHF" {
		t.Errorf("amount = %s %s", figure, code)
	}
	if err := setDefaultAmount(amount, "1,480", currency); err == nil {
		t.Error("1,480 is one number")
	}
	setDefaultList(parts, nil)
	if err := setDefaultAmount(amount, " ", currency); err != nil || parts.Default != nil || amount.Default != nil {
		t.Errorf("left: %v, %v (%v)", parts.Default, amount.Default, err)
	}
}
