package client

import (
	"context"
	"net/url"
	"strconv"

	"statecraft/engine"
	"statecraft/shared"
)

// InstanceFilter narrows a list of instances; empty fields do not.
type InstanceFilter struct {
	Workflow string // key
	Status   engine.Status
}

// StartInstance runs the newest version of a workflow.
func StartInstance(ctx context.Context, key string, body shared.StartInstance) (shared.InstanceDetail, error) {
	return call[shared.InstanceDetail](ctx, request{method: post, path: path(shared.PathWorkflowStart, key), body: body})
}

// Instances lists the instances the caller may see, newest first.
func Instances(ctx context.Context, filter InstanceFilter) ([]shared.InstanceSummary, error) {
	query := url.Values{"limit": {mostRows}}
	if filter.Workflow != "" {
		query.Set("workflow", filter.Workflow)
	}
	if filter.Status != "" {
		query.Set("status", string(filter.Status))
	}
	return call[[]shared.InstanceSummary](ctx, request{method: get, path: shared.PathInstances, query: query})
}

// Instance gives one instance with the workflow it runs.
func Instance(ctx context.Context, id int64) (shared.InstanceDetail, error) {
	return call[shared.InstanceDetail](ctx, request{method: get, path: path(shared.PathInstance, strconv.FormatInt(id, 10))})
}

// History gives everything that happened in an instance, oldest first.
func History(ctx context.Context, id int64) (shared.History, error) {
	var whole shared.History
	query := url.Values{"limit": {mostRows}}
	for {
		part, err := call[shared.History](ctx, request{method: get, path: path(shared.PathHistory, strconv.FormatInt(id, 10)), query: query})
		if err != nil {
			return whole, err
		}
		whole.Events = append(whole.Events, part.Events...)
		if strconv.Itoa(len(part.Events)) != mostRows {
			return whole, nil
		}
		query.Set("after", strconv.Itoa(len(whole.Events)))
	}
}
