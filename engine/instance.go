package engine

import (
	"maps"
	"time"
)

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
	// Signers are the people who signed each state in any round, acting or
	// represented, by state.
	Signers map[string][]string `json:"signers,omitempty"`
	// Ends counts the final states reached, cancelled paths not included.
	Ends int `json:"ends,omitempty"`
	// Incident is what needs a person although no activation stands for it:
	// a stuck join or a spent budget.
	Incident *Incident `json:"incident,omitempty"`
	// Events counts the events applied.
	Events int `json:"events,omitempty"`

	borrowed uint8       // see copyFrom
	added    []signature // who signed since, see signer
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
	// Outcome is the one a skipped or decided activation leaves with.
	Outcome string `json:"outcome,omitempty"`
	// People are eligible, once the host has told (see Resolve). nil is unknown,
	// an empty list is nobody.
	People []string `json:"people,omitzero"`
	// Votes were cast where several must sign.
	Votes []Vote `json:"votes,omitempty"`
	// Delegations let others act for somebody in this activation.
	Delegations []Delegation `json:"delegations,omitempty"`
	// Incident is why it needs a person.
	Incident *Incident `json:"incident,omitempty"`
}

// Vote is one of several sign-offs of an activation.
type Vote struct {
	By      string         `json:"by"`
	For     string         `json:"for,omitempty"` // who is represented; empty is oneself
	Outcome string         `json:"outcome"`
	Data    map[string]any `json:"data,omitempty"`
}

// Delegation lets To act for From, whose groups are those of the moment it was
// given.
type Delegation struct {
	From Person `json:"from"`
	To   string `json:"to"`
}

// Incident says that and why an instance needs a person.
type Incident struct {
	Code    IncidentCode `json:"code"`
	Message string       `json:"message"`
	// States are the joins that wait, for IncidentStuck.
	States []string `json:"states,omitempty"`
	// Leaving says the work itself was done and only the way on is missing.
	Leaving bool `json:"leaving,omitempty"`
}

// IncidentCode is the stable name of a kind of incident.
type IncidentCode string

const (
	IncidentStuck      IncidentCode = "stuck"          // tokens wait and nothing is at work
	IncidentBudget     IncidentCode = "budget"         // one command used too many steps
	IncidentNoMatch    IncidentCode = "no-match"       // no transition fits
	IncidentExpression IncidentCode = "expression"     // an expression cannot be evaluated
	IncidentNobody     IncidentCode = "nobody-can-act" // fewer people may sign than must
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
	c := &Instance{}
	c.copyFrom(i)
	c.own()
	return c
}

// copyFrom makes c a copy that shares the maps of i until it must change one.
// Its slices reuse the room c already has.
func (c *Instance) copyFrom(i *Instance) {
	tokens, activations, added := c.Tokens[:0], c.Activations[:0], c.added[:0]
	*c = *i
	c.Tokens = append(tokens, i.Tokens...)
	c.Activations = append(activations, i.Activations...)
	c.added = append(added, i.added...)
	for n := range c.Activations {
		a := &c.Activations[n]
		// Appending must not write into room the original has spare.
		a.Votes = a.Votes[:len(a.Votes):len(a.Votes)]
		a.Delegations = a.Delegations[:len(a.Delegations):len(a.Delegations)]
	}
	c.borrowed = borrowedData | borrowedRoles | borrowedSigners
}

// replace makes i what its copy c has become. c keeps the room i had, to be used
// by the next copy.
func (c *Instance) replace(i *Instance) {
	tokens, activations, added := i.Tokens, i.Activations, i.added
	*i = *c
	i.borrowed, i.added = 0, added
	for _, s := range c.added {
		i.signer(s.state, s.name)
	}
	c.Tokens, c.Activations = tokens[:0], activations[:0]
}

// own replaces every shared map by a copy.
func (c *Instance) own() {
	if c.borrowed&borrowedData != 0 {
		c.Data = maps.Clone(c.Data)
	}
	if c.borrowed&borrowedRoles != 0 {
		c.Roles = maps.Clone(c.Roles)
	}
	if c.borrowed&borrowedSigners != 0 {
		c.Signers = maps.Clone(c.Signers)
	}
	added := c.added
	c.borrowed, c.added = 0, nil
	for _, s := range added {
		c.signer(s.state, s.name)
	}
}

// signature is one entry of Signers.
type signature struct{ state, name string }

// Bits of Instance.borrowed: maps that belong to another instance.
const (
	borrowedData uint8 = 1 << iota
	borrowedRoles
	borrowedSigners
)
