// Package backup makes a file of a whole SQLite database while it is in use, and
// a data folder of such a file again.
//
// Its form is that of package archive. Whatever is missing in a copy, changed or
// added is found before a restored database takes the place of anything.
//
// What belongs here: files, their order on the disk, and looking at a database as
// a file. What does not: what is in it (server/store) and talking about it (the
// program). It has connections of its own, beside those of the store, because a
// backup is made by another process than the one that writes.
package backup
