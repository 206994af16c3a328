package search

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"statecraft/engine"
)

func expense() *engine.Workflow {
	return &engine.Workflow{
		States: []engine.State{
			{ID: "write", Name: "Write claim", Description: "What was bought", Form: &engine.Form{Fields: []engine.Field{{Name: "amount", Label: "Betrag in Euro"}}}},
			{ID: "check", Name: "Check limits", Kind: engine.KindRoute},
			{ID: "finance", Name: "Finance review", Actors: []engine.Actor{"group:treasury"}, SkipWhen: "amount < 10"},
			{ID: "pay", Name: "Pay out", Kind: engine.KindAction, Action: &engine.Action{Type: engine.ActionSet, Set: []engine.Assignment{{Name: "paid", Value: "true"}}}},
			{ID: "wait", Name: "Receipts", Kind: engine.KindWait, When: "receipts == true"},
		},
		Transitions: []engine.Transition{
			{ID: "check->finance", From: "check", To: "finance", When: "amount > 100"},
			{ID: "finance->pay", From: "finance", To: "pay", Outcome: "Genehmigt für alle"},
			{ID: "check->pay", From: "check", To: "pay", Default: true},
			{ID: "*->write", From: engine.FromAnywhere, To: "write", Label: "Withdraw", Actors: []engine.Actor{"starter"}},
		},
		Notes: []engine.Note{{ID: "note-1", Text: "Ask Finance twice"}},
	}
}

func source() Source {
	return Source{
		Workflow: expense(),
		Actor: func(a engine.Actor) string {
			return map[engine.Actor]string{"group:treasury": "The Treasury", "starter": "whoever started it"}[a]
		},
		Label: func(t *engine.Transition) string {
			if t.Default {
				return "otherwise"
			}
			return ""
		},
		Problems: []engine.Problem{
			{State: "pay", Message: "Pay out leads nowhere."},
			{State: "check", Transition: "check->finance", Message: "The condition reads an unknown name."},
			{Message: "The workflow has no name."},
		},
	}
}

func TestIn(t *testing.T) {
	for _, c := range []struct {
		query  string
		filter Filter
		want   string
	}{
		{"pay", Filter{}, "pay:name"},
		{"PAY  OUT", Filter{}, "pay:name"},
		{"finance", Filter{}, "finance:name note-1:text"},
		{"treas", Filter{}, "finance:actors"},
		{"group:", Filter{}, "finance:actors"},
		{"amount > 100", Filter{}, "check->finance:when"},
		{"amount", Filter{}, "write:form check->finance:when finance:skipWhen"},
		{"genehmigt fur", Filter{}, "finance->pay:outcome"},
		{"withdraw", Filter{}, "*->write:label"},
		{"whoever", Filter{}, "*->write:actors"},
		{"otherwise", Filter{}, "check->pay:on"},
		{"receipts ==", Filter{}, "wait:when"},
		{"paid = true", Filter{}, "pay:action"},
		{"bought", Filter{}, "write:description"},
		{"betrag", Filter{}, "write:form"},
		{"unknown name", Filter{}, "check->finance:problem"},
		{"leads nowhere", Filter{}, "pay:problem"},
		{"no such thing", Filter{}, ""},
		{"", Filter{}, ""},
		{"", Filter{Kind: engine.KindWait}, "wait:name"},
		{"", Filter{Kind: engine.KindHuman}, "write:name finance:name"},
		{"claim", Filter{Kind: engine.KindHuman}, "write:name"},
		{"claim", Filter{Kind: engine.KindWait}, ""},
		{"", Filter{Troubled: true}, "check->finance:problem pay:problem"},
		{"pay", Filter{Troubled: true}, "pay:problem"},
		{"out", Filter{Troubled: true, Kind: engine.KindHuman}, ""},
	} {
		var got []string
		for _, h := range In(source(), c.query, c.filter) {
			got = append(got, h.ID()+":"+h.Field)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q %+v finds %v, want %q", c.query, c.filter, got, c.want)
		}
	}
}

func TestTheWordsThatFit(t *testing.T) {
	for query, want := range map[string]string{
		"limits": "limits", "fur": "für", "EURO": "Euro", "amount  >": "amount >", "s": "s",
	} {
		h := In(source(), query, Filter{})[0]
		if got := h.Text[h.From:h.To]; got != want {
			t.Errorf("%q fits %q of %q, want %q", query, got, h.Text, want)
		}
	}
	// Half of what a letter was folded into takes the whole letter.
	s := Source{Workflow: &engine.Workflow{States: []engine.State{{ID: "a", Name: "Maße"}}}}
	h := In(s, "mas", Filter{})[0]
	if got := h.Text[h.From:h.To]; got != "Maß" {
		t.Errorf("fits %q", got)
	}
}

func FuzzIn(f *testing.F) {
	f.Add("amount > 100", "Finance review", "amount > 100")
	f.Add("ss", "Straße", "ẞ")
	f.Add("s", "ß", "\u0301\u0301")
	f.Add("\xff", "\xff\xfe", "")
	f.Fuzz(func(t *testing.T, query, name, condition string) {
		w := &engine.Workflow{
			States:      []engine.State{{ID: "a", Name: name, SkipWhen: condition}},
			Transitions: []engine.Transition{{ID: "a->a", From: "a", To: "a", When: condition}},
		}
		hits := In(Source{Workflow: w}, query, Filter{})
		for _, h := range hits {
			if h.From < 0 || h.From >= h.To || h.To > len(h.Text) {
				t.Fatalf("%q in %q: bytes %d to %d", query, h.Text, h.From, h.To)
			}
			if utf8.ValidString(h.Text) && (!utf8.ValidString(h.Text[:h.From]) || !utf8.ValidString(h.Text[h.From:h.To])) {
				t.Fatalf("%q in %q: bytes %d to %d cut a letter", query, h.Text, h.From, h.To)
			}
		}
		whole := strings.Join(strings.Fields(name), " ")
		if whole == name && len(fold(name).runes) > 0 && utf8.ValidString(name) {
			found := In(Source{Workflow: w}, name, Filter{})
			if !slices.ContainsFunc(found, func(h Hit) bool { return h.State == "a" && h.Field == "name" }) {
				t.Fatalf("%q does not find itself: %+v", name, found)
			}
		}
	})
}

func BenchmarkIn(b *testing.B) {
	w := &engine.Workflow{}
	for i := range 1000 {
		id := strings.Repeat("x", i%7) + "state"
		w.States = append(w.States, engine.State{ID: id, Name: "A state with a name of usual length", Actors: []engine.Actor{"group:finance"}})
		w.Transitions = append(w.Transitions, engine.Transition{ID: id, From: id, To: id, Label: "next", When: "amount > 100"})
	}
	for b.Loop() {
		In(Source{Workflow: w}, "no such thing", Filter{})
	}
}
