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
	Workflow  string // key
	Status    engine.Status
	Attention bool   // only those that need somebody
	Starter   string // name of a user
	Mine      bool   // only those the caller has to do with in person
	Text      string // part of the title or the workflow's name
	// After is where the list goes on, as the part before it gave.
	After string
}

func (f InstanceFilter) query() url.Values {
	query := url.Values{"limit": {mostRows}}
	setAll(query, map[string]string{
		"workflow": f.Workflow, "status": string(f.Status), "attention": flag(f.Attention),
		"starter": f.Starter, "mine": flag(f.Mine), "text": f.Text, "after": f.After,
	})
	return query
}

// flag is how a parameter says yes; it says no by not being there.
func flag(yes bool) string {
	if yes {
		return "true"
	}
	return ""
}

// StartInstance runs the newest version of a workflow.
func StartInstance(ctx context.Context, key string, body shared.StartInstance) (shared.InstanceDetail, error) {
	return call[shared.InstanceDetail](ctx, request{method: post, path: path(shared.PathWorkflowStart, key), body: body})
}

// Instances lists the instances the caller may see, newest first; next is where
// the list goes on, empty at its end.
func Instances(ctx context.Context, filter InstanceFilter) (list []shared.InstanceSummary, next string, err error) {
	return part[shared.InstanceSummary](ctx, request{method: get, path: shared.PathInstances, query: filter.query()})
}

// Instance gives one instance with the workflow it runs.
func Instance(ctx context.Context, id int64) (shared.InstanceDetail, error) {
	return call[shared.InstanceDetail](ctx, request{method: get, path: ofInstance(shared.PathInstance, id)})
}

// Choose takes a transition from the whole instance, such as withdrawing it.
func Choose(ctx context.Context, id int64, body shared.Choose) (shared.InstanceDetail, error) {
	return call[shared.InstanceDetail](ctx, request{method: post, path: ofInstance(shared.PathInstanceChoose, id), body: body})
}

// Retry has an instance try again what needs attention.
func Retry(ctx context.Context, id int64, body engine.Retry) (shared.InstanceDetail, error) {
	return call[shared.InstanceDetail](ctx, request{method: post, path: ofInstance(shared.PathInstanceRetry, id), body: body})
}

// History gives everything that happened in an instance after the events that are
// known already, oldest first.
func History(ctx context.Context, id int64, known int) (shared.History, error) {
	var whole shared.History
	query := url.Values{"limit": {mostRows}}
	for {
		if after := known + len(whole.Events); after > 0 {
			query.Set("after", strconv.Itoa(after))
		}
		var more shared.History
		next, err := speak(ctx, request{method: get, path: ofInstance(shared.PathHistory, id), query: query}, &more)
		whole.Events = append(whole.Events, more.Events...)
		if err != nil || next == "" {
			return whole, err
		}
	}
}

func ofInstance(pattern string, id int64) string { return path(pattern, strconv.FormatInt(id, 10)) }
