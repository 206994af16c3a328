package engine

import "time"

// Event is one fact of an instance's history. Kind says which fields count.
// Events are the truth: the instance is their fold, the history page their
// list, and everything the outside must do follows from them.
type Event struct {
	Kind EventKind `json:"type"`
	At   time.Time `json:"at"`
	// By is who caused it; empty for what the engine did on its own.
	By string `json:"by,omitempty"`
	// Activation and State say which stay the event is about.
	Activation int    `json:"activation,omitempty"`
	State      string `json:"state,omitempty"`
	// Transition is the one taken, in TransitionTaken.
	Transition string `json:"transition,omitempty"`
	// Tokens are the transitions that each lose one token, in StateEntered.
	Tokens []string `json:"tokens,omitempty"`
	// Forced says an or join was forced (§3), in StateEntered.
	Forced bool `json:"forced,omitempty"`
	// Ready says the activation's work is done: it leaves when the rules say so.
	Ready bool `json:"ready,omitempty"`
	// Outcome and Notes belong to Signed; StateLeft repeats the outcome.
	Outcome string `json:"outcome,omitempty"`
	Notes   string `json:"notes,omitempty"`
	// Data are merged over the instance's data by name, in Started, Signed and
	// DataSet.
	Data map[string]any `json:"data,omitempty"`
	// Role and Actors say who fills a seat, in RoleBound.
	Role   string  `json:"role,omitempty"`
	Actors []Actor `json:"actors,omitempty"`
	// Incident says what needs a person, in IncidentRaised.
	Incident *Incident `json:"incident,omitempty"`
}

// EventKind is the closed set of facts.
type EventKind string

const (
	// Started: the instance runs. By, Data.
	Started EventKind = "started"
	// RoleBound: a seat is filled. Role, Actors.
	RoleBound EventKind = "role-bound"
	// StateEntered: an activation begins. Activation, State, Tokens, Forced, Ready.
	StateEntered EventKind = "state-entered"
	// TaskOpened: people may act. Activation, State.
	TaskOpened EventKind = "task-opened"
	// TaskClaimed: By took the task. Activation, State.
	TaskClaimed EventKind = "task-claimed"
	// TaskReleased: By gave the task back. Activation, State.
	TaskReleased EventKind = "task-released"
	// Signed: By decided. Activation, State, Outcome, Notes, Data.
	Signed EventKind = "signed"
	// DataSet: an action stored values. Activation, State, Data, Ready.
	DataSet EventKind = "data-set"
	// StateLeft: the activation is closed, with its task. Activation, State,
	// Outcome.
	StateLeft EventKind = "state-left"
	// TransitionTaken: one token is put on a transition. Activation, State (the
	// one left), Transition.
	TransitionTaken EventKind = "transition-taken"
	// EndReached: the state left is an end. Activation, State.
	EndReached EventKind = "end-reached"
	// ActivationCancelled: open work was stopped. Activation, State.
	ActivationCancelled EventKind = "activation-cancelled"
	// TokenCancelled: one waiting token was removed. Transition.
	TokenCancelled EventKind = "token-cancelled"
	// IncidentRaised: a person is needed. Incident, and Activation, State where
	// one stands for it.
	IncidentRaised EventKind = "incident-raised"
	// Completed: the instance ended well. State for a terminating end.
	Completed EventKind = "completed"
)
