package client

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"strconv"

	"statecraft/engine"
	"statecraft/shared"
)

// WorkflowFilter narrows a list of workflows; empty fields do not.
type WorkflowFilter struct {
	// Archived lists those in the archive, and no others.
	Archived bool
	Text     string // part of the name, the key or the description
	// After is where the list goes on, as the part before it gave.
	After string
}

func (f WorkflowFilter) query() url.Values {
	query := url.Values{"limit": {mostRows}}
	setAll(query, map[string]string{"archived": flag(f.Archived), "text": f.Text, "after": f.After})
	return query
}

// Workflows lists the workflows the caller may see, by name; next is where the
// list goes on, empty at its end.
func Workflows(ctx context.Context, filter WorkflowFilter) (list []shared.WorkflowSummary, next string, err error) {
	return part[shared.WorkflowSummary](ctx, request{method: get, path: shared.PathWorkflows, query: filter.query()})
}

// CreateWorkflow stores a new workflow; the answer has the key it got.
func CreateWorkflow(ctx context.Context, w *engine.Workflow) (shared.Draft, error) {
	return call[shared.Draft](ctx, request{method: post, path: shared.PathWorkflows, body: shared.CreateWorkflow{Workflow: *w}})
}

// DuplicateWorkflow copies a draft, as it was at a revision, into a workflow of
// its own.
func DuplicateWorkflow(ctx context.Context, key string, revision int) (shared.Draft, error) {
	return call[shared.Draft](ctx, request{method: post, path: path(shared.PathDuplicate, key), body: shared.DraftRevision{Revision: revision}})
}

// ArchiveWorkflow puts a workflow into the archive.
func ArchiveWorkflow(ctx context.Context, key string, revision int) (shared.Draft, error) {
	return call[shared.Draft](ctx, request{method: post, path: path(shared.PathArchive, key), body: shared.DraftRevision{Revision: revision}})
}

// UnarchiveWorkflow takes a workflow out of the archive.
func UnarchiveWorkflow(ctx context.Context, key string, revision int) (shared.Draft, error) {
	return call[shared.Draft](ctx, request{method: post, path: path(shared.PathUnarchive, key), body: shared.DraftRevision{Revision: revision}})
}

// DeleteWorkflow deletes a workflow that was seen at a revision.
func DeleteWorkflow(ctx context.Context, key string, revision int) error {
	_, err := call[none](ctx, request{method: del, path: path(shared.PathWorkflow, key), ifMatch: strconv.Itoa(revision)})
	return err
}

// Workflow gives the draft of a workflow.
func Workflow(ctx context.Context, key string) (shared.Draft, error) {
	return call[shared.Draft](ctx, request{method: get, path: path(shared.PathWorkflow, key)})
}

// SaveDraft replaces the draft whose revision the body names.
func SaveDraft(ctx context.Context, key string, body shared.SaveDraft) (shared.Saved, error) {
	return call[shared.Saved](ctx, request{method: put, path: path(shared.PathWorkflow, key), body: body})
}

// SaveDraftJSON is SaveDraft for a workflow that is written as JSON already.
func SaveDraftJSON(ctx context.Context, key string, revision int, workflow json.RawMessage) (shared.Saved, error) {
	body := fmt.Appendf(nil, `{"workflow":%s,"revision":%d}`, workflow, revision)
	return call[shared.Saved](ctx, request{method: put, path: path(shared.PathWorkflow, key), body: json.RawMessage(body)})
}

// DraftChanges lists who saved what in a draft since a revision, newest first;
// next is where the list goes on, empty at its end.
func DraftChanges(ctx context.Context, key string, since int, after string) (list []shared.DraftChange, next string, err error) {
	query := url.Values{}
	if since > 0 {
		query.Set("since", strconv.Itoa(since))
	}
	setAll(query, map[string]string{"after": after})
	return part[shared.DraftChange](ctx, request{method: get, path: path(shared.PathDraftChanges, key), query: query})
}

// Publish makes the draft with that revision the newest version.
func Publish(ctx context.Context, key string, body shared.PublishDraft) (shared.Version, error) {
	return call[shared.Version](ctx, request{method: post, path: path(shared.PathPublish, key), body: body})
}

// Versions lists the published versions, newest first, without their workflows.
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
