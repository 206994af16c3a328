package render

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"statecraft/engine"
	"statecraft/shared"
)

func TestHostileThenNormalThenEightInParallel(t *testing.T) {
	n := newNursery(t)
	p := openPool(t, Options{Command: n.command(t, goodChild), Deadline: 300 * time.Millisecond})

	_, err := p.Layout(t.Context(), tangle(60))
	if engine.CodeOf(err) != shared.CodeTooLarge {
		t.Fatalf("the hostile graph: %v", err)
	}
	if !strings.Contains(err.Error(), "300ms") {
		t.Errorf("the refusal does not say how long is too long: %v", err)
	}
	// What follows is about being well again, not about being fast.
	p.options.Deadline = time.Minute
	if _, err := p.Layout(t.Context(), chain(5)); err != nil {
		t.Fatalf("a normal graph after it: %v", err)
	}
	want, err := p.SVG(t.Context(), chain(30))
	if err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			got, err := p.SVG(t.Context(), chain(30))
			if err != nil {
				t.Errorf("in parallel: %v", err)
			} else if string(got) != string(want) {
				t.Error("in parallel: another picture of the same workflow")
			}
		})
	}
	group.Wait()
	if alive := living(n.born(t)); len(alive) > p.options.Children {
		t.Errorf("%d children live, the pool has %d", len(alive), p.options.Children)
	}
}

func TestBadChildren(t *testing.T) {
	tests := []struct {
		kind kind
		code engine.Code
		// born is how many children are started for two layouts: one that fails for
		// no reason of the graph's is tried again on a second child.
		born int
	}{
		{mortalChild, shared.CodeUnavailable, 4},
		{wordyChild, shared.CodeUnavailable, 4},
		{brokenChild, shared.CodeUnavailable, 4},
		{nonsenseChild, shared.CodeUnavailable, 4},
		{otherChild, shared.CodeUnavailable, 4},
		{hugeChild, shared.CodeUnavailable, 4},
		{emptyChild, shared.CodeUnavailable, 4},
		{oddChild, shared.CodeUnavailable, 4},
		{failingChild, shared.CodeUnavailable, 4},
		{memoryChild, shared.CodeTooLarge, 2},
		{silentChild, shared.CodeTooLarge, 2},
	}
	for _, test := range tests {
		t.Run(string(test.kind), func(t *testing.T) {
			n := newNursery(t)
			p := openPool(t, Options{Command: n.command(t, test.kind), Deadline: 2 * time.Second})
			p.warming.Wait()
			warmed := len(n.born(t))
			if test.kind != wordyChild && test.kind != brokenChild {
				// The one started in advance is the first to be used.
				warmed = 0
			}
			for range 2 {
				if _, err := p.Layout(t.Context(), chain(3)); engine.CodeOf(err) != test.code {
					t.Errorf("got %v, want %s", err, test.code)
				}
			}
			born := n.born(t)
			if len(born)-warmed != test.born {
				t.Errorf("%d children were born, want %d", len(born)-warmed, test.born)
			}
			if alive := living(born); len(alive) > 0 {
				t.Errorf("children %v outlived their failure", alive)
			}
		})
	}
}

func TestCommandThatDoesNotExist(t *testing.T) {
	p := openPool(t, Options{Command: []string{"/nonexistent/program"}})
	if _, err := p.Layout(t.Context(), chain(3)); engine.CodeOf(err) != shared.CodeUnavailable {
		t.Errorf("got %v", err)
	}
}

func TestChildKilledWhileItWorks(t *testing.T) {
	n := newNursery(t)
	p := openPool(t, Options{Command: n.command(t, goodChild), Children: 1, Deadline: time.Hour})
	// Killed twice, since the first time another child takes over.
	failed := make(chan error, 1)
	go func() {
		_, err := p.Layout(t.Context(), tangle(60))
		failed <- err
	}()
	for range 2 {
		n.awaitBusy(t)
		n.forgetBusy(t)
		working := living(n.born(t))
		if len(working) != 1 {
			t.Fatalf("children %v live, want the one at work", working)
		}
		kill(t, working[0])
	}
	if err := <-failed; engine.CodeOf(err) != shared.CodeUnavailable {
		t.Errorf("the layout whose children were killed: %v", err)
	}
	if _, err := p.Layout(t.Context(), chain(5)); err != nil {
		t.Errorf("after that: %v", err)
	}
}

func TestChildKilledWhileIdle(t *testing.T) {
	n := newNursery(t)
	p := openPool(t, Options{Command: n.command(t, goodChild)})
	for range 3 {
		if _, err := p.Layout(t.Context(), chain(3)); err != nil {
			t.Fatalf("nobody should notice: %v", err)
		}
		for _, id := range living(n.born(t)) {
			kill(t, id)
		}
	}
}

func TestRecycle(t *testing.T) {
	n := newNursery(t)
	p := openPool(t, Options{Command: n.command(t, goodChild), Children: 1, Recycle: 3})
	for range 7 {
		if _, err := p.Layout(t.Context(), chain(3)); err != nil {
			t.Fatal(err)
		}
	}
	if born := n.born(t); len(born) != 3 {
		t.Errorf("%d children for 7 layouts of which each does 3", len(born))
	}
	if alive := living(n.born(t)); len(alive) != 1 {
		t.Errorf("children %v live, want one", alive)
	}
}

func TestCancelled(t *testing.T) {
	n := newNursery(t)
	p := openPool(t, Options{Command: n.command(t, goodChild), Children: 1, Deadline: time.Hour})
	ctx, cancel := context.WithCancel(t.Context())
	working, waiting := make(chan error), make(chan error)
	go func() {
		_, err := p.Layout(ctx, tangle(60))
		working <- err
	}()
	n.awaitBusy(t)
	go func() {
		_, err := p.Layout(ctx, chain(3))
		waiting <- err
	}()
	cancel()
	for _, err := range []error{<-working, <-waiting} {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
	}
	if _, err := p.Layout(t.Context(), chain(3)); err != nil {
		t.Errorf("after that: %v", err)
	}
}

func TestQueueIsBounded(t *testing.T) {
	n := newNursery(t)
	p := openPool(t, Options{Command: n.command(t, goodChild), Children: 1, Queue: 1, Wait: time.Hour, Deadline: time.Hour})
	ctx, cancel := context.WithCancel(t.Context())
	var group sync.WaitGroup
	defer group.Wait()
	defer cancel()
	group.Go(func() { _, _ = p.Layout(ctx, tangle(60)) })
	n.awaitBusy(t)
	group.Go(func() { _, _ = p.Layout(ctx, chain(3)) })
	await(t, "a caller in the queue", func() bool { return p.waiting.Load() == 1 })

	if _, err := p.Layout(t.Context(), chain(3)); engine.CodeOf(err) != shared.CodeUnavailable {
		t.Errorf("the second in a queue for one: %v", err)
	}
}

func TestWaitIsBounded(t *testing.T) {
	n := newNursery(t)
	p := openPool(t, Options{Command: n.command(t, goodChild), Children: 1, Wait: time.Millisecond, Deadline: time.Hour})
	p.warming.Wait()
	ctx, cancel := context.WithCancel(t.Context())
	var group sync.WaitGroup
	defer group.Wait()
	defer cancel()
	group.Go(func() { _, _ = p.Layout(ctx, tangle(60)) })
	n.awaitBusy(t)
	if _, err := p.Layout(t.Context(), chain(3)); engine.CodeOf(err) != shared.CodeUnavailable {
		t.Errorf("got %v", err)
	}
}

func TestCloseEndsAll(t *testing.T) {
	n := newNursery(t)
	p, err := New(Options{Command: n.command(t, goodChild), Deadline: time.Hour, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	failed := make(chan error)
	for range 3 {
		go func() {
			_, err := p.Layout(t.Context(), tangle(60))
			failed <- err
		}()
	}
	n.awaitBusy(t)
	if err := p.Close(); err != nil {
		t.Error(err)
	}
	for range 3 {
		if err := <-failed; engine.CodeOf(err) != shared.CodeUnavailable {
			t.Errorf("a layout under way: %v", err)
		}
	}
	if _, err := p.Layout(t.Context(), chain(3)); engine.CodeOf(err) != shared.CodeUnavailable {
		t.Errorf("a layout afterwards: %v", err)
	}
	if alive := living(n.born(t)); len(alive) > 0 {
		t.Errorf("children %v are still there", alive)
	}
	if _, err := os.Stat(p.own); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the temporary folder is still there: %v", err)
	}
}

func TestCloseBeforeAnythingStarted(t *testing.T) {
	n := newNursery(t)
	p := openPool(t, Options{Command: n.command(t, frozenChild)})
	await(t, "a child", func() bool { return len(n.born(t)) == 1 })
	if err := p.Close(); err != nil {
		t.Error(err)
	}
	if alive := living(n.born(t)); len(alive) > 0 {
		t.Errorf("children %v are still there", alive)
	}
}

// The child of a parent that was killed must not go on for hours.
func TestChildDiesWithItsParent(t *testing.T) {
	n := newNursery(t)
	command := n.command(t, parent)
	process := exec.CommandContext(t.Context(), command[0], command[1:]...)
	if err := process.Start(); err != nil {
		t.Fatal(err)
	}
	n.awaitBusy(t)
	if err := process.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = process.Wait()
	await(t, "the child's end", func() bool { return len(living(n.born(t))) == 0 })
}

func living(ids []int) []int {
	return slices.DeleteFunc(slices.Clone(ids), func(id int) bool { return !isAlive(id) })
}
