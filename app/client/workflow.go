package client

import (
	"context"
	"net/url"
	"strconv"

	"statecraft/engine"
	"statecraft/shared"
)

// Workflows lists the workflows the caller may see.
func Workflows(ctx context.Context) ([]shared.WorkflowSummary, error) {
	return call[[]shared.WorkflowSummary](ctx, request{method: get, path: shared.PathWorkflows, query: url.Values{"limit": {mostRows}}})
}

// CreateWorkflow stores a new workflow; the answer has the key it got.
func CreateWorkflow(ctx context.Context, w *engine.Workflow) (shared.Draft, error) {
	return call[shared.Draft](ctx, request{method: post, path: shared.PathWorkflows, body: shared.CreateWorkflow{Workflow: *w}})
}

// Workflow gives the draft of a workflow.
func Workflow(ctx context.Context, key string) (shared.Draft, error) {
	return call[shared.Draft](ctx, request{method: get, path: path(shared.PathWorkflow, key)})
}

// SaveDraft replaces the draft whose revision the body names.
func SaveDraft(ctx context.Context, key string, body shared.SaveDraft) (shared.Saved, error) {
	return call[shared.Saved](ctx, request{method: put, path: path(shared.PathWorkflow, key), body: body})
}

// Publish makes the draft with that revision the newest version.
func Publish(ctx context.Context, key string, revision int) (shared.Version, error) {
	return call[shared.Version](ctx, request{method: post, path: path(shared.PathPublish, key), body: shared.PublishDraft{Revision: revision}})
}

// Versions lists the published versions, without their workflows.
func Versions(ctx context.Context, key string) ([]shared.Version, error) {
	return call[[]shared.Version](ctx, request{method: get, path: path(shared.PathVersions, key), query: url.Values{"limit": {mostRows}}})
}

// Version gives one published version with its workflow.
func Version(ctx context.Context, key string, version int) (shared.Version, error) {
	return call[shared.Version](ctx, request{method: get, path: path(shared.PathVersion, key, strconv.Itoa(version))})
}

// DiagramURL is where the picture of a draft is; the revision keeps the browser
// from showing an older one.
func DiagramURL(key string, revision int) string {
	return path(shared.PathDiagram, key) + "?revision=" + strconv.Itoa(revision)
}

// Layout asks for tidy positions.
func Layout(ctx context.Context, w *engine.Workflow) (shared.Layout, error) {
	return call[shared.Layout](ctx, request{method: post, path: shared.PathLayout, body: w})
}
