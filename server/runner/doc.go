// Package runner carries out commands: the imperative shell around the engine.
// There is one path, [Runner.Submit]: load the program and the instance, let the
// engine decide, apply the events to a copy, and store events, fold, tasks and
// sign-offs in one transaction. Who may do what is the engine's answer; that
// nobody overtook the command is the store's.
//
// What belongs here: the order of these steps, repeating after a lost race, what
// follows from events (opening and closing tasks), and views that take a program
// to make (the buttons somebody has). What does not: rules of
// workflows (engine), SQL (server/store), HTTP (server/api).
package runner
