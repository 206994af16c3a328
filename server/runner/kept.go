package runner

import (
	"maps"
	"slices"
	"sync"

	"statecraft/engine"
	"statecraft/server/store"
)

// kept holds instances as this server last left them, so that the next command
// need not read them. It cannot mislead: every step names the event it was
// decided on, and the database refuses it where another server was faster.
type kept struct {
	mutex     sync.Mutex
	instances map[int64]*store.Instance
}

// mostKept bounds what is kept; past it, keeping begins anew.
const mostKept = 8192

func newKept() *kept { return &kept{instances: map[int64]*store.Instance{}} }

// get gives an instance nobody may change; nil when it is not kept.
func (k *kept) get(id int64) *store.Instance {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	return k.instances[id]
}

func (k *kept) put(i *store.Instance) {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	if len(k.instances) >= mostKept {
		clear(k.instances)
	}
	k.instances[i.Summary.ID] = i
}

func (k *kept) forget(id int64) {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	delete(k.instances, id)
}

// follow keeps what a committed step has left of its instance. Ended instances
// get no more commands worth keeping them for.
func (k *kept) follow(step *store.Step) {
	before := k.get(step.Instance)
	if step.Fold.Status != engine.StatusRunning && step.Fold.Status != engine.StatusSuspended {
		k.forget(step.Instance)
		return
	}
	if before == nil || step.New != nil || before.Sequence != step.Sequence {
		k.forget(step.Instance)
		return
	}
	after := *before
	after.Sequence, after.Fold = step.Sequence+len(step.Events), *step.Fold
	after.Summary.Status, after.Summary.Attention, after.Summary.Waiting = step.Fold.Status, step.Fold.NeedsAttention(), step.Waiting
	after.Tasks = maps.Clone(before.Tasks)
	for _, activation := range step.Closed {
		delete(after.Tasks, activation)
	}
	after.Involved = append(slices.Clip(before.Involved), step.Involved...)
	for _, task := range step.Changed {
		after.Tasks[task.Activation] = task.Revision
	}
	for _, task := range step.Opened {
		after.Tasks[task.Activation] = 1
	}
	k.put(&after)
}
