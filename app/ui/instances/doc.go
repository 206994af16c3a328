// Package instances holds the list of what runs or ran, and the page of one
// instance: its live diagram, what it waits for, its history in plain words, its
// data and its sign-offs.
package instances
