package engine

// Workflow is a named graph of states and transitions: the editable draft, and
// the content of every published version. The order of States and Transitions
// has meaning ("lowest" in the firing rules is first declared) and survives
// every export.
type Workflow struct {
	// Key identifies the workflow in URLs, files and commands: lower-case
	// letters, digits and dashes, at most 64 of them.
	Key string `json:"key"`
	// Name is what people read; the key serves where it is empty.
	Name        string `json:"name,omitempty"`
	Description string `json:"description,omitempty"`

	// Start says what happens with several initial states; empty means StartAll.
	Start StartMode `json:"start,omitempty"`
	// Starters may start an instance; empty means anyone signed in.
	Starters []Actor `json:"starters,omitempty"`
	// Form is filled in by whoever starts an instance.
	Form *Form `json:"form,omitempty"`
	// Roles are the seats filled per instance.
	Roles []Role `json:"roles,omitempty"`
	// Params are typed values inherited workflow < instance < state < task.
	Params []Param `json:"params,omitempty"`

	// Priority runs from 0 (highest) to 9; nil means 5.
	Priority *int `json:"priority,omitempty"`
	// Due is how long an instance may take.
	Due Duration `json:"due,omitempty"`
	// Calendar names the working calendar that durations count in.
	Calendar string `json:"calendar,omitempty"`
	// Unique limits how many instances run at a time.
	Unique *Unique `json:"unique,omitempty"`
	// Starts lists the ways in besides starting by hand.
	Starts []Starting `json:"starts,omitempty"`
	// Hooks are actions told about the instance's life; they never move tokens.
	Hooks []Hook `json:"hooks,omitempty"`

	// Direction is how tidy lays the picture out; empty means DirectionRight.
	Direction Direction `json:"direction,omitempty"`
	// Notes are remarks on the canvas; they do not run.
	Notes []Note `json:"notes,omitempty"`

	States      []State      `json:"states"`
	Transitions []Transition `json:"transitions"`
}

// StartMode says what starting does when several states are initial.
type StartMode string

const (
	// StartAll activates every initial state in parallel.
	StartAll StartMode = "all"
	// StartOne lets the starter pick one initial state.
	StartOne StartMode = "one"
)

// Direction is the reading direction of the picture.
type Direction string

const (
	DirectionRight Direction = "right" // from left to right
	DirectionDown  Direction = "down"  // from top to bottom
)

// Role is a seat filled per instance, such as the moderator of this module.
type Role struct {
	Name  string `json:"name"`            // used in actors as role:NAME
	Label string `json:"label,omitempty"` // what people read
	// Default fills the seat when the starter leaves it empty.
	Default []Actor `json:"default,omitempty"`
	// Required refuses a start that leaves the seat empty and has no default.
	Required bool `json:"required,omitempty"`
}

// Param declares a typed value of the workflow and, optionally, its default.
type Param struct {
	Name     string    `json:"name"`
	Label    string    `json:"label,omitempty"`
	Type     FieldType `json:"type"`
	Required bool      `json:"required,omitempty"`
	Value    any       `json:"value,omitempty"`
}

// Unique limits running instances: one per workflow when By is empty, else one
// for each combination of the named params' values.
type Unique struct {
	By []string `json:"by,omitempty"`
}

// Starting is a way an instance starts other than by hand.
type Starting struct {
	On       StartTrigger `json:"on"`
	Message  string       `json:"message,omitempty"`  // name of the message
	Webhook  string       `json:"webhook,omitempty"`  // name in the URL
	Schedule string       `json:"schedule,omitempty"` // cron expression
	Zone     string       `json:"zone,omitempty"`     // IANA zone of the schedule
}

// StartTrigger is the cause of a start other than by hand.
type StartTrigger string

const (
	StartByMessage  StartTrigger = "message"
	StartByWebhook  StartTrigger = "webhook"
	StartBySchedule StartTrigger = "schedule"
)

// Hook runs an action at a point of an activation's life.
type Hook struct {
	On     HookPoint `json:"on"`
	Action Action    `json:"action"`
}

// HookPoint is a moment hooks are told about.
type HookPoint string

const (
	HookStart   HookPoint = "start"
	HookSuccess HookPoint = "success"
	HookFailure HookPoint = "failure"
	HookRetry   HookPoint = "retry"
	HookCancel  HookPoint = "cancel"
)

// Note is a remark on the canvas.
type Note struct {
	ID       string `json:"id"`
	Text     string `json:"text"`
	Position Point  `json:"position"`
}

// Point is a place on the canvas in pixels at 100 %, x to the right, y down.
type Point struct {
	X float64 `json:"x"`
	Y float64 `json:"y"`
}

// Title is what people read: the name, or the key where there is none.
func (w *Workflow) Title() string {
	if w.Name != "" {
		return w.Name
	}
	return w.Key
}

// State finds a state by its id; nil when there is none.
func (w *Workflow) State(id string) *State {
	for i := range w.States {
		if w.States[i].ID == id {
			return &w.States[i]
		}
	}
	return nil
}

// Transition finds a transition by its id; nil when there is none.
func (w *Workflow) Transition(id string) *Transition {
	for i := range w.Transitions {
		if w.Transitions[i].ID == id {
			return &w.Transitions[i]
		}
	}
	return nil
}

// Title is what people read: the label, or the name where there is none.
func (r *Role) Title() string {
	if r.Label != "" {
		return r.Label
	}
	return r.Name
}
