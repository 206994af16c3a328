package engine

import "strings"

// Words is how a language says what stands in the places of a phrase. What is
// left out is said in English, and everybody by the name they sign in with.
type Words struct {
	Person func(name string) string
	Actor  func(Actor) string
	// Data lists values stored, such as "amount 1480.00 EUR, urgent yes".
	Data func(data map[string]any) string
	// Note is what somebody wrote, in quotation marks.
	Note func(notes string) string
	// Reason is why an instance needs attention.
	Reason func(message string) string
}

// Tell puts an event into a phrase, whose places the words fill.
func Tell(w *Workflow, e Event, words Words) Phrase {
	t := teller{Workflow: w, words: words}
	if p, ok := t.task(e); ok {
		return p
	}
	state, note, by := t.state(e.State), t.noted(e.Notes), t.person(e.By)
	switch e.Kind {
	case Started:
		return phrase("started", by, t.withData(e.Data))
	case RoleBound:
		return phrase("role-bound", t.role(e.Role), t.actors(e.Actors), note)
	case StateEntered:
		if e.Forced {
			return phrase("state-entered.forced", state)
		}
	case DataSet:
		if e.Activation == 0 {
			return phrase("data-set.by", by, t.withData(e.Data), note)
		}
		return phrase("data-set", state, t.withData(e.Data))
	case TransitionTaken:
		return t.taken(e)
	case TokenCancelled:
		return phrase("token-cancelled", t.target(e.Transition))
	case IncidentRaised:
		return phrase("incident-raised", said(t.words.Reason, e.Incident.Message))
	case IncidentResolved:
		if e.Activation == 0 {
			return phrase("incident-resolved")
		}
		return phrase("incident-resolved.at", state)
	case Moved:
		return phrase("moved", by, state, note)
	case Retried:
		if e.Activation == 0 {
			return phrase("retried", by, note)
		}
		return phrase("retried.at", by, state, note)
	case Suspended, Resumed, Cancelled:
		return phrase(e.Kind.String(), by, note)
	case Completed:
		if e.State == "" {
			return phrase("completed")
		}
		return phrase("completed.by", state)
	}
	return phrase(e.Kind.String(), state)
}

func phrase(key string, args ...string) Phrase { return Phrase{Key: key, Args: args} }

// teller says what an event names.
type teller struct {
	*Workflow
	words Words
}

// task puts the events about people's work into phrases.
func (t teller) task(e Event) (Phrase, bool) {
	say := func(key string, args ...string) (Phrase, bool) { return phrase(key, args...), true }
	state, note, by := t.state(e.State), t.noted(e.Notes), t.person(e.By)
	switch e.Kind {
	case Skipped:
		if e.By != "" {
			return say("skipped.by", by, state, note)
		}
		return say("skipped", state, note)
	case TaskResolved:
		if len(e.People) == 0 {
			return say("task-resolved.nobody", state)
		}
		return say("task-resolved", state, each(e.People, t.person))
	case TaskAssigned:
		return say("task-assigned", state, t.person(e.To))
	case TaskClaimed, TaskReleased:
		return say(e.Kind.String(), by, state)
	case TaskDelegated:
		if e.To == e.By {
			return say("task-delegated.back", by, state, note)
		}
		return say("task-delegated", by, t.person(e.To), state, note)
	case Signed:
		switch {
		case e.State == FromAnywhere:
			return say("signed.anywhere", by, e.Outcome, note)
		case e.For != "":
			return say("signed.for", by, state, t.person(e.For), e.Outcome, note, t.withData(e.Data))
		}
		return say("signed", by, state, e.Outcome, note, t.withData(e.Data))
	case Decided:
		return say("decided", state, e.Outcome, t.withData(e.Data))
	}
	return Phrase{}, false
}

func (t teller) taken(e Event) Phrase {
	to := t.target(e.Transition)
	if way := t.Transition(e.Transition); way != nil && way.When != "" {
		return phrase("transition-taken.if", to, way.When)
	}
	return phrase("transition-taken", to)
}

// target is the title of where a transition leads.
func (t teller) target(transition string) string {
	if way := t.Transition(transition); way != nil {
		return t.state(way.To)
	}
	return transition
}

func (t teller) state(id string) string {
	if s := t.State(id); s != nil {
		return s.Title()
	}
	return id
}

func (t teller) role(name string) string {
	for n := range t.Roles {
		if t.Roles[n].Name == name {
			return t.Roles[n].Title()
		}
	}
	return name
}

func (t teller) person(name string) string { return said(t.words.Person, name) }

func (t teller) actors(actors []Actor) string {
	if t.words.Actor != nil {
		return each(actors, t.words.Actor)
	}
	return each(actors, ActorWords)
}

func (t teller) noted(notes string) string {
	switch {
	case notes == "":
		return ""
	case t.words.Note != nil:
		return ", " + t.words.Note(notes)
	}
	return ", “" + notes + "”"
}

func (t teller) withData(data map[string]any) string {
	switch {
	case len(data) == 0:
		return ""
	case t.words.Data != nil:
		return " (" + t.words.Data(data) + ")"
	}
	return " (" + dataWords(data) + ")"
}

func said(word func(string) string, english string) string {
	if word == nil {
		return english
	}
	return word(english)
}

func each[T any](list []T, word func(T) string) string {
	words := make([]string, len(list))
	for n := range list {
		words[n] = word(list[n])
	}
	return strings.Join(words, ", ")
}
