package control

import (
	"strings"
	"testing"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/designer/condition"
	"statecraft/app/ui/designer/desk"
	"statecraft/engine"
	"statecraft/engine/expr"
)

func leave() engine.Workflow {
	return engine.Workflow{Key: "leave", Form: &engine.Form{Fields: []engine.Field{
		{Name: "days", Label: "Days off", Type: engine.FieldNumber},
		{Name: "urgent", Label: "Urgent", Type: engine.FieldBoolean},
		{Name: "kind", Label: "Kind", Type: engine.FieldChoice, Options: []engine.Option{{Value: "paid", Label: "Paid leave"}, {Value: "unpaid"}}},
		{Name: "cover", Label: "Cover", Type: engine.FieldUser},
		{Name: "from", Label: "From", Type: engine.FieldDate},
	}}}
}

// edited is a condition control that writes what is set into value.
func edited(value *string) *Condition {
	d := desk.New(leave(), false, func() time.Time { return time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC) })
	set := func(text string) error { *value = text; return nil }
	return &Condition{
		ID: "when", Label: "Only when", Value: *value, Placeholder: "always", Help: "Begin with Days off.", Desk: d,
		Scope: condition.Scope{Names: d.Names(), Want: expr.Boolean}, Change: set, Set: set,
	}
}

func TestAConditionIsReadInWords(t *testing.T) {
	for value, want := range map[string][]string{
		"":                       {"Begin with Days off.", `placeholder="always"`},
		"days > 10 and urgent":   {"Days off is more than 10 and Urgent is yes", "<textarea", "In words", "Try it"},
		"days > 10 and":          {"<textarea"},
		"days * 2 > 10 + days":   {"<textarea"},
		`kind == "paid" or days`: {"<textarea"},
	} {
		html := app.HTMLString(edited(&value))
		for _, part := range want {
			if !strings.Contains(html, part) {
				t.Errorf("%q: %s is missing in\n%s", value, part, html)
			}
		}
	}
}

func TestRowsAreShownOnlyWhereTheySayAll(t *testing.T) {
	for value, want := range map[string][]string{
		"":                                {"always", "Add a comparison"},
		"days > 10 and urgent":            {`id="when-row-0-value"`, `id="when-row-1-by"`, `id="when-joint"`, "As text"},
		`kind in ["paid"] or kind == nil`: {`id="when-row-0-value"`, "Remove Paid leave", "is empty"},
		`from >= "2026-01-01"`:            {`type="date"`, "is on or after"},
		"days > 10 + days":                {"too rich for plain words", "<textarea"},
	} {
		c := edited(&value)
		c.Desk.SetInWords(true)
		html := app.HTMLString(c)
		for _, part := range want {
			if !strings.Contains(html, part) {
				t.Errorf("%q: %s is missing in\n%s", value, part, html)
			}
		}
	}
}

func TestARowIsWrittenIntoTheText(t *testing.T) {
	value := "days > 10 and urgent"
	c := edited(&value)
	if err := c.change(0, condition.Compare(expr.Row{Name: "days", Op: expr.More, Value: 10.0}, c.Scope.Name("days"), condition.Compared(expr.AtMost))); err != nil {
		t.Fatal(err)
	}
	if value != "days <= 10 and urgent" {
		t.Errorf("it reads %s", value)
	}
	c.Value = value
	c.remove(1)
	if value != "days <= 10" {
		t.Errorf("after removing: %s", value)
	}
	c.Value = value
	c.remove(0)
	if value != "" {
		t.Errorf("after removing all: %q", value)
	}
	if c.remove(3); value != "" {
		t.Errorf("removing what is not there: %q", value)
	}
}

// What is wrong is called so only once nobody types, but what is mended at once.
func TestTroubleWaitsForAPause(t *testing.T) {
	var r resting
	if got := r.trouble("Wrong."); got != "Wrong." {
		t.Errorf("at rest: %q", got)
	}
	r.typing = true
	if got := r.trouble("Unexpected token."); got != "" {
		t.Errorf("while typing: %q", got)
	}
	r = resting{typing: true, shown: "Wrong."}
	if got := r.trouble("Wrong in another way."); got != "Wrong." {
		t.Errorf("while typing on: %q", got)
	}
	r.see("")
	if got := r.trouble("Wrong again."); got != "" {
		t.Errorf("mended and typed on: %q", got)
	}
}

func TestTrying(t *testing.T) {
	value := "days > 10"
	c := edited(&value)
	try := &trial{ID: "when-try", Source: c.Value, Scope: c.Scope, Desk: c.Desk}
	if html := app.HTMLString(try); !strings.Contains(html, "days has no value") || !strings.Contains(html, ">Days off<") {
		t.Errorf("nothing filled in:\n%s", html)
	}
	days := try.answers.Fields()[0]
	for typed, want := range map[string]string{"12": "It holds.", "9": "It does not hold.", "x": "Write a number"} {
		try.answers.SetText(days, typed)
		if html := app.HTMLString(&trial{ID: try.ID, Source: c.Value, Scope: c.Scope, Desk: c.Desk, answers: try.answers, asked: try.asked}); !strings.Contains(html, want) {
			t.Errorf("%s days: %s is missing in\n%s", typed, want, html)
		}
	}
	try.answers.SetText(days, "12")
	try.onAnswer(app.Context{}, app.Event{})
	other := &trial{ID: "other", Source: "days < 20", Scope: c.Scope, Desk: c.Desk}
	if html := app.HTMLString(other); !strings.Contains(html, "It holds.") {
		t.Errorf("the sample is not kept for the next condition:\n%s", html)
	}
	other.Scope.Want = expr.Any
	other.Source = `days * 2`
	if html := app.HTMLString(&trial{ID: "value", Source: "days * 2", Scope: other.Scope, Desk: c.Desk}); !strings.Contains(html, "It gives 24.") {
		t.Errorf("a value:\n%s", html)
	}
}
