package condition

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"statecraft/engine"
	"statecraft/engine/expr"
)

// claim can be read as amounts, dates, choices and all the other types.
func claim() Scope {
	form := &engine.Form{Fields: []engine.Field{
		{Name: "amount", Label: "Total amount", Type: engine.FieldMoney},
		{Name: "days", Label: "Days off", Type: engine.FieldNumber},
		{Name: "urgent", Label: "Urgent", Type: engine.FieldBoolean},
		{Name: "kind", Label: "Kind", Type: engine.FieldChoice, Options: []engine.Option{{Value: "eur", Label: "Euro"}, {Value: "x\"y"}}},
		{Name: "tags", Label: "Tags", Type: engine.FieldChoices, Options: []engine.Option{{Value: "new"}, {Value: "vip", Label: "Important"}}},
		{Name: "on", Label: "Leaves on", Type: engine.FieldDate},
		{Name: "why", Type: engine.FieldText},
	}}
	w := &engine.Workflow{Key: "w", Form: form, States: []engine.State{
		{ID: "sum", Initial: true, Kind: engine.KindAction, Action: &engine.Action{Type: engine.ActionSet, Set: []engine.Assignment{{Name: "left", Value: "(left ?? 1) + 1"}}}},
	}}
	return Scope{Names: engine.Names(w), Want: expr.Boolean}
}

// labels are what is offered, with | where the caret is.
func labels(s Scope, marked string) string {
	before, after, _ := strings.Cut(marked, "|")
	var list []string
	for _, i := range s.Complete(before+after, len(before)) {
		list = append(list, i.Label)
	}
	return strings.Join(list, ", ")
}

func TestComplete(t *testing.T) {
	s := claim()
	for marked, want := range map[string]string{
		`d|`:                      "Days off",
		`off|`:                    "Days off",
		`not ur|`:                 "Urgent",
		`days |`:                  "is more than, is at least, is less than, is at most, is, is not, is empty, is filled in, plus, minus, times, divided by",
		`days mor|`:               "is more than",
		`days > |`:                "Total amount, Days off, left",
		`days > 3 |`:              "and, or",
		`days > 3 o|`:             "or",
		`urgent |`:                "and, or",
		`kind == |`:               "Euro, x\"y, Kind, Leaves on, why, left, Outcome, Starter",
		`kind == "|`:              "Euro, x\"y",
		`kind == "e|" and urgent`: "Euro",
		`kind == "eur|"`:          "",
		`kind in |`:               "Tags, left, a list",
		`kind in [|`:              "Euro, x\"y",
		`kind in ["eur", |]`:      "Euro, x\"y",
		`kind in ["eur" |]`:       "and one more",
		`kind not |`:              "is none of",
		`why not |`:               "does not contain",
		`tags |`:                  "includes, does not include, is empty, is filled in",
		`tags contains |`:         "new, Important, Total amount, Days off, Urgent, Kind, Leaves on, why, left, Outcome, Starter",
		`not d|`:                  "Days off",
		`ab|`:                     "abs",
		`days > ro|`:              "round",
		`tag|`:                    "Tags",
		`"|" in tags`:             "new, Important",
		`"n|" not in tags`:        "new",
		`urgent == |`:             "yes, no, Urgent, left",
		`on is b|`:                "is before",
		`on bef|`:                 "is before, is on or before",
		`(days > 3 |`:             "and, or",
		`(days + 1) |`:            "is more than, is at least, is less than, is at most, is, is not, is empty, is filled in, plus, minus, times, divided by",
		`len(w|`:                  "why",
		`days > 3|`:               "",
		`days > 3 // t|`:          "",
		`left.t|`:                 "",
		`left.total |`:            "is, is not, is more than, is at least, is less than, is at most, is empty, is filled in, plus, minus, times, divided by, and, or",
		`days > (1 + 2) |`:        "and, or",
		`urgent|`:                 "",
		`days > 3 ? da|`:          "Days off",
		`|`:                       "Total amount, Days off, Urgent, Kind, Tags, Leaves on, why, left, Outcome, Starter, not",
	} {
		if got := labels(s, marked); got != want {
			t.Errorf("%s offers %s\nwant %s", marked, got, want)
		}
	}
}

func TestInsert(t *testing.T) {
	s := claim()
	for _, c := range [][3]string{
		{"d|", "Days off", "days |"},
		{"days |", "is more than", "days > |"},
		{"days> 3 and urg|e", "Urgent", "days> 3 and urgent |"},
		{"days > 3|\nand urgent", "", ""},
		{"days>|3", "Days off", "days> days |3"},
		{`kind == "e|" and urgent`, "Euro", `kind == "eur" |and urgent`},
		{`kind |`, "is one of", `kind in [|]`},
		{`kind in [|]`, "Euro", `kind in ["eur"|]`},
		{`kind in ["eur" |]`, "and one more", `kind in ["eur" ,|]`},
		{`tags incl|`, "includes", `tags contains |`},
		{`tags contains |`, "Important", `tags contains "vip" |`},
		{`"|" in tags`, "Important", `"vip" |in tags`},
		{`l|`, "len", `len(|)`},
		{`(u|)`, "Urgent", `(urgent|)`},
		{`kind == |`, `x"y`, `kind == "x\"y" |`},
	} {
		before, after, _ := strings.Cut(c[0], "|")
		for _, i := range s.Complete(before+after, len(before)) {
			if i.Label != c[1] {
				continue
			}
			text, caret := Insert(before+after, i)
			if got := text[:caret] + "|" + text[caret:]; got != c[2] {
				t.Errorf("%s with %s is %s, want %s", c[0], c[1], got, c[2])
			}
			c[1] = ""
		}
		if c[1] != "" {
			t.Errorf("%s does not offer %s", c[0], c[1])
		}
	}
}

func TestTyped(t *testing.T) {
	s := claim()
	for marked, want := range map[string]bool{
		"|": false, "d|": true, "urgent|": false, "urgent |": false, `kind == "e|`: true, "days > 3|": false,
	} {
		before, after, _ := strings.Cut(marked, "|")
		if got := s.Typed(before+after, len(before)); got != want {
			t.Errorf("%s: typed is %v", marked, got)
		}
	}
}

// What is offered never leads nowhere: whatever is taken, something makes a
// condition of it, written at the caret and, behind brackets, at the end.
func TestWhatIsOfferedCanBeEnded(t *testing.T) {
	s := claim()
	known := expr.Names{}
	for _, n := range s.Names {
		known[n.Name] = n.Type
	}
	at := []string{
		"", "urgent", "== nil", "days", "why", "tags", `"a"`, "1", `"a"]`, "> 1", `== "a"`, `in ["a"]`, `["a"]`, `"a" in tags`, "true", "days > 1", "days, 1",
		"days] == nil", `why == "a"`, `"a"] == nil`, `= nil`,
	}
	behind := []string{"", "> 1", `== "a"`, ") > 1", ") == nil", ")", "))", ")))", ") > 1)", `) == "a"`, "== nil"}
	ends := func(text string, caret int) bool {
		for _, inner := range at {
			for _, outer := range behind {
				if _, err := expr.Compile(text[:caret]+inner+text[caret:]+" "+outer, known, s.Want); err == nil {
					return true
				}
			}
		}
		return false
	}
	rapid.Check(t, func(t *rapid.T) {
		text, caret := "", 0
		for range rapid.IntRange(1, 5).Draw(t, "steps") {
			list := s.Complete(text, caret)
			if len(list) == 0 {
				return
			}
			before := text[:caret] + "|" + text[caret:]
			item := rapid.SampledFrom(list).Draw(t, "item")
			text, caret = Insert(text, item)
			if !ends(text, caret) {
				t.Fatalf("%s with %s is %s|%s, which nothing ends", before, item.Put, text[:caret], text[caret:])
			}
		}
	})
}

// FuzzComplete completes whatever stands there, at every place: nothing panics,
// and what is taken leaves the rest of the text as it is.
func FuzzComplete(f *testing.F) {
	for _, seed := range []string{`days > 3 and "x" in tags`, `kind in ["a", "`, `((`, `len(why`, "😀 == 'é'", `"a\`, "`", "/* x", `a.b.c ? 1 : 2`, "\xff\xfe\"", "not in", "]]))"} {
		f.Add(seed, 3)
	}
	s := claim()
	f.Fuzz(func(t *testing.T, source string, at int) {
		if at < 0 || at > len(source) || len(source) > 2*expr.MaxLength {
			return
		}
		for _, item := range s.Complete(source, at) {
			text, caret := Insert(source, item)
			if caret < 0 || caret > len(text) || !strings.Contains(text, item.Put) {
				t.Fatalf("%q at %d with %q is %q, caret %d", source, at, item.Put, text, caret)
			}
			if !strings.HasPrefix(text, source[:item.from]) || !strings.HasSuffix(text, source[item.to:]) {
				t.Fatalf("%q at %d with %q is %q: something else changed", source, at, item.Put, text)
			}
		}
		if utf8.ValidString(source) && utf8.RuneStart(append([]byte(source), 0)[at]) {
			if back := Bytes(source, Units(source, at)); back != at {
				t.Fatalf("byte %d of %q is unit %d and byte %d", at, source, Units(source, at), back)
			}
		}
	})
}
