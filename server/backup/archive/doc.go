// Package archive is the form of a backup: a gzipped tar of two files that any
// administrator can open by hand. manifest.json says what it is and how to tell
// that it is whole, statecraft.db is the database.
//
// What belongs here: writing that form and reading it, bounded and suspicious.
// What does not: files on a disk, and what the database is (server/backup).
package archive
