package inbox

import (
	"reflect"

	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/engine"
)

// Changed tells which data of an instance are others than when somebody saw it with
// so many events, and what they were; nil for what was not there. Nothing has
// changed for who sees it for the first time.
func Changed(events []engine.Event, seen int) map[string]any {
	if seen <= 0 || seen >= len(events) {
		return nil
	}
	var i engine.Instance
	i.ApplyAll(events[:seen])
	before := i.Clone().Data
	i.ApplyAll(events[seen:])
	changed := map[string]any{}
	for name, value := range i.Data {
		if was := before[name]; !reflect.DeepEqual(was, value) {
			changed[name] = was
		}
	}
	for name, was := range before {
		if _, left := i.Data[name]; !left {
			changed[name] = was
		}
	}
	return changed
}

// fact is a value with what has become of it since it was seen last.
type fact struct {
	parts.DataRow
	// Since is empty where nothing has.
	Since string
}

// factsOf lists the data of an instance; what has gone comes last.
func factsOf(w *engine.Workflow, data, changed map[string]any) []fact {
	rows, names := parts.DataRows(w, data), parts.DataNames(w, data)
	facts := make([]fact, len(rows))
	for i, row := range rows {
		facts[i].DataRow = row
		was, news := changed[names[i]]
		switch {
		case !news:
		case was == nil:
			facts[i].Since = say.Say("new since you last looked")
		default:
			facts[i].Since = say.Say("was %s when you last looked", parts.DataRows(w, map[string]any{names[i]: was})[0].Value)
		}
	}
	gone := map[string]any{}
	for name, was := range changed {
		if _, left := data[name]; !left {
			gone[name] = was
		}
	}
	for _, row := range parts.DataRows(w, gone) {
		facts = append(facts, fact{
			DataRow: parts.DataRow{Label: row.Label, Value: say.Say("nothing")},
			Since:   say.Say("was %s when you last looked", row.Value),
		})
	}
	return facts
}
