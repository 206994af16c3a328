package editor

import (
	"hash/fnv"
	"strconv"

	"statecraft/app/editor/merge"
)

// Keep stores segments of the history outside of memory, so that undo reaches
// back to the first step and survives closing the page. Its methods are called by
// the editor and must return at once; a write that is still under way or has
// failed is the keep's to remember, since the editor has forgotten the data.
type Keep interface {
	// Put stores a segment in place of what was stored under the number.
	Put(n int, data []byte)
	// Drop forgets the segments from a number on.
	Drop(from int)
}

// Saved is what has to be stored beside the segments to go on with a history.
type Saved struct {
	Version int `json:"version"`
	// Head is how many steps are done, Segments how many steps each segment has.
	Head     int   `json:"head"`
	Segments []int `json:"segments"`
	// Digest is that of the document.
	Digest string `json:"digest"`
	// Absorbed is what was called otherwise in changes of somebody else.
	Absorbed []merge.Renamed `json:"absorbed,omitempty"`
}

// Keep has the history kept from now on. Without a keep all of it stays in memory.
func (e *Editor) Keep(k Keep) { e.history.keep = k }

// Save gives the keep what it does not have yet and tells what has to be stored
// with it, in one go if possible. It costs what has changed since the last call.
func (e *Editor) Save() Saved {
	h := &e.history
	s := Saved{Version: recordVersion, Head: h.head, Segments: make([]int, len(h.segments)), Digest: e.digest(), Absorbed: e.absorbed}
	for i := range h.segments {
		s.Segments[i] = h.segments[i].count
		if h.keep != nil {
			h.segments[i].store(i, h.keep)
			h.segments[i].packed = nil
		}
	}
	if h.dropped && h.keep != nil {
		h.keep.Drop(len(h.segments))
		h.dropped = false
	}
	return s
}

// Resume goes on with a history that was saved, on an editor that has none yet.
// It answers false, and changes nothing, unless the document is the one the
// history was saved with. The segments come by Wants and Give.
func (e *Editor) Resume(s Saved) bool {
	h := &e.history
	if len(h.segments) > 0 || s.Version != recordVersion || s.Digest == "" || s.Digest != e.digest() {
		return false
	}
	resumed := history{keep: h.keep, limits: h.limits, head: s.Head, segments: make([]segment, len(s.Segments))}
	for i, count := range s.Segments {
		if count < 0 {
			return false
		}
		resumed.segments[i] = segment{count: count, stored: true}
	}
	if s.Head < 0 || s.Head > resumed.length() {
		return false
	}
	e.history, e.absorbed = resumed, s.Absorbed
	e.onChange.tell(Touched{})
	return true
}

// Wants names a segment that is kept and will soon be needed: read it and call
// Give. Every segment is named once; ask again, until ok is false, after Resume
// and after every change.
func (e *Editor) Wants() (n int, ok bool) {
	h := &e.history
	first := 0
	for i := range h.segments {
		s := &h.segments[i]
		last := first + s.count
		near := first-h.limits.wanted <= h.head && h.head <= last+h.limits.wanted
		if near && !s.asked && !s.isAtHand() && s.packed == nil {
			s.asked = true
			return i, true
		}
		first = last
	}
	return 0, false
}

// Give brings back a segment that was wanted; nil where it cannot be read. What
// lies beyond a segment that is lost cannot be reached any more and is forgotten.
func (e *Editor) Give(n int, data []byte) {
	h := &e.history
	if n < 0 || n >= len(h.segments) || h.segments[n].isAtHand() {
		return // forgotten meanwhile
	}
	if !h.segments[n].unpack(data) {
		h.lose(n)
	} else if h.keep != nil {
		h.segments[n].packed = nil
	}
	e.onChange.tell(Touched{})
}

// lose forgets a segment that cannot be read, with what lies beyond it. One that
// is partly done takes both sides along.
func (h *history) lose(n int) {
	first := 0
	for i := range n {
		first += h.segments[i].count
	}
	last := first + h.segments[n].count
	if first >= h.head {
		h.truncate(first)
		return
	}
	if last > h.head {
		h.truncate(h.head)
		last = h.head
	}
	h.forget(last)
}

// digest tells documents apart; it is empty for one that cannot be stored.
func (e *Editor) digest() string {
	text := e.JSON()
	if text == nil {
		return ""
	}
	hash := fnv.New64a()
	_, _ = hash.Write(text) // cannot fail
	return strconv.FormatUint(hash.Sum64(), 16)
}

// JSON is the document as JSON, as it is stored and sent: what json.Marshal gives,
// at the cost of what has changed since the last call. It is nil where something
// in the document can be no JSON.
func (e *Editor) JSON() []byte { return e.encoder.document(&e.doc.workflow) }
