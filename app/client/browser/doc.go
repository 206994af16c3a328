// Package browser tests the client where it runs: in Chromium, against a server
// that is only as much of one as the tests need. What can be tested without a
// browser is tested beside the code.
package browser
