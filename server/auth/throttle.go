package auth

import (
	"fmt"
	"net/netip"
	"sync"
	"time"

	"statecraft/engine"
	"statecraft/shared"
)

// throttle counts tries per name in windows of time. Names are accounts and
// addresses; an account counts whether it exists or not, so being slowed down
// tells nothing.
type throttle struct {
	limit  int
	window time.Duration

	mutex   sync.Mutex
	entries map[string]*tries // by hash: a name may be as long as a body
}

type tries struct {
	count int
	ends  time.Time // of the window
}

// mostThrottled bounds the memory. Past it, windows that are over are dropped, and
// then the names with the fewest tries: whoever wants a name forgotten that was
// tried often must try that many others as often.
const mostThrottled = 10_000

func newThrottle(limit int, window time.Duration) *throttle {
	return &throttle{limit: limit, window: window, entries: map[string]*tries{}}
}

// take counts a try before it is made, so that tries side by side count too. It
// refuses those past the limit and says how long to wait.
func (t *throttle) take(name string, now time.Time) error {
	name = hashOf(name)
	t.mutex.Lock()
	defer t.mutex.Unlock()
	e := t.entries[name]
	if e == nil || !now.Before(e.ends) {
		t.makeRoom(now)
		e = &tries{ends: now.Add(t.window)}
		t.entries[name] = e
	}
	if e.count >= t.limit {
		return &ThrottledError{Wait: e.ends.Sub(now)}
	}
	e.count++
	return nil
}

// check refuses names that are past the limit, and counts nothing.
func (t *throttle) check(name string, now time.Time) error {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	if e := t.entries[hashOf(name)]; e != nil && now.Before(e.ends) && e.count >= t.limit {
		return &ThrottledError{Wait: e.ends.Sub(now)}
	}
	return nil
}

// forget clears a name: its owner has shown who they are.
func (t *throttle) forget(name string) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	delete(t.entries, hashOf(name))
}

func (t *throttle) makeRoom(now time.Time) {
	if len(t.entries) < mostThrottled {
		return
	}
	for name, e := range t.entries {
		if !now.Before(e.ends) {
			delete(t.entries, name)
		}
	}
	for fewest := 1; len(t.entries) >= mostThrottled; fewest++ {
		for name, e := range t.entries {
			if e.count <= fewest {
				delete(t.entries, name)
			}
		}
	}
}

// network is what an address counts as: for IPv6 its network, because whoever has
// one address there has billions.
func network(address string) string {
	ip, err := netip.ParseAddr(address)
	if err != nil || ip.Unmap().Is4() {
		return address
	}
	prefix, err := ip.Prefix(64)
	if err != nil {
		return address
	}
	return prefix.String()
}

// ThrottledError refuses a try and says after how long the next is heard.
type ThrottledError struct{ Wait time.Duration }

func (e *ThrottledError) Error() string {
	return fmt.Sprintf("There were too many tries. Wait %s, then try again.", e.minutes())
}

func (e *ThrottledError) minutes() string {
	if n := int(e.Wait.Minutes()) + 1; n > 1 {
		return fmt.Sprintf("%d minutes", n)
	}
	return "a minute"
}

// As gives the error every package understands to errors.As.
func (e *ThrottledError) As(target any) bool {
	out, ok := target.(**engine.Error)
	if ok {
		*out = &engine.Error{Code: shared.CodeThrottled, Message: e.Error()}
	}
	return ok
}
