package dot

import (
	"strconv"

	"statecraft/engine"
)

// namer finds names that are still free, by [engine.TransitionID]'s numbering.
// It remembers how far it has counted, so that many equal wishes stay cheap.
type namer struct {
	taken map[string]bool
	next  map[string]int // number to try, by wish
}

func newNamer() *namer {
	return &namer{taken: map[string]bool{}, next: map[string]int{}}
}

// take notes a name that is in use.
func (n *namer) take(name string) { n.taken[name] = true }

// free gives the wish, or the wish with the lowest number that makes it free.
func (n *namer) free(wish string) string {
	if !n.taken[wish] {
		return wish
	}
	for number := max(2, n.next[wish]); ; number++ {
		if name := wish + "#" + strconv.Itoa(number); !n.taken[name] {
			n.next[wish] = number
			return name
		}
	}
}

// transition gives the id [engine.TransitionID] would give.
func (n *namer) transition(from, to string) string {
	return n.free(engine.TransitionID(from, to, func(string) bool { return false }))
}
