package action

import (
	"slices"
	"strings"
	"testing"

	"statecraft/app/editor"
	"statecraft/engine"
)

func TestTheTableIsSound(t *testing.T) {
	ids := map[ID]bool{}
	labels := map[string]bool{}
	for _, a := range All() {
		if ids[a.ID] || a.ID == "" {
			t.Errorf("the id %q is not unique", a.ID)
		}
		if labels[a.Label] || a.Label == "" || strings.TrimSpace(a.Label) != a.Label {
			t.Errorf("%s: the label %q is not unique and plain", a.ID, a.Label)
		}
		ids[a.ID], labels[a.Label] = true, true
		if !slices.Contains(Groups(), a.Group) {
			t.Errorf("%s is in no group", a.ID)
		}
		if a.Unlisted && a.On != 0 {
			t.Errorf("%s is in no list, yet on a menu", a.ID)
		}
		if a.Do != nil && a.Reading {
			t.Errorf("%s changes a picture that only shows", a.ID)
		}
		for _, key := range a.Keys {
			if _, ok := parse(key); !ok {
				t.Errorf("%s: the key %q cannot be read", a.ID, key)
			}
			if Spoken(key, false) == "" || Spoken(key, true) == "" {
				t.Errorf("%s: the key %q has no name", a.ID, key)
			}
		}
		if Named(a.ID) != a {
			t.Errorf("%s is not found by its id", a.ID)
		}
	}
	if Named("no-such") != nil {
		t.Error("an unknown id names an action")
	}
}

// A key means one thing in every situation, whatever is selected.
func TestAKeyMeansOneThing(t *testing.T) {
	all := All()
	for i, a := range all {
		for _, b := range all[i+1:] {
			for _, key := range a.Keys {
				if !slices.Contains(b.Keys, key) {
					continue
				}
				for _, s := range situations() {
					if a.Offered(s) && b.Offered(s) {
						t.Errorf("%q means %s and %s in %+v", key, a.ID, b.ID, s)
					}
				}
			}
		}
	}
}

// situations are the ones that differ in what is offered.
func situations() []*Situation {
	var list []*Situation
	for _, s := range []Situation{
		{}, {Drawn: 3}, {Drawn: 3, Focused: "a"},
		{Drawn: 3, States: 1, Only: "a", Kind: engine.KindHuman},
		{Drawn: 3, States: 3},
		{Drawn: 3, Transitions: 1, Only: "a->b", Bent: true},
		{Drawn: 3, Transitions: 1, Only: "*->b", Loose: true},
		{Drawn: 3, States: 3, Transitions: 2, CanUndo: true, CanRedo: true, Problems: 2, Published: true, MayStart: true, MayPublish: true},
	} {
		reading := s
		reading.ReadOnly = true
		list = append(list, &s, &reading)
	}
	return list
}

func TestForKey(t *testing.T) {
	one := Situation{Drawn: 3, States: 1, Only: "a", Kind: engine.KindHuman}
	reading := Situation{ReadOnly: true, Drawn: 3, Focused: "a"}
	for _, c := range []struct {
		name   string
		stroke Stroke
		s      Situation
		here   bool
		want   string
	}{
		{"delete", Stroke{Key: "Delete"}, one, true, "delete"},
		{"delete elsewhere", Stroke{Key: "Delete"}, one, false, ""},
		{"delete nothing", Stroke{Key: "Delete"}, Situation{Drawn: 3}, true, ""},
		{"apart", Stroke{Key: "Backspace", Shift: true}, one, true, "delete-apart"},
		{"undo elsewhere", Stroke{Key: "z", Mod: true}, Situation{CanUndo: true}, false, "undo"},
		{"nothing to undo", Stroke{Key: "z", Mod: true}, Situation{}, false, ""},
		{"find in a picture", Stroke{Key: "f", Mod: true}, reading, false, "find"},
		{"delete in a picture", Stroke{Key: "Delete"}, reading, true, ""},
		{"open in a picture", Stroke{Key: "Enter"}, reading, true, "open"},
		{"rename", Stroke{Key: "Enter"}, one, true, "rename"},
		{"one cannot be aligned", Stroke{Key: "a", Alt: true}, one, true, ""},
		{"two can", Stroke{Key: "a", Alt: true}, Situation{States: 2}, true, "align-left"},
	} {
		var got []string
		for _, a := range ForKey(c.stroke, &c.s, c.here) {
			got = append(got, string(a.ID))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %v, want %q", c.name, got, c.want)
		}
	}
}

func TestIsTaken(t *testing.T) {
	undo := Stroke{Key: "z", Mod: true}
	if !IsTaken(undo, &Situation{}) || IsTaken(undo, &Situation{ReadOnly: true}) {
		t.Error("ctrl+z with nothing to undo is the drawing's, not that of a picture")
	}
	for _, s := range []Stroke{{Key: "p", Mod: true}, {Key: "f", Mod: true}, {Key: "Delete"}} {
		if IsTaken(s, &Situation{}) {
			t.Errorf("%+v is kept from the browser", s)
		}
	}
}

func TestLists(t *testing.T) {
	list := func(actions []*Action) string {
		var ids []string
		for _, a := range actions {
			ids = append(ids, string(a.ID))
		}
		return strings.Join(ids, " ")
	}
	loose := &Situation{Drawn: 2, Transitions: 1, Only: "*->b", Loose: true}
	if got := list(InMenu(MenuTransition, loose)); strings.Contains(got, "reverse") || !strings.Contains(got, "delete") {
		t.Errorf("the menu of a transition from anywhere: %s", got)
	}
	if got := list(InMenu(MenuGround, &Situation{Drawn: 2})); got != "select-all tidy add-person add-automatic add-decision add-wait fit" {
		t.Errorf("the menu of the ground: %s", got)
	}
	several := &Situation{Drawn: 3, States: 3}
	if got := list(OnPad(several)); !strings.Contains(got, "align-left") || !strings.Contains(got, "distribute-vertical") {
		t.Errorf("the pad of several: %s", got)
	}
	for _, s := range situations() {
		for _, a := range InPalette(s) {
			if a.Unlisted || s.ReadOnly && !a.Reading {
				t.Errorf("%s is offered in %+v", a.ID, s)
			}
		}
	}
}

func TestSituation(t *testing.T) {
	e := editor.New(engine.Workflow{
		States: []engine.State{{ID: "a"}, {ID: "b", Kind: engine.KindRoute}},
		Transitions: []engine.Transition{
			{ID: "a->b", From: "a", To: "b", Via: []engine.Point{{X: 1}}}, {ID: "*->b", From: engine.FromAnywhere, To: "b"},
		},
		Notes: []engine.Note{{ID: "n"}},
	})
	for _, c := range []struct {
		sel  editor.Selection
		want func(*Situation) bool
	}{
		{editor.Selection{}, func(s *Situation) bool { return s.Drawn == 2 && s.Only == "" && !s.CanUndo }},
		{editor.Selection{States: []string{"a"}}, func(s *Situation) bool {
			return s.Only == "a" && s.Kind == engine.KindHuman && s.Split == engine.SplitXor && s.Join == engine.JoinXor
		}},
		{editor.Selection{States: []string{"b"}}, func(s *Situation) bool { return s.Kind == engine.KindRoute }},
		{editor.Selection{States: []string{"a", "b"}}, func(s *Situation) bool { return s.States == 2 && s.Only == "" && s.Kind == "" }},
		{editor.Selection{Transitions: []string{"a->b"}}, func(s *Situation) bool { return s.Bent && !s.Loose && s.Only == "a->b" }},
		{editor.Selection{Notes: []string{"n"}}, func(s *Situation) bool { return s.Notes == 1 && s.Only == "n" }},
		{editor.Selection{Transitions: []string{"*->b"}}, func(s *Situation) bool { return !s.Bent && s.Loose }},
	} {
		e.Select(c.sel)
		if s := Of(e, false); !c.want(s) {
			t.Errorf("%+v: %+v", c.sel, *s)
		}
	}
}
