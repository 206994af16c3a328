package instances

import (
	"net/url"
	"testing"

	"statecraft/app/client"
	"statecraft/engine"
	"statecraft/shared"
)

func TestFilterRoundTrip(t *testing.T) {
	for _, show := range Shows() {
		for _, workflow := range []string{"", "purchase-approval"} {
			want := Filter{Workflow: workflow, Show: show}
			u, err := url.Parse(want.Page())
			if err != nil {
				t.Fatal(err)
			}
			if got := FilterFrom(u.Query()); got != want || u.Path != shared.PageInstances {
				t.Errorf("%s reads as %+v, want %+v", u, got, want)
			}
		}
	}
}

func TestUnknownStatusShowsAll(t *testing.T) {
	if got := FilterFrom(url.Values{"status": {"nonsense"}}); got.Show != ShowAll {
		t.Errorf("got %q", got.Show)
	}
}

func TestAttentionIsAskedAmongTheRunning(t *testing.T) {
	f := Filter{Show: ShowAttention}
	if got, want := f.Ask(), (client.InstanceFilter{Status: engine.StatusRunning}); got != want {
		t.Errorf("asks for %+v, want %+v", got, want)
	}
	kept := f.Keep([]shared.InstanceSummary{{ID: 1}, {ID: 2, Attention: true}})
	if len(kept) != 1 || kept[0].ID != 2 {
		t.Errorf("keeps %v", kept)
	}
	if all := (Filter{Show: ShowRunning}).Keep([]shared.InstanceSummary{{ID: 1}}); len(all) != 1 {
		t.Errorf("another tab drops rows: %v", all)
	}
}

func TestStatus(t *testing.T) {
	for _, c := range []struct {
		i          shared.InstanceSummary
		kind, word string
	}{
		{shared.InstanceSummary{Status: engine.StatusRunning}, "accent", "running"},
		{shared.InstanceSummary{Status: engine.StatusRunning, Attention: true}, "bad", "needs attention"},
		{shared.InstanceSummary{Status: engine.StatusCompleted}, "ok", "completed"},
		{shared.InstanceSummary{Status: engine.StatusCancelled}, "", "cancelled"},
	} {
		if kind, word := Status(c.i); kind != c.kind || word != c.word {
			t.Errorf("%+v is %q %q, want %q %q", c.i, kind, word, c.kind, c.word)
		}
	}
}
