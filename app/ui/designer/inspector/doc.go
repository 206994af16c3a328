// Package inspector is the panel at the right of the designer: every field of
// what is selected that the engine runs, on a few sheets. It shows the document
// and sends commands; it holds no value of its own.
//
// panel.go is the frame with its tabs. *_sheet.go hold one sheet each, the other
// files the lists that sheets are made of. fields.go, roles.go and ways.go
// decide without the page how a list changes, so that is tested without one.
package inspector
