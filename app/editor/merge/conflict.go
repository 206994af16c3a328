package merge

// Thing is the kind of thing a conflict is about.
type Thing string

// The kinds of things.
const (
	ThingWorkflow   Thing = "workflow"
	ThingState      Thing = "state"
	ThingTransition Thing = "transition"
	ThingNote       Thing = "note"
	ThingRole       Thing = "role"
	ThingParam      Thing = "param"
)

// Place is where in a workflow something stands.
type Place struct {
	Thing Thing
	// ID is the thing's id, or its name where things have names; empty for the
	// workflow.
	ID string
	// Question names the question of the thing's form that it is about.
	Question string
	// Field is the field as JSON calls it; empty means the whole thing or, with a
	// Question, the whole question.
	Field string
}

// Conflict is one thing that two people want differently.
type Conflict struct {
	Place
	// Base is what it was, Mine and Theirs what became of it: the field's value of
	// the model's own type, a whole thing, or nil where there is none. For a list
	// that both brought into another order it is the keys, as []string.
	Base, Mine, Theirs any
	// Of is the state or transition it is about as it was; nil for other things.
	Of     any
	Chosen Side
}

// Side is one of two people.
type Side string

// The sides of a conflict.
const (
	Undecided Side = ""
	Mine      Side = "mine"
	Theirs    Side = "theirs"
)

// other is the side across.
func (s Side) other() Side {
	if s == Theirs {
		return Mine
	}
	return Theirs
}

// Choices are what a person chose, by place.
type Choices map[Place]Side
