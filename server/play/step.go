package play

import "statecraft/engine"

// Verb is what a step does.
type Verb string

const (
	Start    Verb = "start"    // begin the instance
	Complete Verb = "complete" // sign off what waits in a state
	Claim    Verb = "claim"    // take it out of the pool
	Release  Verb = "release"  // give it back
)

// Step is somebody doing something.
type Step struct {
	Verb Verb
	// State is where; empty for Start. Where several activations wait in it, the
	// oldest is meant.
	State string
	// By is who acts. Without a name it is a stand-in who may; without groups it
	// is the person of that name with the groups given last.
	By engine.Person
	// Start is what Start begins with; nil makes it up as Auto does.
	Start *engine.Start
	// Outcome, Data and Notes belong to Complete.
	Outcome string
	Data    map[string]any
	Notes   string
	// Line is where the step stands in its file; 0 is nowhere.
	Line int
}
