package engine

// State is a node of the graph: WHO does WHAT, or a wait, or a pure route.
type State struct {
	// ID names the state inside its workflow; it is the node's name in DOT and
	// stays when the state is renamed.
	ID string `json:"id"`
	// Name is what people read; the ID serves where it is empty.
	Name        string `json:"name,omitempty"`
	Description string `json:"description,omitempty"`

	// Kind says what the state does; empty means KindHuman.
	Kind Kind `json:"kind,omitempty"`
	// Initial marks where instances begin.
	Initial bool `json:"initial,omitempty"`
	// Final marks an end. A state without done transitions ends its path anyway.
	Final Final `json:"final,omitempty"`
	// Join says when arriving tokens activate the state; empty means JoinXor.
	Join Join `json:"join,omitempty"`
	// Split says which transitions are taken on leaving; empty means SplitXor.
	Split Split `json:"split,omitempty"`
	// Concurrent allows two activations at once without a finding of the check.
	Concurrent bool `json:"concurrent,omitempty"`

	// Actors may act in a human state.
	Actors []Actor `json:"actors,omitempty"`
	// Form is filled in when completing.
	Form *Form `json:"form,omitempty"`
	// Need is how many distinct people must sign; empty means one.
	Need Need `json:"need,omitempty"`
	// Veto names outcomes that win with one vote.
	Veto []string `json:"veto,omitempty"`
	// Otherwise names the outcome taken when no outcome can reach Need.
	Otherwise string `json:"otherwise,omitempty"`
	// SeparateFrom lists states whose signers may not sign here (four eyes).
	// The word "starter" in the list excludes the starter.
	SeparateFrom []string `json:"separateFrom,omitempty"`
	// Assign says how the task is handed out; empty means AssignPool.
	Assign AssignMode `json:"assign,omitempty"`

	// Due, Remind and Escalate count from entry.
	Due        Duration `json:"due,omitempty"`
	Remind     Duration `json:"remind,omitempty"`
	Escalate   Duration `json:"escalate,omitempty"`
	EscalateTo []Actor  `json:"escalateTo,omitempty"`
	// Notify are told on entry.
	Notify []Actor `json:"notify,omitempty"`
	// SkipWhen is a condition under which nobody is asked.
	SkipWhen string `json:"skipWhen,omitempty"`
	// SkipOutcome is the outcome of a skipped state with several outcomes.
	SkipOutcome string `json:"skipOutcome,omitempty"`

	// Action is what an action state does.
	Action *Action `json:"action,omitempty"`
	// Params override the workflow's and the instance's for this state.
	Params map[string]any `json:"params,omitempty"`
	// Retry is what happens when the action fails.
	Retry *RetryPolicy `json:"retry,omitempty"`
	// When is the condition a wait state waits for.
	When string `json:"when,omitempty"`
	// Subflow is the workflow a subflow state runs.
	Subflow *Subflow `json:"subflow,omitempty"`
	// ForEach repeats the state for every item of a list.
	ForEach *ForEach `json:"forEach,omitempty"`
	// Priority runs from 0 (highest) to 9 and overrides the workflow's.
	Priority *int `json:"priority,omitempty"`

	// Position is the middle of the card on the canvas; nil means "not placed".
	Position *Point `json:"position,omitempty"`
}

// Title is what people read: the name, or the id where there is none.
func (s *State) Title() string {
	if s.Name != "" {
		return s.Name
	}
	return s.ID
}

// Kind is what a state does.
type Kind string

const (
	KindHuman   Kind = "human"   // somebody signs off
	KindAction  Kind = "action"  // a machine does its job
	KindWait    Kind = "wait"    // for a moment, a message or a condition
	KindRoute   Kind = "route"   // only joins and splits
	KindSubflow Kind = "subflow" // another workflow runs
)

// Final is how a state ends things.
type Final string

const (
	FinalNone      Final = ""          // it does not, unless nothing leads on
	FinalDone      Final = "done"      // this path ends
	FinalTerminate Final = "terminate" // the instance ends, the rest is cancelled
)

// Join says when tokens on incoming transitions activate a state (§2–§4).
type Join string

const (
	JoinXor   Join = "xor"   // each token activates once
	JoinAnd   Join = "and"   // one token from every incoming transition
	JoinOr    Join = "or"    // waits for what can still arrive
	JoinFirst Join = "first" // the first wins, its region is cancelled
)

// Split says which transitions are taken on leaving (§5).
type Split string

const (
	SplitXor Split = "xor" // the first that matches, or the chosen outcome
	SplitAnd Split = "and" // all
	SplitOr  Split = "or"  // all that match
)

// Need is a quorum: a number ("2"), "all", or a percentage ("50%").
type Need string

// AssignMode says how a task finds its person.
type AssignMode string

const (
	AssignPool        AssignMode = "pool"         // everybody eligible sees it
	AssignRoundRobin  AssignMode = "round-robin"  // in turn
	AssignLeastLoaded AssignMode = "least-loaded" // whoever has fewest open tasks
)

// Duration is an ISO 8601 duration ("PT1H", "P14D"), or working days of the
// workflow's calendar ("3wd").
type Duration string

// RetryPolicy says how often and how patiently a failed action is tried again.
type RetryPolicy struct {
	Max     int      `json:"max"`               // further attempts after the first
	Backoff Duration `json:"backoff,omitempty"` // doubled after every attempt
	Timeout Duration `json:"timeout,omitempty"` // of one attempt
}

// Subflow names the workflow that runs inside a state and what passes between.
type Subflow struct {
	Workflow string            `json:"workflow"`          // its key
	Version  int               `json:"version,omitempty"` // 0 means the newest
	In       map[string]string `json:"in,omitempty"`      // child name -> expression
	Out      map[string]string `json:"out,omitempty"`     // our name -> child name
}

// ForEach repeats a state for every item of a list in the data.
type ForEach struct {
	In         string `json:"in"`                   // expression that gives the list
	As         string `json:"as"`                   // name of the item
	InTurn     bool   `json:"inTurn,omitempty"`     // one after the other
	Completion string `json:"completion,omitempty"` // true cancels the rest
	Result     string `json:"result,omitempty"`     // name the results are stored under
}
