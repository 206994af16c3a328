package editor

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"statecraft/engine"
)

// board is a state where several vote; its second button is called like the
// state it leads to.
func board() engine.Workflow {
	return engine.Workflow{
		Key: "board",
		States: []engine.State{
			{ID: "vote", Name: "Vote", Initial: true, Actors: []engine.Actor{"anyone"}, Need: "2", Veto: []string{"Return"}, Otherwise: "Return", SkipWhen: "true", SkipOutcome: "Pay"},
			{ID: "pay", Name: "Pay", Actors: []engine.Actor{"anyone"}},
			{ID: "write", Name: "Write", Actors: []engine.Actor{"anyone"}},
		},
		Transitions: []engine.Transition{
			{ID: "vote->pay", From: "vote", To: "pay"},
			{ID: "vote->write", From: "vote", To: "write", Label: "Return"},
		},
	}
}

func TestOutcomesFollowButtons(t *testing.T) {
	change := func(id string, f func(*engine.Transition)) Command { return UpdateTransition{ID: id, Change: f} }
	for name, c := range map[string]struct {
		cmds            []Command
		veto            []string
		otherwise, skip string
	}{
		"another label":    {[]Command{change("vote->write", func(t *engine.Transition) { t.Label = "Send back" })}, []string{"Send back"}, "Send back", "Pay"},
		"an outcome":       {[]Command{change("vote->write", func(t *engine.Transition) { t.Outcome = "No" })}, []string{"No"}, "No", "Pay"},
		"no label":         {[]Command{change("vote->write", func(t *engine.Transition) { t.Label = "" })}, []string{"Write"}, "Write", "Pay"},
		"a renamed target": {[]Command{RenameState{ID: "pay", Name: "Pay out"}}, []string{"Return"}, "Return", "Pay out"},
		"another target":   {[]Command{change("vote->pay", func(t *engine.Transition) { t.To = "write" })}, []string{"Return"}, "Return", "Write"},
		"a removed button": {[]Command{Remove{Selection: Selection{Transitions: []string{"vote->write"}}}}, nil, "", "Pay"},
		"a removed target": {[]Command{Remove{Selection: Selection{States: []string{"pay"}}}}, []string{"Return"}, "Return", ""},
		"both in one step": {[]Command{RenameState{ID: "pay", Name: "Book"}, change("vote->write", func(t *engine.Transition) { t.Label = "No" })}, []string{"No"}, "No", "Book"},
		"another state":    {[]Command{RenameState{ID: "vote", Name: "Board"}}, []string{"Return"}, "Return", "Pay"},
	} {
		e := New(board())
		before := clone(*e.Workflow())
		if err := e.Do(c.cmds...); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		s := &e.Workflow().States[0]
		if !reflect.DeepEqual(s.Veto, c.veto) || s.Otherwise != c.otherwise || s.SkipOutcome != c.skip {
			t.Errorf("%s: veto %v, otherwise %q, skipped by %q", name, s.Veto, s.Otherwise, s.SkipOutcome)
		}
		if e.Undo(); !reflect.DeepEqual(*e.Workflow(), before) {
			t.Errorf("%s: not undone in one step", name)
		}
	}
}

// However ways are called and led, no setting is left naming a button that is
// gone.
func TestNoEditLeavesADanglingOutcome(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := New(board())
		word := rapid.SampledFrom([]string{"", "Return", "Pay", "No"})
		for range rapid.IntRange(1, 8).Draw(t, "edits") {
			var cmd Command
			switch way := rapid.SampledFrom([]string{"vote->pay", "vote->write"}).Draw(t, "way"); rapid.IntRange(0, 3).Draw(t, "edit") {
			case 0:
				label := word.Draw(t, "label")
				cmd = UpdateTransition{ID: way, Change: func(t *engine.Transition) { t.Label = label }}
			case 1:
				outcome := word.Draw(t, "outcome")
				cmd = UpdateTransition{ID: way, Change: func(t *engine.Transition) { t.Outcome = outcome }}
			case 2:
				cmd = RenameState{ID: rapid.SampledFrom([]string{"pay", "write"}).Draw(t, "state"), Name: word.Draw(t, "name")}
			case 3:
				cmd = Remove{Selection: Selection{Transitions: []string{way}}}
			}
			_ = e.Do(cmd) // what is gone is refused, which changes nothing
			w := e.Workflow()
			s, names := w.State("vote"), engine.OutcomeNames(w, "vote")
			for _, name := range append(slices.Clone(s.Veto), s.Otherwise, s.SkipOutcome) {
				if name != "" && !slices.Contains(names, name) {
					t.Fatalf("%q is not among %v after %T", name, names, cmd)
				}
			}
		}
	})
}
