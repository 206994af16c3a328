package instances

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/parts"
	"statecraft/engine"
	"statecraft/shared"
)

// story runs a purchase until it waits for the approvers.
func story(t *testing.T) (shared.InstanceDetail, *engine.Program, []engine.Event) {
	t.Helper()
	w := engine.Workflow{
		Key: "purchase", Name: "Purchase",
		States: []engine.State{
			{ID: "request", Name: "Write request", Initial: true, Actors: []engine.Actor{engine.ActorStarter},
				Form: &engine.Form{Fields: []engine.Field{{Name: "item", Label: "What is needed", Type: engine.FieldText}}}},
			{ID: "approve", Name: "Approve", Actors: []engine.Actor{"group:approvers"}},
		},
		Transitions: []engine.Transition{{ID: "request->approve", From: "request", To: "approve", Label: "Submit"}},
	}
	p, problems := engine.Compile(&w)
	if p == nil {
		t.Fatalf("the workflow does not compile: %v", problems)
	}
	d := shared.InstanceDetail{InstanceSummary: shared.InstanceSummary{ID: 7, Name: "Purchase", Status: engine.StatusRunning}, Definition: w}
	var all []engine.Event
	at := time.Date(2026, time.November, 19, 23, 30, 0, 0, time.Local)
	for _, op := range []engine.Op{&engine.Start{}, &engine.Complete{Activation: 1, Data: map[string]any{"item": "laptop dock"}, Notes: "soon"}} {
		events, err := engine.Decide(p, &d.Instance, engine.Command{At: at, By: engine.Person{Name: "anna"}, Do: op})
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range events {
			d.Instance.Apply(e)
		}
		all = append(all, events...)
		at = at.Add(time.Hour)
	}
	return d, p, all
}

func TestLines(t *testing.T) {
	d, _, events := story(t)
	lines := Lines(&d.Definition, parts.NewPeople(shared.Directory{Users: []shared.User{{Name: "anna", Display: "Anna"}}}), events)
	if len(lines) != 2 {
		t.Fatalf("got %+v, want the start and the signature", lines)
	}
	if !lines[0].Day || !lines[1].Day {
		t.Errorf("each is the first of its day: %+v", lines)
	}
	signed := lines[1]
	if !strings.Contains(signed.Text, "Anna signed Write request") || !strings.Contains(signed.Text, "soon") || strings.Contains(signed.Text, "laptop") {
		t.Errorf("the sentence is %q", signed.Text)
	}
	if len(signed.Data) != 1 || signed.Data[0] != (parts.DataRow{Label: "What is needed", Value: "laptop dock"}) {
		t.Errorf("the values are %v", signed.Data)
	}
}

func TestWaits(t *testing.T) {
	d, p, _ := story(t)
	for _, c := range []struct {
		viewer engine.Person
		mine   bool
	}{
		{engine.Person{Name: "anna"}, false},
		{engine.Person{Name: "bo", Groups: []string{"approvers"}}, true},
		{engine.Person{}, false},
	} {
		waits := Waits(&d, p, parts.People{}, c.viewer)
		if len(waits) != 1 || waits[0].Title != "Approve" || waits[0].For != "group approvers" || waits[0].Mine != c.mine {
			t.Errorf("%+v sees %+v, want mine %v", c.viewer, waits, c.mine)
		}
	}
	d.Instance.Activations[0].Claimed = "bo"
	d.Instance.Activations[0].Incident = &engine.Incident{Message: "No way fits."}
	if w := Waits(&d, nil, parts.People{}, engine.Person{Name: "bo"})[0]; w.For != "bo, who has claimed it" || w.Problem != "No way fits." || w.Mine {
		t.Errorf("claimed and stuck it is %+v", w)
	}
}

func TestTaskPage(t *testing.T) {
	if got := TaskPage(12, 3); got != "/inbox/12-3" {
		t.Errorf("got %s", got)
	}
}

// engineWords must not be read by people who only run workflows.
var engineWords = regexp.MustCompile(`(?i)\b(tokens?|activations?|xor|instance-completed)\b`)

func TestThePageSpeaksPlainly(t *testing.T) {
	d, p, events := story(t)
	page := &Detail{id: 7, loaded: true, instance: d, program: p, events: events}
	for _, page.tab = range []string{tabHistory, tabData, tabSignOffs} {
		html := app.HTMLString(page.layout())
		if !strings.Contains(html, "Write request") && page.tab != tabData {
			t.Errorf("%s does not name the state:\n%s", page.tab, html)
		}
		if found := engineWords.FindString(html); found != "" {
			t.Errorf("%s shows the word %q", page.tab, found)
		}
	}
}
