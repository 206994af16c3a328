package play

import "statecraft/engine"

// Verb is what a step does.
type Verb string

const (
	Start    Verb = "start"    // begin the instance
	Complete Verb = "complete" // sign off what waits in a state
	Claim    Verb = "claim"    // take it out of the pool
	Release  Verb = "release"  // give it back
	Delegate Verb = "delegate" // let somebody else act for oneself
	Assign   Verb = "assign"   // as the host: hand it to one person
	Resolve  Verb = "resolve"  // as the host: say who may sign
)

// Step is somebody doing something.
type Step struct {
	Verb Verb
	// State is where; empty for Start, engine.FromAnywhere for a Complete that
	// chooses for the whole instance. Where several activations wait in it, the
	// oldest is meant.
	State string
	// By is who acts. Without a name it is a stand-in who may; without groups or
	// users to manage it is the person of that name with those given last. Assign
	// and Resolve have none.
	By engine.Person
	// To gets the task of Assign, and acts for By after Delegate.
	To engine.Person
	// People may sign after Resolve, and nobody else.
	People []engine.Person
	// Start is what Start begins with; nil makes it up as Auto does.
	Start *engine.Start
	// Outcome, Data and For, who is represented, belong to Complete; Notes to
	// Delegate too.
	Outcome string
	Data    map[string]any
	For     string
	Notes   string
	// Line is where the step stands in its file; 0 is nowhere.
	Line int
}
