package inbox

import (
	"net/url"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"statecraft/shared"
)

func TestAddressesRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := View{
			Name:     rapid.SampledFrom(append(Names(), "")).Draw(t, "view"),
			Workflow: rapid.StringMatching(`[a-z0-9-]{0,12}`).Draw(t, "workflow"),
			Text:     strings.TrimSpace(rapid.String().Draw(t, "text")),
		}.Ordered(rapid.SampledFrom([]shared.TaskOrder{"", shared.TasksOldest, shared.TasksNewest}).Draw(t, "order"))
		for address, path := range map[string]string{v.Page(): "/inbox", v.TaskPage("12-3"): "/inbox/12-3"} {
			u, err := url.Parse(address)
			if err != nil || u.Path != path {
				t.Fatalf("%q is %v, %v", address, u, err)
			}
			if got := ViewFrom(u.Query()); got != v {
				t.Fatalf("%q reads as %+v, not %+v", address, got, v)
			}
		}
	})
}

func TestAddressesOfOthers(t *testing.T) {
	for query, want := range map[string]View{
		"view=nonsense&order=random":      {},
		"view=done&order=newest":          {Name: shared.TasksDone}, // as is usual
		"view=done&order=oldest":          {Name: shared.TasksDone, Order: shared.TasksOldest},
		"view=groups&q=+chairs+&after=12": {Name: shared.TasksGroups, Text: "chairs"},
	} {
		values, err := url.ParseQuery(query)
		if got := ViewFrom(values); err != nil || got != want {
			t.Errorf("%s reads as %+v, want %+v", query, got, want)
		}
	}
}

func TestAnotherViewKeepsWhatIsLookedFor(t *testing.T) {
	v := View{Name: shared.TasksDone, Workflow: "leave", Text: "June", Order: shared.TasksOldest}
	if got := v.Named(shared.TasksMine); got != (View{Name: shared.TasksMine, Workflow: "leave", Text: "June"}) {
		t.Errorf("got %+v", got)
	}
	if got := v.Whole(); got.Narrowed() || got.Name != shared.TasksDone {
		t.Errorf("the whole view is %+v", got)
	}
}
