package client

import (
	"context"
	"net/url"

	"statecraft/shared"
)

// TaskFilter says which of the caller's tasks to list; empty fields do not narrow.
type TaskFilter struct {
	View     shared.TaskView // empty is all open ones
	Workflow string          // key
	Text     string          // part of the title, the workflow's name or the state's
	Order    shared.TaskOrder
	// After is where the list goes on, as the part before it gave.
	After string
}

func (f TaskFilter) query() url.Values {
	query := url.Values{"limit": {mostRows}}
	setAll(query, map[string]string{
		"view": string(f.View), "workflow": f.Workflow, "text": f.Text, "order": string(f.Order), "after": f.After,
	})
	return query
}

// setAll sets what is not empty.
func setAll(query url.Values, values map[string]string) {
	for name, value := range values {
		if value != "" {
			query.Set(name, value)
		}
	}
}

// Tasks lists the caller's tasks; next is where the list goes on, empty at its
// end.
func Tasks(ctx context.Context, filter TaskFilter) (list []shared.Task, next string, err error) {
	return part[shared.Task](ctx, request{method: get, path: shared.PathTasks, query: filter.query()})
}

// TaskCounts tells how many open tasks each view has.
func TaskCounts(ctx context.Context) (shared.TaskCounts, error) {
	return call[shared.TaskCounts](ctx, request{method: get, path: shared.PathTaskCounts})
}

// Task gives one task with everything needed to decide.
func Task(ctx context.Context, id string) (shared.TaskDetail, error) {
	return call[shared.TaskDetail](ctx, request{method: get, path: path(shared.PathTask, id)})
}

// CompleteTask signs a task off.
func CompleteTask(ctx context.Context, id string, body shared.CompleteTask) (shared.TaskDetail, error) {
	return call[shared.TaskDetail](ctx, request{method: post, path: path(shared.PathTaskComplete, id), body: body})
}

// ClaimTask takes a task out of the pool.
func ClaimTask(ctx context.Context, id string) (shared.TaskDetail, error) {
	return call[shared.TaskDetail](ctx, request{method: post, path: path(shared.PathTaskClaim, id)})
}

// ReleaseTask gives a task back to the pool.
func ReleaseTask(ctx context.Context, id string) (shared.TaskDetail, error) {
	return call[shared.TaskDetail](ctx, request{method: post, path: path(shared.PathTaskRelease, id)})
}

// DelegateTask lets somebody else act for the caller; the caller's own name takes
// that back.
func DelegateTask(ctx context.Context, id string, body shared.DelegateTask) (shared.TaskDetail, error) {
	return call[shared.TaskDetail](ctx, request{method: post, path: path(shared.PathTaskDelegate, id), body: body})
}
