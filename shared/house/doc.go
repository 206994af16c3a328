// Package house helps the tests that keep the source tree in order: which
// package may import which, and what every package must have.
//
// Each tree has its own table of imports beside its code (imports_test.go in
// engine, shared, app and server); the rules that hold everywhere are tested
// here. Only tests import this package. It imports nothing of ours, so that the
// tests of engine may use it too.
package house
