package inbox

import (
	"net/url"
	"reflect"
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
	for _, c := range []struct {
		list []shared.Task
		gone string
		want string
	}{
		{list("1-1", "2-1", "3-1"), "1-1", "2-1"},
		{list("1-1", "2-1", "3-1"), "3-1", "2-1"},
		{list("1-1"), "1-1", ""},
		{list("1-1", "2-1"), "9-9", "1-1"},
		{nil, "1-1", ""},
	} {
		if got := Next(c.list, c.gone); got != c.want {
			t.Errorf("after %s of %v comes %q, want %q", c.gone, c.list, got, c.want)
		}
	}
}

func TestWithoutKeepsWhatIsDone(t *testing.T) {
	before := map[shared.TaskView][]shared.Task{
		shared.TasksMine: list("1-1", "2-1"), shared.TasksAll: list("1-1"), shared.TasksDone: list("1-1"),
	}
	want := map[shared.TaskView][]shared.Task{shared.TasksMine: list("2-1"), shared.TasksDone: list("1-1")}
	if got := Without(before, "1-1"); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if len(before[shared.TasksMine]) != 2 {
		t.Error("the lists given were changed")
	}
}

func TestFirstViewHasWork(t *testing.T) {
	for _, c := range []struct {
		mine, unassigned int
		want             shared.TaskView
	}{
		{0, 0, shared.TasksMine}, {1, 2, shared.TasksMine}, {0, 2, shared.TasksUnassigned},
	} {
		lists := map[shared.TaskView][]shared.Task{
			shared.TasksMine: make([]shared.Task, c.mine), shared.TasksUnassigned: make([]shared.Task, c.unassigned),
		}
		if got := First(lists); got != c.want {
			t.Errorf("%+v begins with %s", c, got)
		}
	}
}

func TestAddressesRoundTrip(t *testing.T) {
	for _, v := range append(Views(), "") {
		u, err := url.Parse(TaskPage("12-3", v))
		if err != nil || u.Path != "/inbox/12-3" || ViewFrom(u.Query()) != v {
			t.Errorf("%q gives %v, %v", v, u, err)
		}
	}
	if got := ViewFrom(url.Values{"view": {"nonsense"}}); got != "" {
		t.Errorf("an unknown view is %q", got)
	}
}
