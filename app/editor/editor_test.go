package editor

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"statecraft/engine"
)

// review is a small workflow with everything commands care about.
func review() engine.Workflow {
	return engine.Workflow{
		Key: "review",
		States: []engine.State{
			{ID: "draft", Name: "Draft", Kind: engine.KindHuman, Initial: true, Actors: []engine.Actor{"starter"}, Position: &engine.Point{X: 80, Y: 80}},
			{ID: "check", Name: "Check", Kind: engine.KindHuman, SeparateFrom: []string{"draft", "starter"}, Position: &engine.Point{X: 360, Y: 80}},
			{ID: "done", Name: "Done", Kind: engine.KindRoute, Final: engine.FinalDone, Position: &engine.Point{X: 640, Y: 80}},
		},
		Transitions: []engine.Transition{
			{ID: "draft->check", From: "draft", To: "check"},
			{ID: "check->done", From: "check", To: "done", Outcome: "Approve", Via: []engine.Point{{X: 500, Y: 200}}, LabelAt: &engine.Point{X: 500, Y: 220}},
			{ID: "return", From: "check", To: "draft", Label: "Return"},
		},
	}
}

func ptr[T any](v T) *T { return &v }

func at(x, y float64) engine.Point { return engine.Point{X: x, Y: y} }

func stateIDs(w *engine.Workflow) []string {
	var ids []string
	for i := range w.States {
		ids = append(ids, w.States[i].ID)
	}
	return ids
}

func transitionIDs(w *engine.Workflow) []string {
	var ids []string
	for i := range w.Transitions {
		ids = append(ids, w.Transitions[i].ID)
	}
	return ids
}

func noteIDs(w *engine.Workflow) []string {
	var ids []string
	for i := range w.Notes {
		ids = append(ids, w.Notes[i].ID)
	}
	return ids
}

func noteOf(w *engine.Workflow, id string) *engine.Note {
	for i := range w.Notes {
		if w.Notes[i].ID == id {
			return &w.Notes[i]
		}
	}
	return nil
}

func TestRefusalsChangeNothing(t *testing.T) {
	nan := 0.0
	nan /= nan
	for name, cmds := range map[string][]Command{
		"move an unknown state":       {MoveStates{IDs: []string{"draft", "gone"}, By: at(8, 8)}},
		"move to nowhere":             {MoveStates{IDs: []string{"draft"}, By: at(nan, 0)}},
		"place an unknown state":      {PlaceStates{Positions: map[string]engine.Point{"draft": at(0, 0), "gone": at(0, 0)}}},
		"place too far":               {PlaceStates{Positions: map[string]engine.Point{"draft": at(1e9, 0)}}},
		"rename an unknown state":     {RenameState{ID: "gone", Name: "A"}},
		"rename to nothing":           {RenameState{ID: "draft", Name: " \n "}},
		"rename unknown transition":   {RenameTransition{ID: "gone", Label: "A"}},
		"remove an unknown state":     {Remove{Selection: Selection{States: []string{"draft", "gone"}}}},
		"remove unknown transition":   {Remove{Selection: Selection{States: []string{"draft"}, Transitions: []string{"gone"}}}},
		"update an unknown state":     {UpdateState{ID: "gone", Change: func(*engine.State) {}}},
		"change an id":                {UpdateState{ID: "draft", Change: func(s *engine.State) { s.ID = "other" }}},
		"take the place away":         {UpdateState{ID: "draft", Change: func(s *engine.State) { s.Position = nil }}},
		"separate from nobody":        {UpdateState{ID: "draft", Change: func(s *engine.State) { s.SeparateFrom = []string{"gone"} }}},
		"update unknown transition":   {UpdateTransition{ID: "gone", Change: func(*engine.Transition) {}}},
		"change a transition's id":    {UpdateTransition{ID: "return", Change: func(t *engine.Transition) { t.ID = "other" }}},
		"reconnect to nowhere":        {UpdateTransition{ID: "return", Change: func(t *engine.Transition) { t.To = "gone" }}},
		"connect from nowhere":        {&Connect{From: "gone", To: "draft"}},
		"connect to nowhere":          {&Connect{From: "draft", To: "gone"}},
		"lead on from nowhere":        {&AddNext{From: "gone"}},
		"align an unknown state":      {Align{IDs: []string{"draft", "check", "gone"}, Edge: EdgeLeft}},
		"align one":                   {Align{IDs: []string{"draft", "draft"}, Edge: EdgeLeft}},
		"align to nothing":            {Align{IDs: []string{"draft", "check"}, Edge: "side"}},
		"distribute an unknown state": {Distribute{IDs: []string{"draft", "check", "gone"}, Axis: AxisVertical}},
		"distribute two":              {Distribute{IDs: []string{"draft", "check", "draft"}, Axis: AxisVertical}},
		"distribute along nothing":    {Distribute{IDs: []string{"draft", "check", "done"}, Axis: "z"}},
		"reconnect an unknown one":    {Reconnect{ID: "gone", End: EndTo, To: "draft"}},
		"reconnect to no state":       {Reconnect{ID: "return", End: EndTo, To: "gone"}},
		"reconnect from no state":     {Reconnect{ID: "return", End: EndFrom, To: "gone"}},
		"reconnect to anywhere":       {Reconnect{ID: "return", End: EndTo, To: engine.FromAnywhere}},
		"reconnect no end":            {Reconnect{ID: "return", End: "middle", To: "draft"}},
		"insert an unknown state":     {&InsertState{State: "gone", Transition: "return"}},
		"insert into an unknown one":  {&AddState{}, &InsertState{State: "state-4", Transition: "gone"}},
		"insert what has transitions": {&InsertState{State: "done", Transition: "return"}},
		"insert an end of it":         {&InsertState{State: "check", Transition: "return"}},
		"add between unknown ones":    {&AddBetween{Transition: "gone"}},
		"bend an unknown one":         {Bend{ID: "gone"}},
		"bend to nowhere":             {Bend{ID: "return", Via: []engine.Point{at(0, 0), at(0, nan)}}},
		"straighten an unknown one":   {Straighten{ID: "gone"}},
		"label of an unknown one":     {PlaceLabel{ID: "gone"}},
		"label to nowhere":            {PlaceLabel{ID: "return", At: &engine.Point{X: 1e9}}},
		"no such kind":                {SetKind{IDs: []string{"draft"}, Kind: "robot"}},
		"kind of an unknown state":    {SetKind{IDs: []string{"draft", "gone"}, Kind: engine.KindAction}},
		"no such split":               {SetSplit{IDs: []string{"draft"}, Split: "first"}},
		"split of an unknown state":   {SetSplit{IDs: []string{"draft", "gone"}, Split: engine.SplitAnd}},
		"no such join":                {SetJoin{IDs: []string{"draft"}, Join: "none"}},
		"join of an unknown state":    {SetJoin{IDs: []string{"draft", "gone"}, Join: engine.JoinAnd}},
		"move out of sight":           {MoveStates{IDs: []string{"draft"}, By: at(farthest, 0)}},
		"move an unknown note":        {Move{Selection: Selection{States: []string{"draft"}, Notes: []string{"gone"}}, By: at(8, 8)}},
		"move a note out of sight":    {&AddNote{At: at(8, 0)}, Move{Selection: Selection{Notes: []string{"note-1"}}, By: at(farthest, 0)}},
		"note nowhere":                {&AddNote{At: at(nan, 0)}},
		"too long a note":             {&AddNote{Text: strings.Repeat("a", engine.MaxText+1)}},
		"edit an unknown note":        {EditNote{ID: "gone", Text: "A"}},
		"edit to too much":            {&AddNote{}, EditNote{ID: "note-1", Text: strings.Repeat("a", engine.MaxText+1)}},
		"remove an unknown note":      {Remove{Selection: Selection{Notes: []string{"gone"}}}},
		"paste nothing":               {&Paste{}},
		"paste only transitions":      {&Paste{Fragment: Copied(ptr(review()), Selection{Transitions: []string{"return"}})}},
		"paste out of sight":          {&Paste{Fragment: review(), At: &engine.Point{X: 2 * farthest}}},
		"paste too many":              {&Paste{Fragment: engine.Workflow{States: make([]engine.State, engine.MaxStates)}}},
		"duplicate an unknown state":  {&Duplicate{Selection: Selection{States: []string{"draft", "gone"}}}},
		"duplicate nothing":           {&Duplicate{Selection: Selection{Transitions: []string{"return"}}}},
		"duplicate to nowhere":        {&Duplicate{Selection: Selection{States: []string{"draft"}}, By: at(nan, 0)}},
		"the second command is wrong": {&AddState{}, RenameState{ID: "draft", Name: "A"}, &Connect{From: "draft", To: "gone"}},
	} {
		t.Run(name, func(t *testing.T) {
			e := New(review())
			before := clone(*e.Workflow())
			e.OnChange(func(Touched) { t.Error("a change was announced") })
			err := e.Do(cmds...)
			if engine.CodeOf(err) != engine.CodeInvalid || err.Error() == "" {
				t.Errorf("the error is %v", err)
			}
			if !reflect.DeepEqual(*e.Workflow(), before) || e.CanUndo() || e.Revision() != 0 {
				t.Errorf("the document has changed:\n%+v\n%+v", e.Workflow().States, e.Workflow().Transitions)
			}
		})
	}
}

func TestNothingToDoLeavesNoStep(t *testing.T) {
	e := New(review())
	same := review()
	for _, cmd := range []Command{
		MoveStates{IDs: []string{"draft"}}, PlaceStates{Positions: map[string]engine.Point{"draft": at(80, 80)}},
		RenameState{ID: "draft", Name: "Draft"}, RenameTransition{ID: "return", Label: " Return "}, Remove{},
		UpdateState{ID: "draft", Change: func(*engine.State) {}}, UpdateTransition{ID: "return", Change: func(*engine.Transition) {}},
		UpdateWorkflow{Change: func(*engine.Workflow) {}}, Replace{Workflow: same},
		Align{IDs: []string{"draft", "check"}, Edge: EdgeMiddle}, Distribute{IDs: []string{"draft", "check", "done"}, Axis: AxisHorizontal},
		SetKind{IDs: []string{"draft", "check"}, Kind: engine.KindHuman}, SetSplit{IDs: []string{"draft"}, Split: engine.SplitXor}, SetJoin{IDs: []string{"draft"}, Join: engine.JoinXor},
		Reconnect{ID: "check->done", End: EndTo, To: "done"}, Straighten{ID: "return"}, Bend{ID: "return", Via: []engine.Point{}},
		Move{Selection: Selection{Transitions: []string{"return"}}, By: at(8, 8)},
		Bend{ID: "check->done", Via: []engine.Point{at(500, 200)}}, PlaceLabel{ID: "return"}, PlaceLabel{ID: "check->done", At: &engine.Point{X: 500, Y: 220}},
	} {
		if err := e.Do(cmd); err != nil || e.CanUndo() || e.Revision() != 0 {
			t.Errorf("%T left a step: %v", cmd, err)
		}
	}
	if err := e.Do(); err != nil || e.CanUndo() {
		t.Error("no command left a step")
	}
}

// TestCopies makes sure that nobody outside holds a piece of the document.
func TestCopies(t *testing.T) {
	source := review()
	e := New(source)
	source.States[0].Actors[0] = "anyone"
	if got := e.Workflow().State("draft").Actors[0]; got != engine.ActorStarter {
		t.Errorf("the caller's list is the document's: %s", got)
	}
	var kept *engine.State
	mine := []engine.Actor{"group:a"}
	err := e.Do(UpdateState{ID: "draft", Change: func(s *engine.State) { s.Actors, kept = mine, s }})
	if err != nil {
		t.Fatal(err)
	}
	mine[0], kept.Name = "group:b", "Other"
	if got := e.Workflow().State("draft"); got.Actors[0] != "group:a" || got.Name != "Draft" {
		t.Errorf("the caller still changes the document: %+v", got)
	}
}

func TestRenameFollowsFirstName(t *testing.T) {
	e := New(review())
	add := &AddNext{From: "draft"}
	must(t, e.Do(add))
	must(t, e.Do(&Connect{From: add.ID, To: add.ID}, UpdateState{ID: "check", Change: func(s *engine.State) { s.SeparateFrom = []string{add.ID} }}))
	e.Select(Selection{States: []string{add.ID}, Transitions: []string{add.TransitionID}})
	var touched Touched
	e.OnChange(func(t Touched) { touched = t })
	must(t, e.Do(RenameState{ID: add.ID, Name: "Größe prüfen!"}))

	w := e.Workflow()
	if got := stateIDs(w)[3]; got != "größe-prüfen" {
		t.Fatalf("the id is %q", got)
	}
	if got := transitionIDs(w)[3:]; !slices.Equal(got, []string{"draft->größe-prüfen", "größe-prüfen->größe-prüfen"}) {
		t.Errorf("the transitions are %v", got)
	}
	if got := w.State("check").SeparateFrom; !slices.Equal(got, []string{"größe-prüfen"}) {
		t.Errorf("separated from %v", got)
	}
	if touched.Renamed["state-4"] != "größe-prüfen" || touched.Renamed["draft->state-4"] != "draft->größe-prüfen" {
		t.Errorf("told %v", touched.Renamed)
	}
	if got := e.Selection(); got.States[0] != "größe-prüfen" || got.Transitions[0] != "draft->größe-prüfen" {
		t.Errorf("selected %v", got)
	}
	e.Undo()
	if got := e.Selection(); got.States[0] != "state-4" || touched.Renamed["größe-prüfen"] != "state-4" {
		t.Errorf("after undo: selected %v, told %v", got, touched.Renamed)
	}
	e.Redo()
	// From now on the id is the person's own.
	must(t, e.Do(RenameState{ID: "größe-prüfen", Name: "Check size"}))
	if e.Workflow().State("größe-prüfen").Name != "Check size" {
		t.Error("the id has not stayed")
	}
}

func TestIDs(t *testing.T) {
	for name, want := range map[string]string{
		"Review":   "review",
		"Check":    "check-2",   // there is one
		"Starter":  "starter-2", // a word of the model
		"?!":       "state-4",   // nothing to make an id of
		"审批 2":     "审批-2",
		"State 9":  "state-9",
		" a -- b ": "a-b",
	} {
		add := &AddState{Name: name}
		e := New(review())
		must(t, e.Do(add))
		if add.ID != want {
			t.Errorf("%q gets the id %q, want %q", name, add.ID, want)
		}
	}
	long := &AddState{Name: "A name that goes on and on and on until nobody wants to read it any more"}
	must(t, New(review()).Do(long))
	if n := len(long.ID); n > longestID || long.ID[n-1] == '-' {
		t.Errorf("the id %q has %d letters", long.ID, n)
	}
}

func TestFirstStateBegins(t *testing.T) {
	e := New(engine.Workflow{Key: "new"})
	must(t, e.Do(&AddState{}))
	must(t, e.Do(&AddState{}))
	if w := e.Workflow(); !w.States[0].Initial || w.States[1].Initial {
		t.Errorf("initial: %v, %v", w.States[0].Initial, w.States[1].Initial)
	}
}

func TestSelectionIsNoStep(t *testing.T) {
	e := New(review())
	must(t, e.Do(RenameState{ID: "draft", Name: "A"}))
	e.Undo()
	var told []Selection
	remove := e.OnSelect(func(s Selection) { told = append(told, s) })
	e.Select(Selection{States: []string{"draft", "gone"}, Transitions: []string{"return"}})
	e.Select(Selection{States: []string{"draft"}, Transitions: []string{"return"}})
	if !e.CanRedo() || len(told) != 1 || !told[0].HasState("draft") || told[0].HasState("gone") || !told[0].HasTransition("return") {
		t.Errorf("told %v", told)
	}
	must(t, e.Do(Remove{Selection: Selection{States: []string{"draft"}}}))
	if !e.Selection().IsEmpty() || len(told) != 2 {
		t.Errorf("what is gone is still selected: %v", e.Selection())
	}
	remove()
	e.SelectAll()
	if got := e.Selection(); len(told) != 2 || !slices.Equal(got.States, []string{"check", "done"}) || !slices.Equal(got.Transitions, []string{"check->done"}) {
		t.Errorf("selected %v", got)
	}
	flip := e.Selection().Toggled(Selection{States: []string{"done", "new"}}).With(Selection{States: []string{"check", "more"}})
	if !slices.Equal(flip.States, []string{"check", "new", "more"}) {
		t.Errorf("toggled to %v", flip.States)
	}
}

func TestHeldKeyIsOneStep(t *testing.T) {
	e := New(review())
	move := func(continues bool, ids ...string) {
		must(t, e.Do(MoveStates{IDs: ids, By: at(8, 0), Continue: continues}))
	}
	move(false, "draft")
	move(true, "draft")
	move(true, "draft")
	move(true, "check") // other states begin another step
	move(false, "check")
	steps := 0
	for e.Undo() {
		steps++
	}
	if steps != 3 {
		t.Errorf("%d steps", steps)
	}
	e.Redo()
	if got := *e.Workflow().State("draft").Position; got != at(104, 80) {
		t.Errorf("redo put it at %v", got)
	}
	move(true, "draft") // there is something to redo: that is gone, the step is new
	if e.CanRedo() {
		t.Error("the future is still there")
	}
	e.Undo()
	if got := *e.Workflow().State("draft").Position; got != at(104, 80) {
		t.Errorf("undo put it at %v", got)
	}
}

// TestDraggedLineIsOneStep: many small bends are one step, a bend and a label
// are two, and so is the same drag of another line.
func TestDraggedLineIsOneStep(t *testing.T) {
	e := New(review())
	for i, cmd := range []Command{
		Bend{ID: "return", Via: []engine.Point{at(1, 1)}},
		Bend{ID: "return", Via: []engine.Point{at(2, 2)}, Continue: true},
		PlaceLabel{ID: "return", At: &engine.Point{X: 1}, Continue: true},
		PlaceLabel{ID: "return", At: &engine.Point{X: 2}, Continue: true},
		Bend{ID: "draft->check", Via: []engine.Point{at(1, 1)}, Continue: true},
		Bend{ID: "draft->check", Via: []engine.Point{at(1, 1)}, Continue: false},
		Bend{ID: "draft->check", Via: []engine.Point{at(2, 2)}, Continue: false},
	} {
		if err := e.Do(cmd); err != nil {
			t.Fatal(i, err)
		}
	}
	var labels []string
	for label := e.UndoLabel(); e.Undo(); label = e.UndoLabel() {
		labels = append(labels, label)
	}
	if !slices.Equal(labels, []string{"Bend line", "Bend line", "Move label", "Bend line"}) {
		t.Errorf("the steps are %v", labels)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
