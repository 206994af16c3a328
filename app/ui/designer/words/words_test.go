package words

import (
	"reflect"
	"regexp"
	"slices"
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

func TestQuotes(t *testing.T) {
	w := &engine.Workflow{States: []engine.State{{ID: "a", SkipWhen: `kind == "eur" or kind == 'x'`}}}
	for text, want := range map[string]bool{"eur": true, "x": true, "kind": false, "eu": false, "usd": false} {
		if got := Quotes(w, text); got != want {
			t.Errorf("%s is quoted: %v", text, got)
		}
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

func TestMentions(t *testing.T) {
	for name, want := range map[string]bool{"amount": true, "large": true, "limit": false, "limit_2": true, "remark": false} {
		if got := Mentions(workflow(), name); got != want {
			t.Errorf("%s mentioned: %v", name, got)
		}
	}
}

func TestEveryReaderIsAMention(t *testing.T) {
	field := func(w *engine.Workflow) {
		w.Form = &engine.Form{Fields: []engine.Field{{Name: "y", VisibleWhen: "boss"}}}
	}
	state := func(change func(*engine.State)) func(*engine.Workflow) {
		return func(w *engine.Workflow) { w.States = []engine.State{{ID: "a"}}; change(&w.States[0]) }
	}
	for place, change := range map[string]func(*engine.Workflow){
		"a question shown only when": field,
		"a condition":                func(w *engine.Workflow) { w.Transitions = []engine.Transition{{When: "x > boss"}} },
		"who may choose a way": func(w *engine.Workflow) {
			w.Transitions = []engine.Transition{{Actors: []engine.Actor{"manager-of:data:boss"}}}
		},
		"who acts":           state(func(s *engine.State) { s.Actors = []engine.Actor{"data:boss"} }),
		"what is waited for": state(func(s *engine.State) { s.When = "boss" }),
		"skipping":           state(func(s *engine.State) { s.SkipWhen = "not boss" }),
		"a value":            state(func(s *engine.State) { s.Action = &engine.Action{Set: []engine.Assignment{{Name: "a", Value: "boss"}}} }),
		"a seat's holder":    func(w *engine.Workflow) { w.Roles = []engine.Role{{Name: "r", Default: []engine.Actor{"data:boss"}}} },
	} {
		var w engine.Workflow
		change(&w)
		if !Mentions(&w, "boss") || Mentions(&w, "other") {
			t.Errorf("%s: read is %v, and something else %v", place, Mentions(&w, "boss"), Mentions(&w, "other"))
		}
	}
}

func TestActorWords(t *testing.T) {
	d := &shared.Directory{
		Users:  []shared.User{{Name: "anna", Display: "Anna Berg"}},
		Groups: []shared.Group{{Name: "finance", Display: "Finance"}},
	}
	cases := map[engine.Actor]Who{
		"anyone":      {Text: "anyone", Icon: "people"},
		"starter":     {Text: "starter", Icon: "start"},
		"user:anna":   {Text: "Anna Berg", Icon: "person"},
		"user:gone":   {Text: "gone", Sort: "not known here", Icon: "warning"},
		"group:lost":  {Text: "lost", Sort: "not known here", Icon: "warning"},
		"role:chair":  {Text: "chair", Sort: "not known here", Icon: "warning"},
		"data:boss":   {Text: "whoever Boss names", Icon: "person"},
		"data:remark": {Text: "whoever remark names", Sort: "not known here", Icon: "warning"},
		"data:large":  {Text: "whoever large names", Icon: "person"}, // set by an automatic state

		"signer-of:review": {Text: "whoever signed Review", Icon: "check"},
		"signer-of:gone":   {Text: "whoever signed gone", Sort: "not known here", Icon: "warning"},

		"manager-of:starter":          {Text: "manager of starter", Icon: "person"},
		"manager-of:user:anna":        {Text: "manager of Anna Berg", Icon: "person"},
		"manager-of:data:boss":        {Text: "manager of whoever Boss names", Icon: "person"},
		"manager-of:signer-of:review": {Text: "manager of whoever signed Review", Icon: "person"},
		"manager-of:user:gone":        {Text: "manager of gone", Sort: "not known here", Icon: "warning"},
		"manager-of:group:finance":    {Text: "manager of Finance", Sort: "not known here", Icon: "warning"},
		"group:finance":               {Text: "Finance", Sort: "group", Icon: "people"},
		"role:buyer":                  {Text: "Buyer", Sort: "role", Icon: "person"},
		"boss":                        {Text: "boss", Icon: "warning"},
	}
	w := workflow()
	w.Form.Fields = append(w.Form.Fields, engine.Field{Name: "boss", Label: "Boss", Type: engine.FieldUser})
	w.State("review").Name = "Review"
	for a, want := range cases {
		want.Actor = a
		if got := Actor(a, d, w); got != want {
			t.Errorf("%s is %+v", a, got)
		}
	}
}

func TestNobodyIsUnknownBeforeTheDirectoryIsRead(t *testing.T) {
	for _, a := range []engine.Actor{"user:anna", "group:finance"} {
		if who := Actor(a, &shared.Directory{}, workflow()); who.Icon == "warning" {
			t.Errorf("%s is warned of: %+v", a, who)
		}
	}
}

func TestSuggestWhoeverIsNamedOnTheWay(t *testing.T) {
	w := workflow()
	w.Form.Fields = append(w.Form.Fields, engine.Field{Name: "boss", Type: engine.FieldUser})
	scope := Scope{Roles: true, Starter: true, Earlier: true}
	for query, want := range map[string][]engine.Actor{
		"":                    {"anyone", "starter", "role:buyer", "data:boss", "manager-of:starter", "manager-of:role:buyer", "manager-of:data:boss", "signer-of:review"},
		"boss":                {"data:boss", "manager-of:data:boss"},
		"manager of st":       {"manager-of:starter"},
		"signed":              {"signer-of:review"},
		"data:large":          {"data:large"},
		"manager-of:user:ann": {"manager-of:user:ann"},
		"manager-of:anyone":   nil,
		"signer-of:":          {"signer-of:review"},
	} {
		var got []engine.Actor
		for _, who := range Suggest(query, scope, nil, &shared.Directory{}, w) {
			got = append(got, who.Actor)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %v, want %v", query, got, want)
		}
	}
	if list := Suggest("data:boss", Scope{Roles: true, Starter: true}, nil, &shared.Directory{}, w); len(list) != 0 {
		t.Errorf("somebody an answer names is offered before there are answers: %+v", list)
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
		{"", everywhere, nil, []engine.Actor{"anyone", "starter", "role:buyer", "group:finance", "user:anna", "user:zoe", "manager-of:starter", "manager-of:role:buyer"}},
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

// What the engine runs is offered, and never said not to run.
func TestWhatRunsIsOffered(t *testing.T) {
	for name, list := range map[string][]Choice{"first": JoinChoices(engine.JoinXor), "wait": KindChoices(engine.KindHuman)} {
		if !slices.ContainsFunc(list, func(c Choice) bool { return c.Value == name }) {
			t.Errorf("%s is not offered: %+v", name, list)
		}
	}
	for _, c := range append(JoinChoices(engine.JoinFirst), KindChoices(engine.KindWait)...) {
		if strings.Contains(c.Text, "does not run") {
			t.Errorf("%s runs, but is said not to: %s", c.Value, c.Text)
		}
	}
}

func TestShowingNeverChanges(t *testing.T) {
	for _, list := range [][]Choice{
		KindChoices(engine.KindSubflow), JoinChoices("odd"), SplitChoices("odd"), FieldTypeChoices(engine.FieldFile),
	} {
		seen := map[string]bool{}
		for _, c := range list {
			if seen[c.Value] || c.Text == "" {
				t.Errorf("%+v", list)
			}
			seen[c.Value] = true
		}
		if n := len(list); list[n-1].Text == "" || !(seen["subflow"] || seen["odd"] || seen["file"]) {
			t.Errorf("what is set is not offered: %+v", list)
		}
	}
}
