package designer

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"statecraft/app/editor"
	"statecraft/engine"
	"statecraft/shared"
)

func TestSinceThen(t *testing.T) {
	then := changed(t)
	for _, c := range []struct {
		cmds []editor.Command
		want []string
	}{
		{nil, nil},
		{[]editor.Command{decide(func(s *engine.State) { s.Name = "Check" })}, []string{"Changed states: Check"}},
		{[]editor.Command{&editor.AddNext{From: "book", Name: "Pay"}}, []string{"Added states: Pay", "Added transitions: Book → Pay"}},
		{[]editor.Command{editor.Remove{Selection: editor.Selection{States: []string{"book"}}}}, []string{"Deleted states: Book", "Deleted transitions: Decide → Book"}},
		{[]editor.Command{whole(func(w *engine.Workflow) { w.Name, w.Starters = "Holiday", []engine.Actor{"group:hr"} })}, []string{"Also: Name, Who may start it"}},
	} {
		now := changed(t, c.cmds...)
		var got []string
		for _, d := range sinceThen(&then, &now) {
			got = append(got, d.what+": "+d.which)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestSavesSince(t *testing.T) {
	noon := time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)
	save := func(minutes int, by string, ids ...string) shared.DraftChange {
		return shared.DraftChange{By: by, At: noon.Add(time.Duration(minutes) * time.Minute), Changes: shared.Changes{States: shared.Difference{Changed: ids}}}
	}
	all := []shared.DraftChange{ // the newest first
		save(90, "ada", "a"), save(85, "ada", "b"), save(80, "dora", "c"), save(70, "dora", "d"), save(10, "dora", "e"), save(0, "ada", "f"), save(-5, "ada", "g"),
	}
	var got []string
	for _, s := range savesSince(all, noon) {
		got = append(got, s.by+" "+s.at.Format("15:04")+" "+strings.Join(s.ids, ""))
	}
	if want := []string{"ada 13:30 ab", "dora 13:20 cd", "dora 12:10 e"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	var many []shared.DraftChange
	for i := range 40 {
		many = append(many, save(10000-i*60, "ada", "a"))
	}
	if got := savesSince(many, noon); len(got) != mostSaves {
		t.Errorf("%d are told", len(got))
	}
}

func TestCompany(t *testing.T) {
	tabs := []shared.Tab{
		{ID: "1", User: "me", Selection: []string{"ask"}}, {ID: "2", User: "dora", Selection: []string{"gone"}},
		{ID: "3", User: "zoe"}, {ID: "4", User: "dora", Selection: []string{"decide"}},
	}
	called := func(user string) string { return strings.ToUpper(user) }
	list := companyOf(tabs, "me", called)
	want := []company{{"DORA", "dora", []string{"gone", "decide"}}, {"ZOE", "zoe", nil}, {"ME", "me", []string{"ask"}}}
	if !reflect.DeepEqual(list, want) {
		t.Fatalf("got %+v", list)
	}
	w := drawnWork(false)
	w.me.Name = "me"
	for i, words := range []string{"DORA is here too, at Decide", "ZOE is here too", "You have this workflow open in another window"} {
		if got := w.presenceWords(list[i]); got != words {
			t.Errorf("got %q, want %q", got, words)
		}
	}
}
