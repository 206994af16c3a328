package inbox

import (
	"reflect"
	"testing"

	"statecraft/app/ui/parts"
	"statecraft/engine"
)

func TestChanged(t *testing.T) {
	events := []engine.Event{
		{Kind: engine.Started, By: "anna", Data: map[string]any{"what": "chair", "cost": 12.0}},
		{Kind: engine.StateEntered, Activation: 1, State: "review"},
		{Kind: engine.TaskOpened, Activation: 1, State: "review"},
		{Kind: engine.Signed, Activation: 1, State: "review", By: "bo", Data: map[string]any{"cost": 14.0, "urgent": true}, Ready: true},
		{Kind: engine.DataSet, Data: map[string]any{"what": nil, "cost": 12.0}},
	}
	for _, c := range []struct {
		seen int
		want map[string]any
	}{
		{0, nil}, // for the first time
		{5, nil},
		{9, nil}, // of another history
		{3, map[string]any{"urgent": nil, "what": "chair"}}, // the cost is as it was
		{4, map[string]any{"cost": 14.0, "what": "chair"}},
	} {
		if got := Changed(events, c.seen); !reflect.DeepEqual(got, c.want) {
			t.Errorf("since %d events changed %v, want %v", c.seen, got, c.want)
		}
	}
}

func TestFacts(t *testing.T) {
	w := &engine.Workflow{Form: &engine.Form{Fields: []engine.Field{
		{Name: "what", Label: "What", Type: engine.FieldText}, {Name: "cost", Label: "Cost", Type: engine.FieldNumber},
	}}}
	got := factsOf(w, map[string]any{"what": "table", "cost": 12.0, "urgent": true}, map[string]any{"what": "chair", "urgent": nil, "colour": "red"})
	want := []fact{
		{parts.DataRow{Label: "What", Value: "table"}, "was chair when you last looked"},
		{parts.DataRow{Label: "Cost", Value: "12"}, ""},
		{parts.DataRow{Label: "Urgent", Value: "yes"}, "new since you last looked"},
		{parts.DataRow{Label: "Colour", Value: "nothing"}, "was red when you last looked"},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
}
