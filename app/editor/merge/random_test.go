package merge_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"statecraft/app/editor"
	"statecraft/app/editor/merge"
	"statecraft/engine"
)

// TestMergeLaws joins what two people made of one drawing at random.
func TestMergeLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := review()
		mine, theirs := randomEdits(t, "mine", base), randomEdits(t, "theirs", base)
		before := text(t, base, mine, theirs)

		for what, same := range map[string]merge.Result{
			"they changed nothing":   merge.Three(&base, &mine, &base, nil),
			"both did the same":      merge.Three(&base, &mine, &mine, nil),
			"everything is theirs":   merge.Three(&theirs, &mine, &theirs, nil),
			"both began with theirs": merge.Three(&mine, &mine, &mine, nil),
		} {
			if len(same.Conflicts) != 0 || text(t, same.Workflow) != text(t, mine) {
				t.Fatalf("%s: conflicts %+v in\n%s", what, same.Conflicts, differing(t, mine, same.Workflow))
			}
		}
		if same := merge.Three(&base, &base, &theirs, nil); len(same.Conflicts) != 0 || text(t, same.Workflow) != text(t, theirs) {
			t.Fatalf("I changed nothing: conflicts %+v in\n%s", same.Conflicts, differing(t, theirs, same.Workflow))
		}

		r := merge.Three(&base, &mine, &theirs, nil)
		checkSound(t, &r.Workflow)
		mirror := merge.Three(&base, &theirs, &mine, nil)
		checkSound(t, &mirror.Workflow)
		if len(mirror.Conflicts) != len(r.Conflicts) {
			t.Fatalf("the other way round the conflicts are\n%+v\nnot\n%+v", mirror.Conflicts, r.Conflicts)
		}
		checkChoices(t, &base, &mine, &theirs, r)
		checkFields(t, &base, &mine, &theirs, r)
		checkAdditions(t, &base, &mine, r.Renamed.States, r)
		checkAdditions(t, &base, &theirs, nil, r)
		if text(t, base, mine, theirs) != before {
			t.Fatal("what was merged has changed")
		}
	})
}

// checkChoices chooses at random: everything is decided then, and stays sound.
func checkChoices(t *rapid.T, base, mine, theirs *engine.Workflow, r merge.Result) {
	chosen := merge.Choices{}
	for _, c := range r.Conflicts {
		chosen[c.Place] = rapid.SampledFrom([]merge.Side{merge.Mine, merge.Theirs}).Draw(t, "chosen")
	}
	decided := merge.Three(base, mine, theirs, chosen)
	checkSound(t, &decided.Workflow)
	if decided.Open() != 0 {
		t.Fatalf("after choosing all of %+v there is still %+v", r.Conflicts, decided.Conflicts)
	}
}

// checkAdditions looks for every state that somebody added or gave another id: it
// is there, or a conflict tells of it.
func checkAdditions(t *rapid.T, base, side *engine.Workflow, renamed map[string]string, r merge.Result) {
	for i := range side.States {
		id := side.States[i].ID
		if now := renamed[id]; now != "" {
			id = now
		}
		told := slices.ContainsFunc(r.Conflicts, func(c merge.Conflict) bool { return c.Place == merge.Place{Thing: merge.ThingState, ID: id} })
		if base.State(side.States[i].ID) == nil && r.Workflow.State(id) == nil && !told {
			t.Fatalf("%s is lost", id)
		}
	}
}

// checkFields asks of every state that kept its id, in another way than the merge
// does, whether each field is what one of the two wanted: what nobody else
// touched, or what a conflict tells of.
func checkFields(t *rapid.T, base, mine, theirs *engine.Workflow, r merge.Result) {
	told := map[merge.Place]bool{}
	for _, c := range r.Conflicts {
		told[c.Place] = true
	}
	for i := range r.Workflow.States {
		id := r.Workflow.States[i].ID
		b, m, h := base.State(id), mine.State(id), theirs.State(id)
		if b == nil || m == nil || h == nil || r.Renamed.States[id] != "" {
			continue
		}
		was, iHave, theyHave, now := parts(b), parts(m), parts(h), parts(&r.Workflow.States[i])
		for _, field := range []string{"name", "kind", "need", "final", "initial", "position", "id"} {
			conflict := told[merge.Place{Thing: merge.ThingState, ID: id, Field: field}]
			want := iHave[field]
			if was[field] == iHave[field] {
				want = theyHave[field]
			}
			moved := field == "position" && slices.Contains(r.Placed, id)
			if differ := was[field] != iHave[field] && was[field] != theyHave[field] && iHave[field] != theyHave[field]; differ != (conflict || moved) {
				t.Fatalf("%s of %s was %s, mine %s, theirs %s; conflict: %v", field, id, was[field], iHave[field], theyHave[field], conflict)
			}
			if now[field] != want {
				t.Fatalf("%s of %s was %s, mine %s, theirs %s; it became %s", field, id, was[field], iHave[field], theyHave[field], now[field])
			}
		}
	}
}

// parts are the fields of a state as JSON.
func parts(s *engine.State) map[string]string {
	written, _ := json.Marshal(s)
	var raw map[string]json.RawMessage
	_ = json.Unmarshal(written, &raw)
	fields := map[string]string{}
	for name, value := range raw {
		fields[name] = string(value)
	}
	return fields
}

// checkSound makes sure that ids are unique and nothing leads to nowhere.
func checkSound(t *rapid.T, w *engine.Workflow) {
	states, transitions, notes := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for i := range w.States {
		if id := w.States[i].ID; id == "" || states[id] {
			t.Fatalf("the state %q is there twice", id)
		}
		states[w.States[i].ID] = true
	}
	for i := range w.States {
		for _, other := range w.States[i].SeparateFrom {
			if other != "starter" && !states[other] {
				t.Fatalf("%s is separated from %s, which is not there", w.States[i].ID, other)
			}
		}
	}
	for i := range w.Transitions {
		way := &w.Transitions[i]
		if way.ID == "" || transitions[way.ID] || !states[way.From] || !states[way.To] {
			t.Fatalf("the transition %+v is not sound", way)
		}
		transitions[way.ID] = true
	}
	for i := range w.Notes {
		if notes[w.Notes[i].ID] {
			t.Fatalf("the note %s is there twice", w.Notes[i].ID)
		}
		notes[w.Notes[i].ID] = true
	}
}

// differing shows the things that are not in both.
func differing(t *rapid.T, want, got engine.Workflow) string {
	lines := func(w engine.Workflow) (lines []string) {
		for _, s := range w.States {
			lines = append(lines, text(t, engine.Workflow{States: []engine.State{s}}))
		}
		for _, s := range w.Transitions {
			lines = append(lines, text(t, engine.Workflow{Transitions: []engine.Transition{s}}))
		}
		w.States, w.Transitions = nil, nil
		return append(lines, text(t, w))
	}
	wanted, given := lines(want), lines(got)
	var b strings.Builder
	for _, line := range wanted {
		if !slices.Contains(given, line) {
			fmt.Fprintln(&b, "lacks", line)
		}
	}
	for _, line := range given {
		if !slices.Contains(wanted, line) {
			fmt.Fprintln(&b, "has", line)
		}
	}
	return b.String()
}

// randomEdits is what somebody makes of a workflow.
func randomEdits(t *rapid.T, who string, w engine.Workflow) engine.Workflow {
	e := editor.New(w)
	for range rapid.IntRange(0, 8).Draw(t, who) {
		_ = e.Do(randomEdit(t, e.Workflow())) // a refusal is no edit
	}
	return *editor.New(*e.Workflow()).Workflow()
}

func randomEdit(t *rapid.T, w *engine.Workflow) editor.Command {
	var states, transitions []string
	for i := range w.States {
		states = append(states, w.States[i].ID)
	}
	for i := range w.Transitions {
		transitions = append(transitions, w.Transitions[i].ID)
	}
	state := rapid.SampledFrom(append(states, "gone"))
	transition := rapid.SampledFrom(append(transitions, "gone"))
	name := rapid.SampledFrom([]string{"Review", "Pay out", "State 5", "Sign"})
	by := engine.Point{X: float64(rapid.IntRange(-2, 2).Draw(t, "x")) * 8}
	switch rapid.IntRange(0, 15).Draw(t, "edit") {
	case 0, 1:
		return &editor.AddState{Kind: rapid.SampledFrom([]engine.Kind{engine.KindHuman, engine.KindRoute}).Draw(t, "kind"), At: by}
	case 2:
		return &editor.AddNext{From: state.Draw(t, "from"), Kind: engine.KindHuman, Name: name.Draw(t, "name")}
	case 3:
		return &editor.Connect{From: state.Draw(t, "from"), To: state.Draw(t, "to"), Label: name.Draw(t, "label")}
	case 4, 5:
		return editor.RenameState{ID: state.Draw(t, "id"), Name: name.Draw(t, "name")}
	case 6, 7:
		return editor.Remove{Selection: editor.Selection{States: []string{state.Draw(t, "id")}}, Apart: rapid.Bool().Draw(t, "apart")}
	case 8:
		return editor.Remove{Selection: editor.Selection{Transitions: []string{transition.Draw(t, "id")}}}
	case 9:
		return editor.Reconnect{ID: transition.Draw(t, "id"), End: rapid.SampledFrom([]editor.End{editor.EndFrom, editor.EndTo}).Draw(t, "end"), To: state.Draw(t, "to")}
	case 10:
		return &editor.InsertState{State: state.Draw(t, "state"), Transition: transition.Draw(t, "id")}
	case 11:
		return editor.MoveStates{IDs: []string{state.Draw(t, "id")}, By: by}
	case 12:
		actor := rapid.SampledFrom([]engine.Actor{"starter", "signer-of:draft", "signer-of:state-3", "manager-of:signer-of:state-5"}).Draw(t, "actor")
		other := state.Draw(t, "other")
		return editor.UpdateState{ID: state.Draw(t, "id"), Change: func(s *engine.State) {
			s.Actors, s.SeparateFrom, s.Need = []engine.Actor{actor}, []string{other}, engine.Need(actor)
		}}
	case 13:
		label := name.Draw(t, "label")
		return editor.UpdateTransition{ID: transition.Draw(t, "id"), Change: func(t *engine.Transition) { t.Label = label }}
	case 14:
		return &editor.AddNote{Text: name.Draw(t, "text")}
	}
	label, more, at := name.Draw(t, "label"), rapid.Bool().Draw(t, "more"), rapid.IntRange(0, 1).Draw(t, "question")
	return editor.UpdateWorkflow{Change: func(w *engine.Workflow) {
		switch {
		case more:
			w.Form.Fields = append(w.Form.Fields, engine.Field{Name: "more", Label: label})
		case at < len(w.Form.Fields) && label == "Sign":
			w.Form.Fields = slices.Delete(slices.Clone(w.Form.Fields), at, at+1)
		case at < len(w.Form.Fields):
			w.Form.Fields[at].Label = label
		}
	}}
}
