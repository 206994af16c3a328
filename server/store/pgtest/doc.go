// Package pgtest gives tests a PostgreSQL of their own: a private cluster for
// each test program, made from the installed package, in a temporary folder, and
// gone when the program ends, however it ends. It never touches a server that
// runs already.
//
// [Database] is all most tests need. [Start] is for those that stop the server
// under the program's feet. Where PostgreSQL is not installed, tests are skipped,
// and fail where CI=true.
package pgtest
