package api

import (
	"context"
	"sync"
	"time"

	"statecraft/engine"
	"statecraft/shared"
)

// What a text stands for can take forty times its size in memory, so large bodies
// are let in a few at a time. Small ones, as nearly every decision is, never wait
// for them.
const (
	// lightBody is how large a body is that nobody waits with.
	lightBody = 8 << 10
	// heavyAtOnce is how many large ones are read into values at a time, and
	// longestForTurn how long one waits for that.
	heavyAtOnce    = 4
	longestForTurn = 5 * time.Second
	// mostHeavy is how many may be here at all, arriving ones too, and
	// mostHeavyOfOne how many of one caller: who sends slowly is in nobody's way
	// but their own.
	mostHeavy      = 128
	mostHeavyOfOne = 16
)

// heavy are the large bodies that are here.
type heavy struct {
	turns chan struct{}

	mutex sync.Mutex
	of    map[string]int // callers
	all   int
}

func newHeavy() *heavy {
	return &heavy{turns: make(chan struct{}, heavyAtOnce), of: map[string]int{}}
}

func tooHeavy() error {
	return &engine.Error{Code: shared.CodeOverloaded, Message: "Too much is sent to the server right now. Send it again in a moment."}
}

// enter lets a body of a caller come in. leave must be called.
func (h *heavy) enter(caller string) (leave func(), err error) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	if h.all >= mostHeavy || h.of[caller] >= mostHeavyOfOne {
		return nil, tooHeavy()
	}
	h.all++
	h.of[caller]++
	return func() {
		h.mutex.Lock()
		defer h.mutex.Unlock()
		h.all--
		if h.of[caller]--; h.of[caller] == 0 {
			delete(h.of, caller)
		}
	}, nil
}

// turn waits until one can be read into values. done must be called.
func (h *heavy) turn(ctx context.Context) (done func(), err error) {
	ctx, cancel := context.WithTimeout(ctx, longestForTurn)
	defer cancel()
	select {
	case h.turns <- struct{}{}:
		return func() { <-h.turns }, nil
	case <-ctx.Done():
		return nil, tooHeavy()
	}
}
