package shell

import (
	"time"

	"statecraft/app/client/stream"
)

const (
	// tellEvery is how often pages are told news at most: where much happens they
	// would ask the server all the time.
	tellEvery = time.Second
	// askEvery is how often they ask where the server does not tell.
	askEvery = 15 * time.Second
	// mostChanges is how many changes are told one by one.
	mostChanges = 200
)

// pace decides when the pages are told that something has happened: at once, then
// once in a while, and not while nobody looks at them.
type pace struct {
	gathered stream.News // not told yet
	any      bool        // something is gathered
	live     bool        // the server tells what happens
	told     time.Time
}

// hear takes news in.
func (p *pace) hear(n stream.News) {
	p.live, p.any = n.Live, true
	p.gathered.Everything = p.gathered.Everything || n.Everything
	if p.gathered.Changes = append(p.gathered.Changes, n.Changes...); len(p.gathered.Changes) > mostChanges {
		p.gathered.Everything = true
	}
	if p.gathered.Everything {
		p.gathered.Changes = nil
	}
}

// due is when the pages are to be told next; the zero time is not before
// something happens.
func (p *pace) due(seen bool) time.Time {
	switch {
	case !seen:
		return time.Time{}
	case p.any:
		return p.told.Add(tellEvery)
	case !p.live:
		return p.told.Add(askEvery)
	}
	return time.Time{}
}

// take gives what the pages are told now, if anything.
func (p *pace) take(now time.Time, seen bool) (n stream.News, ok bool) {
	due := p.due(seen)
	if due.IsZero() || now.Before(due) {
		return stream.News{}, false
	}
	n = p.gathered
	n.Live = p.live
	n.Everything = n.Everything || !p.any
	p.gathered, p.any, p.told = stream.News{}, false, now
	return n, true
}
