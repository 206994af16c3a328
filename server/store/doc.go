// Package store keeps everything that must survive a restart: workflows and
// their versions, instances with events, tasks and sign-offs, people and their
// sessions.
//
// Three rules shape its methods. Whoever reads or changes something says who
// they are (a [Caller]): what is not theirs to see is not found, and lists are
// filtered by the query. Every change names the revision it is based on and
// touches exactly one row, or it is a conflict. What one command changes is
// written by one transaction ([Store.Commit]), or not at all.
//
// A method opens the transaction and calls small functions that take a bun.IDB,
// so they work inside and outside of one. Queries live in the file of their
// noun; rows are the structs beside them. Times come from the caller.
//
// What belongs here: queries, rows, migrations. What does not: deciding what a
// command does (engine), what to do when it is refused (server/runner), who
// somebody is (server/auth). The cases of server/store/storetest hold for every
// database.
package store
