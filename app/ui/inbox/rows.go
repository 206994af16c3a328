package inbox

import (
	"context"
	"reflect"
	"slices"
	"strings"

	"statecraft/app/client"
	"statecraft/shared"
)

// rows is a list of tasks as it was read.
type rows struct {
	of    View // as it was asked for
	name  shared.TaskView
	tasks []shared.Task
	next  string // where the list goes on; empty at its end
}

// same tells whether two lists show the same.
func (r rows) same(other rows) bool {
	return r.of == other.of && r.name == other.name && r.next == other.next && reflect.DeepEqual(r.tasks, other.tasks)
}

// read asks for a view, so many tasks of it at least. Where the address names no
// view it is the first with something to do.
func read(ctx context.Context, v View, atLeast int) (rows, error) {
	name := v.Name
	if name == "" {
		name = shared.TasksMine
	}
	r, err := readMore(ctx, rows{of: v, name: name}, atLeast)
	if v.Name == "" && err == nil && len(r.tasks) == 0 {
		others, err := readMore(ctx, rows{of: v, name: shared.TasksUnassigned}, atLeast)
		if err == nil && len(others.tasks) > 0 {
			return others, nil
		}
	}
	return r, err
}

// readMore goes on with a list until it has so many tasks, or one part more.
func readMore(ctx context.Context, r rows, atLeast int) (rows, error) {
	for {
		ask := r.of.Ask()
		ask.View, ask.After = r.name, r.next
		part, next, err := client.Tasks(ctx, ask)
		if err != nil {
			return r, err
		}
		r.tasks, r.next = append(r.tasks[:len(r.tasks):len(r.tasks)], part...), next
		if next == "" || len(r.tasks) >= atLeast {
			return r, nil
		}
	}
}

// find is the place of a task in a list; -1 where it is not there.
func find(list []shared.Task, id string) int {
	return slices.IndexFunc(list, func(t shared.Task) bool { return t.ID == id })
}

// without is the list without one of its tasks.
func without(list []shared.Task, id string) []shared.Task {
	return slices.DeleteFunc(slices.Clone(list), func(t shared.Task) bool { return t.ID == id })
}

// Next is the task to show after one is gone: the one below it, else the one
// above, else none. Those that are settled for the person are passed over.
func Next(list []shared.Task, gone string, settled map[string]bool) string {
	at := find(list, gone)
	for _, t := range slices.Concat(list[at+1:], reversed(list[:max(at, 0)])) {
		if !settled[t.ID] && t.ID != gone {
			return t.ID
		}
	}
	return ""
}

func reversed(list []shared.Task) []shared.Task {
	list = slices.Clone(list)
	slices.Reverse(list)
	return list
}

// Beside is the task so many places below one, or above it, as far as the list
// goes; "" for an empty list.
func Beside(list []shared.Task, id string, by int) string {
	if len(list) == 0 {
		return ""
	}
	at := find(list, id)
	if at < 0 {
		return list[0].ID
	}
	return list[min(max(at+by, 0), len(list)-1)].ID
}

// choice is one of the workflows that have tasks.
type choice struct{ Key, Name string }

// withWorkflows adds the workflows of tasks to those that can be chosen, in the
// order of their names.
func withWorkflows(known []choice, tasks []shared.Task) []choice {
	known = slices.Clone(known)
	for _, t := range tasks {
		at := slices.IndexFunc(known, func(c choice) bool { return c.Key == t.Workflow })
		if at < 0 {
			known = append(known, choice{t.Workflow, t.Name})
			continue
		}
		known[at].Name = t.Name
	}
	slices.SortFunc(known, func(a, b choice) int {
		return strings.Compare(strings.ToLower(a.Name)+a.Key, strings.ToLower(b.Name)+b.Key)
	})
	return known
}
