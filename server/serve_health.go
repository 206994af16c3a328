package main

import (
	"context"
	"encoding/json"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"statecraft/server/store"
	"statecraft/shared"
)

// Paths for who looks after the server: whether the process lives, and whether it
// is of use. They need no key and tell nothing that is anybody's.
const (
	pathHealth = "/healthz"
	pathReady  = "/readyz"
)

// database is what readiness is asked of.
type database interface {
	JournalHead(ctx context.Context) (int64, error)
	Note(ctx context.Context, name string) (string, error)
	Writable(ctx context.Context) error
}

// health knows whether the server is ready.
type health struct {
	now      func() time.Time
	stopping atomic.Bool

	mutex    sync.Mutex
	database database // nil until it is open and up to date
	asked    time.Time
	found    readiness
}

// readiness is the answer of pathReady.
type readiness struct {
	Ready bool `json:"ready"`
	// Because says why it is not. Notes are what an operator should know although
	// it is.
	Because string   `json:"because,omitempty"`
	Notes   []string `json:"notes,omitempty"`
}

const (
	// askedAgain keeps those who ask without a pause from wearing out the database.
	askedAgain = time.Second
	askTimeout = 2 * time.Second
)

// opened says that the database is open and its tables are up to date.
func (h *health) opened(d database) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	h.database = d
}

// readiness finds out whether the server is of use now.
func (h *health) readiness() readiness {
	if h.stopping.Load() {
		return readiness{Because: "the server is stopping"}
	}
	h.mutex.Lock()
	defer h.mutex.Unlock()
	if h.database == nil {
		return readiness{Because: "the database is being opened and brought up to date"}
	}
	if now := h.now(); h.asked.IsZero() || now.Sub(h.asked) >= askedAgain {
		h.asked, h.found = now, ask(h.database)
	}
	return h.found
}

func ask(d database) readiness {
	// Not that of the request: others read the answer too.
	ctx, cancel := context.WithTimeout(context.Background(), askTimeout)
	defer cancel()
	if _, err := d.JournalHead(ctx); err != nil {
		return readiness{Because: "the database does not answer"}
	}
	if err := d.Writable(ctx); err != nil {
		return readiness{Because: "the database takes no changes"}
	}
	r := readiness{Ready: true}
	why, err := d.Note(ctx, store.NoteSendingPaused)
	if err != nil {
		return readiness{Because: "the database does not answer"}
	}
	if why != "" {
		r.Notes = append(r.Notes, "sending is paused ("+why+"); statecraft resume-sending confirms that it may go on")
	}
	return r
}

// before answers the paths above and lets everything else through.
func (h *health) before(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case pathHealth:
			sendState(w, r, http.StatusOK, map[string]bool{"alive": true})
		case pathReady:
			state := h.readiness()
			status := http.StatusOK
			if !state.Ready {
				status = http.StatusServiceUnavailable
			}
			sendState(w, r, status, state)
		default:
			next.ServeHTTP(w, r)
		}
	})
}

func sendState(w http.ResponseWriter, r *http.Request, status int, state any) {
	header := w.Header()
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Cache-Control", "no-store")
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		header.Set("Allow", "GET, HEAD")
		w.WriteHeader(http.StatusMethodNotAllowed)
		return
	}
	header.Set("Content-Type", "application/json")
	w.WriteHeader(status)
	if r.Method == http.MethodGet {
		_ = json.NewEncoder(w).Encode(state) // whoever hung up needs no answer
	}
}

// notYet is what everybody else is told until the database is open.
func notYet(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Retry-After", "1")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Content-Type", "application/problem+json")
	const status = http.StatusServiceUnavailable
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_ = json.NewEncoder(w).Encode(shared.ProblemDocument{
			Type: "about:blank", Title: http.StatusText(status), Status: status, Code: shared.CodeUnavailable,
			Detail: "The server is starting. Try again in a moment.",
		})
	}
}
