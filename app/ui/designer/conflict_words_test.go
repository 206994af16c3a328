package designer

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"statecraft/app/editor"
	"statecraft/app/editor/merge"
	"statecraft/engine"
	"statecraft/shared"
)

// changed is the leave request with some changes.
func changed(t *testing.T, cmds ...editor.Command) engine.Workflow {
	t.Helper()
	e := editor.New(leaveRequest())
	if err := e.Do(cmds...); err != nil && len(cmds) > 0 {
		t.Fatal(err)
	}
	return *e.Workflow()
}

func decide(change func(*engine.State)) editor.Command {
	return editor.UpdateState{ID: "decide", Change: change}
}

func booking(change func(*engine.Transition)) editor.Command {
	return editor.UpdateTransition{ID: "decide->book", Change: change}
}

func whole(change func(*engine.Workflow)) editor.Command {
	return editor.UpdateWorkflow{Change: change}
}

func TestClashesInWords(t *testing.T) {
	withForm := func(label string, kind engine.FieldType) editor.Command {
		return whole(func(w *engine.Workflow) {
			w.Form = &engine.Form{Fields: []engine.Field{{Name: "days", Label: label, Type: kind}}}
		})
	}
	directory := &shared.Directory{Users: []shared.User{{Name: "dora", Display: "Dora Lang"}}, Groups: []shared.Group{{Name: "hr", Display: "Human resources"}}}
	for _, c := range []struct {
		name         string
		base         []editor.Command
		mine, theirs editor.Command
		want         []string // what, was, mine, theirs
	}{
		{"a name", nil, decide(func(s *engine.State) { s.Name = "Check" }), decide(func(s *engine.State) { s.Name = "Sign" }),
			[]string{"Name of Decide", "Decide", "Check", "Sign"}},
		{"who acts", nil, decide(func(s *engine.State) { s.Actors = []engine.Actor{"user:dora"} }), decide(func(s *engine.State) { s.Actors = nil }),
			[]string{"Who acts of Decide", "Human resources", "Dora Lang", "nothing"}},
		{"a kind", nil, editor.SetKind{IDs: []string{"book"}, Kind: engine.KindWait}, editor.SetKind{IDs: []string{"book"}, Kind: engine.KindRoute},
			[]string{"Kind of Book", "Automatic", "Wait", "Decision"}},
		{"a join", nil, editor.SetJoin{IDs: []string{"book"}, Join: engine.JoinAnd}, editor.SetJoin{IDs: []string{"book"}, Join: engine.JoinOr},
			[]string{"Join of Book", "starts for each", "waits for all", "waits for any still coming"}},
		{"an end of a line", nil, editor.Reconnect{ID: "decide->book", End: editor.EndTo, To: "ask"}, editor.Reconnect{ID: "decide->book", End: editor.EndTo, To: "decide"},
			[]string{"Target of Decide → Book", "Book", "Ask", "Decide"}},
		{"yes or no", nil, booking(func(t *engine.Transition) { t.Label, t.Order = "Book it", 2 }), booking(func(t *engine.Transition) { t.Label, t.Order = "Book it", 3 }),
			[]string{"Order of Decide → Book", "0", "2", "3"}},
		{"a condition", nil, booking(func(t *engine.Transition) { t.When = "" }), booking(func(t *engine.Transition) { t.When = "days > 3" }),
			[]string{"Condition of Decide → Book", "days > 10", "nothing", "days > 3"}},
		{"deleted by them", nil, decide(func(s *engine.State) { s.Name, s.Need = "Check", "2" }), editor.Remove{Selection: editor.Selection{States: []string{"decide"}}, Apart: true},
			[]string{"The state Decide", "as it was", "kept, and changed: Name, Number of signatures", "deleted"}},
		{"a question of both", nil, withForm("Days", engine.FieldNumber), withForm("Days off", engine.FieldText),
			[]string{"The question Days of the workflow", "not there", "Days, Number", "Days off, Text"}},
		{"the label of a question", []editor.Command{withForm("Days", engine.FieldNumber)}, withForm("Nights", engine.FieldNumber), withForm("Hours", engine.FieldNumber),
			[]string{"Label of the question Days", "Days", "Nights", "Hours"}},
		{"a form taken away", []editor.Command{withForm("Days", engine.FieldNumber)}, withForm("Nights", engine.FieldNumber), whole(func(w *engine.Workflow) { w.Form = nil }),
			[]string{"Start form of the workflow", "Days", "Nights", "nothing"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			base := changed(t, c.base...)
			mine, theirs := changed(t, append(slices.Clone(c.base), c.mine)...), changed(t, append(slices.Clone(c.base), c.theirs)...)
			list := clashes(merge.Three(&base, &mine, &theirs, nil).Conflicts, &base, &mine, &theirs, directory)
			if len(list) != 1 {
				t.Fatalf("conflicts %+v", list)
			}
			if got := []string{list[0].What, list[0].Was, list[0].Mine, list[0].Theirs}; !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// Every field the inspector can change has a name for people; what no sheet shows
// is called as in files.
func TestEveryFieldHasALabel(t *testing.T) {
	unshown := map[string]string{
		"state":      "id concurrent due remind escalate escalateTo notify params retry subflow forEach priority position",
		"transition": "id on after at message messageKey error interrupting times via labelAt",
		"workflow":   "key params priority due calendar unique starts hooks",
		"question":   "name",
	}
	for _, c := range []struct {
		kind  string
		of    reflect.Type
		place merge.Place
	}{
		{"state", reflect.TypeFor[engine.State](), merge.Place{Thing: merge.ThingState}},
		{"transition", reflect.TypeFor[engine.Transition](), merge.Place{Thing: merge.ThingTransition}},
		{"workflow", reflect.TypeFor[engine.Workflow](), merge.Place{Thing: merge.ThingWorkflow}},
		{"question", reflect.TypeFor[engine.Field](), merge.Place{Thing: merge.ThingState, Question: "days"}},
	} {
		for i := range c.of.NumField() {
			at := c.place
			at.Field, _, _ = strings.Cut(c.of.Field(i).Tag.Get("json"), ",")
			if slices.Contains(strings.Fields(unshown[c.kind]), at.Field) {
				continue
			}
			if label := fieldLabel(at); label == at.Field || label == "" {
				t.Errorf("%s of a %s has no label", at.Field, c.kind)
			}
		}
	}
}

func TestWhatCame(t *testing.T) {
	before := changed(t)
	for _, c := range []struct {
		cmds []editor.Command
		want string
	}{
		{nil, ""},
		{[]editor.Command{decide(func(s *engine.State) { s.Name = "Check" })}, "Dora changed Check."},
		{[]editor.Command{&editor.AddState{Name: "Pay"}}, "Dora added Pay."},
		{[]editor.Command{editor.Remove{Selection: editor.Selection{States: []string{"book"}}}}, "Dora deleted Book."},
		{[]editor.Command{booking(func(t *engine.Transition) { t.When = "" })}, "Dora changed Decide → Book."},
		{[]editor.Command{decide(func(s *engine.State) { s.Need = "2" }), &editor.AddNext{From: "book", Name: "Pay"}}, "Dora changed Decide and 1 more."},
		{[]editor.Command{whole(func(w *engine.Workflow) { w.Name = "Holiday" })}, "Dora changed the settings of the workflow."},
		{[]editor.Command{&editor.AddNote{Text: "Ask first."}}, "Dora changed a note."},
	} {
		after, e := changed(t, c.cmds...), editor.New(before)
		if got := whatCame("Dora", e.Absorb(after, merge.Renamed{}), &before, &after); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
