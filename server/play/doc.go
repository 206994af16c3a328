// Package play runs a workflow with the engine alone: no server, no database,
// no clock. It is what "statecraft play" stands on.
//
// A [Run] takes steps, each of which is somebody doing something, and hands
// back the engine's events. Steps come from a file ([ParseSteps]) or are made
// up on the way ([Run.Auto]), with stand-ins who may act and valid values in
// required fields. Time begins at an instant the caller gives and moves on by
// one second a step, so a run gives the same events every time.
//
// Stand-ins are called after the actor they stand for: finance-member,
// finance-member-2 …, somebody, ann-manager, starter, or like the seat or the
// field that names them; of several who may act, the first does that no other
// state needs because of four eyes. Where several must sign or a task is handed
// out, the run answers the engine as its host: those asked are the people of the
// steps and the users among the actors, and so many stand-ins that there are as
// many as must sign and at least three; a task goes to whoever got one of the
// state longest ago, or holds fewest.
//
// Where things are: wire.go and parse.go read steps, perform.go performs them,
// auto.go makes them up, answer.go fills in forms; cast.go makes up stand-ins,
// signer.go chooses one, ahead.go looks ahead for four eyes, host.go answers the
// engine, nobody.go says why nobody can act; task.go and standing.go tell how
// things stand.
//
// What belongs here: choosing and performing steps. What does not: reading
// files, printing, and any rule of what a workflow does, which is the engine's.
package play
