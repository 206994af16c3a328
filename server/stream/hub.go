package stream

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"statecraft/engine"
	"statecraft/shared"
)

// Journal is where entries come from.
type Journal interface {
	// Head is the id of the last entry; 0 where there is none.
	Head(context.Context) (int64, error)
	// After gives the entries that follow an id, oldest first.
	After(ctx context.Context, id int64, limit int) ([]Entry, error)
}

// Options bound what a hub holds. The zero value of every field means its
// default.
type Options struct {
	// Most is how many readers there may be, MostPerPerson how many of one
	// person; the defaults are 16,384 and 32.
	Most          int
	MostPerPerson int
	// Ring is how many entries are kept for all: a reader that many behind is
	// dropped. The default is 4,096.
	Ring int
	// MostMissed is how many entries a reader that comes back is given; one that
	// was away for longer has to look at everything anew. The default is 10,000.
	MostMissed int64
	// Poll is how often the journal is looked at although nobody has said that it
	// grew: other servers write to it too. The default is 1 s.
	Poll time.Duration
	// Log is told when the journal cannot be read; the default is slog.Default().
	Log *slog.Logger
}

func (o Options) complete() Options {
	setDefault(&o.Most, 16<<10)
	setDefault(&o.MostPerPerson, 32)
	setDefault(&o.Ring, 4096)
	setDefault(&o.MostMissed, 10_000)
	setDefault(&o.Poll, time.Second)
	if o.Log == nil {
		o.Log = slog.Default()
	}
	return o
}

func setDefault[N int | int64 | time.Duration](value *N, otherwise N) {
	if *value <= 0 {
		*value = otherwise
	}
}

// page is how many entries are read at once.
const page = 500

// Hub hands entries of one journal to readers.
type Hub struct {
	journal Journal
	options Options
	// missing bounds how many readers look for what they missed at a time.
	missing chan struct{}

	mutex   sync.Mutex
	ring    ring
	all     map[*Reader]struct{}
	readers map[string]map[*Reader]struct{} // by topic
	persons map[string]int                  // how many readers each has
	closed  bool
}

// mostMissing is how many readers read the journal themselves at a time.
const mostMissing = 4

// New makes a hub that begins at the end of the journal, with what came just
// before at hand for those who come back. [Hub.Run] keeps it going.
func New(ctx context.Context, journal Journal, o Options) (*Hub, error) {
	o = o.complete()
	head, err := journal.Head(ctx)
	if err != nil {
		return nil, fmt.Errorf("find the end of the journal: %w", err)
	}
	h := &Hub{
		journal: journal, options: o, missing: make(chan struct{}, mostMissing),
		ring: newRing(o.Ring, max(0, head-int64(o.Ring))),
		all:  map[*Reader]struct{}{}, readers: map[string]map[*Reader]struct{}{}, persons: map[string]int{},
	}
	return h, h.tail(ctx)
}

// Run hands out entries until the context ends, then lets every reader go.
// grown says that the journal has grown; more than one need not be told apart.
func (h *Hub) Run(ctx context.Context, grown <-chan struct{}) {
	defer h.close()
	poll := time.NewTicker(h.options.Poll)
	defer poll.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-grown:
		case <-poll.C:
		}
		if err := h.tail(ctx); err != nil && ctx.Err() == nil {
			h.options.Log.Error("the journal cannot be followed", "error", err)
		}
	}
}

// tail reads what is new in the journal.
func (h *Hub) tail(ctx context.Context) error {
	for {
		entries, err := h.journal.After(ctx, h.Position(), page)
		if err != nil {
			return err
		}
		h.publish(entries)
		if len(entries) < page {
			return nil
		}
	}
}

func (h *Hub) publish(entries []Entry) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	for _, e := range entries {
		h.ring.add(e)
		for _, topic := range e.To {
			for r := range h.readers[topic] {
				r.notice(e.ID)
			}
		}
	}
}

// Position is the id of the last entry that was handed out.
func (h *Hub) Position() int64 {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	return h.ring.last
}

// Join adds a reader for a person. It hears of every entry from now on that has
// one of the topics, until it leaves.
func (h *Hub) Join(person string, topics []string) (*Reader, error) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	switch {
	case h.closed:
		return nil, &engine.Error{Code: shared.CodeUnavailable, Message: "The server is stopping. Come back in a moment."}
	case h.persons[person] >= h.options.MostPerPerson:
		return nil, &engine.Error{Code: shared.CodeThrottled, Message: fmt.Sprintf("You listen in %d places already. Close one of them.", h.options.MostPerPerson)}
	case len(h.all) >= h.options.Most:
		return nil, &engine.Error{Code: shared.CodeOverloaded, Message: "As many listen to this server as it can serve. Try again later."}
	}
	r := &Reader{hub: h, person: person, topics: topics, wake: make(chan struct{}, 1), joined: h.ring.last}
	h.persons[person]++
	h.all[r] = struct{}{}
	h.index(r)
	return r, nil
}

// Count is how many readers there are.
func (h *Hub) Count() int {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	return len(h.all)
}

// index lists a reader under its topics.
func (h *Hub) index(r *Reader) {
	for _, topic := range r.topics {
		if h.readers[topic] == nil {
			h.readers[topic] = map[*Reader]struct{}{}
		}
		h.readers[topic][r] = struct{}{}
	}
}

func (h *Hub) unindex(r *Reader) {
	for _, topic := range r.topics {
		delete(h.readers[topic], r)
		if len(h.readers[topic]) == 0 {
			delete(h.readers, topic)
		}
	}
}

// close wakes every reader to let it go.
func (h *Hub) close() {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	h.closed = true
	for r := range h.all {
		r.ring()
	}
}
