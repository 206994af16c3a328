package instances

import (
	"path"
	"strconv"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/canvas"
	"statecraft/app/client"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/shell"
	"statecraft/app/ui/tag"
	"statecraft/engine"
	"statecraft/shared"
)

// Detail is the page of one instance. It looks for news while it can be seen.
type Detail struct {
	app.Compo

	id        int64
	me        shared.Me
	people    parts.People
	instance  shared.InstanceDetail
	events    []engine.Event
	overlay   *canvas.Overlay
	program   *engine.Program
	loaded    bool
	err       error
	tab       string
	looking   bool // a call is under way
	listeners parts.Listeners
}

// newsEvery is how often a running instance is looked at.
const newsEvery = 2 * time.Second

// OnMount looks for news.
func (d *Detail) OnMount(ctx app.Context) {
	d.tab = tabHistory
	shell.ObserveMe(ctx, &d.me)
	shell.ObservePeople(ctx, &d.people)
	d.listeners.Add(parts.Poll(ctx, newsEvery, func(ctx app.Context) {
		ctx.PreventUpdate()
		if d.loaded && d.running() && !d.looking {
			d.load(ctx)
		}
	}))
}

// OnDismount stops looking.
func (d *Detail) OnDismount() { d.listeners.Stop() }

// OnNav reads which instance it is from the address.
func (d *Detail) OnNav(ctx app.Context) {
	id, err := strconv.ParseInt(path.Base(ctx.Page().URL().Path), 10, 64)
	if err != nil {
		d.err = &engine.Error{Code: shared.CodeNotFound, Message: say.Say("Instances have numbers; this address has none. Look for it in the list.")}
		return
	}
	if id != d.id {
		d.id, d.loaded, d.err = id, false, nil
		d.load(ctx)
	}
}

// Render draws the page.
func (d *Detail) Render() app.UI {
	f := shell.Frame{
		Section: shell.SectionInstances,
		Title:   say.Say("Instance"),
		Crumbs:  []shell.Crumb{{Text: say.Say("Instances"), Href: shared.PageInstances}, {Text: d.title()}},
		Loading: !d.loaded && d.err == nil,
	}
	switch {
	case d.err != nil && !d.loaded:
		f.Main = []app.UI{parts.Failed(d.err, func(ctx app.Context, _ app.Event) { d.load(ctx) })}
	case !d.loaded:
		f.Main = []app.UI{tag.Div().Class("page").Body(parts.Skeleton(3))}
	default:
		f.Title, f.Status, f.Full = d.title(), StatusPill(d.instance.InstanceSummary), true
		f.Main = []app.UI{d.layout()}
	}
	return f.UI()
}

func (d *Detail) title() string {
	if !d.loaded {
		return say.Say("Instance %s", strconv.FormatInt(d.id, 10))
	}
	return Title(d.instance.InstanceSummary)
}

func (d *Detail) layout() app.UI {
	return tag.Div().Class("instance").Body(
		tag.Div().Class("instance-picture").Body(&parts.Diagram{
			ID:       "instance-" + strconv.FormatInt(d.id, 10),
			Workflow: &d.instance.Definition,
			Overlay:  d.overlay,
		}),
		d.waiting(),
		d.side(),
	)
}

func (d *Detail) running() bool {
	return d.instance.Status == engine.StatusRunning || d.instance.Status == engine.StatusSuspended
}

// load reads the instance, and its history where something has happened since.
func (d *Detail) load(ctx app.Context) {
	id, known := d.id, len(d.events)
	if !d.loaded {
		known = -1
	}
	d.looking = true
	ctx.Async(func() {
		instance, err := client.Instance(ctx, id)
		news := err != nil || instance.Instance.Events != known
		var history shared.History
		if err == nil && news {
			history, err = client.History(ctx, id, 0)
		}
		ctx.Dispatch(func(ctx app.Context) {
			d.looking = false
			if id != d.id || !news {
				ctx.PreventUpdate()
				return
			}
			d.show(instance, history.Events, err)
		})
	})
}

func (d *Detail) show(instance shared.InstanceDetail, events []engine.Event, err error) {
	d.err = err
	if err != nil {
		return
	}
	if !d.loaded {
		// A published version never changes, so its program serves every look.
		d.program, _ = engine.Compile(&instance.Definition)
	}
	d.instance, d.events, d.loaded = instance, events, true
	d.overlay = parts.Overlay(&d.instance.Instance, events)
}
