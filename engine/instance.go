package engine

import "time"

// Instance is one execution of one version of a workflow: the fold of its
// events. Only [Instance.Apply] changes it. Its JSON form is what is stored as
// the cached fold.
type Instance struct {
	Status  Status    `json:"status,omitempty"` // empty before the start
	Starter string    `json:"starter,omitempty"`
	Started time.Time `json:"started,omitzero"`
	Ended   time.Time `json:"ended,omitzero"`
	// Data holds what forms and actions stored, by name.
	Data map[string]any `json:"data,omitempty"`
	// Roles holds who fills each seat.
	Roles map[string][]Actor `json:"roles,omitempty"`
	// Tokens wait on transitions, in the order their transitions were first marked.
	Tokens []Token `json:"tokens,omitempty"`
	// Activations are the open stays, oldest first.
	Activations []Activation `json:"activations,omitempty"`
	// LastActivation is the id given last.
	LastActivation int `json:"lastActivation,omitempty"`
	// Ends counts the final states reached, cancelled paths not included.
	Ends int `json:"ends,omitempty"`
	// Incident is what needs a person although no activation stands for it:
	// a stuck join or a spent budget.
	Incident *Incident `json:"incident,omitempty"`
	// Events counts the events applied.
	Events int `json:"events,omitempty"`
}

// Status is where an instance is in its life.
type Status string

const (
	StatusRunning   Status = "running"
	StatusSuspended Status = "suspended"
	StatusCompleted Status = "completed"
	StatusCancelled Status = "cancelled"
)

// Token marks a transition; Count tokens wait there.
type Token struct {
	Transition string `json:"transition"`
	Count      int    `json:"count"`
}

// Activation is one stay in one state.
type Activation struct {
	ID      int       `json:"id"`
	State   string    `json:"state"`
	Entered time.Time `json:"entered"`
	// Ready means its work is done and it leaves as soon as the rules say.
	Ready bool `json:"ready,omitempty"`
	// Task is whether a task is open for it.
	Task bool `json:"task,omitempty"`
	// Claimed is the person who took the task.
	Claimed string `json:"claimed,omitempty"`
	// Incident is why it needs a person.
	Incident *Incident `json:"incident,omitempty"`
}

// Incident says that and why an instance needs a person.
type Incident struct {
	Code    IncidentCode `json:"code"`
	Message string       `json:"message"`
	// States are the joins that wait, for IncidentStuck.
	States []string `json:"states,omitempty"`
}

// IncidentCode is the stable name of a kind of incident.
type IncidentCode string

const (
	IncidentStuck      IncidentCode = "stuck"      // tokens wait and nothing is at work
	IncidentBudget     IncidentCode = "budget"     // one command used too many steps
	IncidentNoMatch    IncidentCode = "no-match"   // no transition fits
	IncidentExpression IncidentCode = "expression" // an expression cannot be evaluated
)

// Activation finds an open activation by its id; nil when it is closed.
func (i *Instance) Activation(id int) *Activation {
	for n := range i.Activations {
		if i.Activations[n].ID == id {
			return &i.Activations[n]
		}
	}
	return nil
}

// Marked is how many tokens wait on the transition.
func (i *Instance) Marked(transition string) int {
	for n := range i.Tokens {
		if i.Tokens[n].Transition == transition {
			return i.Tokens[n].Count
		}
	}
	return 0
}

// NeedsAttention tells whether an incident is open.
func (i *Instance) NeedsAttention() bool {
	if i.Incident != nil {
		return true
	}
	for n := range i.Activations {
		if i.Activations[n].Incident != nil {
			return true
		}
	}
	return false
}

// Clone copies the instance so that applying events to the copy leaves the
// original alone. Values inside Data are shared: they are replaced, never
// changed in place.
func (i *Instance) Clone() *Instance {
	c := *i
	c.Tokens = append([]Token(nil), i.Tokens...)
	c.Activations = append([]Activation(nil), i.Activations...)
	c.Data = cloneMap(i.Data)
	c.Roles = cloneMap(i.Roles)
	return &c
}

func cloneMap[V any](m map[string]V) map[string]V {
	if m == nil {
		return nil
	}
	c := make(map[string]V, len(m))
	for k, v := range m {
		c[k] = v
	}
	return c
}
