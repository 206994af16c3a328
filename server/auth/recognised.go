package auth

import (
	"sync"
	"time"

	"statecraft/server/store"
)

// recognised remembers for a moment who is behind a session, for most requests
// come from those who were here just now. It forgets all at every change besides
// steps of instances this server makes, so whoever is signed out, disabled or
// moved to another group here is so at once; what another server changes on the
// same database is seen after recogniseFor.
type recognised struct {
	mutex    sync.Mutex
	changes  int64 // the store had made when sessions were found
	sessions map[string]seen
}

type seen struct {
	session *store.Session
	at      time.Time
}

const (
	recogniseFor   = 2 * time.Second
	mostRecognised = 4096
)

// get gives the session of a hash; nil where it is not remembered.
func (r *recognised) get(hash string, changes int64, now time.Time) *store.Session {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if r.changes != changes {
		return nil
	}
	s, ok := r.sessions[hash]
	if age := now.Sub(s.at); !ok || age < 0 || age >= recogniseFor || !now.Before(s.session.ExpiresAt) {
		return nil
	}
	return s.session
}

// put remembers a session that was looked up when the store had made that many
// changes.
func (r *recognised) put(session *store.Session, changes int64, now time.Time) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if r.changes > changes {
		return // it was found before something changed
	}
	if r.changes != changes || r.sessions == nil || len(r.sessions) >= mostRecognised {
		r.changes, r.sessions = changes, map[string]seen{}
	}
	r.sessions[session.Hash] = seen{session, now}
}
