package main

import (
	"context"
	"fmt"
	"sync/atomic"
	"time"

	"statecraft/engine"
	"statecraft/server/runner"
	"statecraft/server/store"
	"statecraft/shared"
)

// circle is n person states, one after the other, and back to the first.
func circle(n int) *engine.Workflow {
	w := &engine.Workflow{Key: "circle", Name: "Circle"}
	for s := range n {
		w.States = append(w.States, engine.State{ID: fmt.Sprintf("state%d", s), Actors: []engine.Actor{"group:finance"}, Initial: s == 0})
	}
	for s := range n {
		from, to := w.States[s].ID, w.States[(s+1)%n].ID
		w.Transitions = append(w.Transitions, engine.Transition{ID: from + "->" + to, From: from, To: to})
	}
	return w
}

func ann() store.Caller {
	return store.Caller{Person: engine.Person{Name: "ann", Groups: []string{"finance"}}, Sets: []shared.PermissionSet{shared.Designer}}
}

// house is a store with a published circle and a runner on it.
type house struct {
	*runner.Runner
	store   *store.Store
	commits atomic.Int64
}

// counter counts commits, as one who watches the runner.
type counter struct{ commits *atomic.Int64 }

func (counter) Submit(ctx context.Context, _ string) (context.Context, func(error)) {
	return ctx, func(error) {}
}
func (counter) Decide(ctx context.Context) (context.Context, func(error)) {
	return ctx, func(error) {}
}
func (counter) Wait(context.Context) func() { return func() {} }
func (c counter) Commit([]context.Context) (context.Context, func(error)) {
	c.commits.Add(1)
	return context.Background(), func(error) {}
}

// build opens a place that is empty.
func build(ctx context.Context, p place) (*house, error) {
	s, err := p.store(ctx)
	if err != nil {
		return nil, err
	}
	w := circle(20)
	if _, err := s.CreateWorkflow(ctx, ann(), store.NewWorkflow{Workflow: w, At: time.Now()}); err != nil {
		return nil, err
	}
	h := &house{Runner: runner.New(s, time.Now), store: s}
	h.Observe(counter{&h.commits})
	_, _, err = h.Publish(ctx, ann(), w.Key, shared.PublishDraft{Revision: 1})
	return h, err
}

// walker signs its own instance again and again.
type walker struct {
	h          *house
	instance   int64
	activation int
}

func (h *house) walkers(ctx context.Context, count int) ([]*walker, error) {
	list := make([]*walker, count)
	for n := range list {
		done, err := h.Submit(ctx, ann(), runner.Command{Workflow: "circle", Title: "Measured", Do: &engine.Start{}})
		if err != nil {
			return nil, err
		}
		list[n] = &walker{h: h, instance: done.Instance, activation: 1}
	}
	return list, nil
}

func (w *walker) step(ctx context.Context) error {
	_, err := w.h.Submit(ctx, ann(), runner.Command{Instance: w.instance, Seen: 1, Do: &engine.Complete{Activation: w.activation}})
	w.activation++
	return err
}
