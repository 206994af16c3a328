// Package hostile asks the real program what nobody should ask it: broken,
// endless and forged requests, by people who may not, on both databases. It has
// tests only. They build the program, start it as serve does over databases with
// a few people in them, and send bytes; nothing stands in between.
//
// What fits into one request and one answer is a record in testdata, decided by
// hand. What does not (races, slow senders, bytes that are no HTTP) is Go, in the
// file of its theme. Every single answer is also searched for what no answer may
// tell: stacks, queries, paths, addresses, secrets (leak_test.go).
//
// # Records
//
// A file is a theme. Its first lines may choose the server: "server demo" (demo
// mode, admin may act as others) or "server proxied" (behind a trusted proxy);
// the usual one has neither. Lines that begin with # between records are remarks.
//
//	-- what is wrong with this one, in words
//	as pia
//	POST /api/v1/tasks/$task/complete
//	If-Match: "3"
//
//	{"revision": "one"}
//	=> 422 invalid field=/revision line=1 column=14
//	has this text is in the answer
//
// "as" names a seeded person whose session is sent (people_test.go); without it
// nobody is signed in. What the page always sends is sent: the header X-Statecraft
// with what changes something, and a Content-Type with a body. A header line
// replaces what is sent otherwise, and takes it away where its value is empty.
// After an empty line comes the body.
//
// "=>" says status and code, and then every place the answer names: field, state,
// transition, line, column. They are exact: a place too many fails as one too few
// does; a place that is * may be anywhere. The code "-" stands for an answer without a problem document. The lines
// below it go on:
//
//	problem CODE PLACE…    the answer lists exactly these problems, in this order
//	has TEXT, lacks TEXT   it contains it, or does not
//	PATH = JSON            the value there, such as signOff.by = "pia"; null is none,
//	                       and "count" how many there are
//	header NAME: VALUE     exactly; no VALUE: there is no such header
//	keep NAME PATH         the value there is $NAME from now on, "cookie" the session;
//	                       no answer may tell again what a NAME like secretKey holds
//
// $NAME is replaced everywhere, <<70*[>> is 70 times what follows the star, and
// <<hex:00ff>> is these
// bytes.
package hostile
