package engine

import "time"

// Command asks an instance to change: who asks, when, and for what.
type Command struct {
	// At is the moment of the command; every event it causes carries it.
	At time.Time
	// By is the acting person with the groups they belong to now.
	By Person
	// Do is what is asked: a pointer to one of the types below.
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

// Complete signs off a human activation, or casts one vote where several must
// sign. With activation 0 it chooses a transition from the whole instance.
type Complete struct {
	Activation int `json:"activation,omitempty"`
	// For names who is represented. Empty means oneself or, for somebody who has
	// no say of their own, the first who has delegated the task to them.
	For string `json:"for,omitempty"`
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

// Release gives a claimed task back to the pool. Operators may release for
// others.
type Release struct {
	Activation int `json:"activation"`
}

// Delegate lets another user act on one's behalf in this activation; delegating
// to oneself takes it back.
type Delegate struct {
	Activation int    `json:"activation"`
	To         string `json:"to"`
	Notes      string `json:"notes,omitempty"`
}

// Assign hands a task to one person. The host answers TaskOpened with it, or an
// operator decides it.
type Assign struct {
	Activation int `json:"activation"`
	// To is the person with what the directory says of them.
	To Person `json:"to"`
}

// Resolve tells who is eligible for a task, which only the directory knows. The
// host answers TaskOpened with it; "all" and percentages count these people.
type Resolve struct {
	Activation int      `json:"activation"`
	People     []string `json:"people"`
}

// BindRole fills a seat while the instance runs. Operators only.
type BindRole struct {
	Role   string  `json:"role"`
	Actors []Actor `json:"actors"`
	Notes  string  `json:"notes,omitempty"`
}

// SetData changes values of the instance; nil removes one. Operators only.
type SetData struct {
	Data  map[string]any `json:"data"`
	Notes string         `json:"notes,omitempty"`
}

// Suspend stops people and machines until Resume. Operators only.
type Suspend struct {
	Notes string `json:"notes,omitempty"`
}

// Resume lets a suspended instance go on. Operators only.
type Resume struct {
	Notes string `json:"notes,omitempty"`
}

// Cancel ends the instance and stops everything open. Operators only.
type Cancel struct {
	Notes string `json:"notes,omitempty"`
}

// Skip leaves a state without its work being done; it is no sign-off.
// Operators only.
type Skip struct {
	Activation int `json:"activation"`
	// Outcome is needed where a person would have several to choose from.
	Outcome string `json:"outcome,omitempty"`
	Notes   string `json:"notes,omitempty"`
}

// Move stops an activation, or with activation 0 everything, and activates
// another state without asking its join. Operators only.
type Move struct {
	Activation int    `json:"activation,omitempty"`
	To         string `json:"to"`
	Notes      string `json:"notes,omitempty"`
}

// Retry tries again what raised an incident: of an activation, or with
// activation 0 of the instance. Operators only.
type Retry struct {
	Activation int    `json:"activation,omitempty"`
	Notes      string `json:"notes,omitempty"`
}

func (*Start) op()    {}
func (*Complete) op() {}
func (*Claim) op()    {}
func (*Release) op()  {}
func (*Delegate) op() {}
func (*Assign) op()   {}
func (*Resolve) op()  {}
func (*BindRole) op() {}
func (*SetData) op()  {}
func (*Suspend) op()  {}
func (*Resume) op()   {}
func (*Cancel) op()   {}
func (*Skip) op()     {}
func (*Move) op()     {}
func (*Retry) op()    {}
