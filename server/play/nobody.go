package play

import (
	"fmt"
	"slices"
	"strings"

	"statecraft/engine"
)

// CodeNobody says that nobody can sign what waits, as far as a run can tell.
const CodeNobody engine.Code = engine.Code(engine.IncidentNobody)

// nobody says in plain words why nobody can act on the activation.
func (r *Run) nobody(a *engine.Activation) error {
	s := r.program.Workflow().State(a.State)
	refused := &engine.Error{Code: CodeNobody, State: s.ID}
	if a.Incident != nil && a.Incident.Code != engine.IncidentNobody {
		refused.Code, refused.Message = engine.Code(a.Incident.Code), a.Incident.Message
		return refused
	}
	why, advice := r.why(a, s)
	refused.Message = fmt.Sprintf("Nobody can act in %s: %s; %s.", s.Title(), why, advice)
	return refused
}

// why gives the reason, and what would help.
func (r *Run) why(a *engine.Activation, s *engine.State) (reason, advice string) {
	const others = "let others act there too"
	actors := r.instance.Candidates(s)
	starter := engine.Person{Name: r.instance.Starter}
	switch {
	case slices.Contains(s.SeparateFrom, engine.NameStarter) && !starter.IsHuman():
		return "four eyes keep out everybody, as the starter is unknown", "have a person start it"
	case len(r.able(a)) > 0:
		return "none of its outcomes is open to " + list(names(r.able(a))), others
	case a.Claimed != "":
		return r.hindrance(a, []string{a.Claimed}) + " but holds it", "release it or assign it to somebody else"
	case len(a.People) > 0:
		return r.hindrance(a, a.People), others
	case a.People != nil && r.fixed[a.ID]:
		return "a step says so", "name somebody in it"
	case len(actors) == 0:
		words := make([]string, len(s.Actors))
		for n, actor := range s.Actors {
			words[n] = engine.ActorWords(actor)
		}
		return "it is for " + strings.Join(words, ", ") + ", which is nobody so far", "say who that is, or " + others
	}
	var people []string
	for _, actor := range actors {
		if p, ok := r.cast.standIn(actor, 1); ok {
			people = append(people, p.Name)
		}
	}
	return r.hindrance(a, people), others
}

// hindrance says what keeps the people from acting, those of one kind together.
func (r *Run) hindrance(a *engine.Activation, people []string) string {
	var separated, signed, strangers []string
	for _, name := range people {
		switch engine.CodeOf(engine.CanDecide(r.program, r.instance, a.ID, r.cast.person(name))) {
		case engine.CodeSeparated:
			separated = append(separated, name)
		case engine.CodeAlreadySigned:
			signed = append(signed, name)
		default:
			strangers = append(strangers, name)
		}
	}
	var reasons []string
	add := func(people []string, one, several string) {
		switch {
		case len(people) == 1:
			reasons = append(reasons, people[0]+" "+one)
		case len(people) > 1:
			reasons = append(reasons, list(people)+" "+several)
		}
	}
	add(separated, "is kept out by four eyes", "are kept out by four eyes")
	add(signed, "has signed already", "have signed already")
	add(strangers, "is none of those it is for", "are none of those it is for")
	return strings.Join(reasons, ", ")
}

// list joins names for people, the first few of them.
func list(names []string) string {
	const most = 5
	if len(names) > most {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}
