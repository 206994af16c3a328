package words

import (
	"reflect"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"statecraft/engine"
	"statecraft/shared"
)

func TestFieldName(t *testing.T) {
	cases := []struct{ label, want string }{
		{"Amount", "amount"},
		{"Total amount (net)", "total_amount_net"},
		{"  Größe der Straße ", "groesse_der_strasse"},
		{"Été à Łódź", "ete_a_lodz"},
		{"2nd opinion", "field_2nd_opinion"},
		{"金額", "field"},
		{"", "field"},
		{"Taken", "taken_3"},
		{strings.Repeat("long ", 40), strings.TrimSuffix(strings.Repeat("long_", 12), "_")},
	}
	taken := func(name string) bool { return name == "taken" || name == "taken_2" }
	for _, c := range cases {
		if got := FieldName(c.label, taken); got != c.want {
			t.Errorf("%q gives %q, want %q", c.label, got, c.want)
		}
	}
}

func TestNamesFitTheModel(t *testing.T) {
	field := regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_]{0,63}$`)
	role := regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_-]{0,63}$`)
	rapid.Check(t, func(t *rapid.T) {
		label := rapid.String().Draw(t, "label")
		used := map[string]bool{}
		for range 12 {
			name := FieldName(label, func(n string) bool { return used[n] })
			if !field.MatchString(name) || used[name] {
				t.Fatalf("field name %q from %q", name, label)
			}
			used[name] = true
		}
		if name := RoleName(label, func(string) bool { return false }); !role.MatchString(name) {
			t.Fatalf("role name %q from %q", name, label)
		}
	})
}

func TestOptionsComeBack(t *testing.T) {
	text := "eur = Euro\nusd"
	list := ParseOptions("\n eur =  Euro \n\nusd\n")
	want := []engine.Option{{Value: "eur", Label: "Euro"}, {Value: "usd"}}
	if !reflect.DeepEqual(list, want) {
		t.Errorf("options = %+v", list)
	}
	if got := Options(list); got != text {
		t.Errorf("text = %q", got)
	}
}

func TestMark(t *testing.T) {
	cases := []struct {
		text   string
		column int
		want   [3]string
		ok     bool
	}{
		{`amount > limit`, 10, [3]string{"amount > ", "limit", ""}, true},
		{`amount > limit`, 8, [3]string{"amount ", ">", " limit"}, true},
		{`amount >`, 9, [3]string{"amount >", "", ""}, false},
		{`amount`, 0, [3]string{"amount", "", ""}, false},
		{`größe > 1`, 4, [3]string{"gr", "öße", " > 1"}, true}, // never inside a letter
	}
	for _, c := range cases {
		before, word, after, ok := Mark(c.text, c.column)
		if [3]string{before, word, after} != c.want || ok != c.ok {
			t.Errorf("%q at %d: %q %q %q %v", c.text, c.column, before, word, after, ok)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		text, column := rapid.String().Draw(t, "text"), rapid.IntRange(-3, 40).Draw(t, "column")
		before, word, after, ok := Mark(text, column)
		if before+word+after != text || ok && word == "" {
			t.Fatalf("%q at %d: %q %q %q %v", text, column, before, word, after, ok)
		}
	})
}

func TestMadeFrom(t *testing.T) {
	cases := []struct {
		name, label string
		want        bool
	}{
		{"total_amount", "Total amount", true},
		{"total_amount_2", "Total amount", true},
		{"total_amount_x", "Total amount", false},
		{"total", "Total amount", false},
		{"field_3", "", true},
		{"role", "", true},
		{"external-reader-2", "External reader", true},
	}
	for _, c := range cases {
		if got := MadeFrom(c.name, c.label); got != c.want {
			t.Errorf("%s made from %q: %v", c.name, c.label, got)
		}
	}
}

func TestUsable(t *testing.T) {
	for name, want := range map[string]bool{"amount": true, "starter": false, "and": false, "2nd": false, "a b": false, "": false} {
		if Usable(name) != want {
			t.Errorf("%q usable: %v", name, !want)
		}
	}
}

func workflow() *engine.Workflow {
	return &engine.Workflow{
		Key:   "purchase",
		Form:  &engine.Form{Fields: []engine.Field{{Name: "amount", Type: engine.FieldMoney}}},
		Roles: []engine.Role{{Name: "buyer", Label: "Buyer"}},
		States: []engine.State{
			{ID: "check", Kind: engine.KindAction, Action: &engine.Action{Type: engine.ActionSet, Set: []engine.Assignment{{Name: "large", Value: "amount > limit_2"}}}},
			{ID: "review", Form: &engine.Form{Fields: []engine.Field{{Name: "remark", Type: engine.FieldText}}}},
		},
		Transitions: []engine.Transition{{ID: "check->review", From: "check", To: "review", When: "large"}},
	}
}

func TestDataNames(t *testing.T) {
	want := []string{"amount", "large", "outcome", "remark", "starter"}
	if got := DataNames(workflow()); !reflect.DeepEqual(got, want) {
		t.Errorf("names = %v", got)
	}
}

func TestMentions(t *testing.T) {
	for name, want := range map[string]bool{"amount": true, "large": true, "limit": false, "limit_2": true, "remark": false} {
		if got := Mentions(workflow(), name); got != want {
			t.Errorf("%s mentioned: %v", name, got)
		}
	}
}

func TestActorWords(t *testing.T) {
	d := &shared.Directory{
		Users:  []shared.User{{Name: "anna", Display: "Anna Berg"}},
		Groups: []shared.Group{{Name: "finance", Display: "Finance"}},
	}
	cases := map[engine.Actor]Who{
		"anyone":        {Text: "anyone", Icon: "people"},
		"starter":       {Text: "starter", Icon: "start"},
		"user:anna":     {Text: "Anna Berg", Icon: "person"},
		"user:gone":     {Text: "gone", Icon: "person"},
		"group:finance": {Text: "Finance", Sort: "group", Icon: "people"},
		"role:buyer":    {Text: "Buyer", Sort: "role", Icon: "person"},
		"boss":          {Text: "boss", Icon: "warning"},
	}
	for a, want := range cases {
		want.Actor = a
		if got := Actor(a, d, workflow()); got != want {
			t.Errorf("%s is %+v", a, got)
		}
	}
}

func TestSuggest(t *testing.T) {
	d := &shared.Directory{
		Users:  []shared.User{{Name: "zoe"}, {Name: "anna", Display: "Anna Berg"}},
		Groups: []shared.Group{{Name: "finance", Display: "Finance"}},
	}
	everywhere := Scope{Roles: true, Starter: true}
	cases := []struct {
		query string
		scope Scope
		taken []engine.Actor
		want  []engine.Actor
	}{
		{"", everywhere, nil, []engine.Actor{"anyone", "starter", "role:buyer", "group:finance", "user:anna", "user:zoe"}},
		{"", Scope{}, nil, []engine.Actor{"anyone", "group:finance", "user:anna", "user:zoe"}},
		{"", Scope{}, []engine.Actor{"anyone", "user:zoe"}, []engine.Actor{"group:finance", "user:anna"}},
		{"FIN", everywhere, nil, []engine.Actor{"group:finance"}},
		{"berg", everywhere, nil, []engine.Actor{"user:anna"}},
		{"group:", everywhere, nil, []engine.Actor{"group:finance"}},
		{"group:Board", everywhere, nil, []engine.Actor{"group:Board"}},
		{"role:chair", Scope{}, nil, nil},
		{"boss", everywhere, nil, nil},
	}
	for _, c := range cases {
		var got []engine.Actor
		for _, who := range Suggest(c.query, c.scope, c.taken, d, workflow()) {
			got = append(got, who.Actor)
		}
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%q %+v: %v, want %v", c.query, c.scope, got, c.want)
		}
	}
}

func TestShowingNeverChanges(t *testing.T) {
	for _, list := range [][]Choice{
		KindChoices(engine.KindWait), JoinChoices(engine.JoinFirst), SplitChoices("odd"), FieldTypeChoices(engine.FieldFile),
	} {
		seen := map[string]bool{}
		for _, c := range list {
			if seen[c.Value] || c.Text == "" {
				t.Errorf("%+v", list)
			}
			seen[c.Value] = true
		}
		if n := len(list); list[n-1].Text == "" || !(seen["wait"] || seen["first"] || seen["odd"] || seen["file"]) {
			t.Errorf("what is set is not offered: %+v", list)
		}
	}
}
