package editor

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"statecraft/engine"
)

func TestCommandsOnCopies(t *testing.T) {
	w := claim()
	both := Selection{States: []string{"draft", "check"}, Notes: []string{"note-1"}}
	runCommands(t, []commandCase{
		{"paste", []Command{&Paste{Fragment: Copied(&w, both)}}, "Paste", func(w *engine.Workflow) bool {
			check := w.State("check-2")
			return slices.Equal(stateIDs(w), []string{"draft", "check", "done", "draft-2", "check-2"}) &&
				slices.Equal(transitionIDs(w), []string{"draft->check", "check->done", "return", "draft-2->check-2", "check-2->draft-2"}) &&
				!w.State("draft-2").Initial && *check.Position == at(384, 104) && check.Name == "Check" &&
				slices.Equal(check.SeparateFrom, []string{"draft-2", "starter"}) &&
				slices.Equal(check.Actors, []engine.Actor{"manager-of:role:chair", "signer-of:draft-2"}) &&
				slices.Equal(check.Notify, []engine.Actor{"manager-of:signer-of:draft-2", "signer-of:done", "oddity:"}) &&
				len(w.Roles) == 2 && w.Roles[0].Name == "chair" && w.Notes[0].Position == at(104, 264)
		}},
		{"paste at a place", []Command{&Paste{Fragment: Copied(&w, Selection{States: []string{"draft", "check"}}), At: &engine.Point{X: 223, Y: 401}}}, "Paste", func(w *engine.Workflow) bool {
			return *w.State("draft-2").Position == at(80, 400) && *w.State("check-2").Position == at(360, 400)
		}},
		{"paste again", []Command{&Paste{Fragment: Copied(&w, Selection{States: []string{"done"}}), Repeat: 2}}, "Paste", func(w *engine.Workflow) bool {
			return *w.State("done-2").Position == at(712, 152)
		}},
		{"cut and paste", []Command{removal("draft"), &Paste{Fragment: Copied(&w, Selection{States: []string{"draft"}})}}, "Delete state", func(w *engine.Workflow) bool {
			return w.State("draft") != nil && !w.State("draft").Initial // check has taken over
		}},
		{"paste a placeholder", []Command{&AddState{}, &Duplicate{Selection: Selection{States: []string{"state-4"}}}}, "Add state", func(w *engine.Workflow) bool {
			s := w.State("state-5")
			return s != nil && s.Name == "State 5"
		}},
		{"paste what has no letters", []Command{&Paste{Fragment: engine.Workflow{States: []engine.State{{ID: "draft", Name: "??"}, {ID: "state-4", Name: "!"}, {ID: "starter", Name: "Start"}}}}}, "Paste", func(w *engine.Workflow) bool {
			return slices.Equal(stateIDs(w), []string{"draft", "check", "done", "state-5", "state-4", "start"})
		}},
		{"duplicate", []Command{&Duplicate{Selection: Selection{States: []string{"check", "done"}}, By: at(0, 160)}}, "Duplicate", func(w *engine.Workflow) bool {
			way := w.Transition("check-2->done-2")
			return *w.State("check-2").Position == at(360, 240) && way != nil && way.Via[0] == at(500, 360) && *way.LabelAt == at(500, 380) &&
				slices.Equal(w.State("check-2").SeparateFrom, []string{"draft", "starter"})
		}},
		{"from anywhere", []Command{&Paste{Fragment: Copied(&w, Selection{States: []string{"done"}, Transitions: []string{"*->done"}})}}, "Paste", func(w *engine.Workflow) bool {
			way := w.Transition("*->done-2")
			return way != nil && way.Label == "Withdraw" && len(w.Roles) == 1
		}},
		{"what leads nowhere", []Command{&Paste{Fragment: engine.Workflow{States: []engine.State{{ID: "a", SeparateFrom: []string{"gone"}}}, Transitions: []engine.Transition{{From: "a", To: "gone"}, {From: "a", To: "done"}}}}}, "Paste", func(w *engine.Workflow) bool {
			return w.State("a").SeparateFrom == nil && len(w.Transitions) == 3
		}},
	})
}

// TestPasteIntoNothing: the copy begins where the original began, or with its
// first state.
func TestPasteIntoNothing(t *testing.T) {
	w := claim()
	w.States[0].Initial, w.States[1].Initial = false, true
	for _, of := range []Selection{{States: []string{"draft", "check"}}, {States: []string{"check", "done"}}} {
		e := New(engine.Workflow{Key: "new"})
		must(t, e.Do(&Paste{Fragment: Copied(&w, of)}))
		for _, s := range e.Workflow().States {
			if s.Initial != (s.ID == "check") {
				t.Errorf("pasted %v: %s is initial: %v", of.States, s.ID, s.Initial)
			}
		}
	}
	e := New(engine.Workflow{Key: "new"})
	must(t, e.Do(&Paste{Fragment: engine.Workflow{States: []engine.State{{ID: "a"}, {ID: "b"}}}}))
	if s := e.Workflow().States; !s[0].Initial || s[1].Initial || s[0].Position == nil {
		t.Errorf("nobody said where it begins: %+v", s)
	}
}

// TestPasteKeepsItsOwn: what is pasted and what the caller holds are apart.
func TestPasteKeepsItsOwn(t *testing.T) {
	w := claim()
	fragment := Copied(&w, Selection{States: []string{"check"}})
	e := New(review())
	must(t, e.Do(&Paste{Fragment: fragment}))
	fragment.States[0].Position.X, fragment.States[0].Actors[0] = 0, "starter"
	if s := e.Workflow().State("check-2"); s.Position.X == 0 || s.Actors[0] == "starter" {
		t.Error("they share something")
	}
}

// TestPasteOfRandomFragments: however often something is pasted, no id is
// doubled, what has come looks like what was copied, and undo takes all of it
// back.
func TestPasteOfRandomFragments(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from, into := randomDrawing(t), randomDrawing(t)
		if rapid.Bool().Draw(t, "into the same") {
			into = from
		}
		fragment := Copied(from.Workflow(), randomSelection(t, from.Workflow()))
		for n := range 3 {
			before := clone(*into.Workflow())
			paste := &Paste{Fragment: fragment, Repeat: n}
			if err := into.Do(paste); err != nil {
				if len(fragment.States)+len(fragment.Notes) > 0 {
					t.Fatal(err)
				}
				return
			}
			checkSound(t, into)
			checkMade(t, &before, into.Workflow(), &fragment, paste.Made)
			after := clone(*into.Workflow())
			if into.Undo(); !reflect.DeepEqual(*into.Workflow(), before) {
				t.Fatalf("undo gave\n%+v\nwant\n%+v", *into.Workflow(), before)
			}
			if into.Redo(); !reflect.DeepEqual(*into.Workflow(), after) {
				t.Fatal("redo gave something else")
			}
		}
	})
}

// checkMade makes sure that just what was told has come.
func checkMade(t *rapid.T, before, after, fragment *engine.Workflow, made Selection) {
	if !slices.Equal(stateIDs(after), slices.Concat(stateIDs(before), made.States)) ||
		!slices.Equal(transitionIDs(after), slices.Concat(transitionIDs(before), made.Transitions)) ||
		!slices.Equal(noteIDs(after), slices.Concat(noteIDs(before), made.Notes)) {
		t.Fatalf("told %v; before %v %v, after %v %v", made, stateIDs(before), transitionIDs(before), stateIDs(after), transitionIDs(after))
	}
	if len(made.States) != len(fragment.States) || len(made.Transitions) != len(fragment.Transitions) || len(made.Notes) != len(fragment.Notes) {
		t.Fatalf("of %v came %v", stateIDs(fragment), made)
	}
	new := map[string]string{engine.FromAnywhere: engine.FromAnywhere}
	for i, id := range made.States {
		new[fragment.States[i].ID] = id
		if kindOf(after.State(id)) != kindOf(&fragment.States[i]) {
			t.Fatalf("%+v became %+v", fragment.States[i], after.State(id))
		}
	}
	for i, id := range made.Transitions {
		is, was := after.Transition(id), fragment.Transitions[i]
		if is.From != new[was.From] || is.To != new[was.To] || is.Label != was.Label || is.Outcome != was.Outcome {
			t.Fatalf("%+v became %+v", was, is)
		}
	}
}

// FuzzReadFragment pastes whatever comes from a clipboard: it is refused with a
// sentence, or gives a sound drawing that undo takes back.
func FuzzReadFragment(f *testing.F) {
	w := claim()
	f.Add(FragmentText(Copied(&w, Selection{States: stateIDs(&w), Transitions: transitionIDs(&w), Notes: noteIDs(&w)})))
	for _, seed := range []string{
		"", "digraph { a -> b }", "digraph { draft -> check -> draft }", `digraph { "*" -> starter -> "*" }`,
		`digraph { sc_key=k sc_notes="[{\"id\":\"note-1\",\"text\":\"x\",\"position\":{\"x\":1e300,\"y\":0}}]" "" [sc_missing=true] }`,
		`digraph { sc_key=k a [pos="1e7,1e7!"] a -> a [sc_via="[{\"x\":1e8,\"y\":0}]" sc_id="return"] }`,
		`digraph { sc_key=k a [sc_id="starter" sc_separateFrom="[\"a\",\"draft\",\"gone\"]"] }`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		read, err := ReadFragment(text)
		if err != nil {
			if engine.CodeOf(err) == "" || err.Error() == "" {
				t.Fatalf("refused with %v", err)
			}
			return
		}
		e := New(review())
		before := clone(*e.Workflow())
		if err := e.Do(&Paste{Fragment: read.Workflow}); err != nil {
			if engine.CodeOf(err) != engine.CodeInvalid {
				t.Fatalf("refused with %v", err)
			}
			return
		}
		rapid.MakeCheck(func(t *rapid.T) { checkSound(t, e) })(t)
		if e.Undo(); !reflect.DeepEqual(*e.Workflow(), before) {
			t.Fatal("undo does not give back what was")
		}
	})
}
