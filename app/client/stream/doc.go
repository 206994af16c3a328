// Package stream tells a page what happens at the server, as it happens. However
// many tabs a person has open, one of them hears the server's stream and tells the
// others: a browser has few connections to one host.
//
// Which tab that is, the browser's locks decide: whoever holds the lock hears,
// the others wait for it, and the next one takes over when a tab goes. What a tab
// does about the stream is decided by tab, which is pure; Listen carries it out.
//
// What belongs here: hearing of changes. What to read anew because of them is the
// page's to decide; a change says only what it is about.
package stream
