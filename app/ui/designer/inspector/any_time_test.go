package inspector

import (
	"reflect"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/editor"
	"statecraft/engine"
)

// A choice for the whole instance is one step and can be published at once.
func TestLeadingOnFromAnywhere(t *testing.T) {
	w := vote()
	w.States = append(w.States, engine.State{ID: "withdrawn", Name: "Withdrawn", Kind: engine.KindRoute})
	on := at(w, "ask")
	if err := on.Desk.Do(leadOn(on.Desk.Workflow(), engine.FromAnywhere, "withdrawn")); err != nil {
		t.Fatal(err)
	}
	ways := waysOut(on.Desk.Workflow(), engine.FromAnywhere)
	if len(ways) != 1 || ways[0].To != "withdrawn" || !reflect.DeepEqual(ways[0].Actors, []engine.Actor{engine.ActorStarter}) {
		t.Fatalf("ways = %+v", ways)
	}
	_, problems := engine.Compile(on.Desk.Workflow())
	for _, p := range problems {
		if p.Transition == ways[0].ID {
			t.Errorf("the new way has a problem: %s", p.Message)
		}
	}
	html := app.HTMLString(&anyTimeSheet{On: on})
	if !strings.Contains(html, "→ Withdrawn") {
		t.Errorf("it is not listed:\n%s", html)
	}
	on.Desk.Editor.Select(editor.Selection{Transitions: []string{ways[0].ID}})
	html = app.HTMLString(&transitionSheet{On: on})
	for _, id := range []string{"transition-actors", "transition-notes"} {
		if !strings.Contains(html, ` id="`+id+`"`) {
			t.Errorf("%s is missing:\n%s", id, html)
		}
	}
	if strings.Contains(html, ` id="transition-default"`) {
		t.Error("it can be what happens otherwise, which the engine refuses")
	}
	if on.Desk.Editor.Undo(); len(waysOut(on.Desk.Workflow(), engine.FromAnywhere)) != 0 {
		t.Error("more than one step")
	}
}
