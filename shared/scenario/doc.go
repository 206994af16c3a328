// Package scenario reads and runs scenario files: a workflow in DOT, commands,
// and what each command is expected to cause. The engine's rules are written
// down in them, under engine/testdata; the same files run natively and in the
// browser, and must give the same bytes.
//
// A file begins with remarks ("# …") that say what it shows and which sections
// of the semantics it cites, and with the people that need more than a name:
//
//	person ann finance hr          ann, in two groups
//	person bob manages=ann         bob, who manages ann
//	person op operator             op, who may mend instances
//
// Then comes the graph, and after it commands with what they cause, an event a
// line as JSON without its moment:
//
//	> ann start {"data":{"amount":3}}
//	{"type":"started","by":"ann","data":{"amount":3}}
//	= running, open 1 draft
//	> bob complete draft {"outcome":"Submit"}
//	refused forbidden draft: You may not act in draft: ask one of those it is for.
//
// Who gives the command comes first; "-" is somebody without a name. The word
// after the verb names a state, whose oldest open activation is meant, or an
// activation as #2, or * for the whole instance. Of a command that causes very
// many events, the middle ones stand as their number and checksum.
//
// Between commands, a person line says what the directory tells of somebody from
// now on, a further graph is another workflow with an instance of its own, and
// the line "new instance" begins another instance of the same workflow. Under a
// graph stand the problems it compiles with. Blank lines and remarks are kept.
//
// Where things are: scenario.go reads a file, command.go a command, run.go plays
// them, write.go writes what happens. Of the tests, scenario_test.go plays the
// engine's files natively, browser_test.go the same inside Chromium, where
// inbrowser_test.go takes them.
package scenario
