package stream

import (
	"errors"
	"slices"
)

// Why a reader has to go.
var (
	// ErrSlow says that the reader has not taken what it was woken for and the
	// hub no longer has it. It may come back and say where it was.
	ErrSlow = errors.New("the reader is too slow")
	// ErrClosed says that the server is stopping.
	ErrClosed = errors.New("the stream is closed")
)

// Reader is one listener. Its methods are for one goroutine at a time.
type Reader struct {
	hub    *Hub
	person string
	topics []string
	wake   chan struct{}
	joined int64

	// The hub's mutex guards what follows.
	pending int64 // the first entry for it that it has not taken; 0 for none
	left    bool
}

// Joined is the id of the last entry before the reader came.
func (r *Reader) Joined() int64 { return r.joined }

// Wake receives when there is something to take.
func (r *Reader) Wake() <-chan struct{} { return r.wake }

// notice notes an entry for the reader. The hub's mutex is held.
func (r *Reader) notice(id int64) {
	if r.pending == 0 {
		r.pending = id
		r.ring()
	}
}

// ring wakes the reader, once however often it is called.
func (r *Reader) ring() {
	select {
	case r.wake <- struct{}{}:
	default:
	}
}

// Take gives the frames the reader was woken for and the id of the last entry
// it need not ask for again.
func (r *Reader) Take() (frames [][]byte, position int64, err error) {
	h := r.hub
	h.mutex.Lock()
	defer h.mutex.Unlock()
	switch {
	case h.closed:
		return nil, 0, ErrClosed
	case r.pending == 0:
		return nil, h.ring.last, nil
	case r.pending < h.ring.first:
		return nil, 0, ErrSlow
	}
	frames = h.ring.from(r.pending, h.ring.last, r.topics)
	r.pending = 0
	return frames, h.ring.last, nil
}

// Follow gives the reader other topics: its person has gained or lost rights.
// What it was woken for and has not taken is judged by the new ones.
func (r *Reader) Follow(topics []string) {
	if slices.Equal(r.topics, topics) {
		return
	}
	h := r.hub
	h.mutex.Lock()
	defer h.mutex.Unlock()
	if r.left {
		return
	}
	h.unindex(r)
	r.topics = topics
	h.index(r)
}

// Leave ends the reader; leaving twice changes nothing.
func (r *Reader) Leave() {
	h := r.hub
	h.mutex.Lock()
	defer h.mutex.Unlock()
	if r.left {
		return
	}
	r.left = true
	h.unindex(r)
	delete(h.all, r)
	if h.persons[r.person]--; h.persons[r.person] == 0 {
		delete(h.persons, r.person)
	}
}
