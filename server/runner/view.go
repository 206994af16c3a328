package runner

import (
	"context"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

// Workflows lists the workflows the caller may see, and which they may start.
// next is empty where there are no more.
func (r *Runner) Workflows(ctx context.Context, caller store.Caller, f store.WorkflowFilter) (list []shared.WorkflowSummary, next string, err error) {
	list, next, err = r.store.Workflows(ctx, caller, f)
	for n := range list {
		if list[n].MayStart, err = r.mayStart(ctx, caller, &list[n]); err != nil {
			return nil, "", err
		}
	}
	return list, next, err
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
	d := detail(p, i)
	if caller.May(shared.ActOnTasks) {
		d.Choices = p.OutcomesFor(&i.Fold, 0, caller.Person)
	}
	return d, nil
}

func detail(p *engine.Program, i *store.Instance) *shared.InstanceDetail {
	return &shared.InstanceDetail{InstanceSummary: i.Summary, Instance: i.Fold, Definition: *p.Workflow()}
}

// known is what this server remembers of an instance.
func (r *Runner) known(id int64) store.Known {
	i := r.kept.get(id)
	if i == nil {
		return store.Known{}
	}
	k := store.Known{Instance: i}
	if p := r.programs.get(programID{i.Summary.Workflow, i.Summary.Version}); p != nil {
		k.Workflow = p.Workflow()
	}
	return k
}

// Task gives a task with everything the caller needs to decide it, or to see
// that and why they cannot.
func (r *Runner) Task(ctx context.Context, caller store.Caller, id store.TaskID) (*shared.TaskDetail, error) {
	t, err := r.store.Task(ctx, caller, id, r.known(id.Instance))
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
