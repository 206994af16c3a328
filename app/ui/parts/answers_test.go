package parts

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"statecraft/engine"
)

func form() *engine.Form {
	return &engine.Form{Fields: []engine.Field{
		{Name: "purpose", Type: engine.FieldText, Required: true},
		{Name: "days", Type: engine.FieldNumber, Default: 2.0},
		{Name: "amount", Type: engine.FieldMoney, Currencies: []string{"EUR", "CHF"}},
		{Name: "urgent", Type: engine.FieldBoolean},
		{Name: "on", Type: engine.FieldDate},
		{Name: "kind", Type: engine.FieldChoice, Options: []engine.Option{{Value: "a"}, {Value: "b"}}},
		{Name: "parts", Type: engine.FieldChoices, Options: []engine.Option{{Value: "x"}, {Value: "y"}, {Value: "z"}}},
	}}
}

func field(name string) engine.Field {
	for _, f := range form().Fields {
		if f.Name == name {
			return f
		}
	}
	panic("no field " + name)
}

func TestNewAnswersBeginWithDataThenDefaults(t *testing.T) {
	got := NewAnswers(form(), map[string]any{"purpose": "travel", "unrelated": "x", "on": nil}).Data()
	want := map[string]any{"purpose": "travel", "days": 2.0, "urgent": false}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestWhatIsFilledInPassesTheEngine(t *testing.T) {
	a := NewAnswers(form(), nil)
	if problems := a.Check(); len(problems) != 1 || problems[0].Field != "purpose" {
		t.Fatalf("an empty form has the problems %v, want one at purpose", problems)
	}
	a.SetText(field("purpose"), " Conference ")
	a.SetText(field("days"), "3,5")
	a.SetMoney(field("amount"), "1480,50", "eur")
	a.SetChecked("urgent", true)
	a.SetText(field("on"), "2026-11-20")
	a.SetText(field("kind"), "b")
	a.SetChosen(field("parts"), "z", true)
	a.SetChosen(field("parts"), "x", true)
	if problems := a.Check(); len(problems) > 0 {
		t.Fatalf("a filled form has the problems %v", problems)
	}
	want := map[string]any{
		"purpose": " Conference ", "days": 3.5, "amount": map[string]any{"amount": "1480.50", "currency": "EUR"},
		"urgent": true, "on": "2026-11-20", "kind": "b", "parts": []any{"x", "z"},
	}
	if got := a.Data(); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestClearingTakesAnAnswerBack(t *testing.T) {
	a := NewAnswers(form(), map[string]any{"purpose": "x", "amount": map[string]any{"amount": "1", "currency": "EUR"}, "parts": []any{"x"}, "days": 1.0})
	a.SetText(field("purpose"), "  ")
	a.SetMoney(field("amount"), "", "EUR")
	a.SetChosen(field("parts"), "x", false)
	a.SetText(field("days"), "")
	if got, want := a.Data(), map[string]any{"urgent": false}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestTextThatIsNoNumberIsRefusedByTheEngine(t *testing.T) {
	a := NewAnswers(form(), map[string]any{"purpose": "x"})
	a.SetText(field("days"), "many")
	if problems := a.Check(); len(problems) != 1 || problems[0].Field != "days" {
		t.Errorf("got %v, want one problem at days", problems)
	}
	if a.Text("days") != "many" {
		t.Errorf("what was typed is lost: %q", a.Text("days"))
	}
}

func TestMoneyOffersTheFirstCurrency(t *testing.T) {
	amount, currency := NewAnswers(form(), nil).Money(field("amount"))
	if amount != "" || currency != "EUR" {
		t.Errorf("got %q %q", amount, currency)
	}
}

// Nothing that could be two numbers is taken for one of them.
func TestNumbersAsTheyAreTyped(t *testing.T) {
	days, amount := field("days"), field("amount")
	for typed, want := range map[string]any{
		"3": 3.0, "3.5": 3.5, "3,5": 3.5, "1,480.50": 1480.5, "1480": 1480.0, "-2": -2.0,
		"1,480": "days: 1,480 can be read as two numbers: write 1480 or 1.48.",
		"1.480": "days: 1.480 can be read as two numbers: write 1480 or 1.48.",
		"many":  "days: Write a number, such as 12.5.",
	} {
		a := NewAnswers(&engine.Form{Fields: []engine.Field{days}}, nil)
		a.SetText(days, typed)
		got := a.Data()["days"]
		if problems := a.Check(); len(problems) > 0 {
			got = problems[0].Message
			if a.Text("days") != typed {
				t.Errorf("%q is shown as %q", typed, a.Text("days"))
			}
		}
		if got != want {
			t.Errorf("%q is %v, want %v", typed, got, want)
		}
	}
	for typed, want := range map[string]string{
		"1480,50": "1480.50", "1,480.50": "1480.50", "0.125": "0.125",
		"1.480": "amount: 1.480 can be read as two numbers: write 1480 or 1.48.",
		"x":     "amount: Write a number, such as 12.5.",
	} {
		a := NewAnswers(&engine.Form{Fields: []engine.Field{amount}}, nil)
		a.SetMoney(amount, typed, "eur")
		got, _ := a.Data()["amount"].(map[string]any)["amount"].(string)
		if problems := a.Check(); len(problems) > 0 {
			got = problems[0].Message
			if shown, _ := a.Money(amount); shown != typed {
				t.Errorf("%q is shown as %q", typed, shown)
			}
		}
		if got != want {
			t.Errorf("%q is %q, want %q", typed, got, want)
		}
	}
}

func TestNoFormHasNoAnswers(t *testing.T) {
	a := NewAnswers(nil, map[string]any{"x": 1})
	if len(a.Fields()) != 0 || len(a.Data()) != 0 || len(a.Check()) != 0 {
		t.Errorf("a form that is not there has answers: %v", a.Data())
	}
}

// conditional asks for a confirmation and a reason only of long leave.
func conditional() *engine.Form {
	return &engine.Form{Fields: []engine.Field{
		{Name: "days", Type: engine.FieldNumber},
		{Name: "guests", Type: engine.FieldNumber, VisibleWhen: "reason == \"a wedding\""}, // asked by what comes after it
		{Name: "agreed", Type: engine.FieldBoolean, VisibleWhen: "days > 10"},
		{Name: "reason", Type: engine.FieldText, Required: true, VisibleWhen: "agreed"},
	}}
}

func TestHiddenQuestionsAreLeftOut(t *testing.T) {
	form := conditional()
	days, reason := form.Fields[0], form.Fields[3]
	a := NewAnswers(form, nil)
	a.SetText(days, "2")
	if problems := a.Check(); len(problems) != 0 {
		t.Fatalf("short leave cannot be signed: %+v", problems)
	}
	if data := a.Data(); len(data) != 1 {
		t.Errorf("hidden questions are answered: %v", data)
	}
	a.SetText(days, "12")
	a.SetChecked("agreed", true)
	a.SetText(reason, "a wedding")
	if data := a.Data(); data["agreed"] != true || data["reason"] != "a wedding" {
		t.Errorf("what is shown is left out: %v", data)
	}
	a.SetText(days, "2")
	if problems := a.Check(); len(problems) != 0 || len(a.Data()) != 1 {
		t.Errorf("hidden again: %v, %+v", a.Data(), problems)
	}
	a.SetText(days, "12")
	if data := a.Data(); data["reason"] != "a wedding" {
		t.Errorf("what was typed is lost when its question was hidden for a moment: %v", data)
	}
}

// Whatever is filled in, nothing is refused for not being asked.
func TestDataHoldsOnlyWhatIsAsked(t *testing.T) {
	form := conditional()
	rapid.Check(t, func(t *rapid.T) {
		a := NewAnswers(form, nil)
		for range rapid.IntRange(0, 8).Draw(t, "steps") {
			switch rapid.IntRange(0, 3).Draw(t, "field") {
			case 0:
				a.SetText(form.Fields[0], rapid.SampledFrom([]string{"", "2", "12", "x"}).Draw(t, "days"))
			case 1:
				a.SetChecked("agreed", rapid.Bool().Draw(t, "agreed"))
			case 2:
				a.SetText(form.Fields[3], rapid.SampledFrom([]string{"", "a wedding"}).Draw(t, "reason"))
			case 3:
				a.SetText(form.Fields[1], rapid.SampledFrom([]string{"", "4"}).Draw(t, "guests"))
			}
			for _, p := range a.Check() {
				if p.Code == engine.ProblemUnknownAnswer {
					t.Fatalf("%v: %s", a.Data(), p.Message)
				}
			}
		}
	})
}
