package stream

import "context"

// Knows tells whether [Reader.Missed] can tell what followed an id: it is not too
// long ago, and not further than the journal goes.
func (r *Reader) Knows(after int64) bool {
	return after >= 0 && after <= r.joined && r.joined-after <= r.hub.options.MostMissed
}

// Missed calls give with the frames of the entries after an id the reader
// [Reader.Knows], up to the one it joined at, so that nothing is lost between two
// connections.
func (r *Reader) Missed(ctx context.Context, after int64, give func(frames [][]byte) error) error {
	h := r.hub
	if frames, kept := r.kept(after); kept {
		return give(frames)
	}
	select {
	case h.missing <- struct{}{}:
		defer func() { <-h.missing }()
	case <-ctx.Done():
		return ctx.Err()
	}
	for after < r.joined {
		entries, err := h.journal.After(ctx, after, page)
		if err != nil || len(entries) == 0 {
			return err
		}
		var frames [][]byte
		for n := range entries {
			if e := &entries[n]; e.ID <= r.joined && e.isFor(r.topics) {
				frames = append(frames, e.Frame)
			}
		}
		if err := give(frames); err != nil {
			return err
		}
		after = entries[len(entries)-1].ID
	}
	return nil
}

// kept takes what was missed from the ring, where it still is.
func (r *Reader) kept(after int64) (frames [][]byte, kept bool) {
	h := r.hub
	h.mutex.Lock()
	defer h.mutex.Unlock()
	if after+1 < h.ring.first {
		return nil, false
	}
	return h.ring.from(after+1, r.joined, r.topics), true
}
