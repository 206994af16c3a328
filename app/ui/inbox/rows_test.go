package inbox

import (
	"slices"
	"testing"

	"statecraft/shared"
)

func list(ids ...string) []shared.Task {
	var tasks []shared.Task
	for _, id := range ids {
		tasks = append(tasks, shared.Task{ID: id})
	}
	return tasks
}

func TestNext(t *testing.T) {
	settled := map[string]bool{"2-1": true}
	for _, c := range []struct {
		list    []shared.Task
		gone    string
		settled map[string]bool
		want    string
	}{
		{list("1-1", "2-1", "3-1"), "1-1", nil, "2-1"},
		{list("1-1", "2-1", "3-1"), "1-1", settled, "3-1"},
		{list("1-1", "2-1", "3-1"), "3-1", nil, "2-1"},
		{list("1-1", "2-1", "3-1"), "3-1", settled, "1-1"},
		{list("1-1"), "1-1", nil, ""},
		{list("1-1", "2-1"), "9-9", nil, "1-1"},
		{list("2-1"), "9-9", settled, ""},
		{nil, "1-1", nil, ""},
	} {
		if got := Next(c.list, c.gone, c.settled); got != c.want {
			t.Errorf("after %s of %v comes %q, want %q", c.gone, c.list, got, c.want)
		}
	}
}

func TestBeside(t *testing.T) {
	tasks := list("1-1", "2-1", "3-1")
	for _, c := range []struct {
		from string
		by   int
		want string
	}{
		{"1-1", 1, "2-1"}, {"3-1", 1, "3-1"}, {"1-1", -1, "1-1"}, {"3-1", -1, "2-1"}, {"9-9", 1, "1-1"}, {"", -1, "1-1"},
	} {
		if got := Beside(tasks, c.from, c.by); got != c.want {
			t.Errorf("%d from %q is %q, want %q", c.by, c.from, got, c.want)
		}
	}
	if got := Beside(nil, "1-1", 1); got != "" {
		t.Errorf("in an empty list it is %q", got)
	}
}

func TestWorkflowsToChooseFrom(t *testing.T) {
	known := withWorkflows(nil, []shared.Task{{Workflow: "p", Name: "Purchase"}, {Workflow: "l", Name: "leave"}, {Workflow: "p", Name: "Purchase"}})
	again := withWorkflows(known, []shared.Task{{Workflow: "l", Name: "Sick leave"}, {Workflow: "a", Name: "Audit"}})
	if want := []choice{{"l", "leave"}, {"p", "Purchase"}}; !slices.Equal(known, want) {
		t.Errorf("got %v, want %v", known, want)
	}
	if want := []choice{{"a", "Audit"}, {"p", "Purchase"}, {"l", "Sick leave"}}; !slices.Equal(again, want) {
		t.Errorf("got %v, want %v", again, want)
	}
}
