package inspector

import (
	"reflect"
	"slices"
	"testing"

	"statecraft/engine"
)

// Every setting of the model either has a control, here or on the canvas, or is known not to run yet, in
// which case the problems panel names it. A new one makes somebody decide.
func TestEverySettingIsShownOrKnownNotToRun(t *testing.T) {
	for _, c := range []struct {
		of            any
		shown, notYet []string
	}{
		{engine.State{},
			[]string{"ID", "Name", "Description", "Kind", "Initial", "Final", "Join", "Split", "Actors", "Form", "Need", "Veto", "Otherwise",
				"SeparateFrom", "Assign", "SkipWhen", "SkipOutcome", "Action", "When", "Position"},
			[]string{"Concurrent", "Due", "Remind", "Escalate", "EscalateTo", "Notify", "Params", "Retry", "Subflow", "ForEach", "Priority"}},
		{engine.Transition{},
			[]string{"ID", "From", "To", "Label", "Outcome", "When", "Default", "Order", "Actors", "Notes", "Via", "LabelAt"},
			[]string{"On", "After", "At", "Message", "MessageKey", "Error", "Interrupting", "Times"}},
		{engine.Field{},
			[]string{"Name", "Label", "Help", "Type", "Required", "Options", "Pattern", "Min", "Max", "Currencies", "VisibleWhen", "Default"},
			nil},
	} {
		kind := reflect.TypeOf(c.of)
		var fields []string
		for i := range kind.NumField() {
			fields = append(fields, kind.Field(i).Name)
		}
		listed := append(slices.Clone(c.shown), c.notYet...)
		for _, name := range fields {
			if !slices.Contains(listed, name) {
				t.Errorf("%s.%s has no control: add one, or list it as not running yet", kind, name)
			}
		}
		for _, name := range listed {
			if !slices.Contains(fields, name) {
				t.Errorf("%s has no %s any more", kind, name)
			}
		}
		for _, name := range c.notYet {
			if slices.Contains(c.shown, name) {
				t.Errorf("%s.%s is in both lists", kind, name)
			}
		}
	}
}
