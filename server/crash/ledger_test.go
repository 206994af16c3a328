package crash

import (
	"fmt"
	"sync"
)

// asked is a request that changes something, and what its caller knows of it. It
// is sent under its key until an answer says what came of it.
type asked struct {
	key, method, path string
	as                person
	body              []byte
	// What it leaves in the database: see traces.
	does       deed
	instance   int64 // 0 until a start was answered
	activation int

	known   knowledge
	events  int    // of the instance, where the answer told
	refusal string // the code, where it was refused
	// promised says that it was answered by 503, and yet that it was done.
	promised bool
	// looked says that the database was looked at since it was sent, and stored
	// whether it was found there.
	looked, stored bool
}

// deed is what a request does.
type deed string

const (
	starts    deed = "start"
	completes deed = "complete"
	claims    deed = "claim"
	releases  deed = "release"
	assigns   deed = "assign"
	operates  deed = "operate" // leaves its key as a note
	publishes deed = "publish"
)

// knowledge is what a caller knows of a request.
type knowledge string

const (
	unsent       knowledge = "not sent"
	acknowledged knowledge = "acknowledged"
	refused      knowledge = "refused"
	// unchanged were answered by 503 and the promise that nothing has changed.
	unchanged knowledge = "said to have changed nothing"
	unknown   knowledge = "not known"
)

// open tells that the caller is to ask again.
func (k knowledge) open() bool { return k == unsent || k == unchanged || k == unknown }

// ledger is every request that was sent.
type ledger struct {
	mutex   sync.Mutex
	entries []*asked
	faults  []string
}

func (l *ledger) add(a *asked) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.entries = append(l.entries, a)
}

// fault notes something that must not be.
func (l *ledger) fault(format string, args ...any) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	const most = 20 // one fault mostly shows in many places
	if len(l.faults) < most {
		l.faults = append(l.faults, fmt.Sprintf(format, args...))
	}
}

// takeFaults gives the faults noted since it was asked last.
func (l *ledger) takeFaults() []string {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	found := l.faults
	l.faults = nil
	return found
}

// count tells how many requests are known to be so.
func (l *ledger) count(is knowledge) int {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	n := 0
	for _, a := range l.entries {
		if a.known == is {
			n++
		}
	}
	return n
}

func (a *asked) String() string {
	return fmt.Sprintf("%s %s by %s under %s, %s", a.method, a.path, a.as.name, a.key, a.known)
}
