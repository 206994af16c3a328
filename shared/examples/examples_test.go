package examples

import (
	"bytes"
	"math"
	"reflect"
	"strings"
	"testing"

	"statecraft/engine"
	"statecraft/shared/dot"
)

func mustAll(t *testing.T) []engine.Workflow {
	t.Helper()
	all, err := All()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestAllAreThere(t *testing.T) {
	var keys []string
	for _, w := range mustAll(t) {
		keys = append(keys, w.Key)
	}
	want := []string{"conference", "module-assessment", "order-processing", "purchase-approval"}
	if !reflect.DeepEqual(keys, want) {
		t.Errorf("got %q, want %q", keys, want)
	}
}

func TestExamplesHaveNoProblem(t *testing.T) {
	for _, w := range mustAll(t) {
		if _, problems := engine.Compile(&w); len(problems) > 0 {
			t.Errorf("%s: %+v", w.Key, problems)
		}
	}
}

// A person who opens an example reads its texts before anything runs.
func TestExamplesExplainThemselves(t *testing.T) {
	for _, w := range mustAll(t) {
		text := mustRead(t, w.Key)
		if !strings.HasPrefix(text, "// ") || !strings.Contains(text, "// Person states for now") {
			t.Errorf("%s does not begin with a comment on what it shows and which steps are a person's for now", w.Key)
		}
		if w.Name == "" || w.Description == "" {
			t.Errorf("%s has no name or no description", w.Key)
		}
		for _, s := range w.States {
			if s.Name == "" {
				t.Errorf("%s: state %s has no name", w.Key, s.ID)
			}
		}
	}
}

// What is written by hand here and what an export writes are the same workflow,
// and an export does not change by being read.
func TestExamplesSurviveExport(t *testing.T) {
	for _, w := range mustAll(t) {
		read, err := dot.Parse([]byte(mustRead(t, w.Key)))
		if err != nil || len(read.Guesses) > 0 || len(read.Dropped) > 0 {
			t.Errorf("%s is not read without loss: %+v, %v", w.Key, read, err)
			continue
		}
		exported := dot.Format(&read.Workflow)
		again, err := dot.Parse(exported)
		if err != nil || !reflect.DeepEqual(again.Workflow, read.Workflow) {
			t.Errorf("%s comes back changed: %v", w.Key, err)
			continue
		}
		if twice := dot.Format(&again.Workflow); !bytes.Equal(twice, exported) {
			t.Errorf("%s is exported differently the second time", w.Key)
		}
	}
}

// Cards are 164 by 58 pixels; between two of them there is room for a label.
func TestExamplesAreLaidOut(t *testing.T) {
	const width, height, gap = 164, 58, 60
	for _, w := range mustAll(t) {
		for i, a := range w.States {
			if a.Position == nil {
				t.Errorf("%s: %s has no place", w.Key, a.ID)
				continue
			}
			for _, b := range w.States[:i] {
				dx, dy := math.Abs(a.Position.X-b.Position.X), math.Abs(a.Position.Y-b.Position.Y)
				if dx < width+gap && dy < height+gap {
					t.Errorf("%s: %s and %s are %v and %v apart", w.Key, a.ID, b.ID, dx, dy)
				}
			}
		}
	}
}

// The graph the seed draws, arrow by arrow.
func TestConferenceIsTheSeedsGraph(t *testing.T) {
	w := mustAll(t)[0]
	var initial, arrows []string
	for _, s := range w.States {
		if s.Initial {
			initial = append(initial, s.Name)
		}
	}
	for _, tr := range w.Transitions {
		arrows = append(arrows, w.State(tr.From).Name+" -> "+w.State(tr.To).Name)
	}
	if want := []string{"Send the call for papers", "Search a location"}; !reflect.DeepEqual(initial, want) {
		t.Errorf("begins with %q, want %q", initial, want)
	}
	want := []string{
		"Send the call for papers -> Collect papers",
		"Collect papers -> Publicize",
		"Search a location -> Publicize",
		"Publicize -> Mailing",
		"Publicize -> Newspapers",
		"Publicize -> Poster",
		"Mailing -> Receive subscriptions",
		"Newspapers -> Receive subscriptions",
		"Poster -> Receive subscriptions",
		"Receive subscriptions -> Wait until the starting day",
		"Wait until the starting day -> Receive subscriptions",
		"Wait until the starting day -> Start the conference",
	}
	if !reflect.DeepEqual(arrows, want) {
		t.Errorf("got %q", arrows)
	}
	if p, s := w.State("publicize"), w.State("subscriptions"); p.Join != engine.JoinAnd || s.Join != engine.JoinOr {
		t.Errorf("publicize joins %q, receive subscriptions %q", p.Join, s.Join)
	}
}

func TestGroups(t *testing.T) {
	got := strings.Join(Groups(mustAll(t)), " ")
	want := "accounting approvers confirmations notifications organizers payments publicity registration shipping"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func mustRead(t *testing.T, key string) string {
	t.Helper()
	text, err := files.ReadFile(key + ".dot")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
