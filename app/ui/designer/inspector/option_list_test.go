package inspector

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"statecraft/engine"
)

func TestOptionsFollowTheirWords(t *testing.T) {
	f := &engine.Field{Type: engine.FieldChoice}
	addOptions(f)
	addOptions(f)
	if want := []engine.Option{{Value: "Option 1"}, {Value: "Option 2"}}; !reflect.DeepEqual(f.Options, want) {
		t.Fatalf("options = %+v", f.Options)
	}
	f.Default = "Option 1"
	if err := labelOption(f, 0, " Paid  leave ", nobodyReads); err != nil {
		t.Fatal(err)
	}
	if f.Options[0] != (engine.Option{Value: "Paid leave"}) || f.Default != "Paid leave" {
		t.Errorf("option = %+v, filled in %v", f.Options[0], f.Default)
	}
	reads := func(value string) bool { return value == "Paid leave" }
	if err := labelOption(f, 0, "Holiday", reads); err != nil {
		t.Fatal(err)
	}
	if f.Options[0] != (engine.Option{Value: "Paid leave", Label: "Holiday"}) {
		t.Errorf("what a condition reads is stored otherwise: %+v", f.Options[0])
	}
	if err := storeOption(f, 0, "holiday"); err != nil {
		t.Fatal(err)
	}
	if err := labelOption(f, 0, "Time off", nobodyReads); err != nil || f.Options[0] != (engine.Option{Value: "holiday", Label: "Time off"}) {
		t.Errorf("chosen by hand, but %+v (%v)", f.Options[0], err)
	}
	for _, refused := range []func() error{
		func() error { return labelOption(f, 1, "  ", nobodyReads) },
		func() error { return labelOption(f, 1, "holiday", nobodyReads) },
		func() error { return storeOption(f, 1, "holiday") },
		func() error { return storeOption(f, 1, "") },
	} {
		if refused() == nil || f.Options[1] != (engine.Option{Value: "Option 2"}) {
			t.Errorf("taken: %+v", f.Options)
		}
	}
}

func TestPastedLinesAreOptions(t *testing.T) {
	f := &engine.Field{Options: []engine.Option{{Value: "b"}}}
	addOptions(f, "a\r", "", " b ", "c d")
	if want := []engine.Option{{Value: "b"}, {Value: "a"}, {Value: "c d"}}; !reflect.DeepEqual(f.Options, want) {
		t.Errorf("options = %+v", f.Options)
	}
}

// Whatever is done to options, each is stored under a word of its own, and what
// is filled in beforehand is one of them.
func TestOptionsStayApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := &engine.Field{Type: engine.FieldChoice, Default: "a", Options: []engine.Option{{Value: "a"}, {Value: "b", Label: "B"}}}
		if rapid.Bool().Draw(t, "several") {
			f.Type, f.Default = engine.FieldChoices, []any{"b", "a"}
		}
		text := rapid.SampledFrom([]string{"", "a", "b", "B", "Option 3", "c"})
		for range rapid.IntRange(0, 8).Draw(t, "steps") {
			if len(f.Options) == 0 {
				addOptions(f)
			}
			at := rapid.IntRange(0, len(f.Options)-1).Draw(t, "at")
			switch rapid.IntRange(0, 3).Draw(t, "what") {
			case 0:
				addOptions(f)
			case 1:
				_ = labelOption(f, at, text.Draw(t, "label"), func(string) bool { return rapid.Bool().Draw(t, "read") })
			case 2:
				_ = storeOption(f, at, text.Draw(t, "stored"))
			case 3:
				removeOption(f, at)
			}
		}
		form := &engine.Form{Fields: []engine.Field{*f}}
		form.Fields[0].Name = "x"
		for _, p := range compiled(form) {
			if len(f.Options) > 0 {
				t.Fatalf("%+v: %s", f.Options, p.Message)
			}
		}
		if f.Default != nil {
			if problems := engine.ValidateAnswers(form, map[string]any{"x": f.Default}); len(problems) > 0 {
				t.Fatalf("%v of %+v: %s", f.Default, f.Options, problems[0].Message)
			}
		}
	})
}

// compiled are the problems of a form.
func compiled(f *engine.Form) []engine.Problem {
	_, problems := engine.Compile(&engine.Workflow{Key: "w", Form: f, States: []engine.State{{ID: "a", Initial: true, Actors: []engine.Actor{"anyone"}}}})
	return problems
}
