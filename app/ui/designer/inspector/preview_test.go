package inspector

import (
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/editor"
	"statecraft/engine"
)

// The preview follows the form and keeps what was filled in.
func TestPreviewFollowsTheForm(t *testing.T) {
	w := vote()
	w.Form = &engine.Form{Fields: []engine.Field{
		{Name: "days", Label: "Days", Type: engine.FieldNumber},
		{Name: "why", Label: "Reason", Type: engine.FieldText, Required: true, VisibleWhen: "days > 10"},
	}}
	on := at(w, "ask")
	p := &preview{On: on, ID: "start", Form: on.Desk.Workflow().Form}
	if html := app.HTMLString(p); strings.Contains(html, "Days") {
		t.Errorf("it is open before anybody asked:\n%s", html)
	}
	p.open = true
	p.follow()
	p.answers.SetText(w.Form.Fields[0], "12")
	html := app.HTMLString(copied(p))
	if !strings.Contains(html, "Reason") {
		t.Errorf("the question that is asked now is missing:\n%s", html)
	}
	p.check()
	if html := app.HTMLString(copied(p)); !strings.Contains(html, "1 answer has to be mended.") || !strings.Contains(html, "Reason is needed") {
		t.Errorf("nothing is said about the missing reason:\n%s", html)
	}
	err := on.Desk.Do(editor.UpdateWorkflow{Change: func(w *engine.Workflow) { w.Form.Fields[1].VisibleWhen = "days > 20" }})
	if err != nil {
		t.Fatal(err)
	}
	p.Form = on.Desk.Workflow().Form
	html = app.HTMLString(copied(p))
	if strings.Contains(html, "Reason") || !strings.Contains(html, `value="12"`) {
		t.Errorf("after the form has changed:\n%s", html)
	}
}

// copied is a preview that can be drawn once more.
func copied(p *preview) *preview {
	return &preview{On: p.On, ID: p.ID, Form: p.Form, open: p.open, answers: p.answers, of: p.of, revision: p.revision, round: p.round, checked: p.checked, problems: p.problems}
}
