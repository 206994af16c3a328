package api

import (
	"context"
	"maps"
	"slices"
	"sync"
	"time"

	"statecraft/server/store"
)

// Who listens is asked for together: by one goroutine while anybody does, many at
// a time, and spread over the time there is.
const (
	// askedAtOnce is for how many is asked at a time, and askTimeout how long that
	// may take.
	askedAtOnce = 500
	askTimeout  = 3 * time.Second
)

// listeners are the open streams.
type listeners struct {
	mutex  sync.Mutex
	all    map[*listener]struct{}
	asking bool
}

// attend has a listener asked for again and again, until it leaves.
func (s *server) attend(l *listener) (leave func()) {
	s.listeners.mutex.Lock()
	defer s.listeners.mutex.Unlock()
	if s.listeners.all == nil {
		s.listeners.all = map[*listener]struct{}{}
	}
	s.listeners.all[l] = struct{}{}
	if !s.listeners.asking {
		s.listeners.asking = true
		go s.askForAll()
	}
	return func() {
		s.listeners.mutex.Lock()
		defer s.listeners.mutex.Unlock()
		delete(s.listeners.all, l)
	}
}

// bySecret gives who listens, by what they came with; nil ends the asking.
func (s *server) bySecret() map[string][]*listener {
	s.listeners.mutex.Lock()
	defer s.listeners.mutex.Unlock()
	if len(s.listeners.all) == 0 {
		s.listeners.asking = false
		return nil
	}
	found := map[string][]*listener{}
	for l := range s.listeners.all {
		found[l.secret] = append(found[l.secret], l)
	}
	return found
}

// askForAll finds out, for all who listen, who they are now.
func (s *server) askForAll() {
	for {
		waiting := s.bySecret()
		if waiting == nil {
			return
		}
		parts := slices.Collect(slices.Chunk(slices.Sorted(maps.Keys(waiting)), askedAtOnce))
		for _, secrets := range parts {
			time.Sleep(s.pace.asking / time.Duration(len(parts)))
			s.askFor(secrets, waiting)
		}
	}
}

// askFor tells listeners who they are now. Where that cannot be found out, they
// are told nothing, and end when they have waited too long.
func (s *server) askFor(secrets []string, waiting map[string][]*listener) {
	ctx, cancel := context.WithTimeout(context.Background(), askTimeout)
	defer cancel()
	good, err := s.Auth.StillIn(ctx, secrets)
	if err != nil {
		s.Log.Error("it cannot be found out who may still listen", "error", err)
		return
	}
	for _, secret := range secrets {
		var caller *store.Caller
		if c, ok := good[secret]; ok {
			caller = &c
		}
		for _, l := range waiting[secret] {
			select {
			case <-l.still: // what they have not looked at is old
			default:
			}
			l.still <- caller
		}
	}
}
