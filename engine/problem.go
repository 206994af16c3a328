package engine

// Problem is one thing wrong with a workflow or with what somebody filled in.
type Problem struct {
	Code     ProblemCode `json:"code"`
	Severity Severity    `json:"severity"`
	// Message is a sentence for people: what is wrong and what to do.
	Message string `json:"message"`
	// State, Transition and Field say where, as far as it has a place.
	State      string `json:"state,omitempty"`
	Transition string `json:"transition,omitempty"`
	Field      string `json:"field,omitempty"`
	// Column is the 1-based byte of a condition the problem is at; 0 is unknown.
	Column int `json:"column,omitempty"`
}

// Severity says whether a problem stands in the way.
type Severity string

const (
	SeverityError   Severity = "error"   // nothing runs until it is mended
	SeverityWarning Severity = "warning" // it runs, but look at it
)

// ProblemCode is the stable name of a kind of problem.
type ProblemCode string

// Problems that Compile reports.
const (
	ProblemKey            ProblemCode = "key"              // missing or malformed workflow key
	ProblemNoStates       ProblemCode = "no-states"        // nothing to run
	ProblemTooLarge       ProblemCode = "too-large"        // past a size limit
	ProblemMissingID      ProblemCode = "missing-id"       // a state or transition without id
	ProblemDuplicateID    ProblemCode = "duplicate-id"     // two of one id
	ProblemUnknownValue   ProblemCode = "unknown-value"    // a field holds a word that is not in its list
	ProblemUnknownState   ProblemCode = "unknown-state"    // a reference to no state
	ProblemUnknownRole    ProblemCode = "unknown-role"     // an actor names no declared role
	ProblemUnknownActor   ProblemCode = "unknown-actor"    // text that names no actor
	ProblemNoInitial      ProblemCode = "no-initial"       // nowhere to begin
	ProblemNoActors       ProblemCode = "no-actors"        // a human state without actors
	ProblemNoAction       ProblemCode = "no-action"        // an action state without action
	ProblemFinalWithDone  ProblemCode = "final-with-done"  // an end that leads on (§5)
	ProblemConditionOnAnd ProblemCode = "condition-on-and" // when or default at an and split (§5)
	ProblemAlwaysFirst    ProblemCode = "always-first"     // an alternative that hides the next ones
	ProblemTwoDefaults    ProblemCode = "two-defaults"     // two fallbacks of one split
	ProblemOutcome        ProblemCode = "outcome"          // an outcome where nobody chooses
	ProblemCondition      ProblemCode = "condition"        // a condition does not compile
	ProblemField          ProblemCode = "field"            // a form field is wrong
	ProblemMisplaced      ProblemCode = "misplaced"        // a setting that has no meaning there
	ProblemNotExecuted    ProblemCode = "not-executed"     // part of the model this version does not run yet
	ProblemUnreachable    ProblemCode = "unreachable"      // no path from the start leads there
	ProblemEndless        ProblemCode = "endless"          // pure work runs in a circle
	ProblemInvalidAnswer  ProblemCode = "invalid-answer"   // a form answer that does not fit its field
	ProblemUnknownAnswer  ProblemCode = "unknown-answer"   // an answer to no question
	ProblemMissingAnswer  ProblemCode = "missing-answer"   // a required answer is empty
)

// HasErrors tells whether any problem stands in the way.
func HasErrors(problems []Problem) bool {
	for i := range problems {
		if problems[i].Severity == SeverityError {
			return true
		}
	}
	return false
}
