package inbox

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/canvas"
	"statecraft/app/client/stream"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/shell"
	"statecraft/app/ui/tag"
	"statecraft/engine"
	"statecraft/shared"
)

// task is the open task: what is asked, where it stands, what to fill in, and
// the outcomes.
type task struct {
	app.Compo
	ID     string
	Back   string // address of the list
	Me     shared.Me
	People parts.People

	background
	standing standing
	overlay  *canvas.Overlay
	changed  map[string]any // data that are others than when the person looked last
	err      error          // of loading
	reading  bool           // a call that loads it is under way
	again    bool           // something has happened meanwhile

	answers  *parts.Answers
	begun    parts.Filled // what the form began with
	round    int          // of the form; another one begins afresh
	problems []engine.Problem
	note     string
	behalf   string // for whom it is signed, where there is a choice

	needNote string    // the outcome that was tried without its note
	tried    string    // the outcome that was tried last
	since    time.Time // when the task was shown
	busy     string    // the outcome or button that is being sent
	failure  string    // what came of it, where it did not work
	notice   string    // somebody else was faster

	keeper    keeper
	known     bool // what was kept for the person has been looked at
	kept      bool // something filled in is kept
	typed     int  // changes of what is filled in
	asking    asking
	listeners parts.Listeners
}

// CompoID makes another task a new component, with nothing left of the last.
func (t *task) CompoID() string { return t.ID }

func (t *task) OnMount(ctx app.Context) {
	t.keeper.storage = ctx.LocalStorage()
	ctx.Handle(actionPressed, func(ctx app.Context, a app.Action) { t.do(ctx, a.Value.(deed)) })
	shell.OnChange(ctx, func(ctx app.Context, n stream.News) {
		ctx.PreventUpdate()
		if t.detail != nil && t.busy == "" && n.About(t.detail.Instance) {
			t.load(ctx)
		}
	})
	t.listeners.On(app.Window(), "pagehide", func(app.Value) { t.leave() })
	t.load(ctx)
}

// OnUpdate looks again at what depends on who the person is, which may be known
// only after the task.
func (t *task) OnUpdate(ctx app.Context) {
	if !t.known && t.detail != nil && t.Me.Name != "" {
		ctx.Dispatch(func(app.Context) { t.place() })
	}
}

func (t *task) OnDismount() {
	t.leave()
	t.listeners.Stop()
}

func (t *task) Render() app.UI {
	section := tag.Section().Class("task").Aria("label", say.Say("Task"))
	switch {
	case t.err != nil && t.detail == nil:
		return section.Body(t.back(), parts.Failed(t.err, func(ctx app.Context, _ app.Event) { t.load(ctx) }))
	case t.detail == nil:
		return section.Body(t.back(), tag.Div().Class("task-body").Body(parts.Skeleton(2)))
	}
	return section.DataSet("task", t.ID).Body(
		tag.Div().Class("task-body").Body(
			t.back(),
			t.head(),
			slot(t.notice != "", func() app.UI { return parts.Notice("wait", t.notice) }),
			t.picture(),
			t.facts(),
			t.form(),
		),
		t.foot(),
		t.askDialog(),
	)
}

// slot keeps the place of something that is not always there.
func slot(there bool, what func() app.UI) app.UI {
	return tag.Div().Class("slot").Body(app.If(there, what))
}

// back leads a phone from the task to the list.
func (t *task) back() app.UI {
	return tag.A().Class("button quiet task-back").Attr("href", t.Back).Body(parts.Icon("back"), app.Text(say.Say("Inbox")))
}

func (t *task) open() bool { return t.detail.ClosedAt.IsZero() }

// load reads the task and the history behind it, again where it is shown already.
func (t *task) load(ctx app.Context) {
	if t.again = t.reading; t.reading {
		return
	}
	t.reading, t.err = true, nil
	known := t.background
	ctx.Async(func() {
		b, err := readTask(ctx, t.ID, known)
		ctx.Dispatch(func(ctx app.Context) {
			t.reading = false
			if t.again {
				t.load(ctx)
			}
			t.take(ctx, b, err)
		})
	})
}

// take shows what was read. News that somebody else made are told.
func (t *task) take(ctx app.Context, b background, err error) {
	switch {
	case err != nil:
		t.err = err
	case t.detail == nil:
		t.since = time.Now()
		t.show(b)
	case t.busy != "" || same(t.detail, b.detail):
		ctx.PreventUpdate()
	default:
		if t.detail.Revision != b.detail.Revision || t.open() != b.detail.ClosedAt.IsZero() {
			t.notice = Faster(b.detail, t.Me.Name, t.People)
		}
		t.show(b)
	}
}

// same tells whether nothing has happened between two looks at a task.
func same(a, b *shared.TaskDetail) bool {
	return a.Revision == b.Revision && a.ClosedAt.Equal(b.ClosedAt) &&
		(a.InstanceDetail == nil || b.InstanceDetail == nil || a.InstanceDetail.Instance.Events == b.InstanceDetail.Instance.Events)
}

// show takes a task in. What was filled in already stays.
func (t *task) show(b background) {
	t.background = b
	var data map[string]any
	if i := b.detail.InstanceDetail; i != nil {
		t.overlay, data = hereOverlay(i, b.events, b.detail), i.Instance.Data
	}
	if t.answers == nil || t.answers.Filled().Same(t.begun) { // nothing is filled in, so it may begin with newer data
		before := t.begun
		t.answers = parts.NewAnswers(b.detail.Form, data)
		if t.begun = t.answers.Filled(); !t.begun.Same(before) {
			t.round++
		}
	}
	t.place()
}

// place finds out where the task stands for the person, and the first time what
// they filled in or saw before.
func (t *task) place() {
	t.standing = standingOf(t.program, t.detail, t.Me)
	if t.known || t.Me.Name == "" {
		return
	}
	t.known, t.keeper.user = true, t.Me.Name
	t.changed = Changed(t.events, t.keeper.seen(t.detail.Instance))
	t.restore()
}

// hereOverlay puts "you are here" on the diagram of an open task.
func hereOverlay(i *shared.InstanceDetail, events []engine.Event, detail *shared.TaskDetail) *canvas.Overlay {
	o := parts.Overlay(&i.Instance, events)
	if _, active := o.Active[detail.State]; active && detail.ClosedAt.IsZero() {
		o.Active[detail.State] = say.Say("you are here")
	}
	return o
}
