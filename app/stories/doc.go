// Package stories plays what people do, in a real browser against the real
// program: it starts bin/statecraft with an empty data folder, opens headless
// Chromium and moves the mouse and the keyboard.
//
// A story is a test that reads like a tale: a [Person] opens, clicks, drags,
// types and sees. Things are found as people find them, by visible text, label
// or role, and cards on the canvas by their state. No story calls the API or
// changes the page by script; any error in the browser's console fails it.
// Pictures land in the folder screenshots at the top of the project.
//
//	make build && STATECRAFT_BIN=$PWD/bin/statecraft go test ./app/stories
//
// What belongs here: whole ways through the program that must never break, few
// and complete. Cases of one function are tested beside that function.
package stories
