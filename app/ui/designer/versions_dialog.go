package designer

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/engine"
	"statecraft/shared"
)

// versionsDialog lists what was published, and what was saved since.
type versionsDialog struct {
	app.Compo
	View
}

// Render draws the dialog.
func (d *versionsDialog) Render() app.UI {
	w := d.Work
	if !w.past.open {
		return parts.Dialog{ID: versionsID}.UI()
	}
	return parts.Dialog{
		ID: versionsID, Title: say.Say("Versions and changes"), Wide: true,
		Body: []app.UI{d.body()},
		OnClose: func(app.Context, app.Event) {
			w.past = past{}
			w.touch()
		},
	}.UI()
}

func (d *versionsDialog) body() app.UI {
	p := &d.Work.past
	switch {
	case p.err != nil:
		return parts.Failed(p.err, func(ctx app.Context, _ app.Event) { d.Work.openVersions(ctx) })
	case p.loading:
		return parts.Skeleton(2)
	}
	return tag.Ol().Class("versions").Body(
		d.draft(),
		app.Range(p.versions).Slice(func(i int) app.UI { return d.version(&p.versions[i], i == 0) }),
	)
}

// draft is the first entry: what is not published yet.
func (d *versionsDialog) draft() app.UI {
	w := d.Work
	var since time.Time
	if len(w.past.versions) > 0 {
		since = w.past.versions[0].PublishedAt
	}
	list := savesSince(w.past.saves, since)
	return tag.Li().Class("version").Body(
		tag.Div().Class("version-head").Body(
			tag.H3().Text(say.Say("Draft")),
			app.If(len(list) == 0, func() app.UI {
				return tag.Span().Class("muted").Text(say.Say("Nothing was saved since then."))
			}),
		),
		app.If(len(list) > 0, func() app.UI {
			return tag.Ul().Class("saves").Body(app.Range(list).Slice(func(i int) app.UI { return d.save(&list[i]) }))
		}),
	)
}

func (d *versionsDialog) save(s *saves) app.UI {
	return tag.Li().Body(
		tag.Span().Body(parts.Woven(say.Say("%s, %s", d.Work.calledBy(s.by), parts.Slot(0)), parts.Relative(s.at))...),
		tag.Span().Class("muted").Text(d.touched(s)),
	)
}

// touched names what somebody saved.
func (d *versionsDialog) touched(s *saves) string {
	w := d.Work.workflow()
	var titles []string
	for _, id := range s.ids {
		if title := titleOf(id, w); !slices.Contains(titles, title) && (w.State(id) != nil || w.Transition(id) != nil) {
			titles = append(titles, title)
		}
	}
	switch {
	case len(titles) > mostTitles:
		return say.Count(len(titles)-mostTitles, "%[2]s and %[1]s more", "%[2]s and %[1]s more", strings.Join(titles[:mostTitles], ", "))
	case len(titles) > 0:
		return strings.Join(titles, ", ")
	case s.removed:
		return say.Say("something was deleted")
	}
	return say.Say("settings of the workflow")
}

// mostTitles is how many things one line names.
const mostTitles = 4

func (d *versionsDialog) version(v *shared.Version, newest bool) app.UI {
	w, n := d.Work, v.Version
	return tag.Li().Class("version").Body(
		tag.Div().Class("version-head").Body(
			tag.H3().Text(say.Say("Version %s", strconv.Itoa(n))),
			app.If(newest, func() app.UI { return parts.Pill("ok", say.Say("current")) }),
			tag.Span().Class("muted").Body(parts.Woven(say.Say("%s, %s", w.calledBy(v.PublishedBy), parts.Slot(0)), parts.Relative(v.PublishedAt))...),
			tag.Span().Class("version-tools").Body(
				tag.A().Class("button").Attr("href", w.versionPage(n)).Aria("label", say.Say("See version %s", strconv.Itoa(n))).Text(say.Say("See")),
				d.button(n, say.Say("Compare"), say.Say("Compare version %s with the draft", strconv.Itoa(n)), d.onCompare),
				app.If(!w.desk.ReadOnly, func() app.UI {
					return d.button(n, say.Say("Restore"), say.Say("Restore version %s", strconv.Itoa(n)), d.onRestore)
				}),
			),
		),
		app.If(v.Note != "", func() app.UI { return tag.P().Class("version-note").Text(v.Note) }),
		app.If(w.past.compared == n && w.past.content[n] != nil, func() app.UI { return d.differences(w.past.content[n]) }),
	)
}

func (d *versionsDialog) button(version int, text, label string, do func(app.Context, int)) app.UI {
	return tag.Button().Attr("type", "button").Class("button").Aria("label", label).
		OnClick(func(ctx app.Context, _ app.Event) { do(ctx, version) }, app.EventScope(version, label)).Text(text)
}

func (d *versionsDialog) onCompare(ctx app.Context, version int) {
	w := d.Work
	if w.past.compared == version {
		w.past.compared = 0
		w.touch()
		return
	}
	w.lookInto(ctx, version, func(app.Context, *engine.Workflow) {
		w.past.compared = version
		w.touch()
	})
}

func (d *versionsDialog) onRestore(ctx app.Context, version int) {
	d.Work.lookInto(ctx, version, func(ctx app.Context, content *engine.Workflow) { d.Work.restore(ctx, version, content) })
}

// differences says in words what the draft has become since a version.
func (d *versionsDialog) differences(then *engine.Workflow) app.UI {
	list := sinceThen(then, d.Work.workflow())
	if len(list) == 0 {
		return tag.P().Class("muted").Text(say.Say("The draft is the same."))
	}
	return tag.Dl().Class("differences").Body(app.Range(list).Slice(func(i int) app.UI {
		return tag.Div().Body(tag.Dt().Class("muted").Text(list[i].what), tag.Dd().Text(list[i].which))
	}))
}
