package parts

import (
	"encoding/json"
	"testing"

	"statecraft/engine"
)

// What was filled in comes back from its JSON as it was, also what cannot be read
// as an amount yet.
func TestFilledIsTakenUpAgain(t *testing.T) {
	form := &engine.Form{Fields: []engine.Field{
		{Name: "what", Type: engine.FieldText}, {Name: "many", Type: engine.FieldNumber}, {Name: "sure", Type: engine.FieldBoolean},
		{Name: "cost", Type: engine.FieldMoney, Currencies: []string{"EUR"}},
		{Name: "kinds", Type: engine.FieldChoices, Options: []engine.Option{{Value: "a"}, {Value: "b"}}},
	}}
	a := NewAnswers(form, map[string]any{"what": "chair"})
	empty := a.Filled()
	a.SetText(form.Fields[0], "table")
	a.SetText(form.Fields[1], "12")
	a.SetChecked("sure", true)
	a.SetMoney(form.Fields[3], "1,480", "EUR")
	a.SetChosen(form.Fields[4], "b", true)
	kept, err := json.Marshal(a.Filled())
	if err != nil {
		t.Fatal(err)
	}
	var back Filled
	if err := json.Unmarshal(kept, &back); err != nil {
		t.Fatal(err)
	}
	again := NewAnswers(form, map[string]any{"what": "chair"})
	if !again.Filled().Same(empty) || again.Filled().Same(a.Filled()) {
		t.Error("a form nobody has filled in is taken for one that is, or the other way round")
	}
	back.Data["gone"] = "from another version"
	again.TakeUp(back)
	if !again.Filled().Same(a.Filled()) {
		t.Errorf("came back as %+v, was %+v", again.Filled(), a.Filled())
	}
	if amount, currency := again.Money(form.Fields[3]); amount != "1,480" || currency != "EUR" {
		t.Errorf("the amount reads %q %q", amount, currency)
	}
}
