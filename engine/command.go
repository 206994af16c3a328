package engine

import "time"

// Command asks an instance to change: who asks, when, and for what.
type Command struct {
	// At is the moment of the command; every event it causes carries it.
	At time.Time
	// By is the acting person with the groups they belong to now.
	By Person
	// Do is what is asked: a *Start, *Complete, *Claim or *Release.
	Do Op
}

// Op is the closed set of things a command can ask for.
type Op interface{ op() }

// Start begins the instance.
type Start struct {
	// Data answers the workflow's start form.
	Data map[string]any `json:"data,omitempty"`
	// Roles fills seats; a seat left out takes its default.
	Roles map[string][]Actor `json:"roles,omitempty"`
	// State is the chosen initial state of a workflow with start: one.
	State string `json:"state,omitempty"`
}

// Complete signs off a human activation.
type Complete struct {
	Activation int `json:"activation"`
	// Outcome is the name of the button; it may be empty when there is only one.
	Outcome string `json:"outcome,omitempty"`
	// Data answers the state's form.
	Data  map[string]any `json:"data,omitempty"`
	Notes string         `json:"notes,omitempty"`
}

// Claim takes a task out of the pool for the acting person.
type Claim struct {
	Activation int `json:"activation"`
}

// Release gives a claimed task back to the pool.
type Release struct {
	Activation int `json:"activation"`
}

func (*Start) op()    {}
func (*Complete) op() {}
func (*Claim) op()    {}
func (*Release) op()  {}
