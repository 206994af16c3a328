package condition

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"statecraft/app/ui/designer/words"
	"statecraft/engine"
	"statecraft/engine/expr"
)

// Whatever is chosen in a row, it can be written, read back and compiled.
func TestEveryChoiceOfARowIsACondition(t *testing.T) {
	s := claim()
	known := expr.Names{}
	for _, n := range s.Names {
		known[n.Name] = n.Type
	}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.SampledFrom(s.Names).Draw(t, "name")
		r := NewRow(n)
		for range rapid.IntRange(0, 5).Draw(t, "steps") {
			switch rapid.IntRange(0, 3).Draw(t, "what") {
			case 3:
				n = rapid.SampledFrom(s.Names).Draw(t, "name")
				r = About(r, n)
			case 0:
				r = Compare(r, n, Compared(rapid.SampledFrom(Comparisons(n, r)).Draw(t, "by").Value))
			case 1:
				if EditedBy(n, r) == EditNothing || EditedBy(n, r) == EditOptions {
					continue
				}
				text := rapid.SampledFrom([]string{"", "eur", "12", "-1,5", "true", "false", "é\"", "2026-01-31"}).Draw(t, "text")
				if changed, err := SetValue(r, text); err == nil {
					r = changed
				} else if !reflect.DeepEqual(changed, r) {
					t.Fatalf("refused, but changed to %+v", changed)
				}
			case 2:
				if EditedBy(n, r) == EditOptions {
					r, _ = SetValues(r, n, rapid.SliceOf(rapid.SampledFrom([]string{"", "eur", "x", "2"})).Draw(t, "texts"))
				}
			}
		}
		source := expr.Simple{Rows: []expr.Row{r}}.Write()
		if _, err := expr.Compile(source, known, expr.Boolean); err != nil {
			t.Fatalf("%s: %v", source, err)
		}
		again, ok := Rows(source)
		if !ok || len(again.Rows) != 1 || !reflect.DeepEqual(again.Rows[0], r) {
			t.Fatalf("%s is read as %+v, it was %+v", source, again, r)
		}
		if by := string(ComparedBy(r)); !offers(Comparisons(n, r), by) {
			t.Fatalf("%s is compared by %s, which cannot be chosen", source, by)
		}
		for _, chosen := range Chosen(r) {
			if e := EditedBy(n, r); (e == EditOption || e == EditOptions) && !offers(Values(n, r), chosen) {
				t.Fatalf("%s has %q, which cannot be chosen", source, chosen)
			}
		}
	})
}

func offers(list []words.Choice, value string) bool {
	for _, c := range list {
		if c.Value == value {
			return true
		}
	}
	return false
}

func TestComparingOtherwiseKeepsTheValue(t *testing.T) {
	s := claim()
	kind, days := s.Name("kind"), s.Name("days")
	r := expr.Row{Name: "kind", Op: expr.Equal, Value: "x\"y"}
	several := Compare(r, kind, Compared(expr.OneOf))
	if !reflect.DeepEqual(several.Value, []any{"x\"y"}) {
		t.Errorf("one of %v", several.Value)
	}
	if back := Compare(several, kind, Compared(expr.NotEqual)); back.Value != "x\"y" {
		t.Errorf("not %v", back.Value)
	}
	if back := Compare(Compare(r, kind, isEmpty), kind, Compared(expr.Equal)); back.Value != "eur" {
		t.Errorf("after being empty it is %v", back.Value)
	}
	if r := Compare(expr.Row{Name: "days", Op: expr.More, Value: 3.0}, days, Compared(expr.AtMost)); r.Value != 3.0 || r.Op != expr.AtMost {
		t.Errorf("at most: %+v", r)
	}
}

func TestAnotherNameKeepsWhatFits(t *testing.T) {
	s := claim()
	r := expr.Row{Name: "amont", Op: expr.AtLeast, Value: 1000.0}
	if got := About(r, s.Name("amount")); got != (expr.Row{Name: "amount", Op: expr.AtLeast, Value: 1000.0}) {
		t.Errorf("about the amount: %+v", got)
	}
	if got := About(r, s.Name("on")); got != (expr.Row{Name: "on", Op: expr.AtLeast, Value: ""}) {
		t.Errorf("about a day: %+v", got)
	}
	if got := About(r, s.Name("urgent")); got != (expr.Row{Name: "urgent", Op: expr.Yes}) {
		t.Errorf("about a yes or no: %+v", got)
	}
}

func TestReading(t *testing.T) {
	s := claim()
	for source, want := range map[string]string{
		`amount > 1000.5 and urgent`:        "Total amount is more than 1,000.5 and Urgent is yes",
		`not urgent or kind == "eur"`:       "Urgent is no or Kind is Euro",
		`kind in ["eur", "other"]`:          "Kind is one of Euro or “other”",
		`tags contains "vip"`:               "Tags includes Important",
		`"vip" not in tags`:                 "Tags does not include Important",
		`on <= "2026-11-20" and why != nil`: "Leaves on is on or before 20 November 2026 and why is filled in",
		`urgent == false`:                   "Urgent is no",
		`nobody contains "x"`:               "",
		`starter contains "x"`:              "Starter contains “x”",
		`urgent or days`:                    "",
		`days == nil`:                       "Days off is empty",
		`days * 2 > 3`:                      "",
		``:                                  "",
		`days >`:                            "",
	} {
		if got := s.Reading(source); got != want {
			t.Errorf("%s reads %q, want %q", source, got, want)
		}
	}
	s.Want = expr.Any
	if got := s.Reading("days > 3"); got != "" {
		t.Errorf("a value is no question: %q", got)
	}
}

// What is asked for trying is what is read, and filling it in gives the types
// that conditions see.
func TestQuestionsAndSample(t *testing.T) {
	s := claim()
	s.Names = append(s.Names, engine.Name{Name: "codes", Type: expr.List})
	form, ok := s.Questions(`amount > 1 and left > 2 and "a" in codes and outcome == "Approve" and nobody == 1 and kind == "eur"`, []string{"Approve", "Return"})
	if !ok {
		t.Fatal("no questions")
	}
	types := map[string]engine.FieldType{}
	for _, f := range form.Fields {
		types[f.Name] = f.Type
	}
	want := map[string]engine.FieldType{"amount": engine.FieldNumber, "left": engine.FieldText, "codes": engine.FieldText, "outcome": engine.FieldChoice, "kind": engine.FieldChoice}
	if !reflect.DeepEqual(types, want) {
		t.Errorf("asked for %v, want %v", types, want)
	}
	got := s.Sample(map[string]any{"left": "2.5", "codes": " a, b,", "why": "12", "urgent": true, "amount": 1480.5})
	if want := map[string]any{"amount": map[string]any{"amount": "1480.5", "currency": ""}, "left": 2.5, "codes": []any{"a", "b"}, "why": "12", "urgent": true}; !reflect.DeepEqual(got, want) {
		t.Errorf("sample = %v, want %v", got, want)
	}
	if got := s.Sample(map[string]any{"left": "yes"}); got["left"] != true {
		t.Errorf("sample = %v", got)
	}
	if _, ok := s.Questions("amount >", nil); ok {
		t.Error("half a source has questions")
	}
}
