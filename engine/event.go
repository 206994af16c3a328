package engine

import "time"

// Event is one fact of an instance's history. Kind says which fields count.
// Events are the truth: the instance is their fold, the history page their
// list, and everything the outside must do follows from them. The order of the
// events of one command is part of the semantics; doc/events.md lists it.
type Event struct {
	Kind EventKind `json:"type"`
	At   time.Time `json:"at,omitzero"`
	// By is who caused it; empty for what the engine did on its own.
	By string `json:"by,omitempty"`
	// For is who By represented, in Signed.
	For string `json:"for,omitempty"`
	// To is who was named, in TaskDelegated and TaskAssigned.
	To string `json:"to,omitempty"`
	// Activation and State say which stay the event is about.
	Activation int    `json:"activation,omitempty"`
	State      string `json:"state,omitempty"`
	// Transition is the one taken or emptied.
	Transition string `json:"transition,omitempty"`
	// Tokens are the transitions that each lose one token, in StateEntered.
	Tokens []string `json:"tokens,omitempty"`
	// Forced says an or join was forced (§3), in StateEntered.
	Forced bool `json:"forced,omitempty"`
	// Ready says the work is done: in StateEntered and DataSet the activation
	// will leave, in Signed this one signature decides.
	Ready bool `json:"ready,omitempty"`
	// Outcome is the one chosen, won or left with; Notes say why.
	Outcome string `json:"outcome,omitempty"`
	Notes   string `json:"notes,omitempty"`
	// Data are merged over the instance's data by name; nil removes one. In
	// Signed they count only with Ready, else they wait for Decided.
	Data map[string]any `json:"data,omitempty"`
	// Role and Actors say who fills a seat, in RoleBound.
	Role   string  `json:"role,omitempty"`
	Actors []Actor `json:"actors,omitempty"`
	// People are the users eligible, in TaskResolved; an empty list is nobody.
	People []string `json:"people,omitzero"`
	// From is By with what the directory says of them, in TaskDelegated.
	From *Person `json:"from,omitempty"`
	// Incident says what needs a person, in IncidentRaised.
	Incident *Incident `json:"incident,omitempty"`
}

// EventKind is the closed set of facts. Its text form, in JSON and in print, is
// the word in kindNames.
type EventKind uint8

const (
	// Started: the instance runs. By, Data.
	Started EventKind = iota + 1
	// RoleBound: a seat is filled. By, Role, Actors, Notes.
	RoleBound
	// StateEntered: an activation begins. Activation, State, Tokens, Forced,
	// Ready (a route).
	StateEntered
	// Skipped: nobody is asked, by skipWhen or an operator. Activation, State,
	// Outcome, By, Notes.
	Skipped
	// TaskOpened: people may act. Activation, State.
	TaskOpened
	// TaskResolved: the host told who is eligible. Activation, State, People.
	TaskResolved
	// TaskAssigned: the task is To's alone. By, To, Activation, State.
	TaskAssigned
	// TaskClaimed: By took the task. Activation, State.
	TaskClaimed
	// TaskReleased: By gave the task back. Activation, State.
	TaskReleased
	// TaskDelegated: To may act for By; To equal to By takes it back. By, To,
	// From, Activation, State, Notes.
	TaskDelegated
	// Signed: By decided, or cast a vote. By, For, Activation, State, Outcome,
	// Notes, Data, Ready. State is "*" for a transition from the whole instance.
	Signed
	// Decided: the votes have an outcome. Activation, State, Outcome, Data.
	Decided
	// DataSet: values changed, by an action (Activation, State, Ready) or an
	// operator (By, Notes). Data.
	DataSet
	// StateLeft: the activation is closed, with its task. Activation, State,
	// Outcome.
	StateLeft
	// TransitionTaken: one token is put on a transition. Activation and State
	// are the ones left; both are empty for a transition from anywhere.
	TransitionTaken
	// EndReached: the state left is an end. Activation, State.
	EndReached
	// ActivationCancelled: open work was stopped. Activation, State.
	ActivationCancelled
	// TokenCancelled: one waiting token was removed. Transition.
	TokenCancelled
	// IncidentRaised: a person is needed. Incident, and Activation, State where
	// one stands for it.
	IncidentRaised
	// IncidentResolved: it no longer stands. Activation, State or neither.
	IncidentResolved
	// Moved: an operator activated a state. By, State (entered next), Notes.
	Moved
	// Retried: an operator had it tried again. By, Activation, State, Notes.
	Retried
	// Suspended and Resumed: an operator stopped the instance and let it go on.
	// By, Notes.
	Suspended
	Resumed
	// Completed: the instance ended well. State for a terminating end.
	Completed
	// Cancelled: an operator ended the instance. By, Notes.
	Cancelled
)

// kindNames are the words stored histories use; they never change.
func kindNames() []string {
	return []string{
		Started:             "started",
		RoleBound:           "role-bound",
		StateEntered:        "state-entered",
		Skipped:             "skipped",
		TaskOpened:          "task-opened",
		TaskResolved:        "task-resolved",
		TaskAssigned:        "task-assigned",
		TaskClaimed:         "task-claimed",
		TaskReleased:        "task-released",
		TaskDelegated:       "task-delegated",
		Signed:              "signed",
		Decided:             "decided",
		DataSet:             "data-set",
		StateLeft:           "state-left",
		TransitionTaken:     "transition-taken",
		EndReached:          "end-reached",
		ActivationCancelled: "activation-cancelled",
		TokenCancelled:      "token-cancelled",
		IncidentRaised:      "incident-raised",
		IncidentResolved:    "incident-resolved",
		Moved:               "moved",
		Retried:             "retried",
		Suspended:           "suspended",
		Resumed:             "resumed",
		Completed:           "completed",
		Cancelled:           "cancelled",
	}
}

// String gives the word of the kind.
func (k EventKind) String() string {
	if names := kindNames(); int(k) < len(names) && k > 0 {
		return names[k]
	}
	return "unknown"
}

// MarshalText gives the word of the kind.
func (k EventKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText reads the word of a kind and refuses any other.
func (k *EventKind) UnmarshalText(text []byte) error {
	for n, name := range kindNames() {
		if n > 0 && name == string(text) {
			*k = EventKind(n)
			return nil
		}
	}
	return &Error{Code: CodeInvalid, Message: "The history holds an event this version does not know: use a newer one."}
}
