package runner

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
	"time"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

// What waits to be written. The queue is bounded: past it, callers are told to
// come back, which costs less than letting everybody wait. The last quarter is
// kept for people, so that machines cannot shut them out.
const (
	mostWaiting  = 1024
	mostMachines = mostWaiting * 3 / 4
	mostAtOnce   = 128
	// commitTimeout bounds one batch. It goes on when callers hang up: stopping it
	// halfway would leave nobody knowing whether it happened.
	commitTimeout = 10 * time.Second
	longestGather = 5 * time.Millisecond
)

// writer commits steps. While one batch is on its way to the disk, the next one
// gathers; so the more callers there are, the more of them share the cost.
type writer struct {
	commit   func(context.Context, []*store.Step) error
	observer Observer

	mutex   sync.Mutex
	waiting []*pending
	busy    bool
	closed  bool
	idle    sync.Cond // signalled when nothing is under way any more

	// last is how many the batch before had and how long it took. Whoever was in
	// it mostly comes again at once, so the next waits for half of them, though not
	// for long: else it would leave with the first who comes, and all others would
	// wait for the disk twice. See wanted.
	last     int
	lastTook time.Duration
	enough   chan struct{} // tells that so many wait
}

// pending is a step whose submitter waits to hear of it.
type pending struct {
	ctx   context.Context // of the command, for the observer
	taken func()          // tells the observer that its turn has come
	step  *store.Step
	done  chan error
}

func newWriter(commit func(context.Context, []*store.Step) error) *writer {
	w := &writer{commit: commit, observer: unobserved{}, enough: make(chan struct{}, 1)}
	w.idle.L = &w.mutex
	return w
}

// overloaded is the answer to who finds the queue full.
func overloaded() error {
	return &engine.Error{Code: shared.CodeOverloaded, Message: "More is asked of this server right now than it can write down. Try again in a moment; nothing was changed."}
}

// write commits a step and returns when it is durable or refused.
func (w *writer) write(ctx context.Context, step *store.Step) error {
	p := &pending{ctx: ctx, step: step, done: make(chan error, 1)}
	w.mutex.Lock()
	limit := mostWaiting
	if !step.Caller.Person.IsHuman() || step.Caller.Key != "" {
		limit = mostMachines
	}
	switch {
	case w.closed:
		w.mutex.Unlock()
		return &engine.Error{Code: shared.CodeUnavailable, Message: "The server is stopping. Try again in a moment."}
	case len(w.waiting) >= limit:
		w.mutex.Unlock()
		return overloaded()
	}
	p.taken = w.observer.Wait(ctx)
	w.waiting = append(w.waiting, p)
	if len(w.waiting) == w.wanted() {
		select {
		case w.enough <- struct{}{}:
		default:
		}
	}
	lead := !w.busy
	w.busy = true
	w.mutex.Unlock()
	if lead {
		w.lead()
	}
	return <-p.done
}

// lead writes on the goroutine of who found the writer idle: one who is alone
// waits for nobody to wake up. Once there are others, a goroutine writes for all.
func (w *writer) lead() {
	batch := w.take()
	w.timed(batch)
	w.mutex.Lock()
	alone := len(batch) == 1 && len(w.waiting) == 0
	if alone {
		w.idleNow()
	}
	w.mutex.Unlock()
	if !alone {
		go w.drain()
	}
}

// drain writes batch after batch until nothing waits.
func (w *writer) drain() {
	for {
		w.gather()
		batch := w.take()
		if batch == nil {
			return
		}
		w.timed(batch)
	}
}

// timed writes a batch and remembers how long that took.
func (w *writer) timed(batch []*pending) {
	began := time.Now()
	w.write1(batch)
	w.mutex.Lock()
	w.last, w.lastTook = len(batch), time.Since(began)
	w.mutex.Unlock()
}

// idleNow is called with the mutex held when nothing waits.
func (w *writer) idleNow() {
	w.busy, w.last = false, 0
	w.idle.Broadcast()
}

// wanted is how many the next batch is to have: half of the last. While these are
// written the other half decides, so that neither waits for the other.
func (w *writer) wanted() int { return (w.last + 1) / 2 }

// gather waits until that many have come, or for half as long as the last batch
// took.
func (w *writer) gather() {
	w.mutex.Lock()
	missing, patience := w.wanted()-len(w.waiting), min(w.lastTook/2, longestGather)
	select {
	case <-w.enough: // of a batch before
	default:
	}
	w.mutex.Unlock()
	if missing <= 0 || w.last <= 1 {
		return
	}
	timer := time.NewTimer(patience)
	defer timer.Stop()
	select {
	case <-w.enough:
	case <-timer.C:
	}
}

// take gives the next batch; nil when nothing waits any more.
func (w *writer) take() []*pending {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	if len(w.waiting) == 0 {
		w.idleNow()
		return nil
	}
	batch := w.waiting
	if len(batch) > mostAtOnce {
		batch = batch[:mostAtOnce:mostAtOnce]
	}
	w.waiting = append([]*pending(nil), w.waiting[len(batch):]...)
	return batch
}

// write1 commits a batch. If one of its steps is refused, the batch is undone and
// each is tried alone, so that nobody is refused for somebody else's sake.
func (w *writer) write1(batch []*pending) {
	for _, p := range batch {
		p.taken()
	}
	err := w.attempt(batch)
	if err == nil || len(batch) == 1 || concernsAll(err) {
		for _, p := range batch {
			p.done <- err
		}
		return
	}
	for _, p := range batch {
		p.done <- w.attempt([]*pending{p})
	}
}

// concernsAll tells a fault of the database from the refusal of one step. Either
// the batch may have happened, or may still, and to write it again might write it
// twice; or nothing can be written, and each would wait for that alone, one after
// the other.
func concernsAll(err error) bool {
	return errors.Is(err, context.DeadlineExceeded) || errors.Is(err, store.ErrUnknown) || engine.CodeOf(err) == shared.CodeUnavailable
}

func (w *writer) attempt(batch []*pending) (err error) {
	steps, commands := make([]*store.Step, len(batch)), make([]context.Context, len(batch))
	for n, p := range batch {
		steps[n], commands[n] = p.step, p.ctx
	}
	ctx, end := w.observer.Commit(commands)
	ctx, cancel := context.WithTimeout(ctx, commitTimeout)
	defer cancel()
	defer func() {
		// One goroutine writes for everybody: a fault must not take it along.
		if fault := recover(); fault != nil {
			err = fmt.Errorf("write a batch: panic: %v\n%s", fault, debug.Stack())
		}
		end(err)
	}()
	return w.commit(ctx, steps)
}

// close lets what waits be written and refuses what comes after.
func (w *writer) close() {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	w.closed = true
	for w.busy {
		w.idle.Wait()
	}
}
