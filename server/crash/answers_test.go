package crash

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"sync"

	"statecraft/engine"
	"statecraft/shared"
)

// checkAnswers holds what the server answers after it has come up again against
// what was found in the database: every instance that is under way, all open
// tasks, and requests that were acknowledged before.
func (w *world) checkAnswers() {
	w.Helper()
	if w.last == nil {
		return
	}
	ids := make(chan int64)
	var checking sync.WaitGroup
	for range 8 {
		checking.Go(func() {
			for id := range ids {
				w.checkInstance(id)
			}
		})
	}
	for _, f := range w.crowd.flows {
		if f.instance != 0 {
			ids <- f.instance
		}
	}
	close(ids)
	checking.Wait()
	w.checkTasks()
	w.askAgain()
	w.report("when it is up again")
}

func (w *world) checkInstance(id int64) {
	l, there := w.crowd.ledger, w.last.instances[id]
	var detail shared.InstanceDetail
	var events []engine.Event
	path := fmt.Sprintf("%s/%d", shared.PathInstances, id)
	ok := w.pages(path, w.crowd.town.olga, func() any { return &detail }, func() {})
	part := new(shared.History)
	ok = ok && w.pages(path+"/history?limit=500", w.crowd.town.olga, func() any { *part = shared.History{}; return part }, func() { events = append(events, part.Events...) })
	answered, stored := mustEncode(detail.Instance), mustEncode(there.Fold)
	if ok && (!bytes.Equal(answered, stored) || !bytes.Equal(mustEncode(events), mustEncode(there.events))) {
		l.fault("instance %d is answered as\n%s\nwith %d events, and stored as\n%s\nwith %d", id, answered, len(events), stored, len(there.events))
	}
}

// pages reads a list part by part, each into a value of its own.
func (w *world) pages(path string, as person, into func() any, read func()) (ok bool) {
	for next := path; next != ""; {
		got, err := w.servers[0].exchange(http.MethodGet, next, "", as, nil)
		if err != nil || got.status != http.StatusOK || json.Unmarshal(got.body, into()) != nil {
			w.crowd.ledger.fault("GET %s as %s: %d %s %v", next, as.name, got.status, got.body, err)
			return false
		}
		read()
		next, _, _ = strings.Cut(strings.TrimPrefix(got.header.Get("Link"), "<"), ">")
	}
	return true
}

// checkTasks wants everybody together to be shown every open task, and no other.
func (w *world) checkTasks() {
	l := w.crowd.ledger
	shown := map[string]bool{}
	for _, who := range append(w.crowd.town.acting, w.crowd.town.chief) {
		list := new([]shared.Task)
		w.pages(shared.PathTasks+"?view=all&limit=500", who, func() any { *list = nil; return list }, func() {
			for n := range *list {
				shown[(*list)[n].ID] = true
			}
		})
	}
	for id, k := range w.last.instances {
		for activation := range k.Tasks {
			task := fmt.Sprintf("%d-%d", id, activation)
			if !shown[task] {
				l.fault("task %s is open and shown to nobody", task)
			}
			delete(shown, task)
		}
	}
	for task := range shown {
		l.fault("task %s is shown and not open", task)
	}
}

// askAgain repeats requests that were acknowledged: they must be answered as done.
func (w *world) askAgain() {
	l := w.crowd.ledger
	var done []*asked
	for _, a := range l.entries {
		if a.known == acknowledged {
			done = append(done, a)
		}
	}
	const some = 30
	w.random.Shuffle(len(done), func(i, j int) { done[i], done[j] = done[j], done[i] })
	for _, a := range done[:min(some, len(done))] {
		l.send(w.servers[0], a)
		if a.known != acknowledged {
			l.fault("acknowledged before: %s %s", a, a.refusal)
		}
	}
}

func joinLines(list []string) string { return strings.Join(list, "\n") }
