package engine

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"statecraft/engine/expr"
)

// trying is a workflow with one transition that has a condition, and one that is
// taken otherwise.
func trying(when string) *Workflow {
	w := edges("ask->way", "way->yes", "way->no")
	w.State("ask").Form = &Form{Fields: []Field{
		{Name: "amount", Type: FieldMoney}, {Name: "days", Type: FieldNumber}, {Name: "urgent", Type: FieldBoolean},
		{Name: "why", Type: FieldText}, {Name: "parts", Type: FieldChoices, Options: []Option{{Value: "a"}, {Value: "b"}}},
	}}
	w.State("way").Kind = KindRoute
	w.Transition("way->yes").When, w.Transition("way->no").Default = when, true
	return w
}

func TestTry(t *testing.T) {
	names := Names(trying("true"))
	data := map[string]any{"amount": map[string]any{"amount": "1480.00", "currency": "EUR"}, "days": 3.0, "urgent": true, "starter": "ann"}
	for source, want := range map[string]string{
		`amount > 1000 and urgent`:     `true`,
		`amount > 2000`:                `false`,
		`starter == "ann"`:             `true`,
		`why == nil`:                   `true`,
		`len(why) > 3`:                 `"len(why) > 3" cannot be computed: why has no value.`,
		`days`:                         `expected yes or no, but got number.`,
		`days > and`:                   `a value is missing before and`,
		``:                             `the expression is empty: write a condition such as amount > 1000. 1`,
		`nobody > 1`:                   `unknown name nobody. 1`,
		strings.Repeat("1", MaxText+1): `the expression is longer`,
	} {
		value, problem := Try(names, source, expr.Boolean, data)
		got := fmt.Sprint(value)
		if problem != nil {
			if got = strings.TrimPrefix(problem.Message, "It gives nothing: "); problem.Column > 0 {
				got += fmt.Sprint(" ", problem.Column)
			}
		}
		if !strings.HasPrefix(got, want) {
			t.Errorf("%s gives %s, want %s", source, got, want)
		}
	}
	if value, problem := Try(names, `amount * 2`, expr.Any, data); value != 2960.0 || problem != nil {
		t.Errorf("twice the amount is %v, %v", value, problem)
	}
}

// What is tried is what the workflow does.
func TestTryingIsDeciding(t *testing.T) {
	sources := []string{
		"amount > 1000", "amount <= 1000 or urgent", "days * 2 > amount", "urgent", "not urgent", `why == "so"`, `why != nil and len(why) > 1`,
		`"a" in parts`, `parts != nil and "b" not in parts`, `starter == "ann"`, `outcome == ""`, `(days ?? 0) == 0`, `1 / days > 0`,
	}
	rapid.Check(t, func(t *rapid.T) {
		source := rapid.SampledFrom(sources).Draw(t, "source")
		data := map[string]any{"urgent": rapid.Bool().Draw(t, "urgent")}
		if rapid.Bool().Draw(t, "has an amount") {
			data["amount"] = map[string]any{"amount": rapid.SampledFrom([]string{"0", "1000.00", "1000.01"}).Draw(t, "amount"), "currency": "EUR"}
		}
		if rapid.Bool().Draw(t, "has days") {
			data["days"] = float64(rapid.IntRange(-1, 600).Draw(t, "days"))
		}
		if rapid.Bool().Draw(t, "has a reason") {
			data["why"] = rapid.SampledFrom([]string{"so", "x"}).Draw(t, "why")
		}
		if rapid.Bool().Draw(t, "has parts") {
			data["parts"] = []any{"a"}
		}
		w := trying(source)
		p, problems := Compile(w)
		if p == nil {
			t.Fatalf("%s: %+v", source, problems)
		}
		i := &Instance{}
		for _, op := range []Op{&Start{}, &Complete{Activation: 1, Outcome: "way", Data: data}} {
			events, err := Decide(p, i, Command{At: at(0), By: Person{Name: "ann"}, Do: op})
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range events {
				i.Apply(e)
			}
		}
		took := ""
		for n := range i.Activations {
			if s := i.Activations[n].State; s == "yes" || s == "no" {
				took = s
			}
		}
		tried := map[string]any{"starter": "ann", "outcome": ""}
		for name, value := range data {
			tried[name] = value
		}
		value, problem := Try(Names(w), source, expr.Boolean, tried)
		want := map[any]string{true: "yes", false: "no", nil: ""}[value]
		if took != want || (problem == nil) == (value == nil) {
			t.Fatalf("%s with %v: tried %v (%v), but it went %q", source, data, value, problem, took)
		}
	})
}
