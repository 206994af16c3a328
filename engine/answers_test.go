package engine

import "testing"

func TestValidateAnswers(t *testing.T) {
	options := []Option{{Value: "a"}, {Value: "b"}}
	money := func(amount, currency string) map[string]any {
		return map[string]any{"amount": amount, "currency": currency}
	}
	for _, c := range []struct {
		field Field
		value any
		want  ProblemCode
	}{
		{Field{Type: FieldText}, "x", ""},
		{Field{Type: FieldText}, 1.0, ProblemInvalidAnswer},
		{Field{Type: FieldText}, nil, ""},
		{Field{Type: FieldText, Required: true}, nil, ProblemMissingAnswer},
		{Field{Type: FieldText, Required: true}, "", ProblemMissingAnswer},
		{Field{Type: FieldText, Min: "3"}, "ää", ProblemInvalidAnswer},
		{Field{Type: FieldText, Min: "2"}, "ää", ""},
		{Field{Type: FieldText, Max: "2"}, "äää", ProblemInvalidAnswer},
		{Field{Type: FieldLongText}, "x\ny", ""},
		{Field{Type: FieldText}, string(make([]byte, MaxAnswer+1)), ProblemInvalidAnswer},
		{Field{Type: FieldText}, "\xff", ProblemInvalidAnswer},
		{Field{Type: FieldNumber}, 1.5, ""},
		{Field{Type: FieldNumber}, "1.5", ProblemInvalidAnswer},
		{Field{Type: FieldNumber, Min: "2"}, 1.5, ProblemInvalidAnswer},
		{Field{Type: FieldNumber, Max: "1"}, 1.5, ProblemInvalidAnswer},
		{Field{Type: FieldNumber, Required: true}, 0.0, ""},
		{Field{Type: FieldMoney}, money("1480.00", "EUR"), ""},
		{Field{Type: FieldMoney}, money("1480.00", "eur"), ProblemInvalidAnswer},
		{Field{Type: FieldMoney}, money("1e5", "EUR"), ProblemInvalidAnswer},
		{Field{Type: FieldMoney}, money("1,480", "EUR"), ProblemInvalidAnswer},
		{Field{Type: FieldMoney}, map[string]any{"amount": 3.0, "currency": "EUR"}, ProblemInvalidAnswer},
		{Field{Type: FieldMoney}, map[string]any{"amount": "3", "currency": "EUR", "x": 1.0}, ProblemInvalidAnswer},
		{Field{Type: FieldMoney, Currencies: []string{"USD"}}, money("1", "EUR"), ProblemInvalidAnswer},
		{Field{Type: FieldMoney, Min: "0.30"}, money("0.29", "EUR"), ProblemInvalidAnswer},
		{Field{Type: FieldMoney, Max: "0.30"}, money("0.3", "EUR"), ""},
		{Field{Type: FieldBoolean}, true, ""},
		{Field{Type: FieldBoolean}, "true", ProblemInvalidAnswer},
		{Field{Type: FieldDate}, "2026-11-20", ""},
		{Field{Type: FieldDate}, "2026-02-30", ProblemInvalidAnswer},
		{Field{Type: FieldDate, Min: "2026-11-21"}, "2026-11-20", ProblemInvalidAnswer},
		{Field{Type: FieldDate, Max: "2026-11-19"}, "2026-11-20", ProblemInvalidAnswer},
		{Field{Type: FieldChoice, Options: options}, "a", ""},
		{Field{Type: FieldChoice, Options: options}, "c", ProblemInvalidAnswer},
		{Field{Type: FieldChoice, Options: options}, 1.0, ProblemInvalidAnswer},
		{Field{Type: FieldChoices, Options: options}, []any{"a", "b"}, ""},
		{Field{Type: FieldChoices, Options: options}, []any{"a", "a"}, ProblemInvalidAnswer},
		{Field{Type: FieldChoices, Options: options, Max: "1"}, []any{"a", "b"}, ProblemInvalidAnswer},
		{Field{Type: FieldChoices, Options: options}, "a", ProblemInvalidAnswer},
		{Field{Type: FieldUser}, "ann", ""},
		{Field{Type: FieldUser}, []any{"ann"}, ProblemInvalidAnswer},
		{Field{Type: FieldFile}, "x", ProblemInvalidAnswer},
	} {
		c.field.Name = "f"
		got := ValidateAnswers(&Form{Fields: []Field{c.field}}, map[string]any{"f": c.value})
		if c.want == "" && len(got) > 0 || c.want != "" && (len(got) != 1 || got[0].Code != c.want || got[0].Field != "f") {
			t.Errorf("%+v with %.40v: %+v, want %q", c.field, c.value, got, c.want)
		}
	}
}

func TestAnswersToNoQuestion(t *testing.T) {
	got := ValidateAnswers(nil, map[string]any{"b": 1.0, "a": 1.0})
	if len(got) != 2 || got[0].Field != "a" || got[0].Code != ProblemUnknownAnswer {
		t.Fatalf("%+v", got)
	}
}
