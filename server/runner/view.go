package runner

import (
	"context"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

// Workflows lists the workflows the caller may see, and which they may start.
func (r *Runner) Workflows(ctx context.Context, caller store.Caller) ([]shared.WorkflowSummary, error) {
	list, err := r.store.Workflows(ctx, caller)
	for n := range list {
		if list[n].MayStart, err = r.mayStart(ctx, caller, list[n].Key, list[n].Version); err != nil {
			return nil, err
		}
	}
	return list, err
}

// Instance gives an instance with the workflow it runs.
func (r *Runner) Instance(ctx context.Context, caller store.Caller, id int64) (*shared.InstanceDetail, error) {
	i, err := r.store.Instance(ctx, caller, id)
	if err != nil {
		return nil, err
	}
	p, err := r.program(ctx, i.Summary.Workflow, i.Summary.Version)
	if err != nil {
		return nil, err
	}
	return detail(p, i), nil
}

func detail(p *engine.Program, i *store.Instance) *shared.InstanceDetail {
	return &shared.InstanceDetail{InstanceSummary: i.Summary, Instance: i.Fold, Definition: *p.Workflow()}
}

// Task gives a task with everything the caller needs to decide it, or to see
// that and why they cannot.
func (r *Runner) Task(ctx context.Context, caller store.Caller, id store.TaskID) (*shared.TaskDetail, error) {
	t, err := r.store.Task(ctx, caller, id)
	if err != nil {
		return nil, err
	}
	p, err := r.program(ctx, t.Workflow, t.Version)
	if err != nil {
		return nil, err
	}
	d := &shared.TaskDetail{
		Task: t.Task, SignOffs: t.SignOffs, InstanceDetail: detail(p, t.In),
		Outcomes: []engine.Outcome{},
	}
	if state := p.Workflow().State(t.State); state != nil {
		d.Form = state.Form
	}
	if caller.May(shared.ActOnTasks) {
		d.Outcomes = append(d.Outcomes, p.OutcomesFor(&t.In.Fold, t.Activation, caller.Person)...)
	}
	return d, nil
}
