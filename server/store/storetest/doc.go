// Package storetest holds the cases every database under the store must pass:
// queries, guards, conflicts, what strangers see, and concurrency. A database
// joins by calling [Exercise] with a way to open an empty store on it.
package storetest
