package inbox

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/client"
	"statecraft/engine"
	"statecraft/shared"
)

// background is a task with what makes it clearer. It is replaced, never changed in
// place.
type background struct {
	detail    *shared.TaskDetail
	events    []engine.Event // of its instance
	program   *engine.Program
	directory shared.Directory
}

// readTask reads a task and what is behind it, as far as it is not known.
func readTask(ctx app.Context, id string, known background) (background, error) {
	detail, err := client.Task(ctx, id)
	if err != nil {
		return background{}, err
	}
	return behind(ctx, detail, known), nil
}

// behind reads what makes a task clearer but is not needed to decide it, so its
// failing is no failure. A history only grows, and a version never changes.
func behind(ctx app.Context, detail shared.TaskDetail, known background) background {
	b := known
	b.detail = &detail
	if i := detail.InstanceDetail; i != nil && i.Instance.Events > len(known.events) {
		if history, err := client.History(ctx, detail.Instance, len(known.events)); err == nil {
			b.events = slices.Concat(known.events, history.Events)
		}
	}
	if len(b.directory.Users) == 0 && asksForPeople(detail.Form) {
		b.directory, _ = client.Directory(ctx)
	}
	if i := detail.InstanceDetail; i != nil && (b.program == nil || known.detail.Version != detail.Version) {
		b.program, _ = engine.Compile(&i.Definition)
	}
	return b
}

func asksForPeople(form *engine.Form) bool {
	return form != nil && slices.ContainsFunc(form.Fields, func(f engine.Field) bool { return f.Type == engine.FieldUser })
}
