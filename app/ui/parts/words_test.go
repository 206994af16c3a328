package parts

import (
	"reflect"
	"strings"
	"testing"

	"statecraft/engine"
	"statecraft/shared"
)

func TestInitials(t *testing.T) {
	for name, want := range map[string]string{
		"approver": "AP", "Anna Berg": "AB", "anna-maria von berg": "AB", "x": "X", "": "?", "李明": "李明", "é b": "ÉB",
	} {
		if got := Initials(name); got != want {
			t.Errorf("Initials(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestOr(t *testing.T) {
	for want, words := range map[string][]string{
		"": nil, "a": {"a"}, "a or b": {"a", "b"}, "a, b or c": {"a", "b", "c"},
	} {
		if got := Or(words); got != want {
			t.Errorf("Or(%v) = %q, want %q", words, got, want)
		}
	}
}

func TestSpoken(t *testing.T) {
	for name, want := range map[string]string{"needs_approval": "Needs approval", "amount": "Amount", "éclair": "Éclair", "_": "_"} {
		if got := Spoken(name); got != want {
			t.Errorf("Spoken(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestDataRows(t *testing.T) {
	w := &engine.Workflow{
		Form: &engine.Form{Fields: []engine.Field{{Name: "amount", Label: "How much", Type: engine.FieldMoney}, {Name: "on", Type: engine.FieldDate}}},
		States: []engine.State{{ID: "s", Form: &engine.Form{Fields: []engine.Field{
			{Name: "kind", Label: "Kind", Type: engine.FieldChoices, Options: []engine.Option{{Value: "a", Label: "Apples"}, {Value: "b"}}},
			{Name: "amount", Label: "asked again", Type: engine.FieldMoney},
		}}}},
	}
	got := DataRows(w, map[string]any{
		"z_set": true, "kind": []any{"a", "b"}, "on": "2026-11-20",
		"amount": map[string]any{"amount": "1480.00", "currency": "EUR"}, "a_set": 1480000.5,
	})
	want := []DataRow{
		{"How much", "1,480.00\u00a0EUR"}, {"on", "20 November 2026"}, {"Kind", "Apples, b"}, {"A set", "1,480,000.5"}, {"Z set", "yes"},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestPeople(t *testing.T) {
	p := NewPeople(shared.Directory{
		Users:  []shared.User{{Name: "anna", Display: "Anna Berg"}, {Name: "bo"}},
		Groups: []shared.Group{{Name: "fin", Display: "Finance"}},
	})
	if got, want := p.Actors([]engine.Actor{"user:anna", "user:bo", "group:fin", "starter", "role:x"}), "Anna Berg, bo, group Finance, the starter or role x"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := p.Actors(nil); got != "nobody" {
		t.Errorf("no actors are %q", got)
	}
	if got := (People{}).User("anna"); got != "anna" {
		t.Errorf("somebody unknown is called %q", got)
	}
	sentence := p.Sentence(review(), engine.Event{Kind: engine.Signed, By: "anna", State: "review", Outcome: "Approve"})
	if !strings.Contains(sentence, "Anna Berg") || strings.Contains(sentence, "anna") {
		t.Errorf("the sentence does not name her: %q", sentence)
	}
}

func TestPeopleLeavesTheEventAlone(t *testing.T) {
	p := NewPeople(shared.Directory{Users: []shared.User{{Name: "anna", Display: "Anna"}}})
	actors := []engine.Actor{"user:anna"}
	p.Sentence(review(), engine.Event{Kind: engine.RoleBound, Role: "r", Actors: actors})
	if actors[0] != "user:anna" {
		t.Errorf("the event's own actors became %v", actors)
	}
}
