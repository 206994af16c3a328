package engine

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"statecraft/engine/expr"
)

func named(list []Name) (names []string) {
	for n := range list {
		names = append(names, list[n].Name)
	}
	return names
}

func TestNamesHaveTypesAndQuestions(t *testing.T) {
	w := edges("ask->sum", "sum->end")
	w.Form = &Form{Fields: []Field{{Name: "amount", Label: "Total", Type: FieldMoney}, {Name: "and", Type: FieldText}, {Name: "", Type: FieldText}}}
	w.States[0].Form = &Form{Fields: []Field{{Name: "parts", Type: FieldChoices, Options: []Option{{Value: "a"}}}, {Name: "amount", Type: FieldMoney}}}
	w.States[1] = State{ID: "sum", Kind: KindAction, Action: &Action{Type: ActionSet, Set: []Assignment{
		{Name: "double", Value: "amount * 2"}, {Name: "parts", Value: "[]"}, {Name: "late", Value: "nowhere + 1"}, {Name: "count", Value: "(count ?? 0) + 1"},
	}}}
	got := Names(w)
	want := []Name{
		{"amount", expr.Number, &w.Form.Fields[0], ""},
		{"parts", expr.List, &w.States[0].Form.Fields[0], "ask"},
		{"double", expr.Number, nil, "sum"},
		{"late", expr.Any, nil, "sum"},
		{"count", expr.Any, nil, "sum"},
		{"outcome", expr.Text, nil, ""},
		{"starter", expr.Text, nil, ""},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("names = %+v\nwant    %+v", got, want)
	}
	if got[0].Title() != "Total" || got[2].Title() != "double" {
		t.Errorf("called %q and %q", got[0].Title(), got[2].Title())
	}
}

func TestNamesOfWhatIsTooLarge(t *testing.T) {
	w := &Workflow{States: make([]State, MaxStates+1)}
	if got := named(Names(w)); !reflect.DeepEqual(got, []string{"outcome", "starter"}) {
		t.Errorf("names = %v", got)
	}
}

func TestNamesOfAForm(t *testing.T) {
	f := &Form{Fields: []Field{{Name: "days", Type: FieldNumber}, {Name: "why", Type: FieldText}, {Name: "or", Type: FieldText}, {Name: "on", Type: FieldDate}}}
	if got := named(FormNames(f, "why")); !reflect.DeepEqual(got, []string{"days", "on"}) {
		t.Errorf("names = %v", got)
	}
	if FormNames(nil, "x") != nil {
		t.Error("no form has names")
	}
}

func TestUsableNames(t *testing.T) {
	for name, want := range map[string]bool{"amount": true, "starter": false, "and": false, "2nd": false, "a b": false, "": false} {
		if UsableName(name) != want {
			t.Errorf("%q usable: %v", name, !want)
		}
	}
}

// What can be read is what the compiler lets be read.
func TestNamesAreThoseOfTheProgram(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := edges("ask->sum", "sum->end")
		field := rapid.Custom(func(t *rapid.T) Field {
			f := Field{Name: rapid.SampledFrom([]string{"a", "b", "c", "d"}).Draw(t, "name")}
			f.Type = rapid.SampledFrom([]FieldType{FieldText, FieldNumber, FieldMoney, FieldBoolean, FieldDate, FieldUser}).Draw(t, "type")
			return f
		})
		w.Form = &Form{Fields: rapid.SliceOfN(field, 0, 3).Draw(t, "start")}
		w.States[0].Form = &Form{Fields: rapid.SliceOfN(field, 0, 3).Draw(t, "asked")}
		set := rapid.SampledFrom([]string{"1", `"x"`, "true", "a", "b == nil", "d ?? 1"})
		w.States[1] = State{ID: "sum", Kind: KindAction, Action: &Action{Type: ActionSet, Set: []Assignment{
			{Name: "d", Value: set.Draw(t, "d")}, {Name: "e", Value: set.Draw(t, "e")},
		}}}
		p, _ := Compile(w)
		if p == nil {
			return
		}
		types := expr.Names{}
		for _, n := range Names(w) {
			types[n.Name] = n.Type
		}
		if !reflect.DeepEqual(types, p.names) {
			t.Fatalf("names %v, the program reads %v", types, p.names)
		}
	})
}
