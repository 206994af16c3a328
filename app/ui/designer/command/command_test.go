package command

import (
	"slices"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/editor"
	"statecraft/app/editor/action"
	"statecraft/app/editor/search"
	"statecraft/engine"
)

// sheet is a page of which a test sees what it is told.
type sheet struct {
	editor  *editor.Editor
	marked  []string
	shown   []string
	focused string
}

func newSheet() *sheet {
	return &sheet{editor: editor.New(engine.Workflow{
		States: []engine.State{
			{ID: "ask", Name: "Ask"},
			{ID: "decide", Name: "Decide", SkipWhen: "days < 2"},
			{ID: "book", Name: "Book <it>", Kind: engine.KindAction},
		},
		Transitions: []engine.Transition{
			{ID: "ask->decide", From: "ask", To: "decide"},
			{ID: "decide->book", From: "decide", To: "book", When: "days > 10"},
		},
		Notes: []engine.Note{{ID: "n", Text: "days count twice"}},
	})}
}

func (s *sheet) Workflow() *engine.Workflow   { return s.editor.Workflow() }
func (s *sheet) Situation() *action.Situation { return action.Of(s.editor, false) }
func (s *sheet) Act(action.ID)                {}
func (s *sheet) GoTo(string)                  {}
func (s *sheet) Source() search.Source        { return search.Source{Workflow: s.Workflow()} }
func (s *sheet) Mark(ids []string)            { s.marked = ids }
func (s *sheet) Show(h *search.Hit)           { s.shown = append(s.shown, h.ID()) }
func (s *sheet) Focus(id string)              { s.focused = id }
func texts(entries []entry, list []int) (said []string) {
	for _, i := range list {
		said = append(said, entries[i].text)
	}
	return said
}

func TestEntries(t *testing.T) {
	s := newSheet()
	entries := entriesOf(s, nil, false)
	if last := entries[len(entries)-1]; last.state != "book" || last.icon != "bolt" {
		t.Errorf("the last entry is %+v", last)
	}
	if slices.ContainsFunc(entries, func(e entry) bool { return e.action == action.AlignLeft }) {
		t.Error("nothing is selected, yet it can be aligned")
	}
	s.editor.SelectAll()
	entries = entriesOf(s, []action.ID{action.Fit, action.Delete, action.Undo}, false)
	if entries[0].action != action.Fit || entries[1].action != action.Delete || entries[1].hint != "Delete" {
		t.Errorf("the entries begin with %+v", entries[:2])
	}
	if got := texts(entries, fitting(entries, "dec")); !slices.Equal(got, []string{"Add a decision", "Turn into a decision", "Go to Decide"}) {
		t.Errorf("dec finds %q", got)
	}
	if got := texts(entries, fitting(entries, "go to book")); !slices.Equal(got, []string{"Go to Book <it>"}) {
		t.Errorf("a state is found as %q", got)
	}
	if got := fitting(make([]entry, 1000), ""); len(got) != most {
		t.Errorf("%d entries are shown", len(got))
	}
}

func TestFindGoesRoundAndRound(t *testing.T) {
	s := newSheet()
	f := &Find{Page: s, open: true, query: "days", at: -1}
	f.look("")
	if got := strings.Join(s.marked, " "); got != "decide decide->book n" {
		t.Errorf("marked %s", got)
	}
	if f.count() != "3 found" {
		t.Errorf("it says %q", f.count())
	}
	for _, by := range []int{1, 1, 1, 1, -1, -1} {
		f.step(by)
	}
	if got := strings.Join(s.shown, " "); got != "decide decide->book n decide n decide->book" {
		t.Errorf("went to %s", got)
	}
	if f.count() != "2 of 3" {
		t.Errorf("it says %q", f.count())
	}
	// The one gone to stays the one when another goes.
	if err := s.editor.Do(editor.UpdateState{ID: "decide", Change: func(s *engine.State) { s.SkipWhen = "" }}); err != nil {
		t.Fatal(err)
	}
	f.OnUpdate(app.Context{})
	if f.count() != "1 of 2" || f.current() != "decide->book" {
		t.Errorf("it says %q about %s", f.count(), f.current())
	}
	f.close()
	if s.marked != nil || f.open {
		t.Error("marks stay behind")
	}

	// Backwards from nowhere is the last.
	f = &Find{Page: s, open: true, query: "a", at: -1}
	f.look("")
	f.step(-1)
	if f.at != len(f.hits)-1 {
		t.Errorf("at %d", f.at)
	}
	f.query = "nothing is called that"
	f.look("")
	f.step(1)
	if f.count() != "Nothing found" || f.current() != "" {
		t.Errorf("it says %q", f.count())
	}
}

func TestFilters(t *testing.T) {
	s := newSheet()
	f := &Find{Page: s, open: true, at: -1}
	if f.look(""); f.count() != "" {
		t.Errorf("before anything is asked it says %q", f.count())
	}
	if got := drawn(s.Workflow()); !slices.Equal(got, []engine.Kind{engine.KindHuman, engine.KindAction}) {
		t.Errorf("the kinds offered are %v", got)
	}
	f.turnKind(engine.KindAction)
	if got := strings.Join(s.marked, " "); got != "book" {
		t.Errorf("automatic states: %s", got)
	}
	f.turnKind(engine.KindHuman)
	if got := strings.Join(s.marked, " "); got != "ask decide" {
		t.Errorf("person states: %s", got)
	}
	f.turnKind(engine.KindHuman)
	if len(s.marked) != 0 {
		t.Errorf("turned off: %v", s.marked)
	}
}

func TestWhatIsShown(t *testing.T) {
	s := newSheet()
	f := &Find{Page: s, open: true, query: "10", at: -1}
	f.look("")
	f.step(1)
	html := app.HTMLString(f)
	for _, want := range []string{"From Decide to Book &lt;it&gt;", "<mark>", "1 of 1", `role="search"`, `aria-pressed="false"`} {
		if !strings.Contains(html, want) {
			t.Errorf("the bar lacks %s:\n%s", want, html)
		}
	}
	if html := app.HTMLString(&Find{Page: s}); !strings.Contains(html, "hidden") || strings.Contains(html, "find-filters") {
		t.Errorf("a closed bar shows\n%s", html)
	}

	p := &Palette{Page: s, entries: entriesOf(s, nil, false)}
	p.search("go to")
	html = app.HTMLString(p)
	for _, want := range []string{`role="combobox"`, `role="listbox"`, `aria-activedescendant="palette-list-0"`, "Go to Book &lt;it&gt;"} {
		if !strings.Contains(html, want) {
			t.Errorf("the palette lacks %s", want)
		}
	}
	if p.search("no such thing"); !strings.Contains(app.HTMLString(p), "No action and no state is called that.") {
		t.Error("an empty palette says nothing")
	}
}

func TestShortcuts(t *testing.T) {
	h := &Help{Groups: func() []Group { return Shortcuts(false) }}
	h.groups = h.Groups()
	html := app.HTMLString(h)
	for _, a := range action.All() {
		if shown := strings.Contains(html, ">"+a.Label+"<"); shown != (len(a.Keys) > 0 && a.ID != action.Open) {
			t.Errorf("%s: listed is %v", a.ID, shown)
		}
	}
	for _, g := range Shortcuts(true) {
		for _, r := range g.Rows {
			if strings.Contains(r.Text, "Delete") || strings.Contains(r.Text, "Rename") {
				t.Errorf("who only looks is told how to %s", r.Text)
			}
		}
	}
}
