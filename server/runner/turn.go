package runner

import (
	"context"

	"statecraft/engine"
	"statecraft/shared"
)

// turns lets commands on one instance go one after the other. They would be
// refused by the store anyway when they collide; waiting costs less than
// deciding again. Instances share turns, so the number is fixed.
type turns []chan struct{}

const turnCount = 256

func newTurns() turns {
	t := make(turns, turnCount)
	for n := range t {
		t[n] = make(chan struct{}, 1)
	}
	return t
}

// take waits for the instance's turn; whoever got it must release it. New
// instances (id 0) collide with nothing.
func (t turns) take(ctx context.Context, instance int64) (release func(), err error) {
	if instance == 0 {
		return func() {}, nil
	}
	turn := t[uint64(instance)%turnCount]
	select {
	case turn <- struct{}{}:
		return func() { <-turn }, nil
	case <-ctx.Done():
		return nil, &engine.Error{Code: shared.CodeUnavailable, Message: "Too much is happening in this instance right now. Try again in a moment."}
	}
}
