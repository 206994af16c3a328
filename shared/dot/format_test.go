package dot

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"statecraft/engine"
)

var update = flag.Bool("update", false, "write the golden files anew")

func at(x, y float64) *engine.Point { return &engine.Point{X: x, Y: y} }

// purchase is a workflow as people draw them.
func purchase() *engine.Workflow {
	return &engine.Workflow{
		Key:         "purchase-approval",
		Name:        "Purchase approval",
		Description: "Small amounts are approved at once.\nEverything else is signed by finance.",
		Starters:    []engine.Actor{"group:staff"},
		Form: &engine.Form{Fields: []engine.Field{
			{Name: "what", Label: "What is to be bought", Type: engine.FieldText, Required: true},
			{Name: "amount", Label: "Amount", Type: engine.FieldMoney, Required: true, Currencies: []string{"EUR"}},
			{Name: "why", Label: "Why it is needed", Type: engine.FieldLongText},
		}},
		Roles: []engine.Role{{Name: "buyer", Label: "Buyer", Default: []engine.Actor{"group:purchasing"}}},
		Notes: []engine.Note{{ID: "n1", Text: "The limit is agreed with the auditors.", Position: engine.Point{X: 340, Y: -40}}},
		States: []engine.State{
			{ID: "submit", Name: "Submit request", Initial: true, Actors: []engine.Actor{engine.ActorStarter}, Position: at(100, 80)},
			{ID: "check", Name: "Check amount", Kind: engine.KindRoute, Position: at(340, 80)},
			{ID: "review", Name: "Finance review", Actors: []engine.Actor{"group:finance"}, Due: "P3D", Position: at(580, 160.5),
				SeparateFrom: []string{"submit", "starter"},
				Form:         &engine.Form{Fields: []engine.Field{{Name: "budget", Label: "Budget", Type: engine.FieldChoice, Options: []engine.Option{{Value: "it", Label: "IT"}, {Value: "office", Label: "Office"}}}}}},
			{ID: "book", Name: "Book \"order\"", Kind: engine.KindAction, Join: engine.JoinXor, Position: at(820, 80),
				Action: &engine.Action{Type: engine.ActionSet, Set: []engine.Assignment{{Name: "booked", Value: "true"}}}},
			{ID: "ordered", Name: "Ordered", Kind: engine.KindRoute, Final: engine.FinalDone, Position: at(1060, 80)},
			{ID: "withdrawn", Kind: engine.KindRoute, Final: engine.FinalTerminate, Position: at(1060, 240)},
		},
		Transitions: []engine.Transition{
			{ID: "submit->check", From: "submit", To: "check", Label: "Submit"},
			{ID: "check->book", From: "check", To: "book", Label: "up to 500", When: `amount.amount <= "500.00"`},
			{ID: "check->review", From: "check", To: "review", Label: "more", Default: true},
			{ID: "review->book", From: "review", To: "book", Label: "Approve"},
			{ID: "back", From: "review", To: "submit", Label: "Send back", Notes: engine.NotesRequired, Via: []engine.Point{{X: 580, Y: 300}, {X: 100, Y: 300}}},
			{ID: "book->ordered", From: "book", To: "ordered"},
			{ID: "review->review", From: "review", To: "review", On: engine.OnAfter, After: "P2D", Interrupting: new(bool), Times: 3, Label: "Remind"},
			{ID: "*->withdrawn", From: engine.FromAnywhere, To: "withdrawn", Label: "Withdraw", Actors: []engine.Actor{engine.ActorStarter}},
		},
	}
}

func TestGolden(t *testing.T) {
	w := purchase()
	path := filepath.Join("testdata", "purchase-approval.dot")
	got := Format(w)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("the text differs from %s (run with -update to accept it):\n%s", path, got)
	}
	if back := mustParse(t, want).Workflow; !reflect.DeepEqual(back, *w) {
		t.Errorf("the golden text reads as %#v", back)
	}
	if back := mustParse(t, bytes.ReplaceAll(want, []byte("\n"), []byte("\r\n"))).Workflow; !reflect.DeepEqual(back, *w) {
		t.Errorf("with line ends of Windows it differs in %s", differ(*w, back))
	}
}

// A small change of the workflow is a small change of the text.
func TestChangeShowsInFewLines(t *testing.T) {
	before, after := purchase(), purchase()
	after.Form.Fields[1].Label = "Sum"
	after.States[2].Due = "P5D"
	added, removed := 0, 0
	old := map[string]int{}
	for _, line := range strings.Split(string(Format(before)), "\n") {
		old[line]++
		removed++
	}
	for _, line := range strings.Split(string(Format(after)), "\n") {
		if old[line] > 0 {
			old[line]--
			removed--
		} else {
			added++
		}
	}
	if added != 2 || removed != 2 {
		t.Errorf("%d lines added and %d removed, want 2 and 2", added, removed)
	}
}

func TestFormatOfNothing(t *testing.T) {
	var w engine.Workflow
	text := Format(&w)
	result := mustParse(t, text)
	if !reflect.DeepEqual(result, &Result{}) {
		t.Fatalf("got %#v from\n%s", result, text)
	}
}
