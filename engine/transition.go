package engine

import "strconv"

// FromAnywhere as a transition's From means: from the whole instance, for
// withdrawal or a case deadline.
const FromAnywhere = "*"

// Transition is a directed edge. A→B never implies B→A.
type Transition struct {
	// ID names the transition inside its workflow; see [TransitionID].
	ID    string `json:"id"`
	From  string `json:"from"` // a state's id, or FromAnywhere
	To    string `json:"to"`   // a state's id
	Label string `json:"label,omitempty"`

	// On is what triggers it; empty means OnDone.
	On Trigger `json:"on,omitempty"`
	// Outcome restricts a done transition to that outcome of a human state.
	Outcome string `json:"outcome,omitempty"`
	// After is the delay of OnAfter.
	After Duration `json:"after,omitempty"`
	// At is the moment of OnAt: an RFC 3339 instant or the name of a date field.
	At string `json:"at,omitempty"`
	// Message is the name OnMessage waits for, MessageKey an expression that the
	// message's key must equal.
	Message    string `json:"message,omitempty"`
	MessageKey string `json:"messageKey,omitempty"`
	// Error is the code OnError catches; empty catches every error.
	Error string `json:"error,omitempty"`

	// When is the condition; empty means true.
	When string `json:"when,omitempty"`
	// Actors narrows who may choose it.
	Actors []Actor `json:"actors,omitempty"`
	// Order comes before declared order; 0 first.
	Order int `json:"order,omitempty"`
	// Default takes the transition when no other candidate matches.
	Default bool `json:"default,omitempty"`
	// Interrupting false leaves the activation open when triggered; nil is true.
	Interrupting *bool `json:"interrupting,omitempty"`
	// Times is how often a trigger that does not interrupt may fire; 0 means once.
	Times int `json:"times,omitempty"`
	// Notes says whether choosing it demands a note.
	Notes NotesRule `json:"notes,omitempty"`

	// Via are bend points between the two cards.
	Via []Point `json:"via,omitempty"`
	// LabelAt moves the label away from the middle.
	LabelAt *Point `json:"labelAt,omitempty"`
}

// Trigger is what makes a transition fire.
type Trigger string

const (
	OnDone    Trigger = "done"    // the state's work is done
	OnAfter   Trigger = "after"   // a duration has passed since entry
	OnAt      Trigger = "at"      // a moment has come
	OnMessage Trigger = "message" // a message has arrived
	OnError   Trigger = "error"   // the work failed
)

// NotesRule says whether a sign-off needs a note.
type NotesRule string

// NotesRequired refuses a sign-off without a note.
const NotesRequired NotesRule = "required"

// IsDone tells whether the transition takes part in the split on leaving.
func (t *Transition) IsDone() bool { return t.On == "" || t.On == OnDone }

// TransitionID is the id a new transition between two states gets: "from->to",
// with "#2", "#3" … appended until taken answers false. Text forms leave an id
// out where it is the one this function gives.
func TransitionID(from, to string, taken func(id string) bool) string {
	base := from + "->" + to
	id := base
	for n := 2; taken(id); n++ {
		id = base + "#" + strconv.Itoa(n)
	}
	return id
}
