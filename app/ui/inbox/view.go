package inbox

import (
	"net/url"
	"strings"

	"statecraft/shared"
)

// Views lists the views of the inbox in their order.
func Views() []shared.TaskView {
	return []shared.TaskView{shared.TasksMine, shared.TasksUnassigned, shared.TasksAll, shared.TasksDone}
}

// ViewTitle is what people read of a view.
func ViewTitle(v shared.TaskView) string {
	switch v {
	case shared.TasksUnassigned:
		return "Unassigned"
	case shared.TasksAll:
		return "All mine"
	case shared.TasksDone:
		return "Done"
	}
	return "Mine"
}

// ViewFrom reads the view from the query of an address; "" where none is named.
func ViewFrom(query url.Values) shared.TaskView {
	for _, v := range Views() {
		if string(v) == query.Get("view") {
			return v
		}
	}
	return ""
}

// First is the view to begin with: one that has something to do.
func First(lists map[shared.TaskView][]shared.Task) shared.TaskView {
	if len(lists[shared.TasksMine]) == 0 && len(lists[shared.TasksUnassigned]) > 0 {
		return shared.TasksUnassigned
	}
	return shared.TasksMine
}

// TaskPage is the address of a task within a view.
func TaskPage(id string, v shared.TaskView) string {
	return withView(strings.Replace(shared.PageTask, ":id", url.PathEscape(id), 1), v)
}

// ViewPage is the address of a view.
func ViewPage(v shared.TaskView) string { return withView(shared.PageInbox, v) }

func withView(page string, v shared.TaskView) string {
	if v == "" {
		return page
	}
	return page + "?" + url.Values{"view": {string(v)}}.Encode()
}

// Without drops a task that was signed from every view of open ones, so that
// nothing goes back to it before the lists are read again.
func Without(lists map[shared.TaskView][]shared.Task, id string) map[shared.TaskView][]shared.Task {
	left := map[shared.TaskView][]shared.Task{}
	for view, list := range lists {
		for _, t := range list {
			if t.ID != id || view == shared.TasksDone {
				left[view] = append(left[view], t)
			}
		}
	}
	return left
}

// Next is the task to show after one is gone: the one below it, else the one
// above, else none.
func Next(list []shared.Task, gone string) string {
	for i := range list {
		if list[i].ID != gone {
			continue
		}
		switch {
		case i+1 < len(list):
			return list[i+1].ID
		case i > 0:
			return list[i-1].ID
		}
		return ""
	}
	if len(list) > 0 {
		return list[0].ID
	}
	return ""
}
