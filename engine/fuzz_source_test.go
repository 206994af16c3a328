package engine_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"statecraft/engine"
	"statecraft/shared/dot"
)

// fuzzSource turns bytes into choices; past the end every choice is the first.
type fuzzSource struct{ left []byte }

func (s *fuzzSource) more() bool { return len(s.left) > 0 }

func (s *fuzzSource) below(n int) int {
	if len(s.left) == 0 || n == 0 {
		return 0
	}
	b := s.left[0]
	s.left = s.left[1:]
	return int(b) % n
}

func fuzzPick[T any](s *fuzzSource, list []T) T { return list[s.below(len(list))] }

// fuzzDefinitions are the workflows of all scenarios as JSON.
func fuzzDefinitions(f *testing.F) [][]byte {
	files, err := filepath.Glob(filepath.Join("testdata", "*.txt"))
	if err != nil || len(files) == 0 {
		f.Fatalf("no scenarios found: %v", err)
	}
	var list [][]byte
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for _, graph := range strings.Split("\n"+string(text), "\ndigraph ")[1:] {
			graph, _, _ = strings.Cut(graph, "\n}")
			read, err := dot.Parse([]byte("digraph " + graph + "\n}"))
			if err != nil {
				f.Fatalf("%s: %v", file, err)
			}
			definition, err := json.Marshal(read.Workflow)
			if err != nil {
				f.Fatal(err)
			}
			list = append(list, definition)
		}
	}
	return list
}

// fuzzEdit changes a workflow here and there, as the bytes say.
func fuzzEdit(w *engine.Workflow, from *fuzzSource) {
	for n := 0; n < fuzzEdits && from.more() && len(w.States) > 0; n++ {
		if s := &w.States[from.below(len(w.States))]; !fuzzEditState(w, s, from) && len(w.Transitions) > 0 {
			fuzzEditTransition(w, from.below(len(w.Transitions)), from)
		}
	}
}

// fuzzEditState changes a state, and tells whether it has.
func fuzzEditState(w *engine.Workflow, s *engine.State, from *fuzzSource) bool {
	switch from.below(24) {
	case 0:
		s.Join = fuzzPick(from, []engine.Join{"", "xor", "and", "or", "first"})
	case 1:
		s.Split = fuzzPick(from, []engine.Split{"", "xor", "and", "or"})
	case 2:
		s.Kind = fuzzPick(from, []engine.Kind{"", "human", "action", "wait", "route"})
	case 3:
		s.Final = fuzzPick(from, []engine.Final{"", "done", "terminate"})
	case 4:
		s.Initial = !s.Initial
	case 5:
		s.Need = fuzzPick(from, []engine.Need{"", "1", "2", "all", "50%", "1%"})
		s.Otherwise = fuzzPick(from, append(fuzzLabels(w), ""))
	case 6:
		s.Actors = []engine.Actor{fuzzActor(w, from), fuzzActor(w, from)}
	case 7:
		s.SkipWhen = fuzzPick(from, fuzzConditions())
	case 8:
		s.When = fuzzPick(from, fuzzConditions())
	case 9:
		s.Action = &engine.Action{Type: engine.ActionSet, Set: []engine.Assignment{{Name: "n", Value: fuzzPick(from, fuzzValues())}, {Name: "m", Value: fuzzPick(from, fuzzValues())}}}
	case 10:
		s.SeparateFrom = []string{fuzzPick(from, []string{s.ID, "starter", w.States[0].ID})}
	case 11:
		s.Form = &engine.Form{Fields: []engine.Field{
			{Name: "f", Type: fuzzPick(from, []engine.FieldType{"text", "number", "money", "boolean", "date", "user", "longtext", "file"}), Required: from.below(2) == 1},
			{Name: "n", Type: engine.FieldNumber, VisibleWhen: fuzzPick(from, []string{"", `f != nil`, "n > 1"}), Min: "1"},
		}}
	case 12:
		s.Veto = []string{fuzzPick(from, append(fuzzLabels(w), "Yes"))}
	case 13:
		again := *s
		again.ID += "'"
		w.States = append(w.States, again)
	case 14:
		w.Start = fuzzPick(from, []engine.StartMode{"", "all", "one"})
	default:
		return false
	}
	return true
}

// fuzzEditTransition changes a transition.
func fuzzEditTransition(w *engine.Workflow, n int, from *fuzzSource) {
	t := &w.Transitions[n]
	switch from.below(10) {
	case 0:
		t.From = fuzzPick(from, w.States).ID
	case 1:
		t.To = fuzzPick(from, w.States).ID
	case 2:
		t.From = engine.FromAnywhere
		t.Actors = []engine.Actor{fuzzActor(w, from)}
	case 3:
		t.When = fuzzPick(from, fuzzConditions())
	case 4:
		t.Default = !t.Default
	case 5:
		t.Outcome = fuzzPick(from, []string{"", "Yes", "No"})
	case 6:
		t.Order = from.below(3)
	case 7:
		t.Actors = []engine.Actor{fuzzActor(w, from)}
	case 8:
		w.Transitions = append(w.Transitions[:n:n], w.Transitions[n+1:]...)
	default:
		again := *t
		again.ID += "'" + strconv.Itoa(len(w.Transitions))
		again.To = fuzzPick(from, w.States).ID
		w.Transitions = append(w.Transitions, again)
	}
}

func fuzzLabels(w *engine.Workflow) []string {
	labels := []string{"Done"}
	for n := range w.Transitions {
		labels = append(labels, w.Transitions[n].Label, w.Transitions[n].Outcome, w.Transitions[n].To)
	}
	return labels
}

func fuzzActor(w *engine.Workflow, from *fuzzSource) engine.Actor {
	return fuzzPick(from, []engine.Actor{
		"anyone", "starter", "user:ann", "group:hr", "role:boss", "data:f", "data:n", "manager-of:starter", "manager-of:data:f",
		engine.Actor("signer-of:" + w.States[0].ID), "item", "",
	})
}

func fuzzConditions() []string {
	return []string{"", "true", "false", "n > 1", `outcome == "Yes"`, `starter != ""`, "m == nil", "1 / 0 > 2", `"x" in m`, "n"}
}

func fuzzValues() []string {
	return []string{"1", "(n ?? 0) + 1", "n + m", "[n, m, m]", `"x" + n`, "nil", "starter", `[[m], m, "y"]`, "1 / (n ?? 0)"}
}

// fuzzAnswers fills a form in: mostly as it should be.
func fuzzAnswers(form *engine.Form, from *fuzzSource) map[string]any {
	if form == nil || from.below(4) == 1 {
		return nil
	}
	data := map[string]any{}
	for n := range form.Fields {
		field := &form.Fields[n]
		fits := map[engine.FieldType]any{
			engine.FieldText: "ann", engine.FieldLongText: "some\ntext", engine.FieldNumber: 7.0, engine.FieldBoolean: true, engine.FieldDate: "2026-11-20",
			engine.FieldMoney: map[string]any{"amount": "1480.00", "currency": "EUR"}, engine.FieldUser: "bob", engine.FieldFile: map[string]any{"file": "1", "name": "a.pdf"},
		}[field.Type]
		if len(field.Options) > 0 {
			fits = fuzzPick(from, field.Options).Value
			if field.Type == engine.FieldChoices {
				fits = []any{fits}
			}
		}
		if from.below(6) == 1 {
			fits = fuzzValue(from)
		}
		data[field.Name] = fits
	}
	return data
}

func fuzzValue(from *fuzzSource) any {
	return fuzzPick(from, []any{
		nil, "", "ann", 0.0, 1.0, -1.5, 1e300, true, false, []any{}, []any{"ann", "bob"}, map[string]any{"amount": "3.50", "currency": "EUR"},
		map[string]any{"a": map[string]any{"b": []any{1.0}}}, strings.Repeat("long ", 200), "2026-11-20",
	})
}
