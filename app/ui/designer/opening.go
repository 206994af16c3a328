package designer

import (
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/client"
	"statecraft/app/editor"
	"statecraft/app/editor/merge"
	"statecraft/app/ui/designer/desk"
	"statecraft/app/ui/designer/saving"
	"statecraft/app/ui/shell"
	"statecraft/shared"
)

// opened is what the server says about a workflow to open.
type opened struct {
	me    shared.Me
	draft shared.Draft
	err   error
}

// fetchDraft asks for a draft and for who is looking at it. It blocks.
func fetchDraft(ctx app.Context, me shared.Me, key string) opened {
	o := opened{me: me}
	if o.draft, o.err = client.Workflow(ctx, key); o.err != nil {
		return o
	}
	if o.me.Name == "" {
		o.me, o.err = client.Me(ctx)
	}
	return o
}

// openDraft lays a draft on a desk, with what the browser kept of it.
func openDraft(ctx app.Context, o opened, key string) *work {
	readOnly := !shell.Granted(o.me, shared.EditWorkflows)
	w := &work{
		ctx: ctx, store: ctx.LocalStorage(),
		me: o.me, key: key, version: o.draft.Version, changed: o.draft.Changed, opened: o.draft.Revision,
		desk: desk.New(o.draft.Workflow, readOnly, time.Now),
	}
	if !readOnly {
		w.saving = saving.New(o.draft.Revision, w.desk.Editor.Revision())
		w.base = snapshot{workflow: w.copied()}
		w.recover(ctx, o.draft)
	}
	w.begin()
	if w.saving != nil {
		w.arm()
	}
	w.join()
	return w
}

// recover takes up what the browser kept because the server did not get it. What
// somebody else has saved since is merged with it.
func (w *work) recover(ctx app.Context, draft shared.Draft) {
	var kept saving.Backup
	if err := w.store.Get(w.backupKey(), &kept); err != nil || kept.Workflow.Key == "" {
		return
	}
	what := saving.Recover(kept, &draft.Workflow, draft.Revision)
	if what == saving.Drop {
		w.forget()
		return
	}
	if err := w.desk.Do(editor.Replace{Workflow: kept.Workflow, As: "Restore what was not saved"}); err != nil {
		return
	}
	w.desk.Check(time.Now)
	w.saving.Adopt(kept.Base, w.desk.Editor.Revision(), true, time.Now())
	switch what {
	case saving.Merge:
		w.base = snapshot{workflow: asEdited(*kept.From)}
		w.meet(ctx, draft)
	case saving.Ask:
		w.base, w.theirs, w.choices = snapshot{}, &draft, merge.Choices{}
		w.saving.Diverged(draft.Revision)
	}
}

// nameActors learns whom actors can name. Without that, names are shown as they
// stand in the workflow.
func (w *work) nameActors(ctx app.Context) {
	if !w.may(shared.ReadDirectory) {
		return
	}
	ctx.Async(func() {
		if all, err := client.Directory(ctx); err == nil {
			w.dispatch(func(app.Context) { w.desk.SetDirectory(all) })
		}
	})
}

// keyOf is the key in the address of a workflow's page.
func keyOf(path string) string {
	rest, _ := strings.CutPrefix(path, strings.TrimSuffix(shared.PageWorkflow, ":key"))
	key, _, _ := strings.Cut(rest, "/")
	return key
}
