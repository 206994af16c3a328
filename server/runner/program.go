package runner

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

// programs keeps compiled versions. A version never changes, so what is kept
// never goes stale.
type programs struct {
	mutex sync.Mutex
	kept  map[programID]*engine.Program
}

type programID struct {
	key     string
	version int
}

// mostPrograms bounds what is kept; past it, keeping begins anew.
const mostPrograms = 512

func (p *programs) get(id programID) *engine.Program {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	return p.kept[id]
}

func (p *programs) put(id programID, program *engine.Program) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if p.kept == nil || len(p.kept) >= mostPrograms {
		p.kept = map[programID]*engine.Program{}
	}
	p.kept[id] = program
}

// program gives a compiled version. It asks on behalf of the server: who may see
// an instance may see what it runs, whatever else they may see.
func (r *Runner) program(ctx context.Context, key string, version int) (*engine.Program, error) {
	id := programID{key, version}
	if p := r.programs.get(id); p != nil {
		return p, nil
	}
	v, err := r.store.Version(ctx, store.Server(), key, version)
	if err != nil {
		return nil, err
	}
	p, problems := engine.Compile(v.Workflow)
	if p == nil {
		return nil, &engine.Error{
			Code:     engine.CodeInvalid,
			Message:  fmt.Sprintf("Version %d of %s was published by another release and does not run in this one: mend the draft and publish it again.", version, v.Workflow.Title()),
			Problems: problems,
		}
	}
	r.programs.put(id, p)
	return p, nil
}

// Publish compiles the draft with that revision and makes it the newest version.
// A draft with problems is refused with all of them; one equal to the newest
// version stays that version, and created is false.
func (r *Runner) Publish(ctx context.Context, caller store.Caller, key string, p shared.PublishDraft) (v *shared.Version, created bool, err error) {
	draft, err := r.store.Draft(ctx, caller, key)
	if err == nil {
		p, err = p.Tidied()
	}
	if err != nil {
		return nil, false, err
	}
	// The store compares the revision once more when it writes; asking here keeps
	// the problems of another draft out of the answer.
	if draft.Revision == p.Revision {
		if program, problems := engine.Compile(&draft.Workflow); program == nil {
			return nil, false, &engine.Error{
				Code:     engine.CodeInvalid,
				Message:  fmt.Sprintf("%s cannot be published yet: mend what is listed.", draft.Workflow.Title()),
				Problems: problems,
			}
		}
	}
	return r.store.Publish(ctx, caller, key, p, r.moment())
}

// mayStart tells whether the caller may start the newest version of a workflow in
// the list. One that does not run in this release nobody may.
func (r *Runner) mayStart(ctx context.Context, caller store.Caller, w *shared.WorkflowSummary) (bool, error) {
	if w.Version == 0 || w.Archived || !slices.Contains(w.May, shared.RightStart) {
		return false, nil
	}
	p, err := r.program(ctx, w.Key, w.Version)
	switch {
	case engine.CodeOf(err) == engine.CodeInvalid:
		return false, nil
	case err != nil:
		return false, err
	}
	return engine.CanStart(p, caller.Person) == nil, nil
}
