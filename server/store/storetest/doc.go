// Package storetest holds the cases every database under the store must pass:
// queries, guards, conflicts, what strangers see, and concurrency. A database
// joins by calling [Exercise] with a way to open an empty store on it.
//
// For tests of other packages there is [Both], which runs a test on SQLite and on
// PostgreSQL, each time with an empty store.
package storetest
