package stream

import "slices"

// Entry is a change that some readers hear of.
type Entry struct {
	// ID is its place in the journal; ids have no gaps.
	ID int64
	// Frame is what readers are sent, the same bytes for all of them; nil for an
	// entry nobody hears of.
	Frame []byte
	// To are the topics of those who may hear of it.
	To []string
}

// isFor tells whether one of the topics is among the entry's.
func (e *Entry) isFor(topics []string) bool {
	return slices.ContainsFunc(e.To, func(topic string) bool { return slices.Contains(topics, topic) })
}

// ring keeps the last entries.
type ring struct {
	entries []Entry // at id modulo its length
	first   int64   // oldest that is kept; above last when empty
	last    int64
}

// newRing is empty and goes on after an id.
func newRing(size int, after int64) ring {
	return ring{entries: make([]Entry, size), first: after + 1, last: after}
}

func (r *ring) add(e Entry) {
	r.entries[e.ID%int64(len(r.entries))] = e
	r.last = e.ID
	r.first = max(r.first, r.last-int64(len(r.entries))+1)
}

// from gives the frames of the entries from one id to another that have one of
// the topics.
func (r *ring) from(id, to int64, topics []string) (frames [][]byte) {
	for ; id <= to; id++ {
		if e := &r.entries[id%int64(len(r.entries))]; e.ID == id && e.isFor(topics) {
			frames = append(frames, e.Frame)
		}
	}
	return frames
}
