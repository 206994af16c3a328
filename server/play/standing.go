package play

import (
	"fmt"
	"slices"
	"strings"

	"statecraft/engine"
)

// Outlook is how a run stands in one word.
type Outlook string

const (
	Completed Outlook = "completed" // every path has ended
	Cancelled Outlook = "cancelled" // stopped before its end
	Incident  Outlook = "incident"  // it cannot go on without help
	Waiting   Outlook = "waiting"   // for somebody to act or a condition to come true
)

// Standing says how a run stands, and where.
type Standing struct {
	Outlook Outlook `json:"result"`
	// Places are the ends reached, the states with an incident, or the states
	// where somebody may act or a condition is waited for.
	Places []Place `json:"states"`
	// Message says what the incident is, which condition is waited for, or that
	// nothing has begun.
	Message string `json:"message,omitempty"`
	// Tasks are what can be signed next.
	Tasks []Task `json:"tasks,omitempty"`
}

// Place is a state by its id and by the name people read.
type Place struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// Standing tells how the run stands now.
func (r *Run) Standing() Standing {
	switch r.instance.Status {
	case engine.StatusCompleted:
		return Standing{Outlook: Completed, Places: r.places(r.ends)}
	case engine.StatusCancelled:
		return Standing{Outlook: Cancelled, Places: r.places(nil)}
	}
	if r.instance.Status == "" {
		return Standing{Outlook: Waiting, Places: r.places(nil), Message: "it has not started"}
	}
	tasks := r.tasks()
	if at, message := r.incident(); message != "" {
		return Standing{Outlook: Incident, Places: r.places(at), Message: message, Tasks: tasks}
	}
	waits, message := r.waits()
	return Standing{Outlook: Waiting, Places: r.places(append(r.open(), waits...)), Message: message, Tasks: tasks}
}

// waits gives the states in which a condition is waited for, and the conditions
// in words.
func (r *Run) waits() (at []string, message string) {
	var reasons []string
	for _, s := range r.program.Workflow().States {
		if s.Kind != engine.KindWait || !slices.ContainsFunc(r.instance.Activations, func(a engine.Activation) bool { return a.State == s.ID }) {
			continue
		}
		at = append(at, s.ID)
		reasons = append(reasons, fmt.Sprintf("%s goes on when %s", s.Title(), s.When))
	}
	return at, strings.Join(reasons, ", ")
}

// incident gives the states of all open incidents and the first one's message.
func (r *Run) incident() (at []string, message string) {
	if i := r.instance.Incident; i != nil {
		at, message = slices.Clone(i.States), i.Message
	}
	for _, a := range r.instance.Activations {
		if a.Incident == nil {
			continue
		}
		at = append(at, a.State)
		if message == "" {
			message = a.Incident.Message
		}
	}
	return at, message
}

// places names the states in declared order, each once.
func (r *Run) places(ids []string) []Place {
	places := []Place{}
	for _, s := range r.program.Workflow().States {
		if slices.Contains(ids, s.ID) {
			places = append(places, Place{ID: s.ID, Name: s.Title()})
		}
	}
	return places
}
