package editor

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"statecraft/engine"
	"statecraft/shared"
)

// claim is a drawing with everything a fragment carries.
func claim() engine.Workflow {
	w := review()
	w.Roles = []engine.Role{
		{Name: "auditor", Label: "Auditor"}, {Name: "chair", Default: []engine.Actor{"role:deputy"}},
		{Name: "deputy"}, {Name: "nobody"},
	}
	w.States[1].Actors = []engine.Actor{"manager-of:role:chair", "signer-of:draft"}
	w.States[1].Notify = []engine.Actor{"manager-of:signer-of:draft", "signer-of:done", "oddity:"}
	w.Transitions = append(w.Transitions,
		engine.Transition{ID: "*->done", From: engine.FromAnywhere, To: "done", Label: "Withdraw", Actors: []engine.Actor{"role:auditor"}})
	w.Notes = []engine.Note{{ID: "note-1", Text: "Ask first", Position: at(80, 240)}}
	return w
}

func TestCopied(t *testing.T) {
	w := claim()
	for name, c := range map[string]struct {
		of                                 Selection
		states, transitions, notes, fillBy []string
	}{
		"nothing":          {},
		"a transition":     {of: Selection{Transitions: []string{"return"}}},
		"one state":        {of: Selection{States: []string{"done", "gone"}}, states: []string{"done"}},
		"two and between":  {of: Selection{States: []string{"check", "draft"}}, states: []string{"draft", "check"}, transitions: []string{"draft->check", "return"}, fillBy: []string{"chair", "deputy"}},
		"from anywhere":    {of: Selection{States: []string{"done"}, Transitions: []string{"*->done"}}, states: []string{"done"}, transitions: []string{"*->done"}, fillBy: []string{"auditor"}},
		"without its goal": {of: Selection{States: []string{"draft"}, Transitions: []string{"*->done"}}, states: []string{"draft"}},
		"a note":           {of: Selection{Notes: []string{"note-1"}}, notes: []string{"note-1"}},
	} {
		got := Copied(&w, c.of)
		var roles []string
		for _, r := range got.Roles {
			roles = append(roles, r.Name)
		}
		if !slices.Equal(stateIDs(&got), c.states) || !slices.Equal(transitionIDs(&got), c.transitions) || !slices.Equal(noteIDs(&got), c.notes) || !slices.Equal(roles, c.fillBy) {
			t.Errorf("%s: %v, %v, %v, %v", name, stateIDs(&got), transitionIDs(&got), noteIDs(&got), roles)
		}
	}
	got := Copied(&w, Selection{States: []string{"check"}})
	got.States[0].Actors[0] = "starter"
	got.States[0].Position.X = 0
	if !reflect.DeepEqual(w, claim()) {
		t.Error("the copy shares something with the workflow")
	}
}

func TestWhatIsNoFragment(t *testing.T) {
	ours := "This is not a workflow: copy states, or DOT text."
	for name, c := range map[string]struct {
		text, message string
		code          engine.Code
	}{
		"empty":    {"", ours, shared.CodeSyntax},
		"prose":    {"A paragraph { about graphs }", ours, shared.CodeSyntax},
		"json":     {`{"states": []}`, ours, shared.CodeSyntax},
		"too long": {"digraph {" + strings.Repeat(" ", 1<<20) + "}", "This is too much to paste at once; copy fewer states, or import it as a file.", shared.CodeTooLarge},
	} {
		_, err := ReadFragment(c.text)
		if engine.CodeOf(err) != c.code || err.Error() != c.message {
			t.Errorf("%s: %v", name, err)
		}
	}
	// Who pastes DOT is told what is wrong with it.
	for _, text := range []string{"digraph { a -> ", "// a\n# b\n\n  strict digraph x{ a -> -> }", "graph{ a -- b }"} {
		var refused *engine.Error
		if _, err := ReadFragment(text); !errors.As(err, &refused) || refused.Message == ours || refused.Code != shared.CodeSyntax {
			t.Errorf("%q: %v", text, err)
		}
	}
	read, err := ReadFragment("digraph { a -> b [label=yes] }")
	if err != nil || !slices.Equal(stateIDs(&read.Workflow), []string{"a", "b"}) || len(read.Guesses) == 0 {
		t.Errorf("anybody's DOT gives %+v, %v", read, err)
	}
}

// TestFragmentsSurviveText: what is copied comes back from its text.
func TestFragmentsSurviveText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := randomDrawing(t)
		fragment := Copied(e.Workflow(), randomSelection(t, e.Workflow()))
		read, err := ReadFragment(FragmentText(fragment))
		if err != nil {
			t.Fatal(err)
		}
		if got, want := prepared(read.Workflow), prepared(fragment); !reflect.DeepEqual(got, want) {
			t.Fatalf("from its text:\n%+v\nwant\n%+v", got, want)
		}
		if len(read.Guesses)+len(read.Dropped) > 0 {
			t.Fatalf("something is guessed or lost: %+v", read)
		}
	})
}

// randomDrawing is what comes of random edits.
func randomDrawing(t *rapid.T) *Editor {
	e := New(rapid.SampledFrom([]func() engine.Workflow{review, claim, board}).Draw(t, "begin with")())
	for range rapid.IntRange(0, 12).Draw(t, "edits") {
		_ = e.Do(randomCommand(t, e.Workflow())) // refused ones change nothing
	}
	return e
}

func randomSelection(t *rapid.T, w *engine.Workflow) Selection {
	some := func(ids []string, what string) []string {
		return slices.DeleteFunc(ids, func(string) bool { return rapid.Bool().Draw(t, what) })
	}
	return Selection{States: some(stateIDs(w), "state"), Transitions: some(transitionIDs(w), "transition"), Notes: some(noteIDs(w), "note")}
}
