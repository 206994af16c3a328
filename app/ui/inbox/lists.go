package inbox

import (
	"reflect"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/client"
	"statecraft/shared"
)

// load reads every view, because each shows its number.
func (p *Page) load(ctx app.Context) {
	p.looking = true
	ctx.Async(func() {
		lists, err := readLists(ctx)
		ctx.Dispatch(func(ctx app.Context) {
			p.looking = false
			switch {
			case err != nil:
				p.err = err
			case p.loaded && p.err == nil && reflect.DeepEqual(lists, p.lists):
				ctx.PreventUpdate()
			default:
				p.loaded, p.err, p.lists = true, nil, lists
				p.pin()
			}
		})
	})
}

// readLists asks for all views at the same time.
func readLists(ctx app.Context) (map[shared.TaskView][]shared.Task, error) {
	type answer struct {
		view  shared.TaskView
		tasks []shared.Task
		err   error
	}
	answers := make(chan answer)
	for _, v := range Views() {
		go func() {
			tasks, err := client.Tasks(ctx, v)
			answers <- answer{v, tasks, err}
		}()
	}
	lists := map[shared.TaskView][]shared.Task{}
	var failed error
	for range Views() {
		a := <-answers
		lists[a.view] = a.tasks
		if a.err != nil {
			failed = a.err
		}
	}
	return lists, failed
}
