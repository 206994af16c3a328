package inbox

import (
	"strings"
	"testing"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/engine"
	"statecraft/shared"
)

func open(outcomes ...engine.Outcome) *shared.TaskDetail {
	return &shared.TaskDetail{
		Task:     shared.Task{ID: "12-3", StateName: "Review", Name: "Expense claim", Version: 4, Actors: []engine.Actor{"group:finance"}},
		Outcomes: outcomes,
		Form:     &engine.Form{Fields: []engine.Field{{Name: "amount", Label: "Amount", Type: engine.FieldNumber, Required: true}}},
	}
}

// drawn renders a task as it is shown for a detail.
func drawn(detail *shared.TaskDetail) string {
	t := &task{ID: detail.ID, Me: shared.Me{User: shared.User{Name: "anna"}}, keeper: keeper{storage: newMemory()}}
	t.show(background{detail: detail})
	return app.HTMLString(t.Render())
}

func TestWhatATaskOffers(t *testing.T) {
	approve, back := engine.Outcome{Name: "Approve"}, engine.Outcome{Name: "Return", NotesRequired: true}
	signed, gone, claimed, other := open(), open(), open(approve), open()
	signed.ClosedAt, signed.SignOff = time.Unix(1, 0), &shared.SignOff{By: "anna", Outcome: "Approve", Notes: "fine"}
	gone.ClosedAt = time.Unix(1, 0)
	claimed.Claimed, other.Claimed = "anna", "bo"
	for name, c := range map[string]struct {
		detail *shared.TaskDetail
		has    []string
		hasNot []string
	}{
		"open":              {open(approve, back), []string{">Approve<", ">Return<", "Amount", "needed for Return", ">Claim<"}, []string{">Release<"}},
		"only to look at":   {open(), []string{"This is for group finance; you may look at it."}, []string{"Amount", ">Claim<", noteID}},
		"claimed by me":     {claimed, []string{">Release<", ">Approve<"}, []string{">Claim<"}},
		"claimed by others": {other, []string{"bo has claimed this"}, []string{">Release<", ">Claim<"}},
		"signed by me":      {signed, []string{"You signed: Approve", "“fine”"}, []string{">Claim<", "Amount"}},
		"no longer needed":  {gone, []string{"The workflow went on without this."}, []string{">Claim<"}},
	} {
		t.Run(name, func(t *testing.T) {
			html := strings.Join(strings.Fields(drawn(c.detail)), " ")
			html = strings.NewReplacer("> ", ">", " <", "<").Replace(html)
			for _, want := range c.has {
				if !strings.Contains(html, want) {
					t.Errorf("does not show %q:\n%s", want, html)
				}
			}
			for _, not := range c.hasNot {
				if strings.Contains(html, not) {
					t.Errorf("shows %q", not)
				}
			}
		})
	}
}

func TestWhatWasFilledInSurvivesARefusal(t *testing.T) {
	c := &task{ID: "12-3", keeper: keeper{storage: newMemory()}}
	c.show(background{detail: open(engine.Outcome{Name: "Approve"})})
	c.answers.SetText(c.detail.Form.Fields[0], "7")
	c.note = "almost done"
	c.refused(&engine.Error{Code: engine.CodeInvalid, Message: "Two things.", Problems: []engine.Problem{{Field: "amount", Message: "Amount is too small."}}})
	c.show(background{detail: open(engine.Outcome{Name: "Approve"})})
	if c.answers.Text("amount") != "7" || c.note != "almost done" {
		t.Errorf("left are %q and %q", c.answers.Text("amount"), c.note)
	}
	if c.failure != "Two things." || len(c.problems) != 1 {
		t.Errorf("the refusal reads %q, %v", c.failure, c.problems)
	}
}

func TestBefore(t *testing.T) {
	at := func(n int64) time.Time { return time.Unix(n, 0) }
	d := open()
	d.InstanceDetail = &shared.InstanceDetail{Definition: engine.Workflow{States: []engine.State{{ID: "write", Name: "Write claim"}}}}
	d.SignOffs = []shared.SignOff{{State: "write", At: at(1)}, {State: "review", At: at(2)}, {State: "pay", At: at(3)}}
	if got := Before(d); len(got) != 3 || got[0].State != "Write claim" {
		t.Errorf("of an open task: %v", got)
	}
	d.SignOff, d.ClosedAt = &d.SignOffs[1], at(2)
	if got := Before(d); len(got) != 1 || got[0].State != "Write claim" {
		t.Errorf("of a signed one: %v", got)
	}
}
