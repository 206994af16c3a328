// Package stream lets many readers follow the journal as it grows. One goroutine
// of a [Hub] reads what is new; readers are woken only by entries that are for
// them, take them from one ring that all share, and are dropped where they fall
// behind it. A reader costs a few hundred bytes, so ten thousand may listen.
//
// Who may see an entry is decided by topics: an entry has those of everybody it
// is for, a reader those of its person, and one in common is enough.
//
// Where things are: hub.go reads the journal and wakes readers, ring.go keeps the
// last entries, reader.go is one listener, missed.go makes up for what came
// before it.
//
// What belongs here: who hears what, and when. What does not: HTTP, what an entry
// looks like and which topics it has (server/api), what is in the journal
// (server/store).
package stream
