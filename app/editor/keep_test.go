package editor

import (
	"bytes"
	"encoding/json"
	"fmt"
	"runtime"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"statecraft/engine"
)

// drawer keeps segments as a browser does, and what was saved beside them.
type drawer struct {
	segments map[int][]byte
	saved    Saved
	puts     int
}

func (d *drawer) Put(n int, data []byte) {
	if d.segments == nil {
		d.segments = map[int][]byte{}
	}
	d.segments[n] = bytes.Clone(data)
	d.puts++
}

func (d *drawer) Drop(from int) {
	for n := range d.segments {
		if n >= from {
			delete(d.segments, n)
		}
	}
}

// answer gives the editor every segment it wants.
func (d *drawer) answer(e *Editor) {
	for n, ok := e.Wants(); ok; n, ok = e.Wants() {
		e.Give(n, d.segments[n])
	}
}

// tight has the editor pack at once what a person would hardly ever see packed.
func tight(e *Editor) *Editor {
	e.history.limits = limits{steps: 3, weight: 5, nearSteps: 4, nearWeight: 8, wanted: 2}
	return e
}

// reopened is the document in another editor that resumed what was saved.
func (d *drawer) reopened(t interface{ Fatalf(string, ...any) }, e *Editor) *Editor {
	saved, err := json.Marshal(d.saved)
	if err != nil {
		t.Fatalf("%v", err)
	}
	var back Saved
	if err := json.Unmarshal(saved, &back); err != nil {
		t.Fatalf("%v", err)
	}
	var w engine.Workflow
	if err := json.Unmarshal(e.JSON(), &w); err != nil {
		t.Fatalf("%v", err)
	}
	next := tight(New(w))
	next.Keep(d)
	if !next.Resume(back) {
		t.Fatalf("the history was not taken up: %s", saved)
	}
	d.answer(next)
	return next
}

func named(i int) Command {
	return UpdateWorkflow{Change: func(w *engine.Workflow) { w.Name = fmt.Sprint(i) }}
}

// TestHistoryOutlivesTheEditor edits at random, closes and opens again, takes back
// and repeats: undoing everything gives the start, redoing everything the end.
func TestHistoryOutlivesTheEditor(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e, d := tight(New(review())), &drawer{}
		if rapid.Bool().Draw(t, "kept") {
			e.Keep(d)
		}
		documents := []string{string(e.JSON())}
		at := 0 // place in documents
		for range rapid.IntRange(1, 40).Draw(t, "edits") {
			switch rapid.IntRange(0, 9).Draw(t, "what") {
			case 0:
				if !e.Undo() != (at == 0) {
					t.Fatalf("undo at %d of %d", at, len(documents))
				}
				at = max(0, at-1)
			case 1:
				if !e.Redo() != (at == len(documents)-1) {
					t.Fatalf("redo at %d of %d", at, len(documents))
				}
				at = min(at+1, len(documents)-1)
			case 2:
				d.saved = e.Save()
			case 3:
				e.Keep(d)
				d.saved = e.Save()
				e = d.reopened(t, e)
			default:
				revision := e.Revision()
				_ = e.Do(randomCommand(t, e.Workflow())) // refused ones change nothing
				if e.Revision() != revision {
					at = e.history.head
					documents = append(documents[:at], string(e.JSON()))
				}
			}
			d.answer(e)
			if got := string(e.JSON()); got != documents[at] || e.CanUndo() != (at > 0) || e.CanRedo() != (at < len(documents)-1) {
				t.Fatalf("at %d: %s\nwant %s", at, got, documents[at])
			}
			checkSound(t, e)
			checkAtHand(t, e)
		}
		for e.Redo() {
			d.answer(e)
		}
		for _, document := range slices.Backward(documents) {
			if got := string(e.JSON()); got != document {
				t.Fatalf("undone to %s\nwant %s", got, document)
			}
			e.Undo()
			d.answer(e)
		}
		for _, document := range documents {
			if got := string(e.JSON()); got != document {
				t.Fatalf("redone to %s\nwant %s", got, document)
			}
			e.Redo()
			d.answer(e)
		}
	})
}

// checkAtHand makes sure that what is far away is packed, and counted right.
func checkAtHand(t *rapid.T, e *Editor) {
	h, steps, weight := &e.history, 0, 0
	for i := range h.segments {
		s := &h.segments[i]
		if s.steps != nil {
			steps += len(s.steps)
			real := 0
			for _, one := range s.steps {
				real += len(one.changes)
			}
			if len(s.steps) != s.count || real != s.weight {
				t.Fatalf("segment %d counts %d of weight %d, holds %d of %d", i, s.count, s.weight, len(s.steps), real)
			}
			weight += real
		}
	}
	// To either side what is near and one segment more, and the one in the middle.
	if most := 2*(h.limits.nearSteps+2*h.limits.steps) + h.limits.steps; steps > most {
		t.Fatalf("%d steps are at hand", steps)
	}
}

// TestMemoryStaysFlat: after ten thousand edits no more is held than after two
// thousand, and the first can still be taken back.
func TestMemoryStaysFlat(t *testing.T) {
	e, d := New(review()), &drawer{}
	e.Keep(d)
	start := string(e.JSON())
	edit := func(from, to int) (held uint64) {
		for i := from; i < to; i++ {
			must(t, e.Do(named(i)))
			if i%10 == 0 {
				d.saved = e.Save()
			}
		}
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		kept := 0
		for _, data := range d.segments {
			kept += cap(data)
		}
		return m.HeapAlloc - uint64(kept)
	}
	early := edit(0, 2000)
	late := edit(2000, 10000)
	if late > early+512*1024 {
		t.Errorf("held after 2,000 edits %d bytes, after 10,000 %d", early, late)
	}
	steps := 0
	for range e.history.segments {
		steps++
	}
	if len(d.segments) != steps || steps != 100 {
		t.Errorf("%d segments, %d kept", steps, len(d.segments))
	}
	for range 10000 {
		if !e.Undo() {
			t.Fatalf("undo stops at %d", e.history.head)
		}
		d.answer(e)
	}
	if got := string(e.JSON()); got != start || e.CanUndo() {
		t.Errorf("undone to %s", got)
	}
}

// TestOnlyWhatIsNewIsStored: saving again stores the segment that has grown and no
// other.
func TestOnlyWhatIsNewIsStored(t *testing.T) {
	e, d := New(review()), &drawer{}
	e.Keep(d)
	for i := range 250 {
		must(t, e.Do(named(i)))
	}
	e.Save()
	puts := d.puts
	if e.Save(); d.puts != puts || len(d.segments) != 3 {
		t.Errorf("%d stored again; %d segments", d.puts-puts, len(d.segments))
	}
	must(t, e.Do(named(1000)))
	if e.Save(); d.puts != puts+1 {
		t.Errorf("%d stored for one step", d.puts-puts)
	}
	for range 120 {
		e.Undo()
	}
	if s := e.Save(); d.puts != puts+1 || s.Head != 131 || !slices.Equal(s.Segments, []int{100, 100, 51}) {
		t.Errorf("undo stored %d; saved %+v", d.puts-puts-1, s)
	}
	must(t, e.Do(named(1001)))
	if s := e.Save(); !slices.Equal(s.Segments, []int{100, 32}) || len(d.segments) != 2 {
		t.Errorf("saved %+v with %d segments", s, len(d.segments))
	}
}

// TestWhatIsNotAHistoryOfThis: a history is taken up only with its document, and
// one of which parts are lost as far as it goes.
func TestWhatIsNotAHistoryOfThis(t *testing.T) {
	draw := func() (*Editor, *drawer) {
		e, d := tight(New(review())), &drawer{}
		e.Keep(d)
		for i := range 20 {
			must(t, e.Do(named(i)))
		}
		for range 8 {
			e.Undo()
			d.answer(e)
		}
		d.saved = e.Save()
		return e, d
	}
	e, d := draw()
	for name, change := range map[string]func(*Saved){
		"another version":      func(s *Saved) { s.Version++ },
		"another document":     func(s *Saved) { s.Digest = "0" },
		"no document":          func(s *Saved) { s.Digest = "" },
		"more done than there": func(s *Saved) { s.Head = 21 },
		"less than nothing":    func(s *Saved) { s.Head = -1 },
		"odd segments":         func(s *Saved) { s.Segments = []int{-1, 21} },
	} {
		other, saved := New(*e.Workflow()), d.saved
		change(&saved)
		if other.Resume(saved) || other.CanUndo() || other.CanRedo() {
			t.Errorf("%s: taken up", name)
		}
	}
	if e.Resume(d.saved) {
		t.Error("taken up on top of another history")
	}
	for name, c := range map[string]struct {
		lose        func(*drawer)
		back, forth int // steps still there
	}{
		"nothing":               {func(*drawer) {}, 12, 8},
		"a segment long ago":    {func(d *drawer) { delete(d.segments, 1) }, 6, 8},
		"a segment yet to come": {func(d *drawer) { d.segments[5] = []byte("{}") }, 12, 3},
		"a segment cut short":   {func(d *drawer) { d.segments[6] = []byte(`{"version":1,"steps":[]}`) }, 12, 6},
		"all":                   {func(d *drawer) { d.segments = nil }, 0, 0},
	} {
		e, d := draw()
		c.lose(d)
		next := d.reopened(t, e)
		for steps := c.back; ; steps-- {
			if !next.Undo() {
				if steps != 0 || next.CanUndo() {
					t.Errorf("%s: undo stops %d too early", name, steps)
				}
				break
			}
			d.answer(next)
		}
		next = d.reopened(t, e)
		forth := 0
		for next.Redo() {
			forth++
			d.answer(next)
		}
		if next.CanRedo() || forth != c.forth {
			t.Errorf("%s: %d steps repeated", name, forth)
		}
	}
}

// TestUndoWaitsForItsSegment: what is not at hand yet is not undone, and drawing on
// before it is there loses nothing.
func TestUndoWaitsForItsSegment(t *testing.T) {
	e, d := New(review()), &drawer{}
	e.Keep(d)
	start := string(e.JSON())
	for i := range 10 {
		must(t, e.Do(named(i)))
	}
	for range 4 {
		e.Undo()
	}
	d.saved = e.Save()
	next := New(*e.Workflow())
	next.Keep(d)
	if !next.Resume(d.saved) || next.Undo() || next.Redo() || !next.CanUndo() || !next.CanRedo() || next.UndoLabel() != "" {
		t.Fatal("something is undone that is not there")
	}
	must(t, next.Do(named(100))) // erases the four
	told := 0
	next.OnChange(func(Touched) { told++ })
	d.answer(next)
	d.saved = next.Save()
	if told != 1 || next.UndoLabel() != "Change workflow" || next.CanRedo() {
		t.Errorf("told %d times, undo %q", told, next.UndoLabel())
	}
	for range 7 {
		if !next.Undo() {
			t.Fatal("undo stops")
		}
	}
	if got := string(next.JSON()); got != start || next.CanUndo() {
		t.Errorf("undone to %s", got)
	}
}

// TestTypingPopsAndPushes does what a field being typed in does, across the ends
// of segments: it takes the last step back and makes a longer one.
func TestTypingPopsAndPushes(t *testing.T) {
	e, d := tight(New(review())), &drawer{}
	e.Keep(d)
	for i := range 30 {
		must(t, e.Do(named(i)))
		for j := range 5 {
			if !e.Undo() {
				t.Fatal("the step before is not at hand")
			}
			must(t, e.Do(named(100*i+j)))
			d.saved = e.Save()
		}
		d.answer(e)
	}
	e = d.reopened(t, e)
	steps := 0
	for e.Undo() {
		steps++
		d.answer(e)
	}
	if steps != 30 || e.Workflow().Name != "" {
		t.Errorf("%d steps, back to %q", steps, e.Workflow().Name)
	}
}
