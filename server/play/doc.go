// Package play runs a workflow with the engine alone: no server, no database,
// no clock. It is what "statecraft play" stands on.
//
// A [Run] takes steps, each of which is somebody doing something, and hands
// back the engine's events. Steps come from a file ([ParseSteps]) or are made
// up on the way ([Run.Auto]), with stand-ins who may act and valid values in
// required fields. Time begins at an instant the caller gives and moves on by
// one second a step, so a run gives the same events every time.
//
// What belongs here: choosing and performing steps. What does not: reading
// files, printing, and any rule of what a workflow does, which is the engine's.
package play
