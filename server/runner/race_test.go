package runner

import (
	"context"
	"testing"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

// together runs fn for 0 … n-1 at once and gives what each returned.
func together(n int, fn func(n int) error) []error {
	results, done := make([]error, n), make(chan struct{})
	start := make(chan struct{})
	for i := range n {
		go func() {
			<-start
			results[i] = fn(i)
			done <- struct{}{}
		}()
	}
	close(start)
	for range n {
		<-done
	}
	return results
}

func TestOneTaskIsSignedOnce(t *testing.T) {
	h := open(t)
	h.publish(t, parallel(2))
	id := h.start(t, caller("ann"), "parallel")
	people := everybody()
	won := 0
	for _, err := range together(50, func(n int) error { return h.complete(people[n%len(people)], id, 1, 1, "") }) {
		switch engine.CodeOf(err) {
		case "":
			won++
		case shared.CodeConflict, engine.CodeActivationClosed:
		default:
			t.Errorf("a loser got %v", err)
		}
	}
	if won != 1 {
		t.Errorf("%d won, want 1", won)
	}
	h.wantSound(t, id)
}

func TestDifferentTasksOfOneInstanceAllSucceed(t *testing.T) {
	h := open(t)
	const parts = 20
	h.publish(t, parallel(parts))
	id := h.start(t, caller("ann"), "parallel")
	if err := h.complete(caller("ann"), id, 1, 1, ""); err != nil {
		t.Fatal(err)
	}
	for n, err := range together(parts, func(n int) error { return h.complete(caller("ann"), id, 2+n, 1, "") }) {
		if err != nil {
			t.Errorf("part %d: %v", n, err)
		}
	}
	i, err := h.store.Instance(t.Context(), caller("ann"), id)
	if err != nil {
		t.Fatal(err)
	}
	if len(i.Fold.Activations) != 1 || i.Fold.Activations[0].State != "join" {
		t.Errorf("the join did not start: %+v", i.Fold.Activations)
	}
	h.wantSound(t, id)
}

// Another server on the same database overtakes a command.
func TestALostRaceIsRepeated(t *testing.T) {
	h := open(t)
	h.publish(t, parallel(2))
	id := h.start(t, caller("ann"), "parallel")
	elsewhere := New(h.store, h.now)
	overtaken := 0
	h.writer.commit = func(ctx context.Context, steps []*store.Step) error {
		if overtaken < 2 {
			overtaken++
			var op engine.Op = &engine.Claim{Activation: 1}
			if overtaken == 2 {
				op = &engine.Release{Activation: 1}
			}
			if _, err := elsewhere.Submit(ctx, caller("ann"), Command{Instance: id, Do: op}); err != nil {
				t.Error(err)
			}
		}
		return h.store.Commit(ctx, steps)
	}
	if _, err := h.Submit(t.Context(), caller("ann"), Command{Instance: id, Do: &engine.Claim{Activation: 1}}); err != nil {
		t.Errorf("the claim was not repeated: %v", err)
	}
	h.wantSound(t, id)
}

func TestARaceLostForeverIsAConflict(t *testing.T) {
	h := open(t)
	h.publish(t, parallel(2))
	id := h.start(t, caller("ann"), "parallel")
	tried := 0
	h.writer.commit = func(context.Context, []*store.Step) error {
		tried++
		return &engine.Error{Code: shared.CodeConflict}
	}
	wantCode(t, h.complete(caller("ann"), id, 1, 1, ""), shared.CodeConflict)
	if tried != tries {
		t.Errorf("tried %d times, want %d", tried, tries)
	}
}

func TestStoringOutlivesTheCaller(t *testing.T) {
	h := open(t)
	h.publish(t, parallel(2))
	id := h.start(t, caller("ann"), "parallel")
	ctx, hangUp := context.WithCancel(t.Context())
	h.writer.commit = func(ctx context.Context, steps []*store.Step) error {
		hangUp()
		return h.store.Commit(ctx, steps)
	}
	if _, err := h.Submit(ctx, caller("ann"), Command{Instance: id, Seen: 1, Do: &engine.Complete{Activation: 1}}); err != nil {
		t.Fatal(err)
	}
	h.wantSound(t, id)
}

func TestWhoHangsUpWhileWaitingLeavesNothing(t *testing.T) {
	h := open(t)
	h.publish(t, parallel(2))
	id := h.start(t, caller("ann"), "parallel")
	release, err := h.turns.take(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	ctx, hangUp := context.WithCancel(t.Context())
	hangUp()
	_, err = h.Submit(ctx, caller("ann"), Command{Instance: id, Do: &engine.Claim{Activation: 1}})
	wantCode(t, err, shared.CodeUnavailable)
	release()
	if _, err := h.Submit(t.Context(), caller("ann"), Command{Instance: id, Do: &engine.Claim{Activation: 1}}); err != nil {
		t.Error(err)
	}
}
