// Package designer is the page on which a workflow is drawn, checked and
// published, and the page that shows a published version.
//
// A [Page] opens a draft and gives it to a work, which holds what all parts of
// the page share: the desk (document, problems), the canvas, and the saving. The
// parts are components that draw what the work says and call its methods; they
// draw again when its round has risen. What decides without a browser lives
// below: desk, advice, words, saving. The right-hand panel is package inspector.
//
// Where things are: opening.go loads, checking.go asks the engine after every
// change, saver.go sends, merging.go brings in what others saved, presence.go
// follows who they are. title.go, tabs.go and actions.go are the top bar;
// palette.go, stage.go, tools.go and problems.go the Draw tab; diagram.go and
// text.go the other tabs; publish.go, importing.go, conflict.go and versions.go
// what asks a person something. perform.go carries out what only the page can of the table of
// actions, canvas_options.go and commands.go tie canvas, palette and find to it.
package designer
