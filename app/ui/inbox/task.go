package inbox

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/canvas"
	"statecraft/app/client"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/tag"
	"statecraft/engine"
	"statecraft/shared"
)

// task is the open task: what is asked, where it stands, what to fill in, and
// the outcomes.
type task struct {
	app.Compo
	ID     string
	View   shared.TaskView
	Me     shared.Me
	People parts.People

	detail    *shared.TaskDetail
	overlay   *canvas.Overlay
	directory shared.Directory
	err       error // of loading

	answers  *parts.Answers
	problems []engine.Problem
	note     string
	needNote string // the outcome that was tried without its note
	busy     string // the outcome or button that is being sent
	failure  string // what came of it, where it did not work
	notice   string // somebody else was faster
}

// CompoID makes another task a new component, with nothing left of the last.
func (t *task) CompoID() string { return t.ID }

func (t *task) OnMount(ctx app.Context) { t.load(ctx) }

func (t *task) Render() app.UI {
	section := tag.Section().Class("task").Aria("label", "Task")
	switch {
	case t.err != nil:
		return section.Body(t.back(), parts.Failed(t.err, func(ctx app.Context, _ app.Event) { t.load(ctx) }))
	case t.detail == nil:
		return section.Body(t.back(), tag.Div().Class("task-body").Body(parts.Skeleton(2)))
	}
	return section.DataSet("task", t.ID).Body(
		tag.Div().Class("task-body").Body(
			t.back(),
			t.head(),
			app.If(t.notice != "", func() app.UI { return parts.Notice("wait", t.notice) }),
			t.picture(),
			t.facts(),
			t.form(),
		),
		t.foot(),
	)
}

// back leads a phone from the task to the list.
func (t *task) back() app.UI {
	return tag.A().Class("button quiet task-back").Attr("href", ViewPage(t.View)).Body(parts.Icon("back"), app.Text("Inbox"))
}

func (t *task) open() bool { return t.detail.ClosedAt.IsZero() }

// load reads the task and the history behind it.
func (t *task) load(ctx app.Context) {
	id := t.ID
	t.err = nil
	ctx.Async(func() {
		detail, err := client.Task(ctx, id)
		var events []engine.Event
		var directory shared.Directory
		if err == nil {
			events, directory = background(ctx, &detail)
		}
		ctx.Dispatch(func(app.Context) {
			if t.err = err; err == nil {
				t.directory = directory
				t.show(&detail, events)
			}
		})
	})
}

// background reads what makes a task clearer but is not needed to decide it, so
// its failing is no failure.
func background(ctx app.Context, detail *shared.TaskDetail) ([]engine.Event, shared.Directory) {
	history, err := client.History(ctx, detail.Instance)
	if err != nil {
		history.Events = nil
	}
	var directory shared.Directory
	for _, f := range parts.NewAnswers(detail.Form, nil).Fields() {
		if f.Type == engine.FieldUser {
			directory, _ = client.Directory(ctx)
			break
		}
	}
	return history.Events, directory
}

// show takes a task in. What was filled in already stays.
func (t *task) show(detail *shared.TaskDetail, events []engine.Event) {
	t.detail = detail
	if i := detail.InstanceDetail; i != nil {
		t.overlay = hereOverlay(i, events, detail)
		if t.answers == nil {
			t.answers = parts.NewAnswers(detail.Form, i.Instance.Data)
		}
	}
	if t.answers == nil {
		t.answers = parts.NewAnswers(detail.Form, nil)
	}
}

// hereOverlay puts "you are here" on the diagram of an open task.
func hereOverlay(i *shared.InstanceDetail, events []engine.Event, detail *shared.TaskDetail) *canvas.Overlay {
	o := parts.Overlay(&i.Instance, events)
	if _, active := o.Active[detail.State]; active && detail.ClosedAt.IsZero() {
		o.Active[detail.State] = "you are here"
	}
	return o
}
