package client

import (
	"context"
	"net/url"

	"statecraft/shared"
)

// Tasks lists the caller's tasks of one view.
func Tasks(ctx context.Context, view shared.TaskView) ([]shared.Task, error) {
	return call[[]shared.Task](ctx, request{method: get, path: shared.PathTasks, query: url.Values{"view": {string(view)}, "limit": {mostRows}}})
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
