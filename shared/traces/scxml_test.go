package traces

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestStateCharts(t *testing.T) {
	folder := corpus(t, "scxml-irp")
	table, count := charted(), tally{}
	for _, row := range rows(t, filepath.Join(folder, "expected.tsv"), 4) {
		name := strings.TrimSuffix(row[0], ".scxml")
		v, listed := table[name]
		delete(table, name)
		c := readChart(t, filepath.Join(folder, row[0]))
		s := readScript(t, folder, row[0])
		reasons := unexpressible(c, s)
		switch {
		case !listed:
			t.Errorf("%s is not in the table: say whether it is run", name)
		case v.left != "":
			count.leave(t, name, v, reasons)
		case len(reasons) > 0:
			t.Errorf("%s is to be run, but %s", name, strings.Join(reasons, ", "))
		default:
			t.Run(name, func(t *testing.T) { count.add(t, name, v, dispatch(t, name, c, s)) })
		}
	}
	for name := range table {
		t.Errorf("%s is in the table, but not in the corpus", name)
	}
	count.report(t, 40)
}

// dispatch gives a chart the events of its script and says where what is
// active differs.
func dispatch(t *testing.T, name string, c *chart, s *script) string {
	t.Helper()
	w, err := c.translate(name, s)
	if err != nil {
		t.Fatal(err)
	}
	d := &dispatcher{run: begin(t, w.w, w.lineage), w: w}
	d.start(t)
	if difference := d.compare("start", nil, s.Initial); difference != "" {
		return difference
	}
	for _, e := range s.Events {
		before := d.stays()
		d.event(t, e.Event.Name, e.After > 0)
		if difference := d.compare(e.Event.Name, before, e.Next); difference != "" {
			return difference
		}
	}
	return ""
}

// compare holds what is active against the script: the same places, as often;
// those newly entered descend from what was active before; and all has ended
// if a final state of the whole chart is reached.
func (d *dispatcher) compare(event string, before map[int]string, want []string) string {
	now := d.stays()
	ours := slices.Sorted(maps.Values(now))
	theirs := slices.Sorted(slices.Values(want))
	if difference := apart(ours, theirs); difference != "" {
		return "after " + event + ": " + difference
	}
	for activation, state := range now {
		if _, stayed := before[activation]; stayed || before == nil {
			continue
		}
		descends := false
		for from := range before {
			descends = descends || d.lineage.descends(activation, from)
		}
		if !descends {
			return fmt.Sprintf("after %s: %s descends from nothing that was active", event, state)
		}
	}
	final := len(want) == 1 && d.w.c.places[want[0]].kind == "final" && d.w.c.places[want[0]].parent == d.w.c.root
	if d.ended() != final {
		return "after " + event + ": one ended, the other waits"
	}
	return ""
}
