package inspector

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/editor"
	"statecraft/app/ui/designer/desk"
	"statecraft/app/ui/designer/words"
	"statecraft/engine"
)

// at is the inspector with one state selected.
func at(w engine.Workflow, state string) On {
	d := desk.New(w, false, func() time.Time { return time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC) })
	d.Editor.Select(editor.Selection{States: []string{state}})
	return On{Desk: d}
}

func vote() engine.Workflow {
	return engine.Workflow{
		Key: "vote",
		States: []engine.State{
			{ID: "ask", Name: "Ask", Initial: true, Actors: []engine.Actor{"starter"}},
			{ID: "board", Name: "Board", Actors: []engine.Actor{"anyone"}},
			{ID: "pay", Name: "Pay", Kind: engine.KindAction},
			{ID: "pause", Name: "Pause", Kind: engine.KindWait, When: "amount > 10"},
		},
		Transitions: []engine.Transition{
			{ID: "ask->board", From: "ask", To: "board"},
			{ID: "board->pay", From: "board", To: "pay", Label: "Approve"},
			{ID: "board->ask", From: "board", To: "ask", Label: "Return"},
			{ID: "pay->pause", From: "pay", To: "pause"},
		},
	}
}

func TestSetQuorumTakesOffWhatHasNoMeaning(t *testing.T) {
	s := engine.State{ID: "board", Assign: engine.AssignRoundRobin, SeparateFrom: []string{"starter", "board"}}
	setQuorum(&s, words.QuorumNumber, "2")
	if s.Need != "2" || s.Assign != "" || !reflect.DeepEqual(s.SeparateFrom, []string{"starter"}) {
		t.Errorf("two sign: %+v", s)
	}
	s.Veto, s.Otherwise = []string{"Return"}, "Return"
	setQuorum(&s, words.QuorumAll, "")
	if s.Need != "all" || len(s.Veto) != 1 || s.Otherwise != "Return" {
		t.Errorf("everybody signs: %+v", s)
	}
	setQuorum(&s, words.QuorumOne, "")
	if s.Need != "" || s.Veto != nil || s.Otherwise != "" {
		t.Errorf("one signs: %+v", s)
	}
}

func TestSetVetoAndSkip(t *testing.T) {
	s := engine.State{ID: "board"}
	setVeto(&s, "Return", true)
	setVeto(&s, "Return", true)
	if !reflect.DeepEqual(s.Veto, []string{"Return"}) {
		t.Errorf("veto = %v", s.Veto)
	}
	if setVeto(&s, "Return", false); s.Veto != nil {
		t.Errorf("veto = %v", s.Veto)
	}
	s.SkipWhen, s.SkipOutcome = "true", "Return"
	if setSkip(&s, "false"); s.SkipOutcome != "Return" {
		t.Error("another condition took the outcome off")
	}
	if setSkip(&s, ""); s.SkipOutcome != "" {
		t.Error("never skipped, but an outcome for it")
	}
}

func TestSigners(t *testing.T) {
	w := vote()
	values := func(s *engine.State) (list []string) {
		for _, c := range signers(&w, s) {
			list = append(list, c.Value)
		}
		return list
	}
	board := w.State("board")
	if got := values(board); !reflect.DeepEqual(got, []string{"starter", "ask", "board"}) {
		t.Errorf("kept apart from %v", got)
	}
	board.Need = "2"
	if got := values(board); !reflect.DeepEqual(got, []string{"starter", "ask"}) {
		t.Errorf("several sign and may be kept apart from %v", got)
	}
}

// What is set shows, and what has no meaning for what is set does not.
func TestSigningSheetShowsWhatCounts(t *testing.T) {
	ids := []string{"state-need-figure", "state-veto-0", "state-otherwise", "state-assign", "state-skip-outcome"}
	for name, c := range map[string]struct {
		change func(*engine.State)
		want   []string
	}{
		"one":     {func(*engine.State) {}, []string{"state-assign"}},
		"two":     {func(s *engine.State) { s.Need = "2" }, []string{"state-need-figure", "state-veto-0", "state-otherwise"}},
		"all":     {func(s *engine.State) { s.Need = "all" }, []string{"state-veto-0", "state-otherwise"}},
		"skipped": {func(s *engine.State) { s.SkipWhen = "true" }, []string{"state-assign", "state-skip-outcome"}},
		"left over": {func(s *engine.State) { s.Veto, s.Otherwise = []string{"Gone"}, "Gone" },
			[]string{"state-veto-0", "state-otherwise", "state-assign"}},
	} {
		w := vote()
		c.change(w.State("board"))
		html := app.HTMLString(&signingSheet{On: at(w, "board")})
		var shown []string
		for _, id := range ids {
			if strings.Contains(html, ` id="`+id+`"`) {
				shown = append(shown, id)
			}
		}
		if !reflect.DeepEqual(shown, c.want) {
			t.Errorf("%s: %v is shown, want %v", name, shown, c.want)
		}
		for _, always := range []string{"state-need", "state-separate", "state-skip"} {
			if !strings.Contains(html, ` id="`+always+`"`) {
				t.Errorf("%s: %s is missing", name, always)
			}
		}
	}
}

func TestWaitSheetSaysWhatIsWrongWithTheCondition(t *testing.T) {
	html := app.HTMLString(&waitSheet{On: at(vote(), "pause")})
	for _, want := range []string{` id="state-when"`, "unknown name amount", "<mark>amount</mark>"} {
		if !strings.Contains(html, want) {
			t.Errorf("%s is missing:\n%s", want, html)
		}
	}
}
