package workflows

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/client"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/engine"
	"statecraft/shared"
)

// OpenStart opens the page's StartDialog for a workflow.
func OpenStart(ctx app.Context, w shared.WorkflowSummary) { ctx.NewActionWithValue(actionStart, w) }

const (
	actionStart = "start-workflow"
	startDialog = "start-workflow"
)

// StartDialog starts an instance of the newest version: what it is about, the
// workflow's form, its seats, and where it begins if there is a choice. A page
// that offers to start has one, and calls OpenStart.
type StartDialog struct {
	app.Compo

	summary   shared.WorkflowSummary
	workflow  *engine.Workflow
	directory shared.Directory
	people    parts.People
	answers   *parts.Answers
	problems  []engine.Problem
	roles     map[string]engine.Actor
	unseated  map[string]bool // required seats that were left empty
	state     string
	title     string
	err       error
	busy      bool
}

// OnMount waits to be opened.
func (d *StartDialog) OnMount(ctx app.Context) {
	ctx.Handle(actionStart, func(ctx app.Context, a app.Action) {
		d.summary = a.Value.(shared.WorkflowSummary)
		d.load(ctx)
		parts.OpenDialog(startDialog)
	})
}

// Render draws it.
func (d *StartDialog) Render() app.UI {
	return parts.Dialog{
		ID: startDialog, Title: say.Say("Start %s", Title(d.summary)),
		Body: d.body(),
		Buttons: []app.UI{
			tag.Button().Attr("type", "button").Class("button").Text(say.Say("Cancel")).OnClick(func(app.Context, app.Event) { parts.CloseDialog(startDialog) }),
			tag.Button().Attr("type", "submit").Class("button primary").Attr("disabled", d.busy || d.workflow == nil).
				Body(parts.Icon("play"), app.Text(say.As("verb", "Start"))),
		},
		OnSubmit: d.submit,
		OnClose:  d.closed,
	}.UI()
}

func (d *StartDialog) body() []app.UI {
	if d.workflow == nil {
		if d.err != nil {
			return []app.UI{parts.Failed(d.err, func(ctx app.Context, _ app.Event) { d.load(ctx) })}
		}
		return []app.UI{parts.Skeleton(1)}
	}
	return []app.UI{
		d.about(),
		&parts.AnswersForm{ID: d.formID(), Answers: d.answers, Problems: d.problems, Users: d.directory.Users},
		d.begins(),
		d.seats(),
		app.If(d.err != nil, func() app.UI { return parts.Notice("bad", message(d.err)) }),
	}
}

func (d *StartDialog) formID() string {
	return startDialog + "-" + d.summary.Key + "-" + strconv.Itoa(d.summary.Version)
}

func (d *StartDialog) about() app.UI {
	id := startDialog + "-title-field"
	return tag.Div().Class("field").Body(
		tag.Label().Attr("for", id).Text(say.Say("What is this one about?")),
		tag.Input().ID("%s", id).Attr("type", "text").Attr("value", d.title).Attr("maxlength", 200).Attr("autocomplete", "off").
			Attr("placeholder", say.Say("Optional, such as “laptop dock” or “COM311”")).
			OnInput(func(ctx app.Context, _ app.Event) {
				d.title = ctx.JSSrc().Get("value").String()
				ctx.PreventUpdate()
			}),
	)
}

// closed forgets what was filled in, so that the next start begins empty.
func (d *StartDialog) closed(app.Context, app.Event) {
	d.summary, d.workflow, d.answers, d.problems, d.err = shared.WorkflowSummary{}, nil, nil, nil, nil
}

func (d *StartDialog) load(ctx app.Context) {
	d.busy = false
	summary := d.summary
	d.workflow, d.answers, d.problems, d.err = nil, nil, nil, nil
	d.roles, d.unseated, d.state, d.title = map[string]engine.Actor{}, nil, "", ""
	ctx.Async(func() {
		version, err := client.Version(ctx, summary.Key, summary.Version)
		var directory shared.Directory
		if err == nil && version.Workflow != nil && needsDirectory(version.Workflow) {
			directory, err = client.Directory(ctx)
		}
		ctx.Dispatch(func(app.Context) {
			if d.summary.Key != summary.Key {
				return
			}
			d.workflow, d.directory, d.people, d.err = version.Workflow, directory, parts.NewPeople(directory), err
			if err == nil {
				d.answers = parts.NewAnswers(version.Workflow.Form, nil)
			}
		})
	})
}

func needsDirectory(w *engine.Workflow) bool {
	if len(w.Roles) > 0 {
		return true
	}
	for _, f := range parts.NewAnswers(w.Form, nil).Fields() {
		if f.Type == engine.FieldUser {
			return true
		}
	}
	return false
}

func (d *StartDialog) submit(ctx app.Context, _ app.Event) {
	if d.busy || d.workflow == nil {
		return
	}
	d.problems, d.unseated, d.err = d.answers.Check(), Unseated(d.workflow, d.chosenRoles()), nil
	if len(d.problems) > 0 || len(d.unseated) > 0 {
		parts.FocusProblem(d.formID(), d.problems)
		return
	}
	d.busy = true
	key, body := d.summary.Key, shared.StartInstance{
		Title: strings.TrimSpace(d.title),
		Start: engine.Start{Data: d.answers.Data(), Roles: d.chosenRoles(), State: d.state},
	}
	ctx.Async(func() {
		detail, err := client.StartInstance(ctx, key, body)
		ctx.Dispatch(func(ctx app.Context) { d.answered(ctx, detail, err) })
	})
}

func (d *StartDialog) answered(ctx app.Context, detail shared.InstanceDetail, err error) {
	d.busy = false
	if err != nil {
		d.err = err
		return
	}
	parts.CloseDialog(startDialog)
	parts.Toast(ctx, say.Say("Started %s.", detail.Name))
	ctx.Navigate(strings.Replace(shared.PageInstance, ":id", strconv.FormatInt(detail.ID, 10), 1))
}

// message is an error with its problems, one sentence after the other.
func message(err error) string { return strings.ReplaceAll(say.Error(err), "\n ", "") }
