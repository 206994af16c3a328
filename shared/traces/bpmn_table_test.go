package traces

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// simulation says how a recorded run of the token simulator is compared.
type simulation struct {
	verdict
	// steps are the driver's, where expected.tsv has none.
	steps string
}

// simulated are the recorded runs, by file. All are run. Whether a run ended is
// read from its trace: expected.tsv only knows of processes called Process.
func simulated() map[string]simulation {
	return map[string]simulation{
		"catch-event-1": {},                                        // waits for a condition: the driver is its person
		"catch-event-2": {},                                        // recorded from the second step on
		"catch-event":   {steps: "trigger(START); trigger(CATCH)"}, // likewise
		"collapsed-sub-process-compensation-event-sub-process": {},
		"compensation-nested-event-sub-process":                {},
		"error-catch-all-boundary-ref":                         {},
		"error-catch-all-inner-event-sub-none":                 {},
		"error-catch-all-outer-event-sub-none":                 {steps: "trigger(StartEvent_1)"}, // the one start event
		"escalation-catch-all-boundary-none":                   {},
		"escalation-catch-all-inner-event-sub-ref":             {},
		"escalation-catch-all-outer-event-sub-none":            {},
		"escalation-no-catch":                                  {},
		"event-sub-process-nested-cancelation-absorb-event":    {},
		"event-sub-process-non-interrupting":                   {},
		"inclusive-gateway-link-event":                         {}, // its timer is triggered by the driver
		"inclusive-gateway-link-missing":                       {}, // likewise
		"inclusive-gateway-single-incoming":                    {}, // likewise
		"inclusive-gateway-sync":                               {},
		"message-flow-end-event-trigger-flow":                  {},
		"message-flow-send-receive-tasks":                      {},
		"message-flow-signal-active-participant":               {},
		"message-flow-trigger-event-based-gateway":             {},
		"message-flow-trigger-start-event":                     {},
		"process-implicit-start-none-event":                    {},
		"process-implicit-start-trigger":                       {},
		"signal-rethrow":                                       {},
		"sub-process":                                          {},
	}
}

const noTrace = "no run of it is recorded"

// unrecorded are the diagrams of the corpus that have no recorded run.
func unrecorded() map[string]verdict {
	return map[string]verdict{
		"message-event":  {left: noTrace},
		"token-sink-all": {left: noTrace},
	}
}

func TestTokenSimulation(t *testing.T) {
	folder := corpus(t, "token-simulation")
	table, count := simulated(), tally{}
	recorded := map[string]bool{}
	for _, row := range rows(t, filepath.Join(folder, "expected.tsv"), 6) {
		name := simulatorName(row[0])
		recorded[simulatorName(row[1])] = true
		entry, listed := table[name]
		if !listed {
			t.Errorf("%s is not in the table: say whether it is run", name)
			continue
		}
		delete(table, name)
		if entry.steps == "" {
			entry.steps = row[2]
		}
		t.Run(name, func(t *testing.T) {
			count.add(t, name, entry.verdict, simulate(t, folder, row, entry.steps))
		})
	}
	for name := range table {
		t.Errorf("%s is in the table, but not in the corpus", name)
	}
	models, err := filepath.Glob(filepath.Join(folder, "*.bpmn"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range models {
		name := simulatorName(filepath.Base(path))
		if v, listed := unrecorded()[name]; listed && !recorded[name] {
			count.leave(t, name, v, []string{noTrace})
		} else if listed == recorded[name] {
			t.Errorf("%s must be in one of the two tables", name)
		}
	}
	count.report(t, 25)
}

func simulatorName(file string) string {
	name := strings.TrimPrefix(file, "Simulator.")
	return strings.TrimSuffix(name, filepath.Ext(name))
}

// simulate runs one diagram as its driver did and says how the run differs.
func simulate(t *testing.T, folder string, row []string, written string) string {
	t.Helper()
	d := readDiagram(t, filepath.Join(folder, row[1]))
	steps := readSteps(t, written)
	theirs := readRecording(t, filepath.Join(folder, row[0]), d, driven(steps))
	if listed := strings.Split(row[5], ","); !slices.Equal(theirs.entered, listed) {
		t.Fatalf("the recording is read as entering %v, but the corpus says %v", theirs.entered, listed)
	}
	w, err := d.translate(simulatorName(row[1]))
	if err != nil {
		t.Fatal(err)
	}
	r := w.drive(t, steps, theirs.part)
	if difference := apart(names(r.lineage.found), names(theirs.found)); difference != "" {
		return "entered: " + difference
	}
	if difference := apart(texts(r.lineage.found), texts(theirs.found)); difference != "" {
		return "descent: " + difference
	}
	left := slices.DeleteFunc(slices.Sorted(slices.Values(r.lineage.left)), func(id string) bool { return d.elements[id].kind == "subProcess" })
	if difference := apart(left, theirs.left()); difference != "" {
		return "left: " + difference
	}
	if r.ended() != (theirs.open == 0) {
		return "one ended, the other waits"
	}
	return ""
}
