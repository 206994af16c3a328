package designer

import (
	"slices"
	"testing"
	"time"

	"statecraft/app/canvas"
	"statecraft/app/editor"
	"statecraft/app/editor/action"
	"statecraft/app/editor/search"
	"statecraft/app/ui/designer/desk"
	"statecraft/engine"
	"statecraft/shared"
)

// Every action of the table is carried out by exactly one: by its command, by the
// canvas, or by the page.
func TestEveryActionIsCarriedOutByOne(t *testing.T) {
	own := new(work).own()
	known := map[action.ID]bool{}
	for _, a := range action.All() {
		known[a.ID] = true
		by := 0
		if a.Do != nil {
			by++
		}
		if slices.Contains(canvas.Performs(), a.ID) {
			by++
		}
		if own[a.ID] != nil {
			by++
		}
		if by != 1 {
			t.Errorf("%s is carried out by %d", a.ID, by)
		}
	}
	for id := range own {
		if !known[id] {
			t.Errorf("the page carries out %s, which is not in the table", id)
		}
	}
	for _, id := range canvas.Performs() {
		if !known[id] {
			t.Errorf("the canvas carries out %s, which is not in the table", id)
		}
	}
}

func leaveRequest() engine.Workflow {
	return engine.Workflow{
		Key: "leave", Name: "Leave",
		States: []engine.State{
			{ID: "ask", Name: "Ask", Initial: true, Actors: []engine.Actor{"starter"}},
			{ID: "decide", Name: "Decide", Actors: []engine.Actor{"group:hr"}},
			{ID: "book", Name: "Book", Kind: engine.KindAction},
		},
		Transitions: []engine.Transition{
			{ID: "ask->decide", From: "ask", To: "decide"},
			{ID: "decide->book", From: "decide", To: "book", When: "days > 10"},
		},
	}
}

func drawnWork(readOnly bool, permissions ...shared.Permission) *work {
	now := func() time.Time { return time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC) }
	w := &work{key: "leave", tab: tabDraw, desk: desk.New(leaveRequest(), readOnly, now)}
	w.me.Granted = permissions
	return w
}

func TestSituationOfThePage(t *testing.T) {
	offers := func(w *work, id action.ID) bool {
		return action.Named(id).Offered(w.situation())
	}
	w := drawnWork(false, shared.Start, shared.Publish)
	if !offers(w, action.Publish) || offers(w, action.Start) || offers(w, action.ShowPublished) || !offers(w, action.NextProblem) {
		t.Errorf("a draft never published: %+v", w.situation())
	}
	w.version = 2
	if !offers(w, action.Start) || !offers(w, action.ShowPublished) {
		t.Errorf("a draft published twice: %+v", w.situation())
	}
	w.shown = 2
	if offers(w, action.Start) || offers(w, action.ShowPublished) || offers(w, action.Publish) {
		t.Errorf("a version: %+v", w.situation())
	}
	if w = drawnWork(true); offers(w, action.Publish) || offers(w, action.Import) || offers(w, action.Undo) || !offers(w, action.Export) || !offers(w, action.Find) {
		t.Errorf("somebody who only looks: %+v", w.situation())
	}
}

// The browser finds on the tabs that are text.
func TestKeysOfOtherTabs(t *testing.T) {
	w := drawnWork(false)
	w.tab = tabText
	if w.actByKey(action.Find) || w.actByKey(action.FindNext) {
		t.Error("the text is found in by the drawing")
	}
	if w.actByKey(action.Undo) {
		t.Error("the page carries out what is not its own")
	}
}

// Find turns the inspector to where the words stand.
func TestShowTurnsTheInspector(t *testing.T) {
	w := drawnWork(false)
	for _, c := range []struct {
		query string
		sel   editor.Selection
		sheet desk.Sheet
	}{
		{"hr", editor.Selection{States: []string{"decide"}}, desk.SheetWho},
		{"days > 10", editor.Selection{Transitions: []string{"decide->book"}}, ""},
	} {
		hits := search.In(commandPage{w}.Source(), c.query, search.Filter{})
		if len(hits) != 1 {
			t.Fatalf("%q finds %+v", c.query, hits)
		}
		w.desk.Editor.Select(editor.Selection{})
		commandPage{w}.Show(&hits[0])
		if got := w.desk.Editor.Selection(); !slices.Equal(got.States, c.sel.States) || !slices.Equal(got.Transitions, c.sel.Transitions) {
			t.Errorf("%q selects %+v", c.query, got)
		}
		if w.desk.Sheet() != c.sheet {
			t.Errorf("%q turns to %q, want %q", c.query, w.desk.Sheet(), c.sheet)
		}
	}
}
