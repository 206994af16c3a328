// Package shelf keeps data in the browser from one visit to the next: a store of
// values by key on top of IndexedDB, which writes in the background and never
// makes the page wait.
//
// What belongs here: putting, getting and forgetting bytes. What they mean and how
// long they are worth keeping is the business of whoever puts them there.
//
// Where things are: shelf.go decides what is written when, and answers from what is
// not written yet; drawer.go keeps what has many parts; store.go says what it needs of a store, store_js.go is that of
// the browser and store_other.go one in memory.
package shelf
