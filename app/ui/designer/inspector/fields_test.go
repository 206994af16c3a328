package inspector

import (
	"reflect"
	"testing"

	"statecraft/engine"
)

func names(f *engine.Form) []string {
	var list []string
	for i := range f.Fields {
		list = append(list, f.Fields[i].Name)
	}
	return list
}

func nobodyReads(string) bool { return false }

func TestNameFollowsTheLabel(t *testing.T) {
	f := &engine.Form{}
	addField(f)
	addField(f)
	if got, want := names(f), []string{"field", "field_2"}; !reflect.DeepEqual(got, want) {
		t.Fatalf("new questions are called %v", got)
	}
	for _, label := range []string{"T", "To", "Total amount"} {
		labelField(f, 0, label, nobodyReads)
	}
	labelField(f, 1, "Total amount", nobodyReads)
	if got, want := names(f), []string{"total_amount", "total_amount_2"}; !reflect.DeepEqual(got, want) {
		t.Errorf("labelled questions are called %v", got)
	}
	labelField(f, 1, "Starter", nobodyReads)
	if got := f.Fields[1].Name; got != "starter_2" {
		t.Errorf("a word of conditions became a name: %s", got)
	}
}

func TestNameStaysWhereSomebodyChoseOrReadsIt(t *testing.T) {
	f := &engine.Form{Fields: []engine.Field{
		{Name: "net", Label: "Total amount"},
		{Name: "vat", Label: "VAT"},
	}}
	labelField(f, 0, "Sum", nobodyReads)
	labelField(f, 1, "Tax", func(name string) bool { return name == "vat" })
	if got, want := names(f), []string{"net", "vat"}; !reflect.DeepEqual(got, want) {
		t.Errorf("names = %v", got)
	}
}

func TestMoveAndRemove(t *testing.T) {
	f := &engine.Form{Fields: []engine.Field{{Name: "a"}, {Name: "b"}, {Name: "c"}}}
	moveField(f, 2, -1)
	moveField(f, 0, -1)
	moveField(f, 2, 1)
	if got, want := names(f), []string{"a", "c", "b"}; !reflect.DeepEqual(got, want) {
		t.Errorf("after moving: %v", got)
	}
	removeField(f, 1)
	if got, want := names(f), []string{"a", "b"}; !reflect.DeepEqual(got, want) {
		t.Errorf("after removing: %v", got)
	}
}

// Whatever type a question is turned into, nothing stays behind that the engine
// refuses.
func TestRetypingLeavesNothingBehind(t *testing.T) {
	full := engine.Field{
		Name: "x", Min: "2026-01-01", Max: "2026-12-31", Default: "a",
		Options: []engine.Option{{Value: "a"}}, Currencies: []string{"EUR"},
	}
	for _, kind := range []engine.FieldType{
		engine.FieldText, engine.FieldLongText, engine.FieldNumber, engine.FieldMoney, engine.FieldBoolean,
		engine.FieldDate, engine.FieldChoice, engine.FieldChoices, engine.FieldUser,
	} {
		field := full
		field.Type = engine.FieldDate
		if kind == engine.FieldDate {
			field.Type = engine.FieldUser
		}
		field.Options = append([]engine.Option(nil), full.Options...)
		retypeField(&field, kind)
		_, problems := engine.Compile(&engine.Workflow{
			Key:    "w",
			Form:   &engine.Form{Fields: []engine.Field{field}},
			States: []engine.State{{ID: "a", Initial: true, Actors: []engine.Actor{"anyone"}}},
		})
		if len(problems) > 0 {
			t.Errorf("as %s: %+v", kind, problems)
		}
	}
}

func TestCurrencies(t *testing.T) {
	if got, want := currencies(" eur, USD;chf "), []string{"EUR", "USD", "CHF"}; !reflect.DeepEqual(got, want) {
		t.Errorf("currencies = %v", got)
	}
}
