package designer

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/client"
	"statecraft/app/editor"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/engine"
	"statecraft/shared"
)

const versionsID = "versions-dialog"

// past is what the page has read of the workflow's versions and of what was saved
// since.
type past struct {
	open     bool
	loading  bool
	err      error
	versions []shared.Version
	saves    []shared.DraftChange
	content  map[int]*engine.Workflow // of versions that were looked into
	compared int                      // the version whose differences are shown; 0 is none
}

// openVersions shows who published and saved what, this page too.
func (w *work) openVersions(ctx app.Context) {
	w.past = past{open: true, loading: true, content: map[int]*engine.Workflow{}}
	w.touch()
	parts.OpenDialog(versionsID)
	if w.saving == nil {
		w.readVersions(ctx)
		return
	}
	w.whenLanded(ctx, func(ctx app.Context, _ error) { w.readVersions(ctx) })
}

func (w *work) readVersions(ctx app.Context) {
	key := w.key
	ctx.Async(func() {
		versions, err := client.Versions(ctx, key)
		var saves []shared.DraftChange
		if err == nil {
			saves, _, err = client.DraftChanges(ctx, key, 0, "")
		}
		w.dispatch(func(app.Context) {
			w.past.loading, w.past.versions, w.past.saves, w.past.err = false, versions, saves, err
			w.touch()
		})
	})
}

// lookInto reads the content of a version, once, and goes on with it.
func (w *work) lookInto(ctx app.Context, version int, then func(app.Context, *engine.Workflow)) {
	if content := w.past.content[version]; content != nil {
		then(ctx, content)
		return
	}
	key := w.key
	ctx.Async(func() {
		v, err := client.Version(ctx, key, version)
		w.dispatch(func(ctx app.Context) {
			switch {
			case err != nil:
				parts.Toast(ctx, say.Error(err))
			case v.Workflow != nil && w.past.open:
				content := asEdited(*v.Workflow)
				w.past.content[version] = &content
				then(ctx, &content)
				w.touch()
			}
		})
	})
}

// restore makes the draft what a version was, as one step.
func (w *work) restore(ctx app.Context, version int, content *engine.Workflow) {
	next := *content
	next.Key = w.key
	if !w.try(ctx, editor.Replace{Workflow: next, As: "Restore a version"}) {
		return
	}
	w.desk.Editor.Select(editor.Selection{})
	parts.CloseDialog(versionsID)
	if w.canvas != nil {
		w.canvas.Fit()
	}
	parts.Toast(ctx, say.Say("The draft is what version %s was. Undo brings back what was here.", strconv.Itoa(version)))
}
